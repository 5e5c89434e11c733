# What a finalizer at the very end of the program can do: warn, and not import.
import logging
import sys
import warnings

warn = warnings.warn
sys.stderr = sys.stdout


class Last:
    def __del__(self):
        try:
            import calendar
        except ImportError as error:
            print(error)
        warn('at the end')
        logging.error('still here')


last = Last()
print('end of the script')
