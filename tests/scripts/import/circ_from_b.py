from circ_from_a import other
thing = 2
