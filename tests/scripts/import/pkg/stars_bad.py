__all__ = ['not_there']
