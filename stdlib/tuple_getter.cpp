// _collections._tuplegetter: the attributes of namedtuples. A property that reads one item.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/collections.h"

namespace ouro {

namespace {

struct TupleGetter : Object {
  Value doc;  // owned
  int64_t index;
};

Owned makeGetter(Runtime& rt, Type* cls, const CallArgs& given) {
  Value v[2];
  int64_t index;
  OURO_CHECK(unpackPositional(rt, "_tuplegetter", given, 2, 2, v));
  OURO_CHECK(indexInt64(rt, v[0], &index));
  auto* getter = rt.make<TupleGetter>(cls);
  if (!getter) return Owned::error();
  getter->doc = Owned::share(v[1]).take();
  getter->index = index;
  return Owned::adopt(getter);
}

// What is no tuple, or has no such item.
Owned noField(Runtime& rt, Value self, Value instance) {
  if (instance.isUnbound() || instance.isNone()) return Owned::share(self);
  if (isTuple(rt, instance)) return raise(rt, Exc::IndexError, "tuple index out of range");
  return raise(rt, Exc::TypeError,
               "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
               self.as<TupleGetter>()->index, typeName(rt, instance));
}

Owned getField(Runtime& rt, Value self, Value instance, Type*) {
  if (instance.isObject() && typeOf(rt, instance)->layout == &tupleTypeDef) [[likely]] {
    const auto index = static_cast<uint64_t>(self.as<TupleGetter>()->index);  // large: was negative
    const auto* tuple = instance.as<Tuple>();
    if (index < tuple->length) [[likely]]
      return Owned::share((*tuple)[index]);
  }
  return noField(rt, self, instance);
}

bool setField(Runtime& rt, Value, Value, Value value) {
  return fail(rt, Exc::AttributeError, "can't {} attribute", value.isUnbound() ? "delete" : "set");
}

Owned reprGetter(Runtime& rt, Value self) {
  StrBuilder text(rt);
  OURO_CHECK(text.append("_tuplegetter(") &&
             text.append(std::to_string(self.as<TupleGetter>()->index)) && text.append(", ") &&
             text.appendRepr(self.as<TupleGetter>()->doc) && text.append(")"));
  return text.finish();
}

Owned tuplegetter_reduce(Runtime& rt, Value self, Args) {
  auto* getter = self.as<TupleGetter>();
  OURO_TRY(arguments, newTuple(rt, {Value::small(getter->index), getter->doc}));
  return newTuple(rt, {Value(typeOf(rt, self)), arguments});
}

constexpr MethodDef kMethods[] = {
    {"__reduce__", tuplegetter_reduce, "", "How to make it again, for copy and pickle."},
};
constexpr GetSetDef kAttributes[] = {
    {"__doc__", [](Runtime&, Value self) { return Owned::share(self.as<TupleGetter>()->doc); },
     [](Runtime&, Value self, Value value) {
       Value doc = value.isUnbound() ? Value::none() : value;
       retain(doc);
       release(std::exchange(self.as<TupleGetter>()->doc, doc));
       return true;
     }},
};

void traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<TupleGetter*>(self)->doc);
}
void destroy(Object* self) {
  Value doc = std::exchange(static_cast<TupleGetter*>(self)->doc, Value::none());
  if (!doc.isNull()) release(doc);
}

}  // namespace

const TypeDef tupleGetterTypeDef = {
    .name = "_tuplegetter",
    .module = "collections",
    .basicSize = sizeof(TupleGetter),
    .flags = kContainerType,
    .traverse = traverse,
    .destroy = destroy,
    .slots = {.repr = reprGetter,
              .descriptorGet = getField,
              .descriptorSet = setField,
              .make = makeGetter},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "An attribute that is an item of a tuple.",
};

}  // namespace ouro
