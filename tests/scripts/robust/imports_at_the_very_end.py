# A coroutine that dies with builtins, when sys is gone: its warning finds nothing to import.
import builtins


async def work():
    pass


builtins.kept = work()
