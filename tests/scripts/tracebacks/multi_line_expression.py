# An expression over several lines.
x = (1 +
     2 +
     'three' +
     4)
