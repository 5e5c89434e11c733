# -*- coding: klingon -*-
# A source file with an unknown encoding.
print(1)
