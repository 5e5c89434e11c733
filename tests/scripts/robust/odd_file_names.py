# File names that are not UTF-8.
import os
import sys

folder = os.fsdecode(b'odd\xff\xc3')
os.mkdir(folder)
with open(os.path.join(folder, 'odd_module.py'), 'w') as file:
    file.write('name = __file__\n\ndef fail():\n    return 1 / 0\n')
sys.path.insert(0, folder)
import odd_module

print(ascii(odd_module.name).rpartition('odd\\')[2])
try:
    odd_module.fail()
except ZeroDivisionError as e:
    code = e.__traceback__.tb_next.tb_frame.f_code
    print(ascii(code.co_filename).rpartition('odd\\')[2], e.__traceback__.tb_next.tb_lineno)
print([ascii(name) for name in os.listdir('.')], os.listdir(b'.'))
for name in ('x\udcff', 'x\udc80\udcfe', '\ud800'):
    try:
        exec(compile('1/0', name, 'exec'))
    except ZeroDivisionError as e:
        print(ascii(e.__traceback__.tb_next.tb_frame.f_code.co_filename))
