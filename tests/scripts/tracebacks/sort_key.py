# Built-in functions have no frame of their own between two functions.
def key(item):
    return item['name']
rows = [{'name': 'b'}, {'nam': 'a'}]
print(sorted(rows, key=key))
