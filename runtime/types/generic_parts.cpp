#include "runtime/types/generic_parts.h"

#include "runtime/types/exact.h"
#include "runtime/types/list.h"

namespace ouro {

namespace {

// value.name, or none when there is none.
Owned attributeOr(Runtime& rt, Value value, const char* name) {
  Ref<Str> interned = intern(rt, name);
  if (!interned) return Owned::error();
  Owned found = lookupAttr(rt, value, interned.get());
  return found.isNotFound() ? Owned::none() : found;
}

// The name of a class with its module.
Owned qualifiedName(Runtime& rt, Value value) {
  OURO_TRY(origin, attributeOr(rt, value, "__origin__"));
  OURO_TRY(args, attributeOr(rt, value, "__args__"));
  if (!origin.get().isNone() && !args.get().isNone()) return repr(rt, value);
  OURO_TRY(qualname, attributeOr(rt, value, "__qualname__"));
  OURO_TRY(module, attributeOr(rt, value, "__module__"));
  if (!isStr(rt, qualname) || module.get().isNone()) return repr(rt, value);
  if (isStr(rt, module) && equal(module.as<Str>(), "builtins")) return qualname.take();
  StrBuilder out(rt);
  out.appendStr(module);
  out.append(".");
  out.append(qualname.as<Str>());
  return out.finish();
}

bool addUnique(Runtime& rt, List* list, Value item) {
  for (Value at : list->span())
    if (at == item) return true;
  return append(rt, list, item);
}

bool collectInto(Runtime& rt, Value arg, List* out) {
  if (asType(rt, arg)) return true;
  OURO_TRY_BOOL(substitute, attributeOr(rt, arg, "__typing_subst__"));
  if (!substitute.get().isNone()) return addUnique(rt, out, arg);
  OURO_TRY_BOOL(own, attributeOr(rt, arg, "__parameters__"));
  if (!isTuple(rt, own)) return true;
  for (Value item : own.as<Tuple>()->span())
    if (!addUnique(rt, out, item)) return false;
  return true;
}

int64_t indexIn(Tuple* tuple, Value item) {
  for (size_t i = 0; i < tuple->length; i++)
    if ((*tuple)[i] == item) return static_cast<int64_t>(i);
  return -1;
}

// list[T] within dict[str, list[T]]: the argument itself is subscripted.
Owned substituteNested(Runtime& rt, Value arg, Tuple* parameters, Tuple* items) {
  OURO_TRY(own, attributeOr(rt, arg, "__parameters__"));
  if (!isTuple(rt, own) || own.as<Tuple>()->length == 0) return Owned::share(arg);
  OURO_TRY(given, newList(rt));
  for (Value parameter : own.as<Tuple>()->span()) {
    int64_t at = indexIn(parameters, parameter);
    Value value = at < 0 ? parameter : (*items)[size_t(at)];
    // What can be iterated is a TypeVarTuple: it stands for any number of arguments.
    bool several = at >= 0 && typeOf(rt, parameter)->slots.iter && isTuple(rt, value);
    OURO_CHECK(several ? extend(rt, given.as<List>(), value) : append(rt, given.as<List>(), value));
  }
  OURO_TRY(tuple, newTuple(rt, given.as<List>()->span()));
  return getItem(rt, arg, tuple);
}

// Arguments that are *tuple[...] count as their contents.
Owned unpackArguments(Runtime& rt, Value item) {
  OURO_TRY(list, newList(rt));
  std::span<const Value> given =
      isTuple(rt, item) ? item.as<Tuple>()->span() : std::span<const Value>(&item, 1);
  for (Value at : given) {
    OURO_TRY(inner, asType(rt, at) ? Owned::none()
                                   : attributeOr(rt, at, "__typing_unpacked_tuple_args__"));
    bool spread = isTuple(rt, inner);
    if (spread && inner.as<Tuple>()->length > 0) {
      spread = !inner.as<Tuple>()->span().back().isEllipsis();
    }
    OURO_CHECK(spread ? extend(rt, list.as<List>(), inner) : append(rt, list.as<List>(), at));
  }
  return newTuple(rt, list.as<List>()->span());
}

// Parameters such as TypeVarTuple and ParamSpec rearrange the arguments first.
Owned prepareArguments(Runtime& rt, Value self, Tuple* parameters, Value item) {
  OURO_TRY(items, unpackArguments(rt, item));
  for (Value parameter : parameters->span()) {
    OURO_TRY(prepare, attributeOr(rt, parameter, "__typing_prepare_subst__"));
    if (prepare.get().isNone()) continue;
    items = call(rt, prepare, self, items);
    if (items.isError()) return Owned::error();
  }
  return isTuple(rt, items) ? items.take() : newTuple(rt, {items.get()});
}

bool isUnpackedTuple(Runtime& rt, Value arg, bool* result) {
  *result = false;
  if (asType(rt, arg)) return true;
  OURO_TRY_BOOL(flag, attributeOr(rt, arg, "__typing_is_unpacked_typevartuple__"));
  int is = flag.get().isNone() ? 0 : truth(rt, flag);
  *result = is > 0;
  return is >= 0;
}

bool substituteOne(Runtime& rt, Value arg, Tuple* parameters, Tuple* items, List* out) {
  if (asType(rt, arg)) return append(rt, out, arg);
  bool spread;
  if (!isUnpackedTuple(rt, arg, &spread)) return false;
  OURO_TRY_BOOL(substitute, attributeOr(rt, arg, "__typing_subst__"));
  Local replaced;
  if (substitute.get().isNone()) {
    replaced = substituteNested(rt, arg, parameters, items);
  } else {
    int64_t at = indexIn(parameters, arg);
    replaced = at < 0 ? Owned::share(arg) : call(rt, substitute, (*items)[size_t(at)]);
  }
  if (replaced.isError()) return false;
  if (spread && isTuple(rt, replaced)) return extend(rt, out, replaced);
  return append(rt, out, replaced);
}

}  // namespace

bool appendTypeRepr(Runtime& rt, StrBuilder& out, Value type) {
  if (type.isEllipsis()) return out.append("...");
  Local text = qualifiedName(rt, type);
  return !text.isError() && out.append(text.as<Str>());
}

Owned collectParameters(Runtime& rt, Tuple* args) {
  OURO_TRY(list, newList(rt));
  Local held{Value(args)};
  for (Value arg : args->span()) OURO_CHECK(collectInto(rt, arg, list.as<List>()));
  return newTuple(rt, list.as<List>()->span());
}

Owned substituteParameters(Runtime& rt, Value self, Tuple* args, Tuple* parameters, Value item) {
  Local heldSelf(self), heldArgs{Value(args)}, heldParameters{Value(parameters)};
  if (parameters->length == 0) {
    OURO_TRY(text, repr(rt, self));
    return raise(rt, Exc::TypeError, "{} is not a generic class", toUtf8(text.as<Str>()));
  }
  OURO_TRY(prepared, prepareArguments(rt, self, parameters, item));
  Tuple* items = prepared.as<Tuple>();
  if (items->length != parameters->length) {
    OURO_TRY(text, repr(rt, self));
    return raise(rt, Exc::TypeError, "Too {} arguments for {}; actual {}, expected {}",
                 items->length > parameters->length ? "many" : "few", toUtf8(text.as<Str>()),
                 items->length, parameters->length);
  }
  OURO_TRY(out, newList(rt));
  for (Value arg : args->span())
    OURO_CHECK(substituteOne(rt, arg, parameters, items, out.as<List>()));
  return newTuple(rt, out.as<List>()->span());
}

}  // namespace ouro
