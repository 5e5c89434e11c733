import threading


def deep(n):
    return deep(n + 1)


def nested(n):
    return sorted([n], key=nested)


def run(target):
    try:
        target(0)
    except RecursionError as error:
        print("RecursionError", error)


for target in (deep, nested):
    thread = threading.Thread(target=run, args=(target,))
    thread.start()
    thread.join()
run(deep)
