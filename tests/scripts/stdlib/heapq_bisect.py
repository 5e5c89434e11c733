# heapq and bisect.
import heapq, bisect
h = []
for x in [5, 1, 8, 3, 2]: heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9))
print([heapq.heappop(h) for _ in range(len(h))])
l = [9, 4, 7, 1]; heapq.heapify(l)
print(l, heapq.nsmallest(2, l), heapq.nlargest(2, l))
print(heapq.nlargest(2, ['aa', 'b', 'ccc'], key=len))
print(list(heapq.merge([1, 4], [2, 3], [0])))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0))
print(bisect.bisect_left(a, 4, 1, 3))
print(bisect.bisect([(1, 'a'), (2, 'b')], 1, key=lambda t: t[0]))
bisect.insort(a, 4); bisect.insort_left(a, 3); print(a)
try:
    heapq.heappop([])
except IndexError as e:
    print(e)
