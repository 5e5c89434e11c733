# Attributes of sys that scripts look at.
import sys
print(sys.maxsize, sys.byteorder, sys.version_info[:2], sys.version_info.major)
print(sys.version_info >= (3, 8), type(sys.version).__name__, sys.maxunicode)
print(sys.platform)
print(sys.hexversion >> 16 == 0x030b, len(sys.path) > 0, 'sys' in sys.modules)
print(isinstance(sys.executable, str), sys.float_info.max, sys.float_info.epsilon)
print(sys.float_info.dig, sys.int_info.bits_per_digit > 0, sys.hash_info.modulus)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.stdout.encoding)
print(sys.getrecursionlimit(), sys.flags.optimize)
print('math' in sys.builtin_module_names or True, sys.implementation.name != '')
print(sys.stdin.fileno(), sys.stdout.fileno(), sys.stderr.fileno())
print(sys.__stdout__ is sys.stdout, sys.getsizeof([]) > 0, sys.exc_info())
