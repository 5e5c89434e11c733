# Futures and tasks by hand: states, callbacks, subclasses, what is wrong with a yield, other loops.
import asyncio
import contextvars
import gc

Future, Task = asyncio.Future, asyncio.Task
loop = asyncio.new_event_loop()
failures = []
loop.set_exception_handler(lambda loop, context: failures.append(
    (context["message"], type(context.get("exception")).__name__)))


def attempt(function):
    try:
        print(function())
    except BaseException as error:
        print(type(error).__name__, error)


def turn():
    loop.call_soon(loop.stop)
    loop.run_forever()


# ---- not initialised
bare = Future.__new__(Future)
attempt(bare.result)
attempt(bare.cancel)
attempt(lambda: bare._state)
attempt(lambda: bare.add_done_callback(print))
attempt(lambda: repr(bare))
print(bare.done(), bare._loop, bare._asyncio_future_blocking)

# ---- outcomes
future = Future(loop=loop)
attempt(future.result)
attempt(lambda: future.set_exception(StopIteration))
attempt(lambda: future.set_exception(3))
calls = []
for name in "abc":
    future.add_done_callback(lambda f, name=name: calls.append((name, f.result())))
future.set_result(4)
attempt(lambda: future.set_result(5))
turn()
print(calls, future._callbacks, future)
cancelled = Future(loop=loop)
print(cancelled.cancel("why"), cancelled.cancel(), cancelled._cancel_message)
attempt(cancelled.result)
attempt(cancelled.exception)

# ---- callbacks are taken away, also by a comparison that changes them
future = Future(loop=loop)
future.add_done_callback(print)
future.add_done_callback(print)
future.add_done_callback(repr)
print(future.remove_done_callback(print), len(future._callbacks))


class Changes:
    def __eq__(self, other):
        future.remove_done_callback(id)
        return other is len


future.add_done_callback(len)
future.add_done_callback(id)
print(future.remove_done_callback(Changes()))

# ---- an exception that nobody asks for
Future(loop=loop).set_exception(ValueError("lost"))
gc.collect()
print(failures)
failures.clear()


# ---- tasks
class Named(Task):
    def cancel(self, msg=None):
        print("cancel of a subclass", msg)
        return super().cancel(msg)


class Like:
    """Awaited as a future is, but none."""
    _asyncio_future_blocking = True

    def __init__(self):
        self.callbacks = []

    def get_loop(self):
        return loop

    def add_done_callback(self, callback, *, context):
        self.callbacks.append(callback)

    def result(self):
        raise KeyError("like")

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self
        return self.result()


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


async def wait(what):
    try:
        return await what
    except BaseException as error:
        print("in the coroutine:", type(error).__name__, str(error)[:24])
        raise


def run(what, turns=4):
    task = Named(wait(what), loop=loop, name="named")
    for _ in range(turns):
        turn()
    return task


other_loop = asyncio.new_event_loop()
for wrong in (3, Future(loop=loop), Future(loop=other_loop), (x for x in ())):
    task = run(Yields(wrong))
    print(type(task.exception()).__name__)
like = Like()
task = run(like)
print(task.done(), task._fut_waiter is like)
like.callbacks[0](like)
attempt(task.result)

pending = Future(loop=loop)
task = run(pending)
print(task._fut_waiter is pending, task.get_name(), task.cancelling())
print(task.cancel("stop"), task.cancelling(), task.uncancel(), task.uncancel())
turn()
turn()
print(task.cancelled(), pending.cancelled())
attempt(task.result)
early = Named(wait(Yields(None)), loop=loop)
early.cancel()
turn()
print(early.cancelled())


async def exits():
    raise SystemExit(3)


task = Task(exits(), loop=loop)
attempt(turn)
turn()
attempt(task.result)

# ---- each runs in its own context
variable = contextvars.ContextVar("variable", default=0)


async def bump():
    variable.set(variable.get() + 1)
    await asyncio.sleep(0)
    return variable.get()


context = contextvars.copy_context()
tasks = [Task(bump(), loop=loop, context=context), Task(bump(), loop=loop)]
for _ in range(4):
    turn()
print([t.result() for t in tasks], variable.get(), context[variable])

# ---- destroyed while pending, in a cycle
failures.clear()


async def forever():
    me = asyncio.current_task()
    await Future()
    return me


Task(forever(), loop=loop)
turn()
gc.collect()
print(failures)
attempt(lambda: Task(3, loop=loop))

# ---- what is awaited may be replaced: call_soon of the loop itself
loop.call_soon = lambda *args, **keywords: print("call_soon", len(args), sorted(keywords))
Future(loop=loop).cancel()
future = Future(loop=loop)
future.add_done_callback(print)
future.set_result(1)
del loop.call_soon
loop.close()
other_loop.close()
