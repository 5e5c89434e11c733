# A character that begins no token.
x = 5 $ 3
