// The % operator of str and bytes: one reader and one way of laying out, for both kinds of text.

#include "runtime/percent_format.h"

#include <algorithm>
#include <cstring>

#include "runtime/text_format.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/int.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// The next %, or the end.
[[gnu::always_inline]] inline size_t findPercent(const uint8_t* text, size_t from, size_t end) {
  // Mostly it is near: memchr is called for what is not.
  constexpr size_t kNear = 8;
  for (size_t near = std::min(end, from + kNear); from < near; from++)
    if (text[from] == '%') return from;
  if (from == end) return end;
  auto* hit = static_cast<const uint8_t*>(memchr(text + from, '%', end - from));
  return hit ? static_cast<size_t>(hit - text) : end;
}

// The two kinds of text: how the format is read and the result put together.
struct TextSide {
  static constexpr bool kIsBytes = false;
  Runtime& rt;
  Str* format;
  StrBuilder out;

  const uint8_t* narrow = format->widthLog() == 0 ? format->chars<uint8_t>() : nullptr;

  size_t size() const { return format->length; }
  char32_t at(size_t i) const { return narrow ? narrow[i] : format->at(i); }
  size_t nextPercent(size_t from) const {
    size_t end = format->length;
    if (narrow) return findPercent(narrow, from, end);
    while (from < end && format->at(from) != '%') from++;
    return from;
  }
  bool copy(size_t start, size_t end) { return out.append(format, start, end); }
  Owned key(size_t start, size_t end) { return substring(rt, format, start, end); }
  // What a dict has for a key that needs no str of its own; notFound(): the mapping must be asked.
  Value quickly(Value mapping, size_t start, size_t end) const {
    if (!format->isAscii()) return Value::notFound();
    return dictGetText(rt, mapping, format->asciiView().substr(start, end - start));
  }
};

struct BytesSide {
  static constexpr bool kIsBytes = true;
  Runtime& rt;
  std::string_view format;
  ByteBuilder out;

  size_t size() const { return format.size(); }
  char32_t at(size_t i) const { return static_cast<uint8_t>(format[i]); }
  size_t nextPercent(size_t from) const {
    return findPercent(reinterpret_cast<const uint8_t*>(format.data()), from, format.size());
  }
  bool copy(size_t start, size_t end) { return out.append(format.substr(start, end - start)); }
  Owned key(size_t start, size_t end) { return newBytes(rt, format.substr(start, end - start)); }
  Value quickly(Value, size_t, size_t) const { return Value::notFound(); }
};

template <class Side>
class PercentFormatter {
 public:
  PercentFormatter(Side& side, Value right)
      : rt_(side.rt), side_(side), args_(rt_, right, Side::kIsBytes) {}

  bool run() {
    size_t size = side_.size();
    while (at_ < size) {
      size_t start = at_;
      at_ = side_.nextPercent(start);
      if (start < at_ && !side_.copy(start, at_)) return false;
      if (at_ == size) break;
      at_++;
      if (at_ < size && side_.at(at_) == '%') {
        if (!side_.copy(at_, at_ + 1)) return false;
        at_++;
        continue;
      }
      char32_t letter = at_ < size ? side_.at(at_) : 0;
      if (letter == '(') {
        if (!readKey()) return false;
        letter = at_ < size ? side_.at(at_) : 0;
      }
      if (isType(letter)) {  // most are nothing else
        at_++;
        if (!writePlain(letter)) return false;
        continue;
      }
      PercentSpec spec;
      if (!readSpec(&spec) || !writeNext(spec)) return false;
    }
    if (args_.allUsed()) return true;
    return fail(rt_, Exc::TypeError, "not all arguments converted during {} formatting",
                Side::kIsBytes ? "bytes" : "string");
  }

 private:
  bool atEnd() const { return at_ >= side_.size(); }
  // Not a flag, a number or a modifier without a meaning?
  static bool isType(char32_t c) {
    constexpr uint64_t kOthers =
        1ull << ('h' - 'A') | 1ull << ('l' - 'A') | 1ull << ('L' - 'A') | 1ull << ('z' - 'A');
    return c - 'A' <= 'z' - 'A' && !(kOthers >> (c - 'A') & 1);
  }
  bool incomplete() { return fail(rt_, Exc::ValueError, "incomplete format"); }

  bool readKey() {
    if (args_.mapping().isUnbound()) return fail(rt_, Exc::TypeError, "format requires a mapping");
    const size_t start = at_ + 1, size = side_.size();
    size_t end = start;
    for (int depth = 1;; end++) {
      if (end == size) return fail(rt_, Exc::ValueError, "incomplete format key");
      const char32_t c = side_.at(end);
      if (c == '(') depth++;
      if (c == ')' && --depth == 0) break;
    }
    at_ = end + 1;
    const Value known = side_.quickly(args_.mapping(), start, end);
    if (!known.isNotFound()) return args_.select(Owned::share(known));
    OURO_TRY_BOOL(key, side_.key(start, end));
    return args_.select(getItem(rt_, args_.mapping(), key));
  }

  bool readFlags(PercentSpec* spec) {
    for (; !atEnd(); at_++) {
      switch (side_.at(at_)) {
        case '-': spec->left = true; break;
        case '+': spec->plus = true; break;
        case ' ': spec->space = true; break;
        case '#': spec->alternate = true; break;
        case '0': spec->zero = true; break;
        case 'z':
          if (!Side::kIsBytes) return true;  // a flag for bytes alone, without a use
          break;
        default: return true;
      }
    }
    return true;
  }

  [[gnu::noinline]] bool takeNumber(int64_t limit, int64_t* out) {
    at_++;
    const Value given = args_.next();
    if (given.isError()) return false;
    if (!isInt(rt_, given)) return fail(rt_, Exc::TypeError, "* wants int");
    if (intFits(rt_, given, out) && *out <= limit && *out >= -limit) return true;
    return fail(rt_, Exc::OverflowError, "Python int too large to convert to C {}",
                limit == INT32_MAX ? "int" : "ssize_t");
  }

  // A number in the format, or * for one of the arguments.
  bool readNumber(const char* tooBig, int64_t limit, int64_t* out) {
    if (!atEnd() && side_.at(at_) == '*') return takeNumber(limit, out);
    int64_t number = 0;
    size_t at = at_, size = side_.size();
    for (; at < size; at++) {
      char32_t digit = side_.at(at) - '0';
      if (digit > 9) break;
      if (number > (limit - int64_t{digit}) / 10) return fail(rt_, Exc::ValueError, "{}", tooBig);
      number = number * 10 + int64_t{digit};
    }
    at_ = at;
    *out = number;
    return true;
  }

  bool readSpec(PercentSpec* spec) {
    if (!readFlags(spec) || !readNumber("width too big", INT64_MAX, &spec->width)) return false;
    if (spec->width < 0) {  // from the arguments
      spec->left = true;
      spec->width = -spec->width;
    }
    if (!atEnd() && side_.at(at_) == '.') {
      at_++;
      if (!readNumber("precision too big", INT32_MAX, &spec->precision)) return false;
      if (spec->precision < 0) spec->precision = 0;
    }
    if (!atEnd()) {  // C's length modifiers mean nothing
      char32_t c = side_.at(at_);
      if (c == 'h' || c == 'l' || c == 'L') at_++;
    }
    if (atEnd()) return incomplete();
    spec->at = at_;
    spec->type = side_.at(at_++);
    return true;
  }

  // %s, %d and their kin, without anything else.
  bool writePlain(char32_t letter) {
    const Value v = args_.next();
    if (v.isError()) return false;
    if (letter == 'd' && v.isSmall()) return side_.out.appendAscii(DecimalDigits(v.small()).text());
    if constexpr (Side::kIsBytes) {
      if (letter == 's' && isExactly(v, TypeId::Bytes))
        return side_.out.append(v.as<Bytes>()->view());
    } else {
      if (letter == 's') return side_.out.appendStr(v);
    }
    PercentSpec spec;
    spec.type = letter;
    spec.at = at_ - 1;
    return write(spec, v);
  }

  bool writeNext(const PercentSpec& spec) {
    const Value v = args_.next();
    return !v.isError() && write(spec, v);
  }

  bool write(const PercentSpec& spec, Value v) {
    switch (spec.type) {
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o': {
        PercentNumber number;
        return percentInteger(rt_, v, Side::kIsBytes, spec, &number) && writeNumber(spec, number);
      }
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G': {
        PercentNumber number;
        return percentFloat(rt_, v, spec, Side::kIsBytes, &number) && writeNumber(spec, number);
      }
      default: return writeText(spec, v);
    }
  }

  // At once, where text and fill are short and narrow; false: piece by piece.
  bool writeAtOnce(const PercentNumber& number, char before, size_t fill, size_t size, bool left) {
    constexpr size_t kMost = 64;
    if (fill + size > kMost) return false;
    uint8_t* to = side_.out.claim(fill + size, 0x7f);
    if (!to) return false;
    auto put = [&to](char c, size_t count) {
      for (; count > 0; count--) *to++ = static_cast<uint8_t>(c);
    };
    if (before == ' ' && !left) put(' ', fill);
    if (number.sign) *to++ = static_cast<uint8_t>(number.sign);
    for (char c : number.prefix) *to++ = static_cast<uint8_t>(c);
    put('0', number.zeros + (before == '0' ? fill : 0));
    copyBytes(to, number.digits.data(), number.digits.size());
    to += number.digits.size();
    if (left) put(' ', fill);
    return true;
  }

  // Fill, sign, prefix, digits: zeros go between sign and digits, spaces before the sign.
  bool writeNumber(const PercentSpec& spec, PercentNumber& number) {
    if (!number.sign) number.sign = spec.plus ? '+' : spec.space ? ' ' : 0;
    size_t size = number.digits.size() + number.zeros + number.prefix.size() + (number.sign != 0);
    size_t fill = fillOf(spec, size);
    bool zeros = spec.zero && !spec.left;
    if constexpr (!Side::kIsBytes)
      if (writeAtOnce(number, zeros ? '0' : ' ', fill, size, spec.left)) return true;
    auto& out = side_.out;
    if (!spec.left && !zeros && fill && !out.appendFill(' ', fill)) return false;
    if (number.sign && !out.appendAscii({&number.sign, 1})) return false;
    if (!number.prefix.empty() && !out.appendAscii(number.prefix)) return false;
    if (!out.appendFill('0', number.zeros + (zeros ? fill : 0))) return false;
    if (!out.appendAscii(number.digits)) return false;
    return !spec.left || out.appendFill(' ', fill);
  }

  static size_t fillOf(const PercentSpec& spec, size_t size) {
    return spec.width > static_cast<int64_t>(size) ? static_cast<size_t>(spec.width) - size : 0;
  }

  // Pads what `put` appends, which is `size` characters.
  template <class Put>
  bool padded(const PercentSpec& spec, size_t size, Put put) {
    size_t fill = fillOf(spec, size);
    if (!spec.left && !side_.out.appendFill(' ', fill)) return false;
    if (!put()) return false;
    return !spec.left || side_.out.appendFill(' ', fill);
  }

  size_t cut(const PercentSpec& spec, size_t size) const {
    return spec.precision >= 0 && static_cast<size_t>(spec.precision) < size
               ? static_cast<size_t>(spec.precision)
               : size;
  }

  bool writeText(const PercentSpec& spec, Value v);
  bool writeChar(const PercentSpec& spec, Value v);
  bool writeStr(const PercentSpec& spec, Value text) {
    const Str* s = asStr(text);
    size_t size = cut(spec, s->length);
    return padded(spec, size, [&] { return side_.out.append(s, 0, size); });
  }
  bool writeBytes(const PercentSpec& spec, std::string_view bytes) {
    size_t size = cut(spec, bytes.size());
    return padded(spec, size, [&] { return side_.out.append(bytes.substr(0, size)); });
  }
  bool unsupported(const PercentSpec& spec) {
    auto code = static_cast<uint32_t>(spec.type);
    return fail(rt_, Exc::ValueError, "unsupported format character '{}' (0x{:x}) at index {}",
                code >= 32 && code < 127 ? static_cast<char>(code) : '?', code, spec.at);
  }

  Runtime& rt_;
  Side& side_;
  PercentArgs args_;
  size_t at_ = 0;
};

template <>
bool PercentFormatter<TextSide>::writeChar(const PercentSpec& spec, Value v) {
  char32_t c = 0;
  if (isStr(rt_, v)) {
    if (asStr(v)->length != 1) return fail(rt_, Exc::TypeError, "%c requires int or char");
    c = asStr(v)->at(0);
  } else {
    if (!hasIndex(rt_, v)) return fail(rt_, Exc::TypeError, "%c requires int or char");
    OURO_TRY_BOOL(number, index(rt_, v));
    int64_t code = -1;
    if (!intFits(rt_, number, &code) || code < 0 || code > 0x10ffff)
      return fail(rt_, Exc::OverflowError, "%c arg not in range(0x110000)");
    c = static_cast<char32_t>(code);
  }
  return padded(spec, 1, [&] { return side_.out.append(c); });
}

template <>
bool PercentFormatter<TextSide>::writeText(const PercentSpec& spec, Value v) {
  switch (spec.type) {
    case 'c': return writeChar(spec, v);
    case 's': {
      if (spec.width == 0 && spec.precision < 0) return side_.out.appendStr(v);
      OURO_TRY_BOOL(text, str(rt_, v));
      return writeStr(spec, text);
    }
    case 'r': {
      if (spec.width == 0 && spec.precision < 0) return side_.out.appendRepr(v);
      OURO_TRY_BOOL(text, repr(rt_, v));
      return writeStr(spec, text);
    }
    case 'a': {
      OURO_TRY_BOOL(text, ascii(rt_, v));
      return writeStr(spec, text);
    }
    default: return unsupported(spec);
  }
}

template <>
bool PercentFormatter<BytesSide>::writeChar(const PercentSpec& spec, Value v) {
  uint8_t byte = 0;
  std::string_view bytes;
  if ((isBytes(rt_, v) || isByteArray(rt_, v)) && asByteView(rt_, v, &bytes) && bytes.size() == 1) {
    byte = static_cast<uint8_t>(bytes[0]);
  } else if (hasIndex(rt_, v)) {
    OURO_TRY_BOOL(number, index(rt_, v));
    int64_t code = -1;
    if (!intFits(rt_, number, &code) || code < 0 || code > 255)
      return fail(rt_, Exc::OverflowError, "%c arg not in range(256)");
    byte = static_cast<uint8_t>(code);
  } else {
    return fail(rt_, Exc::TypeError, "%c requires an integer in range(256) or a single byte");
  }
  return padded(spec, 1, [&] { return side_.out.append(byte); });
}

template <>
bool PercentFormatter<BytesSide>::writeText(const PercentSpec& spec, Value v) {
  std::string_view bytes;
  switch (spec.type) {
    case 'c': return writeChar(spec, v);
    case 'r':
    case 'a': {
      OURO_TRY_BOOL(text, ascii(rt_, v));
      return writeBytes(spec, asStr(text)->asciiView());
    }
    case 's':
    case 'b': {
      if (isBytesLike(rt_, v)) return asByteView(rt_, v, &bytes) && writeBytes(spec, bytes);
      Local made = callSpecial(rt_, v, rt_.names.bytes);
      if (made.isError()) return false;
      if (made.isNotFound())
        return fail(rt_, Exc::TypeError,
                    "%b requires a bytes-like object, or an object that implements __bytes__, "
                    "not '{}'",
                    typeName(rt_, v));
      if (!isBytes(rt_, made))
        return fail(rt_, Exc::TypeError, "__bytes__ returned non-bytes (type {})",
                    typeName(rt_, made));
      return writeBytes(spec, made.as<Bytes>()->view());
    }
    default: return unsupported(spec);
  }
}

}  // namespace

// 'some %s text' % something, which is what most messages are. notFound(): it is more.
static Owned insertText(Runtime& rt, const Str* format, Value argument) {
  if (!format->isAscii()) return Owned::notFound();
  const auto* chars = format->chars<uint8_t>();
  const size_t size = format->length, at = findPercent(chars, 0, size), behind = at + 2;
  if (behind > size || chars[at + 1] != 's' || findPercent(chars, behind, size) != size)
    return Owned::notFound();
  if (isExactly(argument, TypeId::Tuple) && argument.as<Tuple>()->length == 1) {
    argument = (*argument.as<Tuple>())[0];
  } else if (isTuple(rt, argument)) {
    return Owned::notFound();
  }
  OURO_TRY(held, str(rt, argument));
  auto* text = held.as<Str>();
  if (size == 2) return held.take();
  if (text->widthLog() != 0) {
    StrBuilder out(rt);
    const bool good =
        out.append(format, 0, at) && out.append(text) && out.append(format, behind, size);
    return good ? out.finish() : Owned::error();
  }
  Str* made = allocateStr(rt, size - 2 + text->length, text->isAscii() ? 0x7f : 0xff);
  if (!made) return Owned::error();
  auto* to = made->chars<uint8_t>();
  copyBytes(to, chars, at);
  copyBytes(to + at, text->chars<uint8_t>(), text->length);
  copyBytes(to + at + text->length, chars + behind, size - behind);
  return Owned::adopt(made);
}

Owned percentFormat(Runtime& rt, Str* format, Value arguments) {
  if (const Owned text = insertText(rt, format, arguments); !text.isNotFound()) return text;
  TextSide side{.rt = rt, .format = format, .out = StrBuilder(rt)};
  PercentFormatter<TextSide> formatter(side, arguments);
  if (!formatter.run()) return Owned::error();
  return side.out.finish();
}

Owned percentFormatBytes(Runtime& rt, std::string_view format, Value arguments, bool toByteArray) {
  BytesSide side{rt, format, ByteBuilder(rt)};
  PercentFormatter<BytesSide> formatter(side, arguments);
  if (!formatter.run()) return Owned::error();
  return toByteArray ? newByteArray(rt, side.out.view()) : side.out.finish();
}

}  // namespace ouro
