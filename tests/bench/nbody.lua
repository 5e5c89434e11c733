local YEAR = 365.24
local SUN = 4 * math.pi * math.pi

local PLANETS = {
  {{4.84143144246472090, -1.16032004402742839, -0.103622044471123109},
   {0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023},
   0.000954791938424326609},
  {{8.34336671824457987, 4.12479856412430479, -0.403523417114321381},
   {-0.00276742510726411871, 0.00499852801234917238, 0.0000230417297573763929},
   0.000285885980666130812},
  {{12.8943695621391310, -15.1111514016986312, -0.223307578892655734},
   {0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556},
   0.0000436624404335156298},
  {{15.3796971148509165, -25.9193146099879641, 0.179258772950371181},
   {0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870},
   0.0000515138902046611451},
}

local function make_system()
  local bodies = {{{0.0, 0.0, 0.0}, {0.0, 0.0, 0.0}, SUN}}
  for _, planet in ipairs(PLANETS) do
    local v = planet[2]
    bodies[#bodies + 1] = {planet[1], {v[1] * YEAR, v[2] * YEAR, v[3] * YEAR}, planet[3] * SUN}
  end
  for axis = 1, 3 do
    local total = 0.0
    for i = 2, #bodies do total = total + bodies[i][2][axis] * bodies[i][3] end
    bodies[1][2][axis] = -total / SUN
  end
  return bodies
end

local function advance(bodies, dt, steps)
  local count = #bodies
  for _ = 1, steps do
    for i = 1, count do
      local body = bodies[i]
      local p, v, m = body[1], body[2], body[3]
      for j = i + 1, count do
        local other = bodies[j]
        local q, w, n = other[1], other[2], other[3]
        local dx, dy, dz = p[1] - q[1], p[2] - q[2], p[3] - q[3]
        local square = dx * dx + dy * dy + dz * dz
        local pull = dt / (square * math.sqrt(square))
        local mine, its = n * pull, m * pull
        v[1] = v[1] - dx * mine
        v[2] = v[2] - dy * mine
        v[3] = v[3] - dz * mine
        w[1] = w[1] + dx * its
        w[2] = w[2] + dy * its
        w[3] = w[3] + dz * its
      end
    end
    for i = 1, count do
      local p, v = bodies[i][1], bodies[i][2]
      p[1] = p[1] + dt * v[1]
      p[2] = p[2] + dt * v[2]
      p[3] = p[3] + dt * v[3]
    end
  end
end

local function energy(bodies)
  local total = 0.0
  for i, body in ipairs(bodies) do
    local p, v, m = body[1], body[2], body[3]
    total = total + 0.5 * m * (v[1] ^ 2 + v[2] ^ 2 + v[3] ^ 2)
    for j = i + 1, #bodies do
      local q = bodies[j][1]
      local square = (p[1] - q[1]) ^ 2 + (p[2] - q[2]) ^ 2 + (p[3] - q[3]) ^ 2
      total = total - m * bodies[j][3] / math.sqrt(square)
    end
  end
  return total
end

local bodies = make_system()
print(string.format("%.9f", energy(bodies)))
advance(bodies, 0.01, 100000)
print(string.format("%.9f", energy(bodies)))
