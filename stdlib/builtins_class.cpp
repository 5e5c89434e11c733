// __build_class__: what a class statement calls (PEP 3115, 487, 560).

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/builtins.h"

namespace ouro {

namespace {

bool takeEntries(Runtime& rt, List* list, Value base, std::span<const Value> bases) {
  OURO_TRY_BOOL(original, newTuple(rt, bases));
  OURO_TRY_BOOL(method, lookupAttr(rt, base, rt.names.mro_entries));
  if (method.isNotFound()) return append(rt, list, base);
  OURO_TRY_BOOL(entries, call(rt, method, original));
  if (!isTuple(rt, entries)) {
    return fail(rt, Exc::TypeError, "__mro_entries__ must return a tuple");
  }
  for (Value entry : entries.as<Tuple>()->span())
    if (!append(rt, list, entry)) return false;
  return true;
}

// Bases that are not classes stand for others (list[int]: list). A new tuple.
Owned resolveBases(Runtime& rt, std::span<const Value> bases) {
  bool allTypes = true;
  for (Value base : bases) allTypes &= asType(rt, base) != nullptr;
  if (allTypes) return newTuple(rt, bases);
  OURO_TRY(list, newList(rt, bases.size()));
  for (Value base : bases) {
    bool done = asType(rt, base) ? append(rt, list.as<List>(), base)
                                 : takeEntries(rt, list.as<List>(), base, bases);
    if (!done) return Owned::error();
  }
  return newTuple(rt, list.as<List>()->span());
}

bool sameItems(const Tuple* tuple, std::span<const Value> items) {
  if (tuple->length != items.size()) return false;
  for (size_t i = 0; i < items.size(); i++)
    if (!((*tuple)[i] == items[i])) return false;
  return true;
}

// The keyword metaclass, taken out of `keywords`, or the first base's type; then the one that fits
// all bases, if it is a class.
Owned findMetaclass(Runtime& rt, Tuple* bases, Value keywords) {
  Local meta = Owned::notFound();
  if (keywords.isObject()) {
    meta = dictPop(rt, keywords.as<Dict>(), rt.names.metaclass);
    if (meta.isError()) return Owned::error();
  }
  if (meta.isNotFound()) {
    meta = Owned::share(bases->length ? typeOf(rt, (*bases)[0]) : rt.type(TypeId::Type));
  }
  Type* type = asType(rt, meta);
  if (!type) return meta.take();
  Type* winner = winningMetatype(rt, type, bases);
  return winner ? Owned::share(winner) : Owned::error();
}

Owned prepareNamespace(Runtime& rt, Value meta, Str* name, Tuple* bases, Value keywords) {
  OURO_TRY(prepare, lookupAttr(rt, meta, rt.names.prepare));
  if (prepare.isNotFound()) return newDict(rt);
  Value arguments[] = {name, bases};
  OURO_TRY(nspace, passKeywords(rt, keywords, arguments,
                                [&](const CallArgs& args) { return call(rt, prepare, args); }));
  if (typeOf(rt, nspace)->slots.getItem) return nspace.take();
  Type* type = asType(rt, meta);
  return raise(rt, Exc::TypeError, "{}.__prepare__() must return a mapping, not {}",
               type ? nameOf(type) : "<metaclass>", typeName(rt, nspace));
}

// The cell that __class__ in the methods refers to must hold the class now.
bool checkClassCell(Runtime& rt, Value cell, Value cls, Str* name) {
  if (typeOf(rt, cell) != rt.type(TypeId::Cell) || !asType(rt, cls)) return true;
  Value content = cell.as<Cell>()->content;
  if (content == cls) return true;
  OURO_TRY_BOOL(nameText, repr(rt, name));
  OURO_TRY_BOOL(classText, repr(rt, cls));
  std::string shown = toUtf8(nameText.as<Str>());
  if (content.isUnbound()) {
    return fail(rt, Exc::RuntimeError,
                "__class__ not set defining {} as {}. Was __classcell__ propagated to "
                "type.__new__?",
                shown, toUtf8(classText.as<Str>()));
  }
  OURO_TRY_BOOL(contentText, repr(rt, content));
  return fail(rt, Exc::TypeError, "__class__ set to {} defining {} as {}",
              toUtf8(contentText.as<Str>()), shown, toUtf8(classText.as<Str>()));
}

}  // namespace

// By the signature "*args, **keywords": the dict of keywords first.
Owned builtin_build_class(Runtime& rt, Value, Args args) {
  std::span<const Value> given = args.from(1);
  if (given.size() < 2) return raise(rt, Exc::TypeError, "__build_class__: not enough arguments");
  if (typeOf(rt, given[0]) != rt.type(TypeId::Function))
    return raise(rt, Exc::TypeError, "__build_class__: func must be a function");
  if (!isStr(rt, given[1]))
    return raise(rt, Exc::TypeError, "__build_class__: name is not a string");
  Str* name = given[1].as<Str>();
  std::span<const Value> original = given.subspan(2);
  Value keywords = args.has(0) ? args[0] : Value::none();
  OURO_TRY(bases, resolveBases(rt, original));
  OURO_TRY(meta, findMetaclass(rt, bases.as<Tuple>(), keywords));
  OURO_TRY(nspace, prepareNamespace(rt, meta, name, bases.as<Tuple>(), keywords));
  OURO_TRY(cell, rt.machine.runBody(rt, given[0].as<Function>(), nspace));
  if (!sameItems(bases.as<Tuple>(), original)) {
    OURO_TRY(tuple, newTuple(rt, original));
    OURO_CHECK(setItem(rt, nspace, rt.names.orig_bases, tuple));
  }
  Value arguments[] = {name, bases, nspace};
  OURO_TRY(cls, passKeywords(rt, keywords, arguments,
                             [&](const CallArgs& with) { return call(rt, meta, with); }));
  OURO_CHECK(checkClassCell(rt, cell, cls, name));
  return cls.take();
}

}  // namespace ouro
