// join: the items are looked at twice, first for the size and the widest character, then copied.

#include "runtime/protocol.h"
#include "runtime/types/list.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// Measures the joined text; false with TypeError when an item is not a str.
bool measure(Runtime& rt, const Str* separator, std::span<const Value> items, uint64_t* length,
             char32_t* maxChar) {
  uint64_t total = items.size() > 1 ? (items.size() - 1) * uint64_t{separator->length} : 0;
  char32_t widest = items.size() > 1 ? maxCharOf(separator) : 0;
  if (items.size() > 1 && separator->length == 0) widest = 0;
  for (size_t i = 0; i < items.size(); i++) {
    if (!isStr(rt, items[i]))
      return fail(rt, Exc::TypeError, "sequence item {}: expected str instance, {} found", i,
                  typeName(rt, items[i]));
    Str* item = asStr(items[i]);
    total += item->length;
    char32_t itemMax = maxCharOf(item);
    if (item->length && itemMax > widest) widest = itemMax;
  }
  *length = total;
  *maxChar = widest;
  return true;
}

// The same of what is exactly strs of ASCII, as most are; false when something is not.
bool measureAscii(const Str* separator, std::span<const Value> items, uint64_t* length) {
  uint32_t flags = separator->length && items.size() > 1 ? separator->meta : Str::kAscii;
  uint64_t total = (items.size() - 1) * uint64_t{separator->length};
  for (Value item : items) {
    if (!isExactly(item, TypeId::Str)) return false;
    flags &= item.as<Str>()->meta;
    total += item.as<Str>()->length;
  }
  *length = total;
  return flags & Str::kAscii;
}

// Copies all of them to where there is room, when no text is wider than a byte.
void copyNarrow(uint8_t* out, const Str* separator, std::span<const Value> items) {
  auto put = [&out](const Str* text) {
    if (text->length == 1) {
      *out++ = text->chars<uint8_t>()[0];
    } else {
      copyBytes(out, text->chars<uint8_t>(), text->length);
      out += text->length;
    }
  };
  put(asStr(items[0]));
  if (separator->length == 0) {
    for (Value item : items.subspan(1)) put(asStr(item));
    return;
  }
  for (Value item : items.subspan(1)) {
    put(separator);
    put(asStr(item));
  }
}

Owned joinSpan(Runtime& rt, const Str* separator, std::span<const Value> items) {
  if (items.empty()) return emptyStr(rt);
  if (items.size() == 1 && isExactStr(rt, items[0])) return Owned::share(items[0]);
  uint64_t length = 0;
  char32_t maxChar = 0;
  if (measureAscii(separator, items, &length)) {
    maxChar = 0x7f;
  } else if (!measure(rt, separator, items, &length, &maxChar)) {
    return Owned::error();
  }
  Str* result = allocateStr(rt, length, maxChar);
  if (!result) return Owned::error();
  if (length == 0) return Owned::adopt(result);
  if (maxChar < 0x100)
    return copyNarrow(result->chars<uint8_t>(), separator, items), Owned::adopt(result);
  size_t at = 0;
  for (size_t i = 0; i < items.size(); i++) {
    if (i) {
      copyChars(result, at, separator, 0, separator->length);
      at += separator->length;
    }
    copyChars(result, at, asStr(items[i]), 0, asStr(items[i])->length);
    at += asStr(items[i])->length;
  }
  return Owned::adopt(result);
}

// The items of what is not simply a list or a tuple.
Owned collect(Runtime& rt, Value iterable) {
  if (isExactly(iterable, TypeId::Dict) || isExactly(iterable, TypeId::Str))
    return listFrom(rt, iterable);
  Local iterator = iter(rt, iterable);
  if (iterator.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
    clearError(rt);
    return raise(rt, Exc::TypeError, "can only join an iterable");
  }
  return listFrom(rt, iterator);
}

}  // namespace

Owned join(Runtime& rt, Str* separator, Value iterable) {
  if (isExactList(rt, iterable)) return joinSpan(rt, separator, iterable.as<List>()->span());
  if (isExactTuple(rt, iterable)) return joinSpan(rt, separator, iterable.as<Tuple>()->span());
  OURO_TRY(items, collect(rt, iterable));
  return joinSpan(rt, separator, items.as<List>()->span());
}

Owned str_join(Runtime& rt, Value self, Args args) { return join(rt, asStr(self), args[0]); }

}  // namespace ouro
