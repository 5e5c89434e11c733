# Futures and tasks are native in CPython: tracebacks show nothing of them.
import asyncio
import traceback


def show(function):
    try:
        function()
    except Exception:
        traceback.print_exc()


async def fail():
    await asyncio.sleep(0)
    raise ValueError("failed")


async def gather():
    await asyncio.gather(fail(), fail())


async def wait():
    await asyncio.wait_for(asyncio.sleep(10), 0.01)


async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(fail())


for main in (fail, gather, wait, group):
    show(lambda: asyncio.run(main()))
show(asyncio.get_running_loop)
print(asyncio.Future, asyncio.Task)
