# compile() told to say of a text that it only ended too early (as codeop does).
PARTS = """class A:\\n def f(self):|if 1:\\n pass\\n if 1:\\n  pass\\n else:|9+|a = 1 +|lambda:|a b|if 1:
if 1:\\n x|if 1:\\n  pass\\nelse:|def f():\\n if x:\\n  y|(1|x = [|if 1:\\n if 2:\\n  if 3:|'''|'a
for x in y:\\n while z:\\n|try:\\n x\\nexcept:|with a:\\n  with b:|match x:\\n case 1:|not|if|x=|import
from a import|from a import (|return|def|def f(|a.|a[|{1:|{1|@x|x:|x: int =|a if b|a if b else|f(x|f(x,
assert|del|raise|global|yield|await|print 'a'|1 2|a b c|x = = 1|)|if x y|\\\\|x \\\\|pass\\npass|x\\ny"""
for part in PARTS.replace("\n", "|").split("|"):
    source = part.replace("\\n", "\n").replace("\\\\", "\\")
    for text in source, source + "\n":
        said = []
        for mode in "single", "exec", "eval":
            try:
                compile(text, "F", mode, 0x4200)
                said.append("fine")
            except SyntaxError as error:
                said.append(error.msg)
        print(repr(text), *said, sep="; ")
