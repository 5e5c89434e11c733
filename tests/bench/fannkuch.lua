local function flips_of(permutation, n)
  local turned = table.move(permutation, 1, n, 1, {})
  local flips, first = 0, turned[1]
  while first ~= 0 do
    local i, j = 1, first + 1
    while i < j do
      turned[i], turned[j] = turned[j], turned[i]
      i, j = i + 1, j - 1
    end
    flips = flips + 1
    first = turned[1]
  end
  return flips
end

local function fannkuch(n)
  local permutation, counts = {}, {}
  for i = 1, n do permutation[i], counts[i] = i - 1, 0 end
  local checksum, best, even, r = 0, 0, true, n
  while true do
    while r ~= 1 do
      counts[r] = r
      r = r - 1
    end
    if permutation[1] ~= 0 then
      local flips = flips_of(permutation, n)
      if flips > best then best = flips end
      checksum = checksum + (even and flips or -flips)
    end
    even = not even
    while true do
      if r == n then return checksum, best end
      table.insert(permutation, r + 1, table.remove(permutation, 1))
      counts[r + 1] = counts[r + 1] - 1
      if counts[r + 1] > 0 then break end
      r = r + 1
    end
  end
end

local checksum, best = fannkuch(9)
assert(checksum == 8629 and best == 30)
print(checksum .. " " .. best)
