#include "stdlib/struct_sequence.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

const TypeDef& definitionOf(const Type* type) {
  while (!type->definition) type = type->base;
  return *type->definition;
}

bool isHidden(const GetSetDef& row) { return row.doc[0] == '-'; }
bool isShownOtherwise(const GetSetDef& row) { return row.doc[0] == '~'; }

// How many items a type's instances have.
struct Counts {
  size_t visible = 0, all = 0, unnamed = 0;

  explicit Counts(const TypeDef& definition) : all(definition.attributes.size()) {
    for (const GetSetDef& row : definition.attributes) {
      visible += !isHidden(row);
      unnamed += isShownOtherwise(row);
    }
    all += unnamed;
  }
};

std::span<const Value> allItems(const Object* object) {
  const Counts counts(definitionOf(typeOf(theRuntime(), object)));
  return {static_cast<const Tuple*>(object)->items(), counts.all};
}

// An instance whose items are null: the caller stores all of them at once.
Tuple* allocateStruct(Runtime& rt, Type* type, const Counts& counts) {
  auto* tuple = rt.make<Tuple>(type, sizeof(Tuple) + counts.all * sizeof(Value));
  if (tuple) tuple->length = counts.visible;
  return tuple;
}

bool failLength(Runtime& rt, const TypeDef& definition, const Counts& counts, size_t given) {
  const char* limit = counts.visible == counts.all ? ""
                      : given < counts.visible     ? "n at least"
                                                   : "n at most";
  return fail(rt, Exc::TypeError, "{}.{}() takes a{} {}-sequence ({}-sequence given)",
              definition.module, definition.name, limit,
              given < counts.visible ? counts.visible : counts.all, given);
}

// A hidden item that the sequence does not have.
Owned namedItem(Runtime& rt, Value names, const char* name) {
  if (names.isUnbound()) return Owned::none();
  Ref<Str> key = intern(rt, name);
  if (!key) return Owned::error();
  Value found = dictGet(rt, names.as<Dict>(), key.get());
  if (found.isError()) return Owned::error();
  return found.isNotFound() ? Owned::none() : Owned::share(found);
}

}  // namespace

Owned structRepr(Runtime& rt, Value self) {
  const TypeDef& definition = definitionOf(typeOf(rt, self));
  auto* tuple = self.as<Tuple>();
  StrBuilder text(rt);
  OURO_CHECK(text.append(definition.module) && text.append(".") && text.append(definition.name));
  for (size_t i = 0; i < tuple->length; i++) {
    OURO_CHECK(text.append(i ? ", " : "(") && text.append(definition.attributes[i].name) &&
               text.append("=") && text.appendRepr((*tuple)[i]));
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

void structTraverse(Object* object, Visitor& visitor) {
  for (Value v : allItems(object)) visit(visitor, v);
}

void structDestroy(Object* object) {
  for (Value v : allItems(object))
    if (!v.isNull()) release(v);
}

Owned newStruct(Runtime& rt, Type* type, std::span<Owned> items) {
  bool failed = false;
  for (Owned item : items) failed |= item.isError();
  const Counts counts(definitionOf(type));
  auto* tuple = failed ? nullptr : allocateStruct(rt, type, counts);
  if (!tuple) {
    for (Owned item : items) item.drop();
    return Owned::error();
  }
  for (size_t i = 0; i < counts.all; i++)
    tuple->items()[i] = i < items.size() ? items[i].take() : Value::none();
  return Owned::adopt(tuple);
}

Owned newSingleStruct(Runtime& rt, const TypeDef& definition, std::span<Owned> items) {
  Local type = newType(rt, definition);
  if (type.isError()) {
    for (Owned item : items) item.drop();
    return Owned::error();
  }
  return newStruct(rt, type.as<Type>(), items);
}

Owned structMake(Runtime& rt, Type* cls, const CallArgs& given) {
  const TypeDef& definition = definitionOf(cls);
  const Counts counts(definition);
  // A sequence, and a dict with the hidden items that it does not have.
  static constexpr Signature kSignature = "sequence, dict={}";
  Value arguments[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "structseq", given, arguments, &keywords) < 0)
    return Owned::error();
  if (!arguments[1].isUnbound() && !isDict(rt, arguments[1])) {
    return raise(rt, Exc::TypeError, "{}.{}() takes a dict as second arg, if any",
                 definition.module, definition.name);
  }
  Local list = tupleFrom(rt, arguments[0]);
  if (list.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
    clearError(rt);
    return raise(rt, Exc::TypeError, "constructor requires a sequence");
  }
  std::span<const Value> items = list.as<Tuple>()->span();
  if (items.size() < counts.visible || items.size() > counts.all)
    OURO_CHECK(failLength(rt, definition, counts, items.size()));
  auto* tuple = allocateStruct(rt, cls, counts);
  if (!tuple) return Owned::error();
  Local made = Owned::adopt(tuple);
  for (size_t i = 0; i < counts.all; i++) tuple->items()[i] = Value::none();
  for (size_t i = 0; i < counts.all; i++) {
    Owned item = i < items.size()
                     ? Owned::share(items[i])
                     : namedItem(rt, arguments[1], definition.attributes[i - counts.unnamed].name);
    if (item.isError()) return item;
    tuple->items()[i] = item.take();
  }
  return made.take();
}

Owned struct_reduce(Runtime& rt, Value self, Args) {
  Type* type = typeOf(rt, self);
  const TypeDef& definition = definitionOf(type);
  const Counts counts(definition);
  OURO_TRY(visible, newTuple(rt, self.as<Tuple>()->span()));
  OURO_TRY(hidden, newDict(rt));
  for (size_t i = counts.visible; i < counts.all; i++) {
    Ref<Str> name = intern(rt, definition.attributes[i - counts.unnamed].name);
    if (!name || !dictSet(rt, hidden.as<Dict>(), name.get(), self.as<Tuple>()->items()[i]))
      return Owned::error();
  }
  OURO_TRY(arguments, newTuple(rt, {visible, hidden}));
  return newTuple(rt, {Value(type), arguments});
}

bool addStructNumbers(Runtime& rt, Type* type) {
  const TypeDef& definition = definitionOf(type);
  const Counts counts(definition);
  if (!readyType(rt, type)) return false;
  OURO_TRY_BOOL(names, newList(rt));
  for (const GetSetDef& row : definition.attributes.first(counts.visible - counts.unnamed)) {
    OURO_TRY_BOOL(name, newStr(rt, row.name));
    if (!append(rt, names.as<List>(), name)) return false;
  }
  OURO_TRY_BOOL(fields, tupleFrom(rt, names));
  const std::pair<const char*, Value> entries[] = {
      {"n_fields", Value::small(static_cast<int64_t>(counts.all))},
      {"n_sequence_fields", Value::small(static_cast<int64_t>(counts.visible))},
      {"n_unnamed_fields", Value::small(static_cast<int64_t>(counts.unnamed))},
      {"__match_args__", fields}};
  for (auto [name, value] : entries) {
    Ref<Str> key = intern(rt, name);
    if (!key || !dictSet(rt, type->dict.get(), key.get(), value)) return false;
  }
  return true;
}

}  // namespace ouro
