# A keyword where a name belongs.
class = 5
