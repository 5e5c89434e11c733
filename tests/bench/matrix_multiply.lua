local function make(n, seed)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j + 1] = (i * seed + j * 7) % 11 - 5.0 end
    rows[i + 1] = row
  end
  return rows
end

local function multiply(a, b, n)
  local result = {}
  for i = 1, n do
    local row, out = a[i], {}
    for j = 1, n do
      local total = 0.0
      for k = 1, n do total = total + row[k] * b[k][j] end
      out[j] = total
    end
    result[i] = out
  end
  return result
end

local function trace(m)
  local total = 0.0
  for i = 1, #m do total = total + m[i][i] end
  return total
end

local n = 175
local a, b = make(n, 3), make(n, 5)
local ab, ba = multiply(a, b, n), multiply(b, a, n)
assert(trace(ab) == trace(ba))
print(trace(ab) .. " " .. ab[11][21] .. " " .. ba[21][11])
