# CPython starts the thread (and would print: ran). A program under ouro has one thread; starting
# another is an error, so that no program waits for work that never happens.
import threading

try:
    threading.Thread(target=lambda: print("ran")).start()
except RuntimeError as error:
    print(f"RuntimeError: {error}")
with threading.Lock():
    print("locks work")
