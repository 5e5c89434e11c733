# A failing comparison inside a call.
values = [3, None, 1]
print('max:', max(v for v in values if v > 1))
