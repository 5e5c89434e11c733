# The figures that came after 3.11: candidates and duration.
import gc
gc.disable()
infos = []
gc.callbacks.append(lambda phase, info: infos.append((phase, info)))
x = []
x.append(x)
del x
gc.collect()
gc.callbacks.clear()
phase, info = infos[-1]
print(phase, sorted(info), info['collected'], info['candidates'] > 10, info['duration'] > 0)
s = gc.get_stats()[2]
print(sorted(s), s['candidates'] >= info['candidates'], type(s['duration']))
