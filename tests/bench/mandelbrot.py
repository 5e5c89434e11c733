# Float arithmetic in a tight loop: how many points of a grid stay bounded.
def mandelbrot(size, limit):
    inside = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 2.0 * column / size - 1.5
            zr = zi = tr = ti = 0.0
            count = 0
            while count < limit and tr + ti <= 4.0:
                zi = 2.0 * zr * zi + ci
                zr = tr - ti + cr
                tr = zr * zr
                ti = zi * zi
                count += 1
            if count == limit:
                inside += 1
    return inside


result = mandelbrot(430, 50)
assert result == 73572, result
print(result)
