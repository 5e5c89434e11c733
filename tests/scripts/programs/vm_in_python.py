# A little stack machine with an assembler, run on sample programs.
class VMError(Exception): pass
class VM:
    def __init__(self, code, limit=10_000):
        self.code, self.pc, self.stack, self.calls, self.vars, self.out, self.left = code, 0, [], [], {}, [], limit
    def pop(self):
        if not self.stack: raise VMError(f'stack underflow at {self.pc - 1}')
        return self.stack.pop()
    def run(self):
        ops = {n[3:]: getattr(self, n) for n in dir(self) if n.startswith('op_')}
        while self.pc < len(self.code):
            self.left -= 1
            if self.left < 0: raise VMError('too many steps')
            op, *args = self.code[self.pc]
            self.pc += 1
            if op == 'halt': break
            if op not in ops: raise VMError(f'unknown op {op}')
            ops[op](*args)
        return self.out
    def op_push(self, v): self.stack.append(v)
    def op_load(self, n): self.stack.append(self.vars.get(n, 0))
    def op_store(self, n): self.vars[n] = self.pop()
    def op_print(self): self.out.append(self.pop())
    def op_dup(self): self.stack.append(self.stack[-1])
    def op_jmp(self, a): self.pc = a
    def op_jz(self, a):
        if not self.pop(): self.pc = a
    def op_call(self, a):
        self.calls.append(self.pc)
        self.pc = a
    def op_ret(self): self.pc = self.calls.pop()
for name, fn in {
    'add': lambda a, b: a + b, 'sub': lambda a, b: a - b, 'mul': lambda a, b: a * b,
    'mod': lambda a, b: a % b, 'lt': lambda a, b: int(a < b)
}.items():
    def op(self, fn=fn):
        b, a = self.pop(), self.pop()
        self.stack.append(fn(a, b))
    setattr(VM, f'op_{name}', op)
def assemble(text):
    labels, code = {}, []
    for line in text.splitlines():
        line = line.partition(';')[0].strip()
        if not line: continue
        if line.endswith(':'): labels[line[:-1]] = len(code)
        else: code.append(line.split())
    def arg(a):
        if a in labels: return labels[a]
        try:
            return int(a)
        except ValueError:
            return a
    return [(op, *map(arg, args)) for op, *args in code]
FACT = '''
    push 1
    store r
    push 10
    store n
loop:
    load n
    jz done
    load r
    load n
    mul
    store r      ; r *= n
    load n
    push 1
    sub
    store n
    jmp loop
done:
    load r
    print
    push 7
    call square
    print
    halt
square:
    dup
    mul
    ret
'''
print(VM(assemble(FACT)).run())
print(VM(assemble('push 0\nstore i\nl:\nload i\ndup\nmul\nprint\nload i\npush 1\nadd\nstore i\nload i\npush 6\nlt\njz e\njmp l\ne:')).run())
for bad in ('add', 'nop', 'l:\njmp l', 'push 1\npush 0\nmod'):
    try:
        print(VM(assemble(bad)).run())
    except (VMError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
