# Warnings that finalizers give after the modules of the program have been emptied.
import asyncio
import warnings

warnings.simplefilter('always')


class Kept:
    """Held by a module that goes late."""

    def __init__(self, warn=warnings.warn):
        self.warn = warn

    def __del__(self, text='late'):
        self.warn(text)
        self.warn(f'{text} again', ResourceWarning)


asyncio.kept = Kept()
warnings.kept = Kept()
print('end')
