print('init of', __name__)
from . import sibling
