# Values and arrays that processes share.
import multiprocessing as mp
def work(v, a, i):
    with v.get_lock():
        v.value += i
    a[i] = i * i
if __name__ == '__main__':
    v = mp.Value('i', 10); a = mp.Array('d', 4); r = mp.RawArray('c', b'abc')
    ps = [mp.Process(target=work, args=(v, a, i)) for i in range(4)]
    [p.start() for p in ps]; [p.join() for p in ps]
    print(v.value, list(a), a[:], r.value, v, len(a))
