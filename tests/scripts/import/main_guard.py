# __name__ is '__main__' in a script, the module's name when imported.
import sys
print(__name__, sys.modules['__main__'].__name__)
import main_guard as other
print(other.__name__, other is sys.modules['__main__'], hasattr(other, 'ran'))
if __name__ == '__main__':
    ran = True
    print('as script')
