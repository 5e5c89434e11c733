# Wrapping, justification, columns and a word count.
TEXT = """It was a bright cold day in spring, and all the clocks of the town were
slow. Nobody hurried; nobody ever did. The baker, who had opened at six
(or what he took for six), stood in his door and looked at the empty street."""
def wrap(text, width):
    line = []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield line
            line = []
        line.append(word)
    if line: yield line
def justify(words, width):
    if len(words) == 1: return words[0].ljust(width)
    gaps = len(words) - 1
    spaces = width - sum(map(len, words))
    q, r = divmod(spaces, gaps)
    return ''.join(w + ' ' * (q + (i < r)) for i, w in enumerate(words[:-1])) + words[-1]
def show(lines): print('\n'.join(f'|{l}|' for l in lines), end='\n\n')
for width in (24, 40):
    lines = list(wrap(TEXT, width))
    show(' '.join(l).ljust(width) for l in lines)
    show([justify(l, width) for l in lines[:-1]] + [' '.join(lines[-1]).ljust(width)])
show(' '.join(l).center(30) for l in wrap(TEXT[:80], 30))
show(' '.join(l).rjust(30) for l in wrap(TEXT[:80], 30))
words = [w.strip('.,;()').lower() for w in TEXT.split()]
freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
for w, n in sorted(freq.items(), key=lambda p: (-p[1], p[0]))[:6]: print(f'{w:<10}{n:>3} {"#" * n}')
cols = [sorted(set(words))[i::3] for i in range(3)]
for row in zip(*cols): print(''.join(f'{w:<12}' for w in row).rstrip())
print(max(words, key=len), sum(map(len, words)) / len(words))
print(' '.join(w[::-1] for w in words[:5]), ''.join(w[0] for w in words))
