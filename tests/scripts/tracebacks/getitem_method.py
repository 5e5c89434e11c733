# An error inside __getitem__.
class Table:
    def __getitem__(self, key):
        raise LookupError(key)
t = Table()
print(t['row']['col'])
