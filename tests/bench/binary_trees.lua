local Node = {}
Node.__index = Node

local function grow(depth)
  if depth == 0 then return setmetatable({}, Node) end
  return setmetatable({left = grow(depth - 1), right = grow(depth - 1)}, Node)
end

function Node:count()
  if not self.left then return 1 end
  return 1 + self.left:count() + self.right:count()
end

local deepest = 15
local total = grow(deepest + 1):count()
print(string.format("stretch %d: %d", deepest + 1, total))
local long_lived = grow(deepest)
for depth = 4, deepest, 4 do
  local rounds, found = 3 * 2 ^ (deepest - depth + 1), 0
  for _ = 1, rounds do found = found + grow(depth):count() end
  print(string.format("%d trees of depth %d: %d", rounds, depth, found))
end
assert(long_lived:count() == (2 ^ (deepest + 1)) - 1)
