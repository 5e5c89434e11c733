// The module _charmap: texts of which each character is one byte by a table, for _codecs. It knows
// tables as `encodings` has them, and leaves all that goes wrong, or is of another kind, to Python.

#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"

namespace ouro {

namespace {

constexpr char32_t kUndefined = 0xfffe;

// The byte for a character by a dict of ints; -1: it is for Python to say.
int byteOf(const Dict* table, char32_t c) {
  int64_t entry = dictIndexOf(table, Value::small(static_cast<int64_t>(c)));
  if (entry < 0) return -1;
  Value byte = table->entries[entry].value;
  return byte.isSmall() && byte.small() >= 0 && byte.small() < 256 ? static_cast<int>(byte.small())
                                                                   : -1;
}

Owned charmap_encode(Runtime& rt, Value, Args args) {
  if (!isExactStr(rt, args[0]) || !isExactDict(rt, args[1])) return Owned::none();
  auto* text = args[0].as<Str>();
  auto* table = args[1].as<Dict>();
  if (table->isHashed()) return Owned::none();
  Bytes* bytes = allocateBytes(rt, text->length);
  if (!bytes) return Owned::error();
  Local made = Owned::adopt(bytes);
  bool done = withChars(text, [&](auto* chars) {
    for (size_t i = 0; i < text->length; i++) {
      int byte = byteOf(table, chars[i]);
      if (byte < 0) return false;
      bytes->data()[i] = static_cast<uint8_t>(byte);
    }
    return true;
  });
  return done ? made.take() : Owned::none();
}

template <class C>
Owned decodeBy(Runtime& rt, const C* table, std::string_view bytes) {
  char32_t seen = 0;
  bool isDefined = true;
  for (char byte : bytes) {
    char32_t c = table[static_cast<uint8_t>(byte)];
    seen |= c;
    isDefined &= c != kUndefined;
  }
  if (!isDefined) return Owned::none();
  if (bytes.size() == 1) return newChar(rt, seen);
  Str* text = allocateStr(rt, bytes.size(), seen);
  if (!text) return Owned::error();
  withChars(text, [&](auto* out) {
    for (size_t i = 0; i < bytes.size(); i++)
      out[i] =
          static_cast<std::remove_pointer_t<decltype(out)>>(table[static_cast<uint8_t>(bytes[i])]);
  });
  return Owned::adopt(text);
}

Owned charmap_decode(Runtime& rt, Value, Args args) {
  bool isKnown = isExactly(args[0], TypeId::Bytes) && isExactStr(rt, args[1]) &&
                 args[1].as<Str>()->length == 256;
  if (!isKnown) return Owned::none();
  return withChars(args[1].as<Str>(),
                   [&](auto* table) { return decodeBy(rt, table, args[0].as<Bytes>()->view()); });
}

constexpr MethodDef kFunctions[] = {
    {"encode", charmap_encode, "text, table, /",
     "The bytes of a text by a dict of code points to bytes; None: not this way."},
    {"decode", charmap_decode, "data, table, /",
     "The text of bytes by a str of 256 characters; None: not this way."},
};

}  // namespace

extern const ModuleDef charmapModule;
const ModuleDef charmapModule = {
    .name = "_charmap",
    .doc = "Texts whose characters are bytes by a table.",
    .functions = kFunctions,
};

}  // namespace ouro
