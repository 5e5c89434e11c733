import threading

results = []


def square(n, *, scale=1):
    results.append(n * n * scale)


threads = [threading.Thread(target=square, args=(n,), kwargs={"scale": 2}) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), threading.active_count(), threads[0].is_alive())
print(threading.current_thread() is threading.main_thread())
