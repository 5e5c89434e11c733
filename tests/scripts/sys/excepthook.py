# sys.excepthook replaces the printed traceback.
import sys
def hook(t, v, tb):
    print('hook got', t.__name__, v, tb.tb_lineno)
sys.excepthook = hook
raise ValueError('uncaught')
