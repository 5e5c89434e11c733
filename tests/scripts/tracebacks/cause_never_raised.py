# A cause that was never raised has no traceback.
raise ValueError('main') from KeyError('never raised')
