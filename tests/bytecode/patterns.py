def match(command):
    match command:
        case ["go", direction] | ["walk", direction]:
            return direction
        case {"key": value, **rest} if rest:
            return value
        case Point(x=0, y=z):
            return z
        case [first, *_, last]:
            return first, last
        case 1 | 2 | None as number:
            return number
        case _:
            return ()
