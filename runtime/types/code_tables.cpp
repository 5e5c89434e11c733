#include "runtime/types/code_tables.h"

#include <algorithm>

#include "runtime/types/code_positions.h"

namespace ouro {

namespace {

// How an entry of a line table writes its place; smaller codes are short forms of kLong.
enum PlaceCode : uint8_t { kOneLine = 10, kNoColumns = 13, kLong = 14, kNoPlace = 15 };
constexpr uint32_t kLongestEntry = 8;

void putNumber(std::string& out, uint32_t value) {
  for (; value >= 64; value >>= 6) out += static_cast<char>(64 | (value & 63));
  out += static_cast<char>(value);
}
void putSigned(std::string& out, int32_t value) {
  uint32_t size = static_cast<uint32_t>(value < 0 ? -static_cast<int64_t>(value) : value);
  putNumber(out, size << 1 | (value < 0));
}

void putPlace(std::string& out, const Position& at, uint32_t length, int32_t* line) {
  PlaceCode code = at.line == 0 ? kNoPlace : at.column < 0 ? kNoColumns : kLong;
  out += static_cast<char>(0x80 | code << 3 | (length - 1));
  if (code == kNoPlace) return;
  putSigned(out, at.line - *line);
  *line = at.line;
  if (code == kNoColumns) return;
  putNumber(out, static_cast<uint32_t>(at.endLine - at.line));
  putNumber(out, static_cast<uint32_t>(at.column + 1));
  putNumber(out, static_cast<uint32_t>(at.endColumn + 1));
}

// Reads a table byte by byte; past its end there are zeros.
class TableReader {
 public:
  explicit TableReader(std::string_view table) : rest_(table) {}
  bool atEnd() const { return rest_.empty(); }
  uint8_t byte() {
    if (rest_.empty()) return 0;
    auto value = static_cast<uint8_t>(rest_[0]);
    rest_.remove_prefix(1);
    return value;
  }
  uint32_t number() {
    uint32_t value = 0;
    for (uint32_t shift = 0; shift < 32; shift += 6) {
      uint8_t part = byte();
      value |= static_cast<uint32_t>(part & 63) << shift;
      if (!(part & 64)) break;
    }
    return value;
  }
  // As putRangeNumber writes it.
  uint32_t rangeNumber() {
    uint32_t value = 0;
    for (;;) {
      uint8_t part = byte();
      value = value << 6 | (part & 63u);
      if (!(part & 64)) return value;
    }
  }
  int32_t signedNumber() {
    uint32_t value = number();
    auto size = static_cast<int32_t>(value >> 1);
    return value & 1 ? -size : size;
  }

 private:
  std::string_view rest_;
};

int32_t plus(int32_t a, int64_t b) {
  return static_cast<int32_t>(std::clamp<int64_t>(a + b, INT32_MIN + 1, INT32_MAX));
}

Position readPlace(TableReader& table, uint32_t code, int32_t* line) {
  if (code == kNoPlace) return {};
  Position at;
  if (code == kLong || code == kNoColumns) {
    *line = plus(*line, table.signedNumber());
    at.line = at.endLine = *line;
    if (code == kNoColumns) return at;
    at.endLine = plus(*line, table.number());
    at.column = static_cast<int32_t>(table.number()) - 1;
    at.endColumn = static_cast<int32_t>(table.number()) - 1;
    return at;
  }
  uint8_t first = table.byte();
  if (code >= kOneLine) {
    *line = plus(*line, code - kOneLine);
    at.column = first;
    at.endColumn = table.byte();
  } else {
    at.column = static_cast<int32_t>(code << 3 | first >> 4);
    at.endColumn = at.column + (first & 15);
  }
  at.line = at.endLine = *line;
  return at;
}

// Six bits a byte, the highest first; bit 7 marks the first byte of an entry.
void putRangeNumber(std::string& out, uint32_t value, bool first) {
  for (uint32_t shift = 30; shift > 0; shift -= 6) {
    if (value >> shift == 0) continue;
    out += static_cast<char>(64 | (value >> shift & 63) | (first ? 128 : 0));
    first = false;
  }
  out += static_cast<char>((value & 63) | (first ? 128 : 0));
}

}  // namespace

std::string lineTable(const Code* code) {
  std::string out;
  int32_t line = code->firstLine;
  PositionReader reader;
  Position at;
  while (uint32_t left = nextRun(code, &reader, &at)) {
    for (uint32_t length; left > 0; left -= length) {
      length = std::min<uint32_t>(left, kLongestEntry);
      putPlace(out, at, length, &line);
    }
  }
  return out;
}

std::vector<Position> readLineTable(std::string_view table, int32_t firstLine, uint32_t count) {
  std::vector<Position> positions;
  TableReader reader(table);
  int32_t line = firstLine;
  while (!reader.atEnd() && positions.size() < count) {
    uint8_t head = reader.byte();
    Position at = readPlace(reader, head >> 3 & 15, &line);
    if (at.line < 0) at = {};
    for (uint32_t i = 0; i <= (head & 7u) && positions.size() < count; i++) positions.push_back(at);
  }
  positions.resize(count);
  return positions;
}

std::string exceptionTable(const Code* code) {
  std::string out;
  for (uint32_t i = 0; i < code->handlerCount; i++) {
    const HandlerRange& range = code->handlers[i];
    putRangeNumber(out, range.start, true);
    putRangeNumber(out, range.end - range.start, false);
    putRangeNumber(out, range.target, false);
    putRangeNumber(out, static_cast<uint32_t>(range.depth) << 1 | (range.pushLasti ? 1 : 0), false);
  }
  return out;
}

std::vector<HandlerRange> readExceptionTable(std::string_view table) {
  std::vector<HandlerRange> ranges;
  TableReader reader(table);
  while (!reader.atEnd()) {
    HandlerRange range{};
    range.start = reader.rangeNumber();
    range.end = range.start + reader.rangeNumber();
    range.target = reader.rangeNumber();
    const uint32_t how = reader.rangeNumber();
    range.depth = static_cast<uint16_t>(how >> 1);
    range.pushLasti = how & 1;
    ranges.push_back(range);
  }
  return ranges;
}

std::string lineNumberTable(const Code* code) {
  std::string out;
  std::vector<int32_t> lines(code->instructionCount);
  linesOf(code, lines);
  int32_t line = code->firstLine;
  uint32_t from = 0;
  for (uint32_t i = 0; i < code->instructionCount; i++) {
    if (lines[i] == 0 || lines[i] == line) continue;
    uint32_t bytes = (i - from) * static_cast<uint32_t>(sizeof(Instr));
    for (; bytes > 255; bytes -= 255) out += {static_cast<char>(255), 0};
    int32_t step = lines[i] - line;
    for (; step > 127 || step < -128; bytes = 0) {
      int32_t part = std::clamp(step, -128, 127);
      out += {static_cast<char>(bytes), static_cast<char>(part)};
      step -= part;
    }
    out += {static_cast<char>(bytes), static_cast<char>(step)};
    line = lines[i];
    from = i;
  }
  return out;
}

}  // namespace ouro
