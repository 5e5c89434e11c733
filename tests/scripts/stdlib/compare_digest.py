import hmac

for a, b in [("a", "a"), ("a", "b"), ("a", "ab"), (b"a", b"a"), (bytearray(b"a"), b"a"),
             ("a", b"a"), ("\xe9", "\xe9"), (1, 1), (None, "a"), ([], b"")]:
    try:
        print(hmac.compare_digest(a, b))
    except TypeError as error:
        print(error)
