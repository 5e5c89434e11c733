# sys.set_int_max_str_digits() holds for literals too.
import ast
import sys

sys.set_int_max_str_digits(1000)
for text in ('3' * 1000, '3' * 1001, '0x' + 'f' * 2000):
    try:
        print(ast.literal_eval(text) % 1000)
    except SyntaxError as error:
        print(error.msg)
sys.set_int_max_str_digits(0)
print(eval('3' * 5000) % 1000)
