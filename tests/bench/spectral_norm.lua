local function entry(i, j)
  return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(u, n)
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do total = total + entry(i, j) * u[j + 1] end
    result[i + 1] = total
  end
  return result
end

local function times_transposed(u, n)
  local result = {}
  for i = 0, n - 1 do
    local total = 0.0
    for j = 0, n - 1 do total = total + entry(j, i) * u[j + 1] end
    result[i + 1] = total
  end
  return result
end

local function norm(n)
  local u, v = {}, nil
  for i = 1, n do u[i] = 1.0 end
  for _ = 1, 10 do
    v = times_transposed(times(u, n), n)
    u = times_transposed(times(v, n), n)
  end
  local uv, vv = 0.0, 0.0
  for i = 1, n do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return math.sqrt(uv / vv)
end

local result = string.format("%.9f", norm(300))
assert(result == "1.274223986")
print(result)
