import threading


class Counted(threading.local):
    made = 0

    def __init__(self, start):
        self.value = start
        Counted.made += 1


plain, counted = threading.local(), Counted(7)
plain.name = "main"
seen = []


def touch(n):
    seen.append((hasattr(plain, "name"), counted.value))
    plain.name = counted.value = n


for n in range(3):
    thread = threading.Thread(target=touch, args=(n,))
    thread.start()
    thread.join()
print(seen)
print(plain.name, counted.value, Counted.made, plain.__dict__)
del plain.name
print(vars(plain))
try:
    threading.local(1)
except TypeError as error:
    print(error)
