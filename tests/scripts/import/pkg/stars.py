__all__ = ['public', 'also_public']
public, also_public, hidden = 1, 2, 3
