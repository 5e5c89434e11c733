# sys.exit inside nested functions and finally.
import sys
def a():
    try:
        b()
    finally:
        print('a cleans')
def b():
    with open('/dev/null'):
        try:
            sys.exit('stopped in b')
        except ValueError:
            print('never')
a()
