// _json.scanstring and _json.make_scanner: JSON text to values.

#include <utility>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/module.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/tuple.h"
#include "stdlib/json.h"

namespace ouro {

namespace {

// ---- the scanner

struct Scanner : Object {
  Value objectHook, pairsHook, parseFloat, parseInt, parseConstant;  // owned
  bool strict;
};
template <class F>
void eachHook(Scanner* scanner, F f) {
  f(scanner->objectHook), f(scanner->pairsHook), f(scanner->parseFloat), f(scanner->parseInt),
      f(scanner->parseConstant);
}

// Names met before, found by their bytes: the members of like objects have like names.
class RecentNames {
 public:
  ~RecentNames() {
    if (!used_) return;
    for (Str* name : names_)
      if (name) release(Value(name));
  }
  // Where a name of these bytes is, if it is there.
  Str** placeOf(std::string_view bytes) {
    size_t mixed = bytes.size();
    if (!bytes.empty()) {
      auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
      mixed += byte(0) * 5u + byte(bytes.size() / 2) * 3u + byte(bytes.size() - 1);
    }
    return &names_[mixed % kPlaces];
  }
  static bool isThere(const Str* name, std::string_view bytes) {
    return name && name->length == bytes.size() && name->widthLog() == 0 &&
           memcmp(name->chars<char>(), bytes.data(), bytes.size()) == 0;
  }
  void put(Str** place, Str* name) {
    used_ = true;
    retain(Value(name));
    if (Str* old = std::exchange(*place, name)) release(Value(old));
  }

 private:
  static constexpr size_t kPlaces = 32;
  bool used_ = false;
  Str* names_[kPlaces] = {};  // owned
};

// One run of the scanner over a text whose code points are C.
template <class C>
class Scan {
 public:
  Scan(Runtime& rt, Scanner* scanner, Str* text)
      : rt_(rt),
        hooks_(scanner),
        text_(text),
        chars_(text->chars<C>()),
        length_(text->length),
        stack_(rt) {}

  // The value at `at`; *end: behind it. StopIteration(at) when there is none.
  Owned value(size_t at, size_t* end) {
    if (at >= length_) return nothing(at);
    C c = chars_[at];
    switch (c) {
      case '"': return text(at + 1, end);
      case '{':
      case '[': {
        RecursionGuard guard(rt_, c == '{' ? " while decoding a JSON object from a unicode string"
                                           : " while decoding a JSON array from a unicode string");
        if (!guard.ok()) return Owned::error();
        return c == '{' ? object(at + 1, end) : array(at + 1, end);
      }
      case 'n':
        if (stands(at, "null", end)) return Owned::none();
        break;
      case 't':
        if (stands(at, "true", end)) return Owned::boolean(true);
        break;
      case 'f':
        if (stands(at, "false", end)) return Owned::boolean(false);
        break;
      case 'N':
        if (stands(at, "NaN", end)) return constant("NaN");
        break;
      case 'I':
        if (stands(at, "Infinity", end)) return constant("Infinity");
        break;
      case '-':
        if (stands(at, "-Infinity", end)) return constant("-Infinity");
        break;
      default: break;
    }
    return number(at, end);
  }

 private:
  Owned nothing(size_t at) {
    return raiseStopIteration(rt_, Value::small(static_cast<int64_t>(at)));
  }
  Owned fails(const char* message, size_t at) {
    (void)failJson(rt_, message, text_, at);
    return Owned::error();
  }
  char32_t charAt(size_t at) const { return at < length_ ? chars_[at] : 0; }
  size_t skipSpace(size_t at) const {
    for (; at < length_; at++) {
      C c = chars_[at];
      if (c > ' ' || (c != ' ' && c != '\t' && c != '\n' && c != '\r')) break;
    }
    return at;
  }
  bool isDigit(size_t at) const { return charAt(at) >= '0' && charAt(at) <= '9'; }
  size_t skipDigits(size_t at) const {
    while (at < length_ && chars_[at] >= '0' && chars_[at] <= '9') at++;
    return at;
  }
  bool stands(size_t at, std::string_view word, size_t* end) const {
    if (length_ - at < word.size()) return false;
    for (size_t i = 0; i < word.size(); i++)
      if (chars_[at + i] != static_cast<unsigned char>(word[i])) return false;
    *end = at + word.size();
    return true;
  }
  std::string_view bytesOf(size_t start, size_t end) const {
    return {reinterpret_cast<const char*>(chars_) + start, end - start};
  }
  Owned constant(const char* name) {
    OURO_TRY(text, newStr(rt_, name));
    return call(rt_, hooks_->parseConstant, text);
  }

  // A string without escapes ends at *end, its quote; false: it is not one.
  bool isPlain(size_t at, size_t* end) const {
    *end = at + plainJsonPrefix(chars_ + at, length_ - at);
    return *end < length_ && chars_[*end] == '"';
  }

  Owned text(size_t at, size_t* end) {
    size_t stop;
    if (!isPlain(at, &stop)) return scanJsonString(rt_, text_, at, hooks_->strict, end);
    *end = stop + 1;
    if (sizeof(C) == 1 && text_->isAscii()) return newAscii(rt_, bytesOf(at, stop));
    return substring(rt_, text_, at, stop);
  }

  Owned number(size_t at, size_t* end) {
    size_t first = at + (chars_[at] == '-'), i = first;
    if (!isDigit(i)) return nothing(at);
    i = chars_[i] == '0' ? i + 1 : skipDigits(i);
    size_t whole = i;
    if (charAt(i) == '.' && isDigit(i + 1)) i = skipDigits(i + 1);
    if (charAt(i) == 'e' || charAt(i) == 'E') {
      size_t exponent = i + 1 + (charAt(i + 1) == '-' || charAt(i + 1) == '+');
      if (isDigit(exponent)) i = skipDigits(exponent);
    }
    *end = i;
    return i == whole ? wholeNumber(at, first, i) : brokenNumber(at, i);
  }

  Owned wholeNumber(size_t at, size_t first, size_t end) {
    bool isInt = hooks_->parseInt == Value(rt_.type(TypeId::Int));
    if (isInt && end - first <= 18) {
      int64_t number = 0;
      for (size_t i = first; i < end; i++) number = number * 10 + (chars_[i] - '0');
      return Owned::adopt(Value::small(first == at ? number : -number));
    }
    OURO_TRY(digits, substring(rt_, text_, at, end));
    return isInt ? parseInt(rt_, digits, 10) : call(rt_, hooks_->parseInt, digits);
  }

  Owned brokenNumber(size_t at, size_t end) {
    double d;
    bool isFloat = sizeof(C) == 1 && hooks_->parseFloat == Value(rt_.type(TypeId::Float));
    if (isFloat && parseDouble(bytesOf(at, end), &d)) return newFloat(rt_, d);
    OURO_TRY(digits, substring(rt_, text_, at, end));
    return call(rt_, hooks_->parseFloat, digits);
  }

  Owned array(size_t at, size_t* end) {
    const size_t start = stack_.length();
    at = skipSpace(at);
    if (charAt(at) != ']') {
      for (;;) {
        if (!stack_.push(value(at, &at)) || !heedSignals(rt_)) return Owned::error();
        at = skipSpace(at);
        if (charAt(at) == ']') break;
        if (charAt(at) != ',') return fails("Expecting ',' delimiter", at);
        at = skipSpace(at + 1);
      }
    }
    *end = at + 1;
    return stack_.takeList(start);
  }

  // The name of a member, the same object for the same name.
  Owned memberName(size_t at, size_t* end) {
    size_t stop;
    Str** place = nullptr;
    if (sizeof(C) == 1 && isPlain(at, &stop)) {
      place = recent_.placeOf(bytesOf(at, stop));
      if (RecentNames::isThere(*place, bytesOf(at, stop))) {
        *end = stop + 1;
        return Owned::share(*place);
      }
    }
    OURO_TRY(name, text(at, end));
    if (names_.get().isNone()) {
      names_ = newDict(rt_);
      if (names_.isError()) return Owned::error();
    }
    OURO_TRY(known, dictSetDefault(rt_, names_.as<Dict>(), name, name));
    if (place) recent_.put(place, known.as<Str>());
    return known.take();
  }

  Owned object(size_t at, size_t* end) {
    const size_t start = stack_.length();
    at = skipSpace(at);
    if (charAt(at) != '}') {
      for (;;) {
        if (charAt(at) != '"')
          return fails("Expecting property name enclosed in double quotes", at);
        if (!stack_.push(memberName(at + 1, &at))) return Owned::error();
        at = skipSpace(at);
        if (charAt(at) != ':') return fails("Expecting ':' delimiter", at);
        if (!stack_.push(value(skipSpace(at + 1), &at)) || !heedSignals(rt_)) return Owned::error();
        at = skipSpace(at);
        if (charAt(at) == '}') break;
        if (charAt(at) != ',') return fails("Expecting ',' delimiter", at);
        at = skipSpace(at + 1);
      }
    }
    *end = at + 1;
    return made(start);
  }

  // What the members from `start` on become.
  Owned made(size_t start) {
    if (!hooks_->pairsHook.isNone()) {
      OURO_TRY(pairs, pairsFrom(start));
      return call(rt_, hooks_->pairsHook, pairs);
    }
    OURO_TRY(dict, newDictOfPairs(rt_, stack_.from(start)));
    stack_.cut(start);
    return hooks_->objectHook.isNone() ? dict.take() : call(rt_, hooks_->objectHook, dict);
  }
  Owned pairsFrom(size_t start) {
    ItemStack pairs(rt_);
    std::span<const Value> flat = stack_.from(start);
    for (size_t i = 0; i < flat.size(); i += 2)
      if (!pairs.push(newTuple(rt_, {flat[i], flat[i + 1]}))) return Owned::error();
    stack_.cut(start);
    return pairs.takeList();
  }

  Runtime& rt_;
  Scanner* hooks_;
  Str* text_;
  const C* chars_;
  size_t length_;
  ItemStack stack_;  // the items and members of what has begun
  Local names_;
  RecentNames recent_;
};

Owned scanner_call(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "string, idx";
  Value out[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "scan_once", given, out, &keywords) < 0)
    return Owned::error();
  if (!isStr(rt, out[0])) {
    return raise(rt, Exc::TypeError, "first argument must be a string, not {}",
                 typeName(rt, out[0]));
  }
  int64_t at;
  OURO_CHECK(indexInt64(rt, out[1], &at));
  if (at < 0) return raise(rt, Exc::ValueError, "idx cannot be negative");
  size_t end = 0;
  OURO_TRY(value, withChars(out[0].as<Str>(), [&]<class C>(const C*) {
             Scan<C> scan(rt, self.as<Scanner>(), out[0].as<Str>());
             return scan.value(static_cast<size_t>(at), &end);
           }));
  return newTuple(rt, {value, Value::small(static_cast<int64_t>(end))});
}

Owned scanner_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "context";
  Value context;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "make_scanner", given, &context, &keywords) < 0)
    return Owned::error();
  auto* made = rt.make<Scanner>(cls);
  if (!made) return Owned::error();
  Local held = Owned::adopt(made);
  struct {
    const char* name;
    Value* field;
  } rows[] = {{"object_hook", &made->objectHook},
              {"object_pairs_hook", &made->pairsHook},
              {"parse_float", &made->parseFloat},
              {"parse_int", &made->parseInt},
              {"parse_constant", &made->parseConstant}};
  for (auto& row : rows) {
    Ref<Str> name = intern(rt, row.name);
    if (!name) return Owned::error();
    OURO_TRY(value, getAttr(rt, context, name.get()));
    *row.field = value.take().take();
  }
  Ref<Str> name = intern(rt, "strict");
  if (!name) return Owned::error();
  OURO_TRY(strict, getAttr(rt, context, name.get()));
  int is = truth(rt, strict);
  if (is < 0) return Owned::error();
  made->strict = is;
  return held.take();
}

void traverse(Object* object, Visitor& visitor) {
  eachHook(static_cast<Scanner*>(object), [&](Value& v) { visit(visitor, v); });
}
void destroy(Object* object) {
  eachHook(static_cast<Scanner*>(object), [](Value& v) { dropField(v); });
}

constexpr GetSetDef kAttributes[] = {
    {"strict", [](Runtime&, Value self) { return Owned::boolean(self.as<Scanner>()->strict); }},
    {"object_hook", getField<&Scanner::objectHook>},
    {"object_pairs_hook", getField<&Scanner::pairsHook>},
    {"parse_float", getField<&Scanner::parseFloat>},
    {"parse_int", getField<&Scanner::parseInt>},
    {"parse_constant", getField<&Scanner::parseConstant>},
};

}  // namespace

const TypeDef jsonScannerTypeDef = {
    .name = "Scanner",
    .module = "_json",
    .basicSize = sizeof(Scanner),
    .flags = kSubclassable | kContainerType,
    .traverse = traverse,
    .clear = destroy,
    .destroy = destroy,
    .slots = {.call = scanner_call, .make = scanner_make},
    .attributes = kAttributes,
    .doc = "Reads values from JSON text.",
};

}  // namespace ouro
