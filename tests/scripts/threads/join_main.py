# A thread may wait for the end of the main one.
import threading


def last():
    threading.main_thread().join()
    print("after main")


threading.Thread(target=last).start()
print("end of main")
