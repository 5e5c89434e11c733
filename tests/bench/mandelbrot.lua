local function mandelbrot(size, limit)
  local inside = 0
  for row = 0, size - 1 do
    local ci = 2.0 * row / size - 1.0
    for column = 0, size - 1 do
      local cr = 2.0 * column / size - 1.5
      local zr, zi, tr, ti, count = 0.0, 0.0, 0.0, 0.0, 0
      while count < limit and tr + ti <= 4.0 do
        zi = 2.0 * zr * zi + ci
        zr = tr - ti + cr
        tr = zr * zr
        ti = zi * zi
        count = count + 1
      end
      if count == limit then inside = inside + 1 end
    end
  end
  return inside
end

local result = mandelbrot(430, 50)
assert(result == 73572)
print(result)
