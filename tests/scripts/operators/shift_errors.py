# Negative and huge shift counts.
for s in (
    '1 << -1', '1 >> -1', '1 >> 10**30', '-1 >> 10**30', '0 << 10**30', '-5 >> 1', '-1 >> 100',
    '1 << 64', '-1 << 64', '5 >> 0', '(1 << 100) >> 98'
):
    try:
        print(s, '=', eval(s))
    except ValueError as e:
        print(s, '->', e)
