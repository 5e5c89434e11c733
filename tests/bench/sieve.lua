local function by_loop(limit)
  local flags = {}
  for i = 0, limit do flags[i] = true end
  flags[0], flags[1] = false, false
  local n = 2
  while n * n <= limit do
    if flags[n] then
      for multiple = n * n, limit, n do flags[multiple] = false end
    end
    n = n + 1
  end
  local count = 0
  for i = 0, limit do
    if flags[i] then count = count + 1 end
  end
  return count
end

-- The Python version sieves a second time, with slices; so does this one, without.
local first, second = by_loop(4000000), by_loop(4000000)
assert(first == 283146 and second == 283146)
print(first .. " " .. second)
