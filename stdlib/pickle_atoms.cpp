// Numbers, text and bytes in pickles.

#include <cstring>

#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

bool Saver::saveSmall(int64_t i) {
  if (i < INT32_MIN || i > INT32_MAX) return saveInt(Value::small(i));
  if (!p->binary) return write(fmt::format("I{}\n", i));
  const auto bits = static_cast<uint64_t>(i);
  if (bits < 0x100) return writeNumber(kBinInt1, bits, 1);
  return bits < 0x10000 ? writeNumber(kBinInt2, bits, 2) : writeNumber(kBinInt, bits, 4);
}

// Of more than 32 bits.
bool Saver::saveInt(Value v) {
  if (p->protocol < 2) {
    OURO_TRY_BOOL(text, intToStr(rt, v));
    return write("L" + toUtf8(text.as<Str>()) + "L\n");
  }
  uint64_t size = intBitLength(rt, v) / 8 + 1;
  if (size > INT32_MAX) return ouro::fail(rt, Exc::OverflowError, "int too large to pickle");
  std::string bytes(size, '\0');
  auto* data = reinterpret_cast<uint8_t*>(bytes.data());
  if (!intToBytes(rt, v, data, size, true, true)) return false;
  // A negative number may do without its last byte.
  if (size > 1 && data[size - 1] == 0xff && (data[size - 2] & 0x80)) bytes.pop_back();
  bool isShort = bytes.size() < 256;
  return writeNumber(isShort ? kLong1 : kLong4, bytes.size(), isShort ? 1 : 4) && write(bytes);
}

bool Saver::saveFloat(Value v) {
  double d = floatValue(v);
  if (!p->binary) return write("F" + reprDouble(d) + "\n");
  uint64_t bits;
  std::memcpy(&bits, &d, sizeof bits);
  return writeNumber(kBinFloat, __builtin_bswap64(bits), 8);
}

// As raw-unicode-escape has it, and what would end the line escaped as well.
bool Saver::saveUnicodeLine(const Str* text) {
  std::string line;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (c >= 0x10000) {
      line += fmt::format("\\U{:08x}", static_cast<uint32_t>(c));
    } else if (c >= 0x100 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
      line += fmt::format("\\u{:04x}", static_cast<uint32_t>(c));
    } else {
      line.push_back(static_cast<char>(c));
    }
  }
  return write(kUnicode) && write(line) && write("\n");
}

bool Saver::saveStr(Value v) {
  auto* text = v.as<Str>();
  bool ok;
  if (!p->binary) {
    ok = saveUnicodeLine(text);
  } else {
    std::string copy;
    std::string_view bytes = text->isAscii() ? text->asciiView() : (copy = toUtf8(text));
    if (bytes.size() > 0xffffffff && p->protocol < 4)
      return ouro::fail(
          rt, Exc::OverflowError,
          "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
    ok = writeSized(p->protocol >= 4 ? kShortBinUnicode : 0, kBinUnicode, kBinUnicode8, bytes);
  }
  return ok && remember(v);
}

bool Saver::writeBytes(std::string_view bytes) {
  if (bytes.size() > 0xffffffff && p->protocol < 4)
    return ouro::fail(
        rt, Exc::OverflowError,
        "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
  return writeSized(kShortBinBytes, kBinBytes, kBinBytes8, bytes);
}

bool Saver::saveBytes(Value v) {
  std::string_view bytes = v.as<Bytes>()->view();
  if (p->protocol >= 3) return writeBytes(bytes) && remember(v);
  // Python 2, which has no such type, is to see a str: one that codecs.encode gives.
  if (bytes.empty()) return saveAs(v, Value(rt.type(TypeId::Bytes)), newTuple(rt, {}));
  OURO_TRY_BOOL(text,
                newStrLatin1(rt, reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()));
  OURO_TRY_BOOL(codecs, importModule(rt, "codecs"));
  // One object, so that it is written once.
  Ref<Str> name = intern(rt, "encode"), latin = intern(rt, "latin1");
  if (!name || !latin) return false;
  OURO_TRY_BOOL(encode, getAttr(rt, codecs, name.get()));
  return saveAs(v, encode, newTuple(rt, {text, Value(latin.get())}));
}

bool Saver::writeByteArray(std::string_view bytes) {
  uint64_t size = bytes.size();
  char header[9] = {static_cast<char>(kByteArray8)};
  std::memcpy(header + 1, &size, sizeof size);
  return writeLarge({header, sizeof header}, bytes);
}

bool Saver::saveByteArray(Value v) {
  std::string_view bytes;
  if (!asByteView(rt, v, &bytes)) return false;
  if (p->protocol >= 5) return writeByteArray(bytes) && remember(v);
  if (bytes.empty()) return saveAs(v, Value(typeOf(rt, v)), newTuple(rt, {}));
  OURO_TRY_BOOL(copy, newBytes(rt, bytes));
  return saveAs(v, Value(typeOf(rt, v)), newTuple(rt, {copy}));
}

}  // namespace ouro::pickle
