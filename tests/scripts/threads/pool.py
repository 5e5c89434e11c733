import contextvars
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(lambda n: n * n, range(6))))
    futures = [pool.submit(pow, 2, n) for n in range(5)]
    print(sorted(future.result() for future in as_completed(futures)))
    failed = pool.submit(int, "x")
    print(repr(failed.exception()))

variable = contextvars.ContextVar("variable", default="default")
variable.set("main")
seen = []
thread = threading.Thread(target=lambda: seen.append(variable.get()))
thread.start()
thread.join()
print(seen, variable.get())

# Both pipes are filled and emptied at once.
done = subprocess.run(["cat"], input=b"x" * 300_000, capture_output=True)
print(len(done.stdout), done.returncode)
