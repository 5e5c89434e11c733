# An error in __exit__ while another is handled.
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise TypeError('exit failed')
with CM():
    raise ValueError('body failed')
