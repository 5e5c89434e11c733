# More locals, parameters and constants than 16 bits tell.
COUNT = 65600


def made(text):
    scope = {}
    exec(text, scope)
    return scope["made"]


locals_of_it = "\n".join(f"  v{n} = {n}" for n in range(COUNT))
several = made(f"""def made(first, *, last=3):
{locals_of_it}
  v65599 += first + last
  for v65598 in range(3): v65597 = v65598 * v65536
  f = lambda: v65599 + v5
  g = lambda a: a
  found = f(), g(v65597), v0, v65534, v65535, v65536, v65537
  v65590 = [v65591 for v65591 in (1, 2)]
  found += v65590, v65591, len(locals())
  del v65592
  try:
    v65592
  except UnboundLocalError as v65593:
    found += "v65592" in str(v65593),
  return found
""")
print(several(2))

parameters = ", ".join(f"p{n}" for n in range(COUNT))
many = made(f"def made({parameters}): x = 1; return p0, p65535, p65536, p65599, x, lambda: p3")
*rest, inner = many(*range(COUNT))
print(rest, inner())

sums = "\n".join(f"  x = x + {n}.5" for n in range(COUNT))
print(made(f"def made(x):\n{sums}\n  return x > 65600.25, x < 65600.25, x")(0))
