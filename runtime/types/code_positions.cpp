#include "runtime/types/code_positions.h"

#include <cstring>
#include <memory>
#include <utility>

#include "runtime/protocol.h"

namespace ouro {

// Positions are packed as one run of bytes for each stretch of instructions with the same span:
//   count (varint), line difference (signed varint), end line - line, column + 1, end column + 1.
// A reader walks from the start; only tracebacks and frames read. They may come from a file, so it
// counts on nothing but their end.

namespace {

uint8_t* putVarint(uint8_t* out, uint64_t value) {
  while (value >= 128) {
    *out++ = static_cast<uint8_t>(value | 128);
    value >>= 7;
  }
  *out++ = static_cast<uint8_t>(value);
  return out;
}
uint64_t zigzag(int64_t v) {
  return (static_cast<uint64_t>(v) << 1) ^ static_cast<uint64_t>(v >> 63);
}
int64_t unzigzag(uint64_t v) { return static_cast<int64_t>(v >> 1) ^ -static_cast<int64_t>(v & 1); }

uint64_t takeVarint(const uint8_t*& at, const uint8_t* end) {
  uint64_t value = 0;
  for (int shift = 0; at < end && shift < 64; shift += 7) {
    value |= uint64_t{*at & 127u} << shift;
    if (*at++ < 128) break;
  }
  return value;
}

bool same(const Position& a, const Position& b) {
  return a.line == b.line && a.endLine == b.endLine && a.column == b.column &&
         a.endColumn == b.endColumn;
}

Position takePosition(const uint8_t*& at, const uint8_t* end, int32_t& line, uint64_t& count) {
  count = takeVarint(at, end);
  const auto differ = [&](int32_t from) {
    return static_cast<int32_t>(from + unzigzag(takeVarint(at, end)));
  };
  const auto column = [&] { return static_cast<int32_t>(takeVarint(at, end) - 1); };
  Position position;
  position.line = line = differ(line);
  position.endLine = differ(line);
  position.column = column();
  position.endColumn = column();
  return position;
}

// Passes over a run whose five numbers are of a byte each, as most are, unless `instruction` is in
// it. false: it must be read.
bool passRun(const uint8_t*& at, const uint8_t* end, int32_t& line, uint32_t& instruction) {
  constexpr ptrdiff_t kNumbers = 5;
  constexpr uint64_t kLarger = 0x8080808080;
  uint64_t run;
  if (end - at < static_cast<ptrdiff_t>(sizeof run)) return false;
  std::memcpy(&run, at, sizeof run);
  const auto count = static_cast<uint32_t>(run & 127);
  if ((run & kLarger) != 0 || instruction < count) return false;
  instruction -= count;
  line = static_cast<int32_t>(line + unzigzag(run >> 8 & 127));
  at += kNumbers;
  return true;
}

std::span<const uint8_t> packedOf(const Code* code) {
  return {code->positions, code->positionBytes};
}

}  // namespace

std::vector<uint8_t> packPositions(std::span<const Position> positions) {
  constexpr size_t kMost = 5 * 5;  // of one run
  auto bytes = std::make_unique_for_overwrite<uint8_t[]>(positions.size() * kMost);
  uint8_t* out = bytes.get();
  int32_t line = 0;
  for (size_t i = 0; i < positions.size();) {
    size_t end = i + 1;
    while (end < positions.size() && same(positions[i], positions[end])) end++;
    const Position& at = positions[i];
    out = putVarint(out, end - i);
    out = putVarint(out, zigzag(at.line - line));
    line = at.line;
    out = putVarint(out, zigzag(at.endLine - at.line));
    out = putVarint(out, static_cast<uint32_t>(at.column + 1));
    out = putVarint(out, static_cast<uint32_t>(at.endColumn + 1));
    i = end;
  }
  return {bytes.get(), out};
}

bool setPositions(Runtime& rt, std::span<const uint8_t> packed, Code* code) {
  if (packed.empty()) return true;
  code->positions = static_cast<uint8_t*>(allocateBuffer(rt, packed.size()));
  if (!code->positions) return false;
  std::memcpy(code->positions, packed.data(), packed.size());
  code->positionBytes = static_cast<uint32_t>(packed.size());
  return true;
}

bool packPositions(Runtime& rt, std::span<const Position> positions, Code* code) {
  return setPositions(rt, packPositions(positions), code);
}

Position positionOf(const Code* code, uint32_t instruction) {
  const uint8_t *at = code->positions, *end = at + code->positionBytes;
  int32_t line = 0;
  while (at < end) {
    if (passRun(at, end, line, instruction)) continue;
    uint64_t count;
    Position position = takePosition(at, end, line, count);
    if (instruction < count) return position;
    instruction -= static_cast<uint32_t>(count);
  }
  return {};
}

uint32_t nextRun(const Code* code, PositionReader* reader, Position* position) {
  const uint8_t *at = code->positions + reader->read, *end = code->positions + code->positionBytes;
  uint64_t count = 0;
  while (count == 0 && at < end) *position = takePosition(at, end, reader->line, count);
  reader->read = static_cast<uint32_t>(at - code->positions);
  const uint32_t left = code->instructionCount - reader->instructions;
  if (count == 0) *position = {};
  if (count == 0 || count > left) count = left;
  reader->instructions += static_cast<uint32_t>(count);
  return static_cast<uint32_t>(count);
}

void linesOf(std::span<const uint8_t> packed, std::span<int32_t> lines) {
  const uint8_t *at = packed.data(), *end = at + packed.size();
  int32_t line = 0;
  for (size_t i = 0; at < end;) {
    uint64_t count;
    takePosition(at, end, line, count);
    for (; count > 0 && i < lines.size(); count--) lines[i++] = line;
  }
}

void linesOf(const Code* code, std::span<int32_t> lines) { linesOf(packedOf(code), lines); }

}  // namespace ouro
