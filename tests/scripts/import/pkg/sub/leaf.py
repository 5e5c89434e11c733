from ..sub import sibling
from .. import name
from .sibling import constant as c
def where(): return f'leaf of {__package__}, {name}, {c}'
