// Other bytes made of bytes: replace, translate, padding, trimming.

#include <array>
#include <optional>

#include "runtime/argument_name.h"
#include "runtime/pieces.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/replacement.h"
#include "runtime/types/text_args.h"

namespace ouro {

namespace {

Owned pad(Runtime& rt, Value self, uint64_t left, uint64_t right, uint8_t fill) {
  std::string_view text = selfView(rt, self);
  if (left == 0 && right == 0) return likeSelf(rt, self, text);
  if (left > kMaxBytes || right > kMaxBytes) return raiseMemoryError(rt);
  Local made;
  uint8_t* to;
  OURO_CHECK(makeLikeSelf(rt, self, left + text.size() + right, &made, &to));
  copyBytes(to + left, text.data(), text.size());
  uint8_t* behind = to + left + text.size();
  auto fillFrom = [&](uint8_t* start, size_t count) {
    return inPieces(rt, count,
                    [&](size_t from, size_t end) { memset(start + from, fill, end - from); });
  };
  OURO_CHECK(fillFrom(to, left) && fillFrom(behind, right));
  return made.take();
}

struct Padding {
  uint64_t total = 0, width = 0;
  uint8_t fill = ' ';
};

bool paddingArgs(Runtime& rt, Value self, Args args, const char* name, Padding* out) {
  int64_t width = 0;
  if (!countArg(rt, args, 0, 0, &width)) return false;
  if (args.has(1)) {
    std::string_view fill;
    bool good = (isBytes(rt, args[1]) || isByteArray(rt, args[1])) &&
                asByteView(rt, args[1], &fill) && fill.size() == 1;
    if (!good)
      return fail(rt, Exc::TypeError, "{}() argument 2 must be a byte string of length 1, not {}",
                  name, argumentName(rt, args[1]));
    out->fill = static_cast<uint8_t>(fill[0]);
  }
  int64_t length = static_cast<int64_t>(selfView(rt, self).size());
  if (width > length) {
    out->width = static_cast<uint64_t>(width);
    out->total = static_cast<uint64_t>(width - length);
  }
  return true;
}

enum Sides { kLeftSide = 1, kRightSide = 2 };

template <class IsDropped>
std::string_view stripped(std::string_view text, int sides, IsDropped isDropped) {
  if (sides & kLeftSide)
    while (!text.empty() && isDropped(text.front())) text.remove_prefix(1);
  if (sides & kRightSide)
    while (!text.empty() && isDropped(text.back())) text.remove_suffix(1);
  return text;
}

Owned strip(Runtime& rt, Value self, Args args, int sides) {
  const std::string_view text = selfView(rt, self);
  if (!args.has(0) || args[0].isNone()) {
    auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    return likeSelf(rt, self, stripped(text, sides, isSpace));
  }
  std::string_view dropped;
  OURO_CHECK(asByteView(rt, args[0], &dropped));
  auto isDropped = [=](char c) { return dropped.find(c) != dropped.npos; };
  return likeSelf(rt, self, stripped(text, sides, isDropped));
}

}  // namespace

// `to` before each byte and behind the last one, at most `limit` times.
static Owned interleave(Runtime& rt, Value self, std::string_view to, uint64_t limit) {
  std::string_view text = selfView(rt, self);
  const uint64_t hits = text.size() + 1 < limit ? text.size() + 1 : limit;
  if (to.size() && hits > kMaxBytes / to.size()) return raiseMemoryError(rt);
  ByteBuilder out(rt);
  OURO_CHECK(out.reserve(text.size() + hits * to.size()));
  for (uint64_t i = 0; i < hits; i++)
    OURO_CHECK(out.append(to) && out.append(text.substr(i, i + 1 < hits)));
  if (hits) text.remove_prefix(hits - 1);
  OURO_CHECK(out.append(text));
  return likeSelf(rt, self, out.view());
}

Owned bytes_replace(Runtime& rt, Value self, Args args) {
  int64_t limit = -1;
  std::string_view from, to;
  OURO_CHECK(asByteView(rt, args[0], &from) && asByteView(rt, args[1], &to));
  OURO_CHECK(countArg(rt, args, 2, -1, &limit));
  // __index__ may have changed a bytearray.
  if (args.has(2)) OURO_CHECK(asByteView(rt, args[0], &from) && asByteView(rt, args[1], &to));
  std::string_view text = selfView(rt, self);
  const uint64_t most = limit < 0 ? UINT64_MAX : static_cast<uint64_t>(limit);
  if (from.empty()) return interleave(rt, self, to, most);
  std::optional<HeldBytes> pins[3];
  if (text.size() > kPieceBytes) {
    pins[0].emplace(rt, self);
    for (uint32_t i : {0, 1}) pins[i + 1].emplace(rt, args[i]);
  }
  Replacement made(rt, text, from, to, most);
  if (made.stopped()) return Owned::error();
  if (made.isNone()) return likeSelf(rt, self, text);
  if (made.size() > kMaxBytes) return raiseMemoryError(rt);
  Bytes* result = allocateBytes(rt, static_cast<size_t>(made.size()));
  if (!result) return Owned::error();
  Local held = Owned::adopt(result);
  OURO_CHECK(made.write(reinterpret_cast<char*>(result->data())));
  if (isBytes(rt, self)) return held.take();
  return likeSelf(rt, self, result->view());
}

Owned bytes_removeprefix(Runtime& rt, Value self, Args args) {
  std::string_view prefix;
  OURO_CHECK(asByteView(rt, args[0], &prefix));
  std::string_view text = selfView(rt, self);
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  return likeSelf(rt, self, text);
}

Owned bytes_removesuffix(Runtime& rt, Value self, Args args) {
  std::string_view suffix;
  OURO_CHECK(asByteView(rt, args[0], &suffix));
  std::string_view text = selfView(rt, self);
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
  return likeSelf(rt, self, text);
}

// The table that leaves all as it is.
constexpr auto kEveryByte = [] {
  std::array<char, 256> table{};
  for (size_t i = 0; i < 256; i++) table[i] = static_cast<char>(i);
  return table;
}();

Owned bytes_translate(Runtime& rt, Value self, Args args) {
  std::string_view table, dropped;
  if (!args[0].isNone()) {
    OURO_CHECK(asByteView(rt, args[0], &table));
    if (table.size() != 256)
      return raise(rt, Exc::ValueError, "translation table must be 256 characters long");
  }
  if (args.has(1)) OURO_CHECK(asByteView(rt, args[1], &dropped));
  bool drops[256] = {};
  for (char c : dropped) drops[static_cast<uint8_t>(c)] = true;
  ByteBuilder out(rt);
  std::string_view text = selfView(rt, self);
  OURO_CHECK(out.reserve(text.size()));
  const char* const to = table.empty() ? kEveryByte.data() : table.data();
  OURO_CHECK(inPieces(rt, self, text, [&](std::string_view piece) {
    uint8_t* at = out.room(piece.size());
    size_t count = 0;
    for (char c : piece) {
      const auto byte = static_cast<uint8_t>(c);
      at[count] = static_cast<uint8_t>(to[byte]);
      count += !drops[byte];
    }
    out.fill(count);
  }));
  return likeSelf(rt, self, out.view());
}

Owned bytes_maketrans(Runtime& rt, Value, Args args) {
  std::string_view from, to;
  OURO_CHECK(asByteView(rt, args[0], &from) && asByteView(rt, args[1], &to));
  if (from.size() != to.size())
    return raise(rt, Exc::ValueError, "maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; i++) table[i] = static_cast<char>(i);
  for (size_t i = 0; i < from.size(); i++) table[static_cast<uint8_t>(from[i])] = to[i];
  return newBytes(rt, std::string_view(table, 256));
}

Owned bytes_center(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, "center", &p));
  uint64_t left = p.total / 2 + (p.total & p.width & 1);
  return pad(rt, self, left, p.total - left, p.fill);
}

Owned bytes_ljust(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, "ljust", &p));
  return pad(rt, self, 0, p.total, p.fill);
}

Owned bytes_rjust(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, "rjust", &p));
  return pad(rt, self, p.total, 0, p.fill);
}

Owned bytes_zfill(Runtime& rt, Value self, Args args) {
  int64_t width = 0;
  OURO_CHECK(countArg(rt, args, 0, 0, &width));
  std::string_view text = selfView(rt, self);
  if (width <= static_cast<int64_t>(text.size())) return likeSelf(rt, self, text);
  ByteBuilder out(rt);
  size_t zeros = static_cast<size_t>(width) - text.size();
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    OURO_CHECK(out.append(text.substr(0, 1)));
    text.remove_prefix(1);
  }
  if (zeros > kMaxBytes) return raiseMemoryError(rt);
  OURO_CHECK(out.appendFill('0', zeros) && out.append(text));
  return likeSelf(rt, self, out.view());
}

Owned bytes_expandtabs(Runtime& rt, Value self, Args args) {
  int64_t tabSize = 8;
  OURO_CHECK(intArg(rt, args, 0, 8, &tabSize));
  ByteBuilder out(rt);
  uint64_t column = 0;
  const std::string_view text = selfView(rt, self);
  HeldBytes held(rt, self);
  for (size_t i = 0; i < text.size(); i++) {
    constexpr size_t kManyBytes = 1 << 16;
    if (i % kManyBytes == kManyBytes - 1) OURO_CHECK(heedSignals(rt));
    const char c = text[i];
    if (c != '\t') {
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      OURO_CHECK(out.append(static_cast<uint8_t>(c)));
    } else if (tabSize > 0) {
      uint64_t spaces = static_cast<uint64_t>(tabSize) - column % static_cast<uint64_t>(tabSize);
      column += spaces;
      OURO_CHECK(out.appendFill(' ', spaces));
    }
  }
  return likeSelf(rt, self, out.view());
}

Owned bytes_strip(Runtime& rt, Value self, Args args) {
  return strip(rt, self, args, kLeftSide | kRightSide);
}
Owned bytes_lstrip(Runtime& rt, Value self, Args args) { return strip(rt, self, args, kLeftSide); }
Owned bytes_rstrip(Runtime& rt, Value self, Args args) { return strip(rt, self, args, kRightSide); }

}  // namespace ouro
