# Markers count columns of wide characters.
größe = {'ä': 1}
print('äöü', größe['ä'], größe['ö'])
