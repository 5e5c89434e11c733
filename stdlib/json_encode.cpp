// _json.make_encoder: values to JSON text, all into one buffer. What it knows and refuses is that
// of CPython's encoder in C; json.encoder takes it when there is no indentation.

#include <cmath>
#include <utility>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/json.h"

namespace ouro {

namespace {

struct Encoder : Object {
  // Owned. markers: a dict, or None: containers may be met within themselves.
  Value markers, fallback, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys;
  JsonText text;  // what `encoder` is
  bool sorts, skips, allowsNan;
};

template <class F>
void eachField(Encoder* e, F f) {
  for (Value* field : {&e->markers, &e->fallback, &e->encoder, &e->indent, &e->keySeparator,
                       &e->itemSeparator, &e->sortKeys, &e->skipKeys})
    f(*field);
}

class Writer {
 public:
  Writer(Runtime& rt, Encoder* encoder) : rt_(rt), encoder_(encoder), out_(rt) {}
  bool write(Value v);
  Owned finish() { return out_.finish(); }

 private:
  bool writeText(Value text);
  bool writeInt(Value v);
  bool writeFloat(double d);
  bool writeItems(Value sequence);
  bool writeDict(Value dict);
  bool writeEntries(size_t start);
  bool writeEntry(Value key, Value value, bool* isFirst);
  bool writeKey(Value key);
  bool writeOther(Value v);
  bool separate(bool* isFirst) {
    if (std::exchange(*isFirst, false)) return true;
    return out_.append(encoder_->itemSeparator.as<Str>());
  }

  // What is being written, from the inside out. It is on the stack of C++, whose depth is bounded.
  struct Open {
    Value value;
    const Open* outer;
  };

  // Runs `inside` with the container marked, so that it is not met again within itself. The
  // encoder's dict of markers says only whether that is wanted.
  template <class F>
  bool marked(Value container, F inside) {
    if (encoder_->markers.isNone()) return inside();
    for (const Open* open = open_; open; open = open->outer)
      if (open->value == container)
        return fail(rt_, Exc::ValueError, "Circular reference detected");
    const Open here{container, std::exchange(open_, &here)};
    bool done = inside();
    open_ = here.outer;
    return done;
  }

  Runtime& rt_;
  Encoder* encoder_;
  StrBuilder out_;
  ItemStack entries_{rt_};  // of the dicts being written: keys and values by turns
  const Open* open_ = nullptr;
};

bool Writer::writeText(Value text) {
  if (encoder_->text != JsonText::Other)
    return appendJsonText(rt_, out_, text.as<Str>(), encoder_->text == JsonText::Ascii);
  OURO_TRY_BOOL(made, call(rt_, encoder_->encoder, text));
  if (isStr(rt_, made)) return out_.append(made.as<Str>());
  return fail(rt_, Exc::TypeError, "encoder() must return a string, not {}", typeName(rt_, made));
}

// Also of a subclass: what it prints itself as does not count.
bool Writer::writeInt(Value v) {
  if (v.isSmall()) return out_.appendStr(v);
  OURO_TRY_BOOL(text, intToStr(rt_, v));
  return out_.append(text.as<Str>());
}

bool Writer::writeFloat(double d) {
  if (std::isfinite(d)) {
    DoubleBuffer buffer;
    return out_.appendAscii(reprDouble(d, buffer));
  }
  if (!encoder_->allowsNan)
    return fail(rt_, Exc::ValueError, "Out of range float values are not JSON compliant");
  return out_.appendAscii(std::isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
}

bool Writer::write(Value v) {
  if (v.isSmall() || v.isFlonum()) return out_.appendStr(v);
  if (isExactStr(rt_, v)) return writeText(v);
  if (v.isNone()) return out_.appendAscii("null");
  if (v.isBool()) return out_.appendAscii(v.isTrue() ? "true" : "false");
  if (isStr(rt_, v)) return writeText(v);
  if (isInt(rt_, v)) return writeInt(v);
  if (isFloat(rt_, v)) return writeFloat(floatValue(v));
  RecursionGuard guard(rt_, " while encoding a JSON object");
  if (!guard.ok()) return false;
  if (isList(rt_, v) || isTuple(rt_, v)) return writeItems(v);
  if (isDict(rt_, v)) return writeDict(v);
  return writeOther(v);
}

bool Writer::writeItems(Value sequence) {
  bool inList = isList(rt_, sequence), isFirst = true;
  auto items = [&] { return inList ? sequence.as<List>()->span() : sequence.as<Tuple>()->span(); };
  if (items().empty()) return out_.appendAscii("[]");
  return marked(sequence, [&] {
    if (!out_.append(U'[')) return false;
    for (size_t i = 0; i < items().size(); i++) {
      Local item(items()[i]);
      if (!separate(&isFirst) || !write(item) || !heedSignals(rt_)) return false;
    }
    return out_.append(U']');
  });
}

bool Writer::writeDict(Value dict) {
  if (dict.as<Dict>()->used == 0) return out_.appendAscii("{}");
  return marked(dict, [&] {
    // The entries as they are now, whatever is called meanwhile.
    const size_t start = entries_.length();
    if (isExactDict(rt_, dict) && !encoder_->sorts) {
      size_t position = 0;
      Value key, value;
      while (dictNext(dict.as<Dict>(), &position, &key, &value))
        if (!entries_.push(Owned::share(key)) || !entries_.push(Owned::share(value))) return false;
    } else {
      Ref<Str> name = intern(rt_, "items");
      if (!name) return false;
      OURO_TRY_BOOL(view, callMethod(rt_, dict, name.get()));
      OURO_TRY_BOOL(pairs, listFrom(rt_, view));
      if (encoder_->sorts && !sortList(rt_, pairs.as<List>(), Value::none(), false)) return false;
      for (Value pair : pairs.as<List>()->span()) {
        if (!isTuple(rt_, pair) || pair.as<Tuple>()->length != 2)
          return fail(rt_, Exc::ValueError, "items must return 2-tuples");
        for (Value half : pair.as<Tuple>()->span())
          if (!entries_.push(Owned::share(half))) return false;
      }
    }
    return writeEntries(start);
  });
}

// The entries that lie from `start` on, which are dropped.
bool Writer::writeEntries(size_t start) {
  bool isFirst = true;
  if (!out_.append(U'{')) return false;
  for (size_t i = start, end = entries_.length(); i < end; i += 2) {
    std::span<const Value> entry = entries_.from(i);
    if (!writeEntry(entry[0], entry[1], &isFirst) || !heedSignals(rt_)) return false;
  }
  entries_.cut(start);
  return out_.append(U'}');
}

bool Writer::writeEntry(Value key, Value value, bool* isFirst) {
  bool isKey = isExactStr(rt_, key) || isStr(rt_, key) || key.isBool() || key.isNone() ||
               isInt(rt_, key) || isFloat(rt_, key);
  if (!isKey && encoder_->skips) return true;
  if (!isKey)
    return fail(rt_, Exc::TypeError, "keys must be str, int, float, bool or None, not {}",
                typeName(rt_, key));
  return separate(isFirst) && writeKey(key) && out_.append(encoder_->keySeparator.as<Str>()) &&
         write(value);
}

bool Writer::writeKey(Value key) {
  if (isStr(rt_, key)) return writeText(key);
  // Others are written as they would be as values, between quotes.
  Writer shown(rt_, encoder_);
  if (!shown.write(key)) return false;
  OURO_TRY_BOOL(text, shown.finish());
  return writeText(text);
}

bool Writer::writeOther(Value v) {
  return marked(v, [&] {
    OURO_TRY_BOOL(other, call(rt_, encoder_->fallback, v));
    return write(other);
  });
}

Owned encoder_call(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "obj, _current_indent_level";
  Value bound[2];
  Local keywords, held(self);
  if (bindArguments(rt, kSignature, nullptr, "_iterencode", given, bound, &keywords) < 0)
    return Owned::error();
  Writer writer(rt, self.as<Encoder>());
  OURO_CHECK(writer.write(bound[0]));
  OURO_TRY(text, writer.finish());
  Value line = text;
  return newList(rt, std::span<const Value>(&line, 1));
}

Owned encoder_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature =
      "markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, "
      "allow_nan";
  Value bound[9];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "make_encoder", given, bound, &keywords) < 0)
    return Owned::error();
  if (!bound[0].isNone() && !isDict(rt, bound[0]))
    return raise(rt, Exc::TypeError, "make_encoder() argument 1 must be dict or None, not {}",
                 typeName(rt, bound[0]));
  for (uint32_t i : {4u, 5u}) {
    if (!isStr(rt, bound[i]))
      return raise(rt, Exc::TypeError, "make_encoder() argument {} must be str, not {}", i + 1,
                   typeName(rt, bound[i]));
  }
  int flags[3];
  for (uint32_t i = 0; i < 3; i++)
    if ((flags[i] = truth(rt, bound[6 + i])) < 0) return Owned::error();
  auto* made = rt.make<Encoder>(cls);
  if (!made) return Owned::error();
  uint32_t at = 0;
  eachField(made, [&](Value& field) { field = Owned::share(bound[at++]).take(); });
  made->text = jsonTextFunction(bound[2]);
  made->sorts = flags[0];
  made->skips = flags[1];
  made->allowsNan = flags[2];
  return Owned::adopt(made);
}

void traverse(Object* object, Visitor& visitor) {
  eachField(static_cast<Encoder*>(object), [&](Value& v) { visit(visitor, v); });
}
void destroy(Object* object) {
  eachField(static_cast<Encoder*>(object), [](Value& v) { dropField(v); });
}

constexpr GetSetDef kAttributes[] = {
    {"markers", getField<&Encoder::markers>},
    {"default", getField<&Encoder::fallback>},
    {"encoder", getField<&Encoder::encoder>},
    {"indent", getField<&Encoder::indent>},
    {"key_separator", getField<&Encoder::keySeparator>},
    {"item_separator", getField<&Encoder::itemSeparator>},
    {"sort_keys", getField<&Encoder::sortKeys>},
    {"skipkeys", getField<&Encoder::skipKeys>},
};

}  // namespace

const TypeDef jsonEncoderTypeDef = {
    .name = "Encoder",
    .module = "_json",
    .basicSize = sizeof(Encoder),
    .flags = kSubclassable | kContainerType,
    .traverse = traverse,
    .destroy = destroy,
    .slots = {.call = encoder_call, .make = encoder_make},
    .attributes = kAttributes,
    .make =
        "markers, default, encoder, indent, key_separator, item_separator, sort_keys, "
        "skipkeys, allow_nan",
    .doc = "Writes values as JSON text.",
};

}  // namespace ouro
