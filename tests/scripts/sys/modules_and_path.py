# sys.path and sys.modules steer imports.
import sys, types, os
fake = types.ModuleType('fake_mod')
fake.answer = 42
sys.modules['fake_mod'] = fake
import fake_mod
from fake_mod import answer
print(fake_mod.answer, answer)
sys.modules['blocked'] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
os.mkdir('extra_dir')
with open('extra_dir/found_later.py', 'w') as f: f.write('print("running", __name__)\nx = 7\n')
try:
    import found_later
except ImportError as e:
    print(e)
sys.path.insert(0, 'extra_dir')
import found_later
print(found_later.x)
del sys.modules['found_later']
import found_later as again
print(again is found_later)
os.remove('extra_dir/found_later.py')
os.rmdir('extra_dir')
