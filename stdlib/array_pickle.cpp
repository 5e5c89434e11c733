// array._array_reconstructor: an array from the bytes that another machine may have pickled.

#include <cstring>
#include <string>

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/array.h"

namespace ouro {

namespace {

// The formats by their code in a pickle: of each kind and size first little, then big endian (the
// first two have one byte).
struct MachineFormat {
  char kind;  // 'u' unsigned, 's' signed, 'f' float, 't' text
  uint8_t size;
  bool isBig;
};
constexpr MachineFormat kFormats[] = {
    {'u', 1, false}, {'s', 1, false}, {'u', 2, false}, {'u', 2, true},  {'s', 2, false},
    {'s', 2, true},  {'u', 4, false}, {'u', 4, true},  {'s', 4, false}, {'s', 4, true},
    {'u', 8, false}, {'u', 8, true},  {'s', 8, false}, {'s', 8, true},  {'f', 4, false},
    {'f', 4, true},  {'f', 8, false}, {'f', 8, true},  {'t', 2, false}, {'t', 2, true},
    {'t', 4, false}, {'t', 4, true},
};

// The type code whose items fit those of the format best; a float's stays as it was.
char codeFor(const MachineFormat& format, char asked) {
  if (format.kind != 'u' && format.kind != 's') return asked;
  int place = format.size == 1 ? 0 : format.size == 2 ? 1 : format.size == 4 ? 2 : 3;
  return (format.kind == 's' ? "bhiq" : "BHIQ")[place];
}

Owned itemFrom(Runtime& rt, const MachineFormat& format, std::string_view bytes) {
  if (format.kind != 'f') return intFromBytes(rt, bytes, !format.isBig, format.kind == 's');
  std::string ordered(bytes);
  if (format.isBig) ordered.assign(bytes.rbegin(), bytes.rend());
  float narrow;
  double wide;
  if (format.size == 4) {
    memcpy(&narrow, ordered.data(), 4);
    wide = static_cast<double>(narrow);
  } else {
    memcpy(&wide, ordered.data(), 8);
  }
  return newFloat(rt, wide);
}

Owned textFrom(Runtime& rt, const MachineFormat& format, std::string_view bytes) {
  OURO_TRY(encoding,
           newStr(rt, fmt::format("utf-{}-{}", format.size * 8, format.isBig ? "be" : "le")));
  return decode(rt, bytes, encoding.as<Str>(), nullptr);
}

bool checkArguments(Runtime& rt, Args args, const MachineFormat** format) {
  Type* type = asType(rt, args[0]);
  if (!type)
    return fail(rt, Exc::TypeError, "first argument must be a type object, not {}",
                typeName(rt, args[0]));
  if (type->layout != &arrayTypeDef)
    return fail(rt, Exc::TypeError, "{} is not a subtype of array.array", dottedNameOf(type));
  if (!isStr(rt, args[1]) || args[1].as<Str>()->length != 1)
    return fail(rt, Exc::TypeError,
                "_array_reconstructor() argument 2 must be a unicode character, not {}",
                argumentName(rt, args[1]));
  int64_t number;
  if (!indexInt64(rt, args[2], &number)) return false;
  if (!isBytes(rt, args[3]))
    return fail(rt, Exc::TypeError, "fourth argument should be bytes, not {}",
                typeName(rt, args[3]));
  char32_t code = args[1].as<Str>()->at(0);
  if (code >= 128 || !strchr("bBuhHiIlLqQfd", static_cast<int>(code)) || !code)
    return fail(rt, Exc::ValueError, "second argument must be a valid type code");
  if (number < 0 || number >= static_cast<int64_t>(std::size(kFormats)))
    return fail(rt, Exc::ValueError, "third argument must be a valid machine format code.");
  *format = kFormats + number;
  return true;
}

// Are items of the array's code just what the format says on this (little-endian) machine?
bool isNative(const MachineFormat& format, const Array* array) {
  if (format.isBig || format.size != array->itemSize) return false;
  char kind = array->code == 'u'                         ? 't'
              : array->code == 'f' || array->code == 'd' ? 'f'
              : array->code >= 'A' && array->code <= 'Z' ? 'u'
                                                         : 's';
  return kind == format.kind;
}

}  // namespace

Owned array_reconstructor(Runtime& rt, Value, Args args) {
  const MachineFormat* format = nullptr;
  OURO_CHECK(checkArguments(rt, args, &format));
  OURO_TRY(made, call(rt, args[0], args[1]));
  if (!isArray(rt, made)) return raise(rt, Exc::TypeError, "the type made no array");
  if (isNative(*format, made.as<Array>())) {
    OURO_CHECK(arrayFromBytes(rt, made.as<Array>(), args[3]));
    return made.take();
  }
  std::string_view bytes = args[3].as<Bytes>()->view();
  if (bytes.size() % format->size)
    return raise(rt, Exc::ValueError, "string length not a multiple of item size");
  if (format->kind == 't') {
    OURO_TRY(text, textFrom(rt, *format, bytes));
    return call(rt, args[0], args[1], text);
  }
  OURO_TRY(code, newChar(rt, static_cast<char32_t>(codeFor(*format, made.as<Array>()->code))));
  OURO_TRY(result, call(rt, args[0], code));
  if (!isArray(rt, result)) return raise(rt, Exc::TypeError, "the type made no array");
  for (size_t at = 0; at < bytes.size(); at += format->size) {
    OURO_TRY(item, itemFrom(rt, *format, bytes.substr(at, format->size)));
    Array* array = result.as<Array>();
    OURO_CHECK(arrayInsert(rt, array, array->count(), item));
  }
  return result.take();
}

}  // namespace ouro
