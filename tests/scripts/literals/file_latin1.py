# -*- coding: latin-1 -*-
# A source file in Latin-1.
größe = "éè £"
print(größe, len(größe), ascii(größe))
