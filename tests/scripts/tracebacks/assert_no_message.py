# assert without a message prints the bare name.
assert len([]) == 1
