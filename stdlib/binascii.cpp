// The module binascii: bytes as text and back (hexadecimal, base64, uuencode), and checksums.

#include <zlib.h>

#include <bit>
#include <cstring>
#include <string>

#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/module_error.h"
#include "stdlib/quoted_printable.h"

namespace ouro {

namespace {

struct BinasciiState {
  Value error, incomplete;  // exception classes; owned
};

bool failError(Runtime& rt, Value module, std::string_view message) {
  return failAs(rt, static_cast<BinasciiState*>(module.as<Module>()->state)->error, message);
}

// Bytes, or the characters of an ASCII str.
bool asciiArg(Runtime& rt, Value v, std::string_view* out) {
  if (!isStr(rt, v)) {
    if (isBytesLike(rt, v)) return asByteView(rt, v, out);
    return fail(rt, Exc::TypeError, "argument should be bytes, buffer or ASCII string, not '{}'",
                typeName(rt, v));
  }
  if (!v.as<Str>()->isAscii())
    return fail(rt, Exc::ValueError, "string argument should contain only ASCII characters");
  *out = v.as<Str>()->asciiView();
  return true;
}

// ---- hexadecimal

bool separatorArg(Runtime& rt, Value v, std::string* separator) {
  std::string_view text;
  if (isStr(rt, v)) {
    if (v.as<Str>()->length != 1) return fail(rt, Exc::ValueError, "sep must be length 1.");
    if (!v.as<Str>()->isAscii()) return fail(rt, Exc::ValueError, "sep must be ASCII.");
    text = v.as<Str>()->asciiView();
  } else if (isBytes(rt, v)) {
    text = v.as<Bytes>()->view();
    if (text.size() != 1) return fail(rt, Exc::ValueError, "sep must be length 1.");
  } else {
    return fail(rt, Exc::TypeError, "sep must be str or bytes.");
  }
  *separator = text;
  return true;
}

Owned binascii_hexlify(Runtime& rt, Value, Args args) {
  std::string_view data;
  std::string separator;
  int64_t group = 1;
  OURO_CHECK(asByteView(rt, args[0], &data) &&
             (!args.has(1) || separatorArg(rt, args[1], &separator)) &&
             (!args.has(2) || indexInt64(rt, args[2], &group)));
  if (separator.empty()) {
    Bytes* out = allocateBytes(rt, data.size() * 2);
    if (!out) return Owned::error();
    Local held = Owned::adopt(out);
    OURO_CHECK(putHex(rt, args[0], data, out->data()));
    return held.take();
  }
  ByteBuilder out(rt);
  HeldBytes held(rt, args[0]);
  OURO_CHECK(appendHex(rt, out, data, static_cast<uint8_t>(separator[0]), group));
  return out.finish();
}

Owned binascii_unhexlify(Runtime& rt, Value module, Args args) {
  std::string_view text;
  OURO_CHECK(asciiArg(rt, args[0], &text));
  if (text.size() % 2) OURO_CHECK(failError(rt, module, "Odd-length string"));
  Bytes* out = allocateBytes(rt, text.size() / 2);
  if (!out) return Owned::error();
  Local held = Owned::adopt(out);
  uint8_t* to = out->data();
  bool allDigits = true;
  OURO_CHECK(inPieces(rt, args[0], text, [&](std::string_view piece) {
    for (size_t i = 0; i < piece.size() && allDigits; i += 2) {
      const int byte = hexByte(piece.data() + i);
      allDigits = byte >= 0;
      *to++ = static_cast<uint8_t>(byte);
    }
  }));
  if (!allDigits) OURO_CHECK(failError(rt, module, "Non-hexadecimal digit found"));
  return held.take();
}

// ---- base64 (RFC 4648)

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The digits of twelve bits.
constexpr auto kDigitPairs = [] {
  struct {
    char of[4096][2];
  } table{};
  for (size_t i = 0; i < 4096; i++) {
    table.of[i][0] = kBase64[i >> 6];
    table.of[i][1] = kBase64[i & 63];
  }
  return table;
}();

// The digits of six bytes at a time, as long as eight can be read; returns where that ends.
size_t encodeGroups(std::string_view data, size_t i, char* to) {
  to += i / 3 * 4;
  for (; i + 8 <= data.size(); i += 6, to += 8) {
    uint64_t bits;
    std::memcpy(&bits, data.data() + i, 8);
    if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
    for (int k = 0; k < 4; k++)
      std::memcpy(to + 2 * k, kDigitPairs.of[bits >> (52 - 12 * k) & 0xfff], 2);
  }
  return i;
}

Owned binascii_b2a_base64(Runtime& rt, Value, Args args) {
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data));
  int newline = args.has(1) ? truth(rt, args[1]) : 1;
  if (newline < 0) return Owned::error();
  const size_t size = (data.size() + 2) / 3 * 4;
  Bytes* out = allocateBytes(rt, size + static_cast<size_t>(newline));
  if (!out) return Owned::error();
  Local held = Owned::adopt(out);
  char* const text = reinterpret_cast<char*>(out->data());
  size_t start = 0;
  // What a piece has left over begins the next one.
  OURO_CHECK(inPieces(rt, args[0], data, [&](std::string_view piece) {
    const auto end = static_cast<size_t>(piece.data() + piece.size() - data.data());
    start = encodeGroups(data.substr(0, end), start, text);
  }));
  char* to = text + start / 3 * 4;
  for (size_t i = start; i < data.size(); i += 3, to += 4) {
    size_t left = std::min<size_t>(3, data.size() - i);
    uint32_t bits = static_cast<uint32_t>(static_cast<uint8_t>(data[i])) << 16;
    if (left > 1) bits |= static_cast<uint32_t>(static_cast<uint8_t>(data[i + 1])) << 8;
    if (left > 2) bits |= static_cast<uint8_t>(data[i + 2]);
    for (size_t k = 0; k < 4; k++) to[k] = k <= left ? kBase64[bits >> (18 - 6 * k) & 63] : '=';
  }
  if (newline) text[size] = '\n';
  return held.take();
}

constexpr uint8_t kNoDigit = 0xff;
constexpr auto kBase64Values = [] {
  struct {
    uint8_t of[256];
  } table{};
  for (uint8_t& value : table.of) value = kNoDigit;
  for (size_t i = 0; i < kBase64.size(); i++)
    table.of[static_cast<uint8_t>(kBase64[i])] = static_cast<uint8_t>(i);
  return table;
}();

// The same at each of the four places of a group; above 24 bits: no digit.
constexpr auto kGroupValues = [] {
  struct {
    uint32_t of[4][256];
  } table{};
  for (size_t place = 0; place < 4; place++)
    for (size_t c = 0; c < 256; c++) {
      const uint32_t digit = kBase64Values.of[c];
      table.of[place][c] = digit == kNoDigit ? UINT32_MAX : digit << (18 - 6 * place);
    }
  return table;
}();

// The groups of four digits that the text begins with; returns where they end.
size_t decodeGroups(std::string_view text, char* to) {
  size_t i = 0;
  for (; i + 4 <= text.size(); i += 4) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 4; k++) bits |= kGroupValues.of[k][static_cast<uint8_t>(text[i + k])];
    if (bits > 0xffffff) break;
    *to++ = static_cast<char>(bits >> 16);
    *to++ = static_cast<char>(bits >> 8);
    *to++ = static_cast<char>(bits);
  }
  return i;
}

Owned binascii_a2b_base64(Runtime& rt, Value module, Args args) {
  std::string_view text;
  OURO_CHECK(asciiArg(rt, args[0], &text));
  int strict = args.has(1) ? truth(rt, args[1]) : 0;
  if (strict < 0) return Owned::error();
  std::string out;
  out.resize(text.size() / 4 * 3);
  uint32_t bits = 0;
  int count = 0, pads = 0;  // digits of the group at hand; '=' seen
  if (strict && !text.empty() && text[0] == '=')
    OURO_CHECK(failError(rt, module, "Leading padding not allowed"));
  size_t start = 0;
  static_assert(kPieceBytes % 4 == 0);
  const HeldBytes held(rt, args[0]);
  OURO_CHECK(inPieces(rt, text.size(), [&](size_t from, size_t to) {
    if (start != from) return;  // there was another character
    start += decodeGroups(text.substr(from, to - from), out.data() + from / 4 * 3);
  }));
  out.resize(start / 4 * 3);
  for (size_t i = start; i < text.size(); i++) {
    if (i % kPieceBytes == 0) OURO_CHECK(heedSignals(rt));
    char c = text[i];
    if (c == '=') {
      pads++;
      if (count >= 2 && count + pads >= 4) {
        if (strict && i + 1 < text.size())
          OURO_CHECK(failError(rt, module, "Excess data after padding"));
        return newBytes(rt, out);
      }
      continue;
    }
    uint8_t digit = kBase64Values.of[static_cast<uint8_t>(c)];
    if (digit == kNoDigit) {
      if (strict) OURO_CHECK(failError(rt, module, "Only base64 data is allowed"));
      continue;
    }
    if (strict && pads) OURO_CHECK(failError(rt, module, "Discontinuous padding not allowed"));
    pads = 0;
    bits = (bits << 6 | static_cast<uint32_t>(digit)) & 0xffffff;
    count = (count + 1) & 3;
    if (count != 1) {
      int shift = count == 2 ? 4 : count == 3 ? 2 : 0;
      out += static_cast<char>(bits >> shift & 0xff);
    }
  }
  if (count == 0) return newBytes(rt, out);
  if (count == 1) {
    size_t whole = out.size() / 3 * 4 + 1;
    OURO_CHECK(failError(rt, module,
                         fmt::format("Invalid base64-encoded string: number of data characters "
                                     "({}) cannot be 1 more than a multiple of 4",
                                     whole)));
  }
  OURO_CHECK(failError(rt, module, "Incorrect padding"));
  return Owned::none();
}

// ---- uuencode: a line of at most 45 bytes, its length first

Owned binascii_b2a_uu(Runtime& rt, Value module, Args args) {
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data));
  int backtick = args.has(1) ? truth(rt, args[1]) : 0;
  if (backtick < 0) return Owned::error();
  if (data.size() > 45) OURO_CHECK(failError(rt, module, "At most 45 bytes at once"));
  auto digit = [&](uint32_t six) {
    return static_cast<char>(six == 0 && backtick ? '`' : ' ' + static_cast<char>(six));
  };
  std::string out(1, digit(static_cast<uint32_t>(data.size())));
  for (size_t i = 0; i < data.size(); i += 3) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 3; k++)
      bits = bits << 8 | (i + k < data.size() ? static_cast<uint8_t>(data[i + k]) : 0);
    for (int shift = 18; shift >= 0; shift -= 6) out += digit(bits >> shift & 63);
  }
  return newBytes(rt, out + "\n");
}

Owned binascii_a2b_uu(Runtime& rt, Value module, Args args) {
  std::string_view text;
  OURO_CHECK(asciiArg(rt, args[0], &text));
  if (text.empty()) return newBytes(rt, std::string(32, '\0'));
  size_t length = static_cast<size_t>(text[0] - ' ') & 63;
  std::string out;
  uint32_t bits = 0;
  int waiting = 0;  // bits that are no whole byte yet
  size_t at = 1;
  for (; out.size() < length; at++) {
    char c = at < text.size() ? text[at] : '\n';
    bool blank = c == '\n' || c == '\r';
    if (!blank && (c < ' ' || c > ' ' + 64)) OURO_CHECK(failError(rt, module, "Illegal char"));
    bits = bits << 6 | (blank ? 0 : static_cast<uint32_t>(c - ' ') & 63);
    waiting += 6;
    if (waiting < 8) continue;
    waiting -= 8;
    out += static_cast<char>(bits >> waiting);
  }
  for (; at < text.size(); at++) {
    char c = text[at];
    if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r')
      OURO_CHECK(failError(rt, module, "Trailing garbage"));
  }
  return newBytes(rt, out);
}

// ---- quoted-printable

bool flagArg(Runtime& rt, Args args, uint32_t i, bool* flag) {
  if (!args.has(i)) return true;
  int is = truth(rt, args[i]);
  *flag = is > 0;
  return is >= 0;
}

Owned binascii_b2a_qp(Runtime& rt, Value, Args args) {
  std::string_view data;
  QuotingRules rules;
  OURO_CHECK(asByteView(rt, args[0], &data) && flagArg(rt, args, 1, &rules.quoteTabs) &&
             flagArg(rt, args, 2, &rules.isText) && flagArg(rt, args, 3, &rules.isHeader));
  return newBytes(rt, encodeQuoted(data, rules));
}

Owned binascii_a2b_qp(Runtime& rt, Value, Args args) {
  std::string_view text;
  bool isHeader = false;
  OURO_CHECK(asciiArg(rt, args[0], &text) && flagArg(rt, args, 1, &isHeader));
  return newBytes(rt, decodeQuoted(text, isHeader));
}

bool checksumArgs(Runtime& rt, Args args, std::string_view* data, uint32_t* start) {
  *start = 0;
  if (!asByteView(rt, args[0], data)) return false;
  if (!args.has(1)) return true;
  OURO_TRY_BOOL(number, index(rt, args[1]));
  OURO_TRY_BOOL(low, intAnd(rt, number, Value::small(UINT32_MAX)));
  *start = static_cast<uint32_t>(low.get().small());
  return true;
}

Owned binascii_crc32(Runtime& rt, Value, Args args) {
  std::string_view data;
  uint32_t crc;
  OURO_CHECK(checksumArgs(rt, args, &data, &crc));
  OURO_CHECK(inPieces(rt, args[0], data, [&](std::string_view piece) {
    crc = static_cast<uint32_t>(
        crc32_z(crc, reinterpret_cast<const uint8_t*>(piece.data()), piece.size()));
  }));
  return smallInt(static_cast<int64_t>(crc));
}

// CRC-CCITT, as BinHex has it.
Owned binascii_crc_hqx(Runtime& rt, Value, Args args) {
  std::string_view data;
  uint32_t crc;
  OURO_CHECK(checksumArgs(rt, args, &data, &crc));
  crc &= 0xffff;
  OURO_CHECK(inPieces(rt, args[0], data, [&](std::string_view piece) {
    for (char c : piece) {
      crc ^= uint32_t{static_cast<uint8_t>(c)} << 8;
      for (int k = 0; k < 8; k++) crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
    }
  }));
  return smallInt(crc);
}

constexpr MethodDef kFunctions[] = {
    {"hexlify", binascii_hexlify, "data, sep=None, bytes_per_sep=1", "Bytes as hexadecimal text."},
    {"b2a_hex", binascii_hexlify, "data, sep=None, bytes_per_sep=1", "Bytes as hexadecimal text."},
    {"unhexlify", binascii_unhexlify, "hexstr, /", "Bytes from hexadecimal text."},
    {"a2b_hex", binascii_unhexlify, "hexstr, /", "Bytes from hexadecimal text."},
    {"b2a_base64", binascii_b2a_base64, "data, /, *, newline=True", "Bytes as base64."},
    {"a2b_base64", binascii_a2b_base64, "data, /, *, strict_mode=False", "Bytes from base64."},
    {"b2a_uu", binascii_b2a_uu, "data, /, *, backtick=False", "A line of uuencode."},
    {"a2b_uu", binascii_a2b_uu, "data, /", "The bytes of a line of uuencode."},
    {"b2a_qp", binascii_b2a_qp, "data, quotetabs=False, istext=True, header=False",
     "Bytes as quoted-printable text."},
    {"a2b_qp", binascii_a2b_qp, "data, header=False", "The bytes of quoted-printable text."},
    {"crc32", binascii_crc32, "data, crc=0, /", "The checksum of zip files."},
    {"crc_hqx", binascii_crc_hqx, "data, crc, /", "The checksum of BinHex."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<BinasciiState*>(module->state);
  state->error = state->incomplete = Value::none();
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "Error", Exc::ValueError));
  OURO_TRY_BOOL(incomplete, moduleAddException(rt, module, "Incomplete"));
  state->error = error.take().take();
  state->incomplete = incomplete.take().take();
  return true;
}
void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<BinasciiState*>(state)->error);
  visit(visitor, static_cast<BinasciiState*>(state)->incomplete);
}
void clearState(void* state) {
  auto* own = static_cast<BinasciiState*>(state);
  for (Value* v : {&own->error, &own->incomplete}) {
    Value old = std::exchange(*v, Value::none());
    if (!old.isNull()) release(old);
  }
}

}  // namespace

extern const ModuleDef binasciiModule;
const ModuleDef binasciiModule = {
    .name = "binascii",
    .doc = "Bytes as text, and checksums.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(BinasciiState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
