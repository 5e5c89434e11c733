local function place(row, n, columns, rising, falling)
  if row == n then return 1 end
  local found = 0
  for column = 0, n - 1 do
    local up, down = row + column + 1, row - column + n + 1
    if not (columns[column + 1] or rising[up] or falling[down]) then
      columns[column + 1], rising[up], falling[down] = true, true, true
      found = found + place(row + 1, n, columns, rising, falling)
      columns[column + 1], rising[up], falling[down] = false, false, false
    end
  end
  return found
end

local function flags(count)
  local result = {}
  for i = 1, count do result[i] = false end
  return result
end

local n = 12
local result = place(0, n, flags(n), flags(2 * n), flags(2 * n + 1))
assert(result == 14200)
print(result)
