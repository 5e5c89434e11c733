#include "stdlib/struct_sequence.h"

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

const TypeDef& definitionOf(const Type* type) {
  while (!type->definition) type = type->base;
  return *type->definition;
}

// Attributes behind the items' are computed from them.
size_t fieldCount(const TypeDef& definition, const Tuple* tuple) {
  return std::min<size_t>(definition.attributes.size(), tuple->length);
}

}  // namespace

Owned structRepr(Runtime& rt, Value self) {
  const TypeDef& definition = definitionOf(typeOf(rt, self));
  auto* tuple = self.as<Tuple>();
  StrBuilder text(rt);
  OURO_CHECK(text.append(definition.module) && text.append(".") && text.append(definition.name));
  for (size_t i = 0; i < fieldCount(definition, tuple); i++) {
    OURO_CHECK(text.append(i ? ", " : "(") && text.append(definition.attributes[i].name) &&
               text.append("=") && text.appendRepr((*tuple)[i]));
  }
  OURO_CHECK(text.append(")"));
  return text.finish();
}

void structTraverse(Object* object, Visitor& visitor) {
  for (Value v : static_cast<Tuple*>(object)->span()) visit(visitor, v);
}

void structDestroy(Object* object) {
  for (Value v : static_cast<Tuple*>(object)->span())
    if (!v.isNull()) release(v);
}

Owned newStruct(Runtime& rt, Type* type, std::span<Owned> items) {
  bool failed = false;
  for (Owned item : items) failed |= item.isError();
  size_t size = sizeof(Tuple) + items.size() * sizeof(Value);
  auto* tuple = failed ? nullptr : rt.make<Tuple>(type, size);
  if (!tuple) {
    for (Owned item : items) item.drop();
    return Owned::error();
  }
  for (Owned item : items) tuple->items()[tuple->length++] = item.take();
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

Owned structMake(Runtime& rt, Type* cls, CallArgs given) {
  const TypeDef& definition = definitionOf(cls);
  size_t wanted = 0;
  for (const GetSetDef& row : definition.attributes) wanted += row.doc[0] != '-';
  Value arguments[2];  // a sequence, and a dict that names more fields, of which there are none
  OURO_CHECK(refuseKeywords(rt, definition.name, given) &&
             unpackPositional(rt, definition.name, given, 1, 2, arguments));
  OURO_TRY(list, tupleFrom(rt, arguments[0]));
  auto* items = list.as<Tuple>();
  if (items->length < wanted) {
    return raise(rt, Exc::TypeError, "{}.{}() takes an at least {}-sequence ({}-sequence given)",
                 definition.module, definition.name, wanted, items->length);
  }
  size_t size = sizeof(Tuple) + wanted * sizeof(Value);
  auto* tuple = rt.make<Tuple>(cls, size);
  if (!tuple) return Owned::error();
  for (size_t i = 0; i < wanted; i++) {
    Value item = (*items)[i];
    retain(item);
    tuple->items()[tuple->length++] = item;
  }
  return Owned::adopt(tuple);
}

}  // namespace ouro
