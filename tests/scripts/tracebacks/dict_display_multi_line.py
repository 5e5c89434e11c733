# A failing entry of a display over several lines.
d = {
    'one': 1,
    'two': int('2'),
    'three': int('drei'),
}
