// Displays, unpacking, formatting.

#include "runtime/short_copy.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/exception.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/set.h"
#include "vm/slow.h"

namespace ouro {

namespace {

// What unpacking says of something that cannot be iterated.
Owned iterForUnpacking(Runtime& rt, Value v) {
  Type* type = typeOf(rt, v);
  if (!type->slots.iter && !type->slots.getItem)
    return raise(rt, Exc::TypeError, "cannot unpack non-iterable {} object", nameOf(type));
  return iter(rt, v);
}

bool tooFew(Runtime& rt, uint32_t wanted, size_t got, bool atLeast) {
  return fail(rt, Exc::ValueError, "not enough values to unpack (expected {}{}, got {})",
              atLeast ? "at least " : "", wanted, got);
}

}  // namespace

// A tuple that iterates as all tuples do: of a class made by namedtuple(), for example.
static bool isPlainTuple(const Runtime& rt, Value v) {
  return isExactTuple(rt, v) || (isInstanceOfClass(v) && isTuple(rt, v) &&
                                 typeOf(rt, v)->slots.iter == rt.type(TypeId::Tuple)->slots.iter);
}

bool unpackSequence(Runtime& rt, Value v, uint32_t count, Value* to) {
  if (isExactList(rt, v) || isPlainTuple(rt, v)) {
    std::span<const Value> items =
        isExactList(rt, v) ? v.as<List>()->span() : v.as<Tuple>()->span();
    if (items.size() < count) return tooFew(rt, count, items.size(), false);
    if (items.size() > count)
      return fail(rt, Exc::ValueError, "too many values to unpack (expected {})", count);
    for (uint32_t k = 0; k < count; k++) {
      retain(items[k]);
      to[count - 1 - k] = items[k];
    }
    return true;
  }
  OURO_TRY_BOOL(it, iterForUnpacking(rt, v));
  uint32_t taken = 0;
  auto giveBack = [&] {
    for (uint32_t k = 0; k < taken; k++) release(to[count - 1 - k]);
    return false;
  };
  for (; taken < count; taken++) {
    Owned item = next(rt, it);
    if (item.isDone()) {
      uint32_t got = taken;
      giveBack();
      return tooFew(rt, count, got, false);
    }
    if (item.isError()) return giveBack();
    to[count - 1 - taken] = item.take();
  }
  Local extra = next(rt, it);
  if (extra.isDone()) return true;
  if (!extra.isError())
    (void)raise(rt, Exc::ValueError, "too many values to unpack (expected {})", count);
  return giveBack();
}

// Shares the items among the targets: the places from the top are first, second ...
static bool spreadItems(Runtime& rt, std::span<const Value> items, uint32_t before, uint32_t after,
                        Value* to) {
  if (items.size() < before + after)
    return tooFew(rt, before + after, static_cast<uint32_t>(items.size()), true);
  OURO_TRY_BOOL(middle, newList(rt, items.subspan(before, items.size() - before - after)));
  uint32_t top = before + after;  // index of the first target's place
  for (uint32_t k = 0; k < before; k++) to[top - k] = Owned::share(items[k]).take();
  to[after] = middle.take().take();
  auto last = items.last(after);
  for (uint32_t k = 0; k < after; k++) to[after - 1 - k] = Owned::share(last[k]).take();
  return true;
}

bool unpackExtended(Runtime& rt, Value v, uint32_t before, uint32_t after, Value* to) {
  if (isExactTuple(rt, v)) return spreadItems(rt, v.as<Tuple>()->span(), before, after, to);
  if (isExactList(rt, v)) return spreadItems(rt, v.as<List>()->span(), before, after, to);
  OURO_TRY_BOOL(it, iterForUnpacking(rt, v));
  // The targets before the star take theirs one by one; then the iterator is asked anew, by iter(),
  // for the rest, as in CPython.
  OURO_TRY_BOOL(all, newList(rt));
  for (uint32_t k = 0; k < before; k++) {
    Owned item = next(rt, it);
    if (item.isDone()) return tooFew(rt, before + after, k, true);
    if (item.isError() || !appendTaking(rt, all.as<List>(), item)) return false;
  }
  return extend(rt, all.as<List>(), it) &&
         spreadItems(rt, all.as<List>()->span(), before, after, to);
}

Owned buildSet(Runtime& rt, const Value* items, uint32_t count) {
  OURO_TRY(set, newSet(rt));
  for (uint32_t k = 0; k < count; k++) OURO_CHECK(setAdd(rt, set.as<Set>(), items[k]));
  return set.take();
}

Owned buildMap(Runtime& rt, const Value* pairs, uint32_t count) {
  const bool isPlain = count && (pairs[0].isSmall() || isExactly(pairs[0], TypeId::Str));
  if (isPlain) return newDictOfPairs(rt, {pairs, 2 * size_t{count}});
  // Room in a dict of plain keys would be of no use to others.
  OURO_TRY(dict, newDict(rt));
  for (uint32_t k = 0; k < count; k++)
    OURO_CHECK(dictSet(rt, dict.as<Dict>(), pairs[2 * k], pairs[2 * k + 1]));
  return dict.take();
}

Owned buildConstKeyMap(Runtime& rt, Tuple* keys, const Value* values) {
  return newDictOf(rt, keys->span(), values);
}

// A part of a text, which is a str or an int of one word, appended.
static bool appendPart(StrBuilder& out, Value part) {
  return part.isSmall() ? out.appendStr(part) : out.append(part.as<Str>());
}

static Owned buildWideString(Runtime& rt, const Value* parts, uint32_t count) {
  StrBuilder out(rt);
  for (uint32_t k = 0; k < count; k++)
    if (!appendPart(out, parts[k])) return Owned::error();
  return out.finish();
}

// A text of ASCII parts is as long as they are together, and made at once.
Owned buildString(Runtime& rt, const Value* parts, uint32_t count) {
  uint64_t length = 0;
  uint32_t metas = Str::kAscii;
  for (uint32_t k = 0; k < count; k++) {
    if (parts[k].isSmall()) {
      length += decimalLength(parts[k].small());
    } else {
      const Str* part = parts[k].as<Str>();
      length += part->length;
      metas &= part->meta;
    }
  }
  if (!metas) return buildWideString(rt, parts, count);
  Str* result = allocateStr(rt, length, 0x7f);
  if (!result) return Owned::error();
  char* to = result->chars<char>();
  for (uint32_t k = 0; k < count; k++) {
    if (parts[k].isSmall()) {
      to += decimalLength(parts[k].small());
      putDecimalBefore(to, parts[k].small());
    } else {
      const Str* part = parts[k].as<Str>();
      copyBytes(to, part->chars<char>(), part->length);
      to += part->length;
    }
  }
  return Owned::adopt(result);
}

bool extendDisplay(Runtime& rt, List* list, Value iterable) {
  Type* type = typeOf(rt, iterable);
  if (!type->slots.iter && !type->slots.getItem) {
    return fail(rt, Exc::TypeError, "Value after * must be an iterable, not {}", nameOf(type));
  }
  return extend(rt, list, iterable);
}

bool updateDisplay(Runtime& rt, Dict* dict, Value mapping) {
  constexpr size_t kRoom = 2;  // for what stands behind it in the display
  if (!dict->entries && isExactly(mapping, TypeId::Dict) && dictIsDense(mapping.as<Dict>()))
    return dictCopyInto(rt, dict, mapping.as<Dict>(), kRoom);
  if (!isDict(rt, mapping)) {
    Owned keys = lookupAttr(rt, mapping, rt.names.keys);
    if (keys.isError()) return false;
    if (keys.isNotFound())
      return fail(rt, Exc::TypeError, "'{}' object is not a mapping", typeName(rt, mapping));
    keys.drop();
  }
  return dictMerge(rt, dict, mapping, true);
}

namespace {

bool repeatsKeyword(Runtime& rt, Value callable, Value key) {
  std::string name;
  OURO_TRY_BOOL(shown, str(rt, key));
  return callableName(rt, callable, &name) &&
         fail(rt, Exc::TypeError, "{} got multiple values for keyword argument '{}'", name,
              toUtf8(shown.as<Str>()));
}

// One that is no str: an exception, which takes none at all, says that first.
bool refuseKeyword(Runtime& rt, Value callable) {
  const Type* cls = asType(rt, callable);
  return cls && onlyMakesException(cls)
             ? fail(rt, Exc::TypeError, "{}() takes no keyword arguments", nameOf(cls))
             : fail(rt, Exc::TypeError, "keywords must be strings");
}

bool hasExactStrKeys(const Dict* dict) {
  for (uint32_t i = 0; i < dict->filled; i++) {
    const Value key = dict->entries[i].key;
    if (!key.isNull() && !isExactly(key, TypeId::Str)) return false;
  }
  return true;
}

// Of a dict whose keys are what keywords mostly are.
bool mergePlain(Runtime& rt, Dict* dict, Dict* mapping, Value callable) {
  if (dict->used == 0) return dictMerge(rt, dict, mapping, true);
  size_t position = 0;
  Value key, value;
  while (dictNext(mapping, &position, &key, &value)) {
    const Local heldKey(key), heldValue(value);
    Value present = dictGet(rt, dict, key);
    if (present.isError()) return false;
    if (!present.isNotFound()) return repeatsKeyword(rt, callable, key);
    if (!dictSet(rt, dict, key, value)) return false;
  }
  return true;
}

}  // namespace

bool mergeKeywords(Runtime& rt, Dict* dict, Value mapping, Value callable) {
  if (isExactDict(rt, mapping) && hasExactStrKeys(mapping.as<Dict>()))
    return mergePlain(rt, dict, mapping.as<Dict>(), callable);
  std::string name;
  if (!isDict(rt, mapping)) {
    Owned keys = lookupAttr(rt, mapping, rt.names.keys);
    if (keys.isError()) return false;
    if (keys.isNotFound()) {
      return callableName(rt, callable, &name) &&
             fail(rt, Exc::TypeError, "{} argument after ** must be a mapping, not {}", name,
                  typeName(rt, mapping));
    }
    keys.drop();
  }
  // In the mapping's own order, which may name a key twice.
  OURO_TRY_BOOL(
      keys, isDict(rt, mapping) ? listFrom(rt, mapping) : callMethod(rt, mapping, rt.names.keys));
  return forEach(rt, keys, [&](Value key) {
    Value present = dictGet(rt, dict, key);
    if (present.isError()) return false;
    if (!present.isNotFound()) return repeatsKeyword(rt, callable, key);
    if (!isStr(rt, key)) return refuseKeyword(rt, callable);
    // A dict gives what it holds, whatever a subclass makes of [].
    Value own = isDict(rt, mapping) ? dictGet(rt, mapping.as<Dict>(), key) : Value::notFound();
    OURO_TRY_BOOL(value, own.isNotFound() ? getItem(rt, mapping, key) : Owned::share(own));
    return dictSet(rt, dict, key, value);
  });
}

Owned formatValue(Runtime& rt, Value v, uint32_t conversion, Value spec) {
  Local converted(v);
  if (conversion == 1) converted = str(rt, v);
  if (conversion == 2) converted = repr(rt, v);
  if (conversion == 3) converted = ascii(rt, v);
  if (converted.isError()) return Owned::error();
  return format(rt, converted, spec);
}

}  // namespace ouro
