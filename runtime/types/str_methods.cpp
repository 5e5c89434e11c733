// The type str: slots, the constructor, the table of methods.

#include "runtime/types/str_methods.h"

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/format_spec.h"
#include "runtime/pieces.h"
#include "runtime/text_format.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// ---- slots

Owned strStr(Runtime& rt, Value self) { return exactStr(rt, asStr(self)); }

bool strHashSlot(Runtime& rt, Value self, int64_t* result) {
  *result = hashOf(rt, asStr(self));
  return true;
}

Owned strCompare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (!isStr(rt, left) || !isStr(rt, right)) return Owned::notImplemented();
  Str *a = asStr(left), *b = asStr(right);
  switch (op) {
    case CompareOp::Eq: return Owned::boolean(equal(a, b));
    case CompareOp::Ne: return Owned::boolean(!equal(a, b));
    case CompareOp::Lt: return Owned::boolean(compare(a, b) < 0);
    case CompareOp::Le: return Owned::boolean(compare(a, b) <= 0);
    case CompareOp::Gt: return Owned::boolean(compare(a, b) > 0);
    default: return Owned::boolean(compare(a, b) >= 0);
  }
}

Owned strIter(Runtime& rt, Value self) { return newStrIterator(rt, asStr(self)); }

int64_t strLength(Runtime&, Value self) { return asStr(self)->length; }

Owned strConcat(Runtime& rt, Value left, Value right) {
  if (!isStr(rt, right))
    return raise(rt, Exc::TypeError, "can only concatenate str (not \"{}\") to str",
                 typeName(rt, right));
  return concat(rt, asStr(left), asStr(right));
}

Owned strRepeat(Runtime& rt, Value self, Value times) {
  Str* text = asStr(self);
  uint64_t count = 0;
  OURO_CHECK(repeatCount(rt, times, &count));
  if (count == 0 || text->length == 0) return emptyStr(rt);
  if (count == 1) return exactStr(rt, text);
  int64_t length;
  if (__builtin_mul_overflow(count, text->length, &length))
    return raise(rt, Exc::OverflowError, "repeated string is too long");
  Str* result = allocateStr(rt, static_cast<size_t>(length), maxCharOf(text));
  if (!result) return Owned::error();
  Local held = Owned::adopt(result);
  // Both are equally wide.
  const std::string_view unit(text->chars<char>(), size_t{text->length} << text->widthLog());
  OURO_CHECK(fillByRepeating(rt, result->chars<uint8_t>(), unit,
                             static_cast<size_t>(length) << text->widthLog()));
  return held.take();
}

Owned strGetItem(Runtime& rt, Value self, Value key) {
  Str* text = asStr(self);
  if (key.isSmall() && static_cast<uint64_t>(key.small()) < text->length)
    return newChar(rt, text->at(static_cast<size_t>(key.small())));
  Subscript part;
  static constexpr SubscriptTexts kTexts = {"string index out of range",
                                            "string indices must be integers, not '{}'"};
  OURO_CHECK(subscriptArg(rt, key, text->length, kTexts, &part));
  size_t start = static_cast<size_t>(part.start);
  if (!part.isSlice) return newChar(rt, text->at(start));
  if (part.step == 1) return substring(rt, text, start, start + part.count);
  return substringStepped(rt, text, part.start, part.step, part.count);
}

Owned strRemainder(Runtime& rt, Value left, Value right) {
  if (!isStr(rt, left)) return Owned::notImplemented();
  return percentFormat(rt, asStr(left), right);
}

// ---- the constructor

constexpr Signature kNewSignature("object='', encoding='utf-8', errors='strict'");

Owned decodeObject(Runtime& rt, Value object, Value encoding, Value errors) {
  std::string_view bytes;
  if (isStr(rt, object)) return raise(rt, Exc::TypeError, "decoding str is not supported");
  if (!isBytesLike(rt, object))
    return raise(rt, Exc::TypeError, "decoding to str: need a bytes-like object, {} found",
                 typeName(rt, object));
  OURO_CHECK(asByteView(rt, object, &bytes));
  return decode(rt, bytes, encoding.isUnbound() ? nullptr : asStr(encoding),
                errors.isUnbound() ? nullptr : asStr(errors));
}

bool needStrArg(Runtime& rt, const char* name, Value v) {
  if (v.isUnbound() || isStr(rt, v)) return true;
  return fail(rt, Exc::TypeError, "str() argument '{}' must be str, not {}", name,
              argumentName(rt, v));
}

Owned makeExact(Runtime& rt, const CallArgs& given) {
  if (given.positional <= 1 && !given.names)
    return given.positional ? str(rt, given.values[0]) : emptyStr(rt);
  Value bound[3];
  Local keywords;
  if (bindArguments(rt, kNewSignature, nullptr, "str", given, bound, &keywords) < 0)
    return Owned::error();
  if (!needStrArg(rt, "encoding", bound[1]) || !needStrArg(rt, "errors", bound[2]))
    return Owned::error();
  if (bound[0].isUnbound()) return emptyStr(rt);
  if (bound[1].isUnbound() && bound[2].isUnbound()) return str(rt, bound[0]);
  return decodeObject(rt, bound[0], bound[1], bound[2]);
}

Owned makeStr(Runtime& rt, Type* cls, const CallArgs& given) {
  if (cls == rt.type(TypeId::Str)) return makeExact(rt, given);
  OURO_TRY(text, makeExact(rt, given));
  Str* from = asStr(text);
  Str* result = allocateStr(rt, cls, from->length, maxCharOf(from));
  if (!result) return Owned::error();
  copyChars(result, 0, from, 0, from->length);
  return Owned::adopt(result);
}

// Called for interned ones alone (setKindFunctions).
void destroyStr(Object* self) {
  if (!self->has(Str::kInterned)) return;
  forgetInterned(theRuntime(), static_cast<Str*>(self));
}

constexpr Slots makeSlots() {
  Slots slots = {.repr = strRepr,
                 .str = strStr,
                 .hash = strHashSlot,
                 .compare = strCompare,
                 .iter = strIter,
                 .make = makeStr,
                 .concat = strConcat,
                 .repeat = strRepeat,
                 .length = strLength,
                 .getItem = strGetItem,
                 .contains = strContains};
  slots[BinaryOp::Remainder] = strRemainder;
  return slots;
}

// ---- methods of this file

Owned str_encode(Runtime& rt, Value self, Args args) {
  for (uint32_t i = 0; i < 2; i++)
    if (args.has(i) && !isStr(rt, args[i]))
      return raise(rt, Exc::TypeError, "encode() argument '{}' must be str, not {}",
                   i == 0 ? "encoding" : "errors", argumentName(rt, args[i]));
  return encode(rt, asStr(self), args.has(0) ? asStr(args[0]) : nullptr,
                args.has(1) ? asStr(args[1]) : nullptr);
}

Owned str_format(Runtime& rt, Value self, Args args) {
  return formatText(rt, asStr(self), args.from(1), args[0], false);
}

Owned str_format_map(Runtime& rt, Value self, Args args) {
  return formatText(rt, asStr(self), {}, args[0], true);
}

Owned str_dunder_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "__format__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  if (asStr(args[0])->length == 0) return str(rt, self);
  return formatted<formatStr>(rt, asStr(self), asStr(args[0]));
}

Owned str_getnewargs(Runtime& rt, Value self, Args) {
  OURO_TRY(text, ownedStr(copyToExactStr(rt, asStr(self))));
  return newTuple(rt, {text});
}

Owned str_sizeof(Runtime&, Value self, Args) {
  return smallIndex(static_cast<int64_t>(Heap::blockSize(self.object())));
}

constexpr MethodDef kStrMethods[] = {
    {"capitalize", str_capitalize, "", "The first character in title case, the rest in lower."},
    {"casefold", str_casefold, "", "A version for comparing without regard to case."},
    {"center", str_center, "width, fillchar=' ', /", "Padded on both sides to a width."},
    {"count", str_count, "*args", "How often sub occurs, without overlap."},
    {"encode", str_encode, "encoding='utf-8', errors='strict'", "The text as bytes."},
    {"endswith", str_endswith, "*args", "Does it end so?"},
    {"expandtabs", str_expandtabs, "tabsize=8", "Tabs as spaces."},
    {"find", str_find, "*args", "The first index of sub, or -1."},
    {"format", str_format, "*args, **kwargs", "Replacement fields filled in."},
    {"format_map", str_format_map, "mapping, /", "As format, with one mapping for all names."},
    {"index", str_index, "*args", "The first index of sub, or ValueError."},
    {"isalnum", str_isalnum, "", "Only letters and digits?"},
    {"isalpha", str_isalpha, "", "Only letters?"},
    {"isascii", str_isascii, "", "Only ASCII?"},
    {"isdecimal", str_isdecimal, "", "Only decimal digits?"},
    {"isdigit", str_isdigit, "", "Only digits?"},
    {"isidentifier", str_isidentifier, "", "A name in Python?"},
    {"islower", str_islower, "", "All cased characters lower case?"},
    {"isnumeric", str_isnumeric, "", "Only numeric characters?"},
    {"isprintable", str_isprintable, "", "Nothing that repr would escape?"},
    {"isspace", str_isspace, "", "Only white space?"},
    {"istitle", str_istitle, "", "Words that begin with capitals?"},
    {"isupper", str_isupper, "", "All cased characters upper case?"},
    {"join", str_join, "iterable, /", "The texts of an iterable with this one between them."},
    {"ljust", str_ljust, "width, fillchar=' ', /", "Padded on the right to a width."},
    {"lower", str_lower, "", "In lower case."},
    {"lstrip", str_lstrip, "chars=None, /", "Without white space (or chars) on the left."},
    {"maketrans", str_maketrans, "x, y=<unrepresentable>, z=<unrepresentable>, /",
     "A table for translate.", MethodKind::Static},
    {"partition", str_partition, "sep, /", "What stands before sep, sep, what stands behind."},
    {"removeprefix", str_removeprefix, "prefix, /", "Without the prefix, if it is there."},
    {"removesuffix", str_removesuffix, "suffix, /", "Without the suffix, if it is there."},
    {"replace", str_replace, "old, new, count=-1, /", "Every old made new, or the first count."},
    {"rfind", str_rfind, "*args", "The last index of sub, or -1."},
    {"rindex", str_rindex, "*args", "The last index of sub, or ValueError."},
    {"rjust", str_rjust, "width, fillchar=' ', /", "Padded on the left to a width."},
    {"rpartition", str_rpartition, "sep, /", "As partition, at the last sep."},
    {"rsplit", str_rsplit, "sep=None, maxsplit=-1", "As split, from the right."},
    {"rstrip", str_rstrip, "chars=None, /", "Without white space (or chars) on the right."},
    {"split", str_split, "sep=None, maxsplit=-1", "The pieces between separators."},
    {"splitlines", str_splitlines, "keepends=False", "The lines."},
    {"startswith", str_startswith, "*args", "Does it begin so?"},
    {"strip", str_strip, "chars=None, /", "Without white space (or chars) at both ends."},
    {"swapcase", str_swapcase, "", "Upper case for lower and the reverse."},
    {"title", str_title, "", "Each word with a capital."},
    {"translate", str_translate, "table, /", "Each character as the table says."},
    {"upper", str_upper, "", "In upper case."},
    {"zfill", str_zfill, "width, /", "Zeros on the left, behind a sign."},
    {"__format__", str_dunder_format, "format_spec, /", "As the format specification says."},
    {"__getnewargs__", str_getnewargs, "", "For pickling."},
    {"__sizeof__", str_sizeof, "", "Size in memory, in bytes."},
};

}  // namespace

const TypeDef strTypeDef = {
    .name = "str",
    .basicSize = sizeof(Str),
    .itemSize = 1,
    .flags = kSubclassable | kMatchSelf | kImmutable,
    .destroy = destroyStr,
    .slots = makeSlots(),
    .methods = kStrMethods,
    .make = kNewSignature,
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
        "Text: a sequence of Unicode characters that never changes.",
};

}  // namespace ouro
