# stdin: input_function.txt
# input reads lines, without their ends, until EOFError.
print(repr(input()), repr(input('prompt> ')), repr(input()))
n = int(input('number: '))
print(n * 2, input('é? '))
import sys
print(repr(sys.stdin.readline()), [l for l in sys.stdin], repr(sys.stdin.read()))
try:
    input()
except EOFError as e:
    print('EOFError', e)
