local function collatz_steps(n)
  local steps = 0
  while n ~= 1 do
    if n & 1 == 1 then n = 3 * n + 1 else n = n >> 1 end
    steps = steps + 1
  end
  return steps
end

local function longest(limit)
  local best, best_steps = 0, 0
  for n = 1, limit - 1 do
    local steps = collatz_steps(n)
    if steps > best_steps then best, best_steps = n, steps end
  end
  return best, best_steps
end

local function mix(rounds)
  local state = 12345
  for i = 0, rounds - 1 do
    state = (state * 1103515245 + i) & 0x7FFFFFFF
    state = state ~ (state >> 7)
  end
  return state
end

local best, steps = longest(60000)
assert(best == 52527 and steps == 339)
print(best .. " " .. steps)
local state = mix(1000000)
assert(state == 1605284811)
print(state)
