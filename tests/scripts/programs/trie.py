# A trie with counting, prefix search, longest prefix and deletion.
class Trie:
    __slots__ = ('kids', 'count')
    def __init__(self, words=()):
        self.kids, self.count = {}, 0
        for w in words: self.add(w)
    def add(self, word):
        node = self
        for c in word: node = node.kids.setdefault(c, Trie())
        node.count += 1
    def _find(self, prefix):
        node = self
        for c in prefix:
            node = node.kids.get(c)
            if node is None: return None
        return node
    def __contains__(self, w): return bool((n := self._find(w)) and n.count)
    def walk(self, prefix=''):
        if self.count: yield prefix, self.count
        for c in sorted(self.kids): yield from self.kids[c].walk(prefix + c)
    def complete(self, prefix):
        n = self._find(prefix)
        return [w for w, _ in n.walk(prefix)] if n else []
    def longest_prefix(self, text):
        best, node = '', self
        for i, c in enumerate(text, 1):
            node = node.kids.get(c)
            if not node: break
            if node.count: best = text[:i]
        return best
    def remove(self, word):
        path, node = [], self
        for c in word:
            if c not in node.kids: raise KeyError(word)
            path.append((node, c))
            node = node.kids[c]
        if not node.count: raise KeyError(word)
        node.count = 0
        for parent, c in reversed(path):
            if parent.kids[c].count or parent.kids[c].kids: break
            del parent.kids[c]
    def size(self): return 1 + sum(k.size() for k in self.kids.values())
    def near(self, word, budget, prefix=''):
        if not word:
            if self.count: yield prefix
        for c, k in sorted(self.kids.items()):
            if word and c == word[0]: yield from k.near(word[1:], budget, prefix + c)
            elif budget:
                if word: yield from k.near(word[1:], budget - 1, prefix + c)
                yield from k.near(word, budget - 1, prefix + c)
        if word and budget: yield from self.near(word[1:], budget - 1, prefix)
text = '''the cat sat on the mat and the cart stood at the camp can car care carton'''
t = Trie(text.split())
print('cat' in t, 'ca' in t, 'dog' in t, dict(t.walk())['the'], t.complete('ca'))
print(t.complete('x'), t.size())
print(t.longest_prefix('carefully'), repr(t.longest_prefix('zebra')))
print(sorted(set(t.near('cab', 1))), sorted(set(t.near('crt', 1))))
t.remove('cart'); print(t.complete('car'), t.size()); t.remove('carton')
print(t.complete('car'), t.size())
for w in ('cart', 'ca'):
    try:
        t.remove(w)
    except KeyError as e:
        print('KeyError', e)
print(sum(c for _, c in t.walk()), [w for w, c in t.walk() if c > 1])
