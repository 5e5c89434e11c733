# Functions around a fork: those before it run last first.
import functools
import os

say = functools.partial(print, flush=True)
os.register_at_fork(before=lambda: say("before 1"), after_in_parent=lambda: os.waitpid(-1, 0))
os.register_at_fork(before=lambda: say("before 2"), after_in_child=lambda: say("child"))
try:
    os.register_at_fork()
except TypeError as error:
    print(error)
try:
    os.register_at_fork(before=5)
except TypeError as error:
    print(error)
say("fork")
if os.fork() == 0:
    os._exit(0)
say("done")
