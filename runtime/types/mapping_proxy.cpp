// mappingproxy: a read-only face of any mapping; what cls.__dict__ gives.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {
struct MappingProxy : Object {
  Value mapping;  // owned
};
}  // namespace

static Value mappingOf(Value proxy) { return proxy.as<MappingProxy>()->mapping; }

Owned newMappingProxy(Runtime& rt, Value mapping) {
  auto* proxy = rt.make<MappingProxy>(TypeId::MappingProxy);
  if (!proxy) return Owned::error();
  retain(mapping);
  proxy->mapping = mapping;
  return Owned::adopt(proxy);
}

static Owned makeProxy(Runtime& rt, Type*, const CallArgs& given) {
  static constexpr Signature kSignature = "mapping";
  Value mapping;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "mappingproxy", given, &mapping, &keywords) < 0) {
    return Owned::error();
  }
  if (!typeOf(rt, mapping)->slots.getItem || isList(rt, mapping) || isTuple(rt, mapping)) {
    return raise(rt, Exc::TypeError, "mappingproxy() argument must be a mapping, not {}",
                 typeName(rt, mapping));
  }
  return newMappingProxy(rt, mapping);
}

static Owned reprProxy(Runtime& rt, Value self) {
  StrBuilder text(rt);
  OURO_CHECK(text.append("mappingproxy(") && text.appendRepr(mappingOf(self)) && text.append(")"));
  return text.finish();
}
static Owned strProxy(Runtime& rt, Value self) { return str(rt, mappingOf(self)); }
static bool hashProxy(Runtime& rt, Value self, int64_t* result) {
  return hash(rt, mappingOf(self), result);
}
static Owned compareProxy(Runtime& rt, Value self, Value other, CompareOp op) {
  return compare(rt, mappingOf(self), other, op);
}
static Owned iterateProxy(Runtime& rt, Value self) { return iter(rt, mappingOf(self)); }
static int64_t proxyLength(Runtime& rt, Value self) { return length(rt, mappingOf(self)); }
static Owned proxyItem(Runtime& rt, Value self, Value key) {
  return getItem(rt, mappingOf(self), key);
}
static int proxyContains(Runtime& rt, Value self, Value key) {
  return contains(rt, mappingOf(self), key);
}

static Owned orProxies(Runtime& rt, Value left, Value right) {
  if (isExactly(rt, left, TypeId::MappingProxy)) left = mappingOf(left);
  if (isExactly(rt, right, TypeId::MappingProxy)) right = mappingOf(right);
  return binary(rt, BinaryOp::Or, left, right);
}

static Owned orInPlace(Runtime& rt, Value self, Value) {
  return raise(rt, Exc::TypeError, "'|=' is not supported by {}; use '|' instead",
               typeName(rt, self));
}

// The other methods are the mapping's own.
static Owned delegate(Runtime& rt, Value self, const char* name, std::span<const Value> arguments) {
  Ref<Str> method = intern(rt, name);
  if (!method) return Owned::error();
  return callMethod(rt, mappingOf(self), method.get(), arguments);
}

static Owned mappingproxy_get(Runtime& rt, Value self, Args args) {
  Value arguments[] = {args[0], args.has(1) ? args[1] : Value::none()};
  return delegate(rt, self, "get", arguments);
}
static Owned mappingproxy_keys(Runtime& rt, Value self, Args) {
  return delegate(rt, self, "keys", {});
}
static Owned mappingproxy_values(Runtime& rt, Value self, Args) {
  return delegate(rt, self, "values", {});
}
static Owned mappingproxy_items(Runtime& rt, Value self, Args) {
  return delegate(rt, self, "items", {});
}
static Owned mappingproxy_copy(Runtime& rt, Value self, Args) {
  return delegate(rt, self, "copy", {});
}
static Owned mappingproxy_reversed(Runtime& rt, Value self, Args) {
  return delegate(rt, self, "__reversed__", {});
}

static constexpr MethodDef kMethods[] = {
    {"get", mappingproxy_get, "key, default=None, /",
     "The value for key if there is one, else default."},
    {"keys", mappingproxy_keys, "", "A set-like view of the keys."},
    {"values", mappingproxy_values, "", "A view of the values."},
    {"items", mappingproxy_items, "", "A set-like view of the (key, value) pairs."},
    {"copy", mappingproxy_copy, "", "A shallow copy of the mapping."},
    {"__reversed__", mappingproxy_reversed, "", "An iterator over the keys, last first."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};

static void proxy_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<MappingProxy*>(self)->mapping);
}
static void proxy_destroy(Object* self) {
  Value mapping = std::exchange(static_cast<MappingProxy*>(self)->mapping, Value::none());
  if (!mapping.isNull()) release(mapping);
}

static constexpr Slots makeSlots() {
  Slots s;
  s.repr = reprProxy;
  s.str = strProxy;
  s.hash = hashProxy;
  s.compare = compareProxy;
  s.iter = iterateProxy;
  s.make = makeProxy;
  s[BinaryOp::Or] = orProxies;
  s.inplace[static_cast<size_t>(BinaryOp::Or)] = orInPlace;
  s.length = proxyLength;
  s.getItem = proxyItem;
  s.contains = proxyContains;
  return s;
}

const TypeDef mappingProxyTypeDef = {
    .name = "mappingproxy",
    .basicSize = sizeof(MappingProxy),
    .flags = kContainerType | kMappingPattern,
    .traverse = proxy_traverse,
    .destroy = proxy_destroy,
    .slots = makeSlots(),
    .methods = kMethods,
    .make = "mapping",
    .doc = "A read-only face of a mapping.",
};

}  // namespace ouro
