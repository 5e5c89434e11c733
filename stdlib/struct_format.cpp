#include "stdlib/struct_format.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/module_error.h"

namespace ouro {

namespace {

// Bytes of an item; 0: no such code. Native sizes equal their alignment on this machine.
uint32_t sizeOfCode(char code, bool native) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? 8 : 0;
    default: return 0;
  }
}

constexpr uint64_t kMaxSize = INT64_MAX;

// The ints that fit, as far as they lie in the word.
void setRange(StructField* field) {
  if (std::string_view("bBhHiIlLqQnNP").find(field->code) == std::string_view::npos) return;
  const bool isSigned = field->code >= 'a' && field->code <= 'z';
  const auto bits = static_cast<uint32_t>(field->size) * 8 - (isSigned ? 1 : 0);
  field->most = bits > 62 ? INT64_MAX : (int64_t{1} << bits) - 1;
  field->least = isSigned ? -field->most - 1 : 0;
}

}  // namespace

bool parseStructFormat(Runtime& rt, Value errorClass, std::string_view text, StructFormat* out) {
  bool aligned = true, native = true;
  size_t at = 0;
  uint64_t covered = 0;
  if (text.find('\0') != std::string_view::npos)
    return failAs(rt, errorClass, "embedded null character");
  if (!text.empty() && std::string_view("@=<>!").find(text[0]) != std::string_view::npos) {
    aligned = native = out->native = text[0] == '@';
    out->bigEndian = text[0] == '>' || text[0] == '!';
    at = 1;
  }
  auto tooLong = [&] { return failAs(rt, errorClass, "total struct size too long"); };
  while (at < text.size()) {
    char c = text[at++];
    if (c == ' ' || (c >= 9 && c <= 13)) continue;
    uint64_t count = 1;
    if (c >= '0' && c <= '9') {
      for (count = static_cast<uint64_t>(c - '0'); at < text.size(); at++) {
        if (text[at] < '0' || text[at] > '9') break;
        const auto digit = static_cast<uint64_t>(text[at] - '0');
        if (count > (kMaxSize - digit) / 10) return tooLong();
        count = count * 10 + digit;
      }
      if (at == text.size())
        return failAs(rt, errorClass, "repeat count given without format specifier");
      c = text[at++];
    }
    uint32_t size = sizeOfCode(c, native);
    if (!size) return failAs(rt, errorClass, "bad char in struct format");
    if (aligned) out->size = (out->size + size - 1) / size * size;
    if (count > (kMaxSize - out->size) / size) return tooLong();
    bool isText = c == 's' || c == 'p';
    if (c != 'x' && (count > 0 || isText)) {
      uint64_t width = isText ? count : size;
      out->fields.push_back({c, out->size, width, isText ? 1 : count});
      setRange(&out->fields.back());
      covered += count * size;
      out->items += isText ? 1 : count;
    }
    out->size += count * size;
  }
  out->hasGaps = covered != out->size;
  return true;
}

namespace {

// ---- half floats (IEEE 754 binary16)

double halfToDouble(uint16_t bits) {
  int exponent = bits >> 10 & 31;
  double fraction = (bits & 1023) / 1024.0, value;
  if (exponent == 31) {
    value = fraction ? NAN : INFINITY;
  } else {
    value = exponent ? std::ldexp(1 + fraction, exponent - 15) : std::ldexp(fraction, -14);
  }
  return bits & 0x8000 ? -value : value;
}

// false: too large.
bool doubleToHalf(double value, uint16_t* bits) {
  uint16_t sign = std::signbit(value) ? 0x8000 : 0;
  value = std::fabs(value);
  if (std::isnan(value) || std::isinf(value) || value == 0) {
    *bits = sign | (std::isnan(value) ? 0x7e00 : value == 0 ? 0 : 0x7c00);
    return true;
  }
  int exponent;
  (void)std::frexp(value, &exponent);
  exponent = std::max(exponent - 1, -14);
  // In units of the last place, rounded half to even.
  double units = std::nearbyint(std::ldexp(value, 10 - exponent));
  if (units >= 2048) {
    units /= 2;
    exponent++;
  }
  if (exponent > 15) return false;
  auto whole = static_cast<uint32_t>(units);
  uint32_t biased = whole >= 1024 ? static_cast<uint32_t>(exponent + 15) : 0;
  *bits = static_cast<uint16_t>(sign | biased << 10 | (whole & 1023));
  return true;
}

// ---- packing one value

class Packer {
 public:
  Packer(Runtime& rt, Value errorClass, const StructFormat& format)
      : rt_(rt), error_(errorClass), format_(format) {}

  [[gnu::always_inline]] bool pack(const StructField& field, Value v, uint8_t* out) {
    if (v.isSmall() && v.small() >= field.least && v.small() <= field.most) [[likely]] {
      put(static_cast<uint64_t>(v.small()), static_cast<uint32_t>(field.size), out);
      return true;
    }
    return packOther(field, v, out);
  }

 private:
  [[gnu::noinline]] bool packOther(const StructField& field, Value v, uint8_t* out) {
    switch (field.code) {
      case 'c':
        if (!isBytes(rt_, v) || v.as<Bytes>()->length != 1)
          return fails("char format requires a bytes object of length 1");
        *out = v.as<Bytes>()->data()[0];
        return true;
      case '?': {
        int is = truth(rt_, v);
        *out = is == 1;
        return is >= 0;
      }
      case 's':
      case 'p': return packText(field, v, out);
      case 'e':
      case 'f':
      case 'd': return packFloat(field, v, out);
      default: return packInt(field, v, out);
    }
  }

  bool fails(std::string_view message) { return failAs(rt_, error_, message); }
  // OverflowError, but of an int an error of the module.
  bool failsAsTooLarge(Value v, const char* message) {
    if (isInt(rt_, v)) return fails("int too large to convert");
    return fail(rt_, Exc::OverflowError, "{}", message);
  }

  [[gnu::always_inline]] void put(uint64_t bits, uint32_t size, uint8_t* out) {
    if (format_.bigEndian) bits = __builtin_bswap64(bits) >> (64 - size * 8);
    switch (size) {
      case 1: *out = static_cast<uint8_t>(bits); break;
      case 2: std::memcpy(out, &bits, 2); break;
      case 4: std::memcpy(out, &bits, 4); break;
      default: std::memcpy(out, &bits, 8);
    }
  }

  bool packText(const StructField& field, Value v, uint8_t* out) {
    std::string_view bytes;
    if (!isBytes(rt_, v) && !isByteArray(rt_, v))
      return fails(fmt::format("argument for '{}' must be a bytes object", field.code));
    if (!asByteView(rt_, v, &bytes)) return false;
    bool hasLength = field.code == 'p';
    if (field.size == 0) return true;
    size_t room = field.size - (hasLength ? 1 : 0), length = std::min(bytes.size(), room);
    if (hasLength) *out++ = static_cast<uint8_t>(std::min<size_t>(length, 255));
    if (length) std::memcpy(out, bytes.data(), length);
    std::memset(out + length, 0, room - length);
    return true;
  }

  bool packFloat(const StructField& field, Value v, uint8_t* out) {
    double value;
    if (v.isFlonum()) {
      value = v.flonum();
    } else if (!asDouble(rt_, v, &value)) {
      if (!errorMatches(rt_, Exc::TypeError) && !errorMatches(rt_, Exc::OverflowError))
        return false;
      clearError(rt_);
      return fails("required argument is not a float");
    }
    uint64_t bits;
    if (field.code == 'd') {
      bits = std::bit_cast<uint64_t>(value);
    } else if (field.code == 'f') {
      auto single = static_cast<float>(value);
      if (std::isinf(single) && !std::isinf(value) && !format_.native)
        return failsAsTooLarge(v, "float too large to pack with f format");
      bits = std::bit_cast<uint32_t>(single);
    } else {
      uint16_t half;
      if (!doubleToHalf(value, &half))
        return failsAsTooLarge(v, "float too large to pack with e format");
      bits = half;
    }
    put(bits, field.size, out);
    return true;
  }

  bool packInt(const StructField& field, Value v, uint8_t* out) {
    const bool isSigned = field.isSigned();
    if (!typeOf(rt_, v)->slots.index) return fails("required argument is not an integer");
    OURO_TRY_BOOL(number, index(rt_, v));
    int64_t value = 0;
    if (field.size == 8) {
      // Beyond int64 only an unsigned item can hold it.
      bool fitsSigned = intFits(rt_, number, &value);
      bool fits = isSigned || (field.code == 'P' && fitsSigned)
                      ? fitsSigned
                      : !intIsNegative(rt_, number) && intBitLength(rt_, number) <= 64;
      if (!fits)
        return fails(field.code == 'P' ? "int too large to convert" : "argument out of range");
      put(fitsSigned ? static_cast<uint64_t>(value) : number.as<BigInt>()->limbs()[0], 8, out);
      return true;
    }
    if (!intFits(rt_, number, &value)) return outOfRange(field, number);
    if (value < field.least || value > field.most) return outOfRange(field, number);
    put(static_cast<uint64_t>(value), field.size, out);
    return true;
  }

  bool outOfRange(const StructField& field, Value number) {
    int64_t value;
    bool fits = intFits(rt_, number, &value);
    bool fitsUnsigned = !intIsNegative(rt_, number) && intBitLength(rt_, number) <= 64;
    bool isWide = field.code == 'I' || field.code == 'L';
    if (isWide ? !fitsUnsigned : !fits) return fails("argument out of range");
    std::string name;
    if (field.size == 1) {
      name = field.isSigned() ? "byte" : "ubyte";
    } else if (field.size == 2) {
      name = field.isSigned() ? "short" : "ushort";
    } else {
      name = fmt::format("'{}'", field.code);
    }
    return fails(
        fmt::format("{} format requires {} <= number <= {}", name, field.least, field.most));
  }

  Runtime& rt_;
  Value error_;
  const StructFormat& format_;
};

[[gnu::always_inline]] inline uint64_t readBits(const uint8_t* at, uint32_t size, bool bigEndian) {
  uint64_t bits = 0;
  switch (size) {
    case 1: return *at;
    case 2: std::memcpy(&bits, at, 2); break;
    case 4: std::memcpy(&bits, at, 4); break;
    default: std::memcpy(&bits, at, 8);
  }
  return bigEndian ? __builtin_bswap64(bits) >> (64 - size * 8) : bits;
}

[[gnu::noinline]] Owned unpackOther(Runtime& rt, const StructFormat& format,
                                    const StructField& field, const uint8_t* at) {
  auto text = [&](size_t skip, size_t length) {
    return newBytes(rt, {reinterpret_cast<const char*>(at) + skip, length});
  };
  if (field.code == 's') return text(0, field.size);
  if (field.code == 'p') {
    if (field.size == 0) return text(0, 0);
    return text(1, std::min<size_t>(at[0], field.size - 1));
  }
  uint64_t bits = readBits(at, static_cast<uint32_t>(field.size), format.bigEndian);
  switch (field.code) {
    case 'c': return text(0, 1);
    case '?': return Owned::boolean(bits != 0);
    case 'e': return newFloat(rt, halfToDouble(static_cast<uint16_t>(bits)));
    case 'f': return newFloat(rt, std::bit_cast<float>(static_cast<uint32_t>(bits)));
    case 'd': return newFloat(rt, std::bit_cast<double>(bits));
    default: return field.isSigned() ? newInt(rt, static_cast<int64_t>(bits)) : newInt(rt, bits);
  }
}

[[gnu::always_inline]] inline Owned unpackOne(Runtime& rt, const StructFormat& format,
                                              const StructField& field, const uint8_t* at) {
  if (!field.isInt() || field.size == 8) return unpackOther(rt, format, field, at);
  const auto size = static_cast<uint32_t>(field.size), unused = 64 - size * 8;
  const uint64_t bits = readBits(at, size, format.bigEndian) << unused;
  return smallInt(field.isSigned() ? static_cast<int64_t>(bits) >> unused
                                   : static_cast<int64_t>(bits >> unused));
}

}  // namespace

bool structPack(Runtime& rt, Value errorClass, const StructFormat& format, const Value* values,
                uint8_t* out) {
  if (format.hasGaps) std::memset(out, 0, format.size);
  Packer packer(rt, errorClass, format);
  for (const StructField& field : format.fields)
    for (uint64_t i = 0; i < field.count; i++)
      if (!packer.pack(field, *values++, out + field.offset + i * field.size) ||
          (i % kHeedItems == kHeedItems - 1 && !heedSignals(rt)))
        return false;
  return true;
}

Owned structUnpack(Runtime& rt, const StructFormat& format, const uint8_t* bytes) {
  Tuple* tuple = allocateTuple(rt, format.items);
  if (!tuple) return Owned::error();
  for (uint64_t i = 0; i < format.items; i++) tuple->items()[i] = Value::none();
  Local result = Owned::adopt(tuple);
  size_t at = 0;
  for (const StructField& field : format.fields) {
    for (uint64_t i = 0; i < field.count; i++) {
      Owned item = unpackOne(rt, format, field, bytes + field.offset + i * field.size);
      if (item.isError()) return item;
      tuple->items()[at++] = item.take();
      if (at % kHeedItems == 0 && !heedSignals(rt)) return Owned::error();
    }
  }
  settleTuple(rt, tuple);
  return result.take();
}

}  // namespace ouro
