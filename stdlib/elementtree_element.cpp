// Element: what it holds, its attributes, and its type.

#include <algorithm>
#include <cstring>

#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

// ---- children

namespace {

constexpr size_t bytesFor(size_t capacity) { return sizeof(Children) + capacity * sizeof(Value); }

// The heap gives blocks of whole 16 bytes: none of their room is left unused.
constexpr size_t roundCapacity(size_t count) {
  return (bytesFor(count) + 15) / 16 * 16 / sizeof(Value) - 1;
}

bool memoryIsOut(Runtime& rt) {
  (void)raiseMemoryError(rt);
  return false;
}

}  // namespace

bool reserveChildren(Runtime& rt, Element* self, size_t count) {
  Children* children = self->children;
  const size_t old = children ? children->capacity : 0;
  if (count <= old) return true;
  const size_t wanted = old ? count + count / 4 : count;
  if (wanted > UINT32_MAX - 2) return memoryIsOut(rt);
  const size_t capacity = roundCapacity(wanted);
  void* made = children ? resizeBuffer(rt, children, bytesFor(old), bytesFor(capacity))
                        : allocateBuffer(rt, bytesFor(capacity));
  if (!made) return false;
  self->children = static_cast<Children*>(made);
  if (!old) self->children->length = 0;
  self->children->capacity = static_cast<uint32_t>(capacity);
  return true;
}

bool addChild(Runtime& rt, Element* self, Value child) {
  if (!reserveChildren(rt, self, size_t{self->length()} + 1)) return false;
  retain(child);
  self->children->items()[self->children->length++] = child;
  return true;
}

void dropChildren(Children* children, bool backwards) {
  if (!children) return;
  for (uint32_t i = 0, n = children->length; i < n; i++)
    release(children->items()[backwards ? n - 1 - i : i]);
  freeBuffer(children, bytesFor(children->capacity));
}

bool replaceChildren(Runtime& rt, Element* self, std::span<const Value> borrowed, Children** old) {
  *old = std::exchange(self->children, nullptr);
  if (borrowed.empty()) return true;
  if (!reserveChildren(rt, self, borrowed.size())) {
    self->children = std::exchange(*old, nullptr);
    return false;
  }
  for (Value child : borrowed) {
    retain(child);
    self->children->items()[self->children->length++] = child;
  }
  return true;
}

// ---- making

Owned newElement(Runtime& rt, Type* type, Value tag, Value attributes) {
  auto* made = rt.make<Element>(type);
  if (!made) return Owned::error();
  retain(tag);
  made->tag = tag;
  made->text = made->tail = Value::none();
  if (!attributes.isNull()) retain(attributes);
  made->attributes = attributes;
  return Owned::adopt(made);
}

Type* elementTypeOf(Runtime& rt, Value element) {
  Type* type = typeOf(rt, element);
  while (type->definition != &elementTypeDef) type = type->base;
  return type;
}

Dict* attributesOf(Runtime& rt, Element* self) {
  if (self->attributes.isNull()) {
    Local made = newDict(rt);
    if (made.isError()) return nullptr;
    self->attributes = made.take().take();
  }
  return self->attributes.as<Dict>();
}

namespace {

Owned element_make(Runtime& rt, Type* cls, const CallArgs&) {
  return newElement(rt, cls, Value::none(), Value::null());
}

// Element(tag, attrib={}, **extra)
bool element_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!countArgs(rt, "Element", given.positional, 1, 2)) return false;
  OURO_TRY_BOOL(keywords, keywordDict(rt, given));
  OURO_TRY_BOOL(attributes,
                attributesGiven(rt, "Element() argument 2",
                                given.positional > 1 ? given.values[1] : Value::null(), keywords));
  Element* self = elementOf(v);
  assignField(self->attributes, attributes.get().isNone() ? Value::null() : attributes.get());
  assignField(self->tag, given.values[0]);
  assignField(self->text, Value::none());
  assignField(self->tail, Value::none());
  return true;
}

// What the collector and the release of an object need; also the method clear().
void element_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<Element*>(object);
  for (Value v : {self->tag, self->text, self->tail, self->attributes}) visit(visitor, v);
  for (uint32_t i = 0; i < self->length(); i++) visit(visitor, self->child(i));
}
void dropContent(Element* self) {
  dropField(self->attributes);
  dropChildren(std::exchange(self->children, nullptr));
  assignField(self->text, Value::none());
  assignField(self->tail, Value::none());
}
void element_clear(Object* object) {
  auto* self = static_cast<Element*>(object);
  assignField(self->tag, Value::none());
  dropContent(self);
}
Owned element_clear_method(Runtime&, Value self, Args) {
  dropContent(elementOf(self));
  return Owned::none();
}

Owned element_repr(Runtime& rt, Value self) {
  Owned dots = reprEnter(rt, self, "...");
  if (!dots.isNotFound()) {
    dots.drop();
    if (dots.isError()) return dots;
    return raise(rt, Exc::RuntimeError, "reentrant call inside {}.__repr__", typeName(rt, self));
  }
  Local tag(elementOf(self)->tag);
  Local text = repr(rt, tag);
  reprLeave(rt, self);
  if (text.isError()) return Owned::error();
  return newStr(rt, fmt::format("<Element {} at {:#x}>", toUtf8(text.as<Str>()), self.bits()));
}

int64_t element_length(Runtime&, Value self) { return elementOf(self)->length(); }

Owned element_sizeof(Runtime& rt, Value v, Args) {
  const Element* self = elementOf(v);
  size_t size = typeOf(rt, v)->instanceSize;
  if (self->children) size += bytesFor(self->children->capacity);
  return newInt(rt, uint64_t{size});
}

// element.makeelement(tag, attrib): never of a subclass
Owned element_makeelement(Runtime& rt, Value self, Args args) {
  OURO_CHECK(dictArg(rt, args[1], "makeelement() argument 2"));
  OURO_TRY(attributes, dictCopy(rt, args[1].as<Dict>()));
  return newElement(rt, elementTypeOf(rt, self), args[0], attributes);
}

// ---- attributes of the document's element

Owned element_get(Runtime& rt, Value v, Args args) {
  const Value otherwise = args.has(1) ? args[1] : Value::none();
  if (elementOf(v)->attributes.isNull()) return Owned::share(otherwise);
  Local held(elementOf(v)->attributes);
  Value found = isExactStr(rt, args[0]) ? dictGet(rt, held.as<Dict>(), args[0].as<Str>())
                                        : dictGet(rt, held.as<Dict>(), args[0]);
  if (found.isError()) return Owned::error();
  return Owned::share(found.isNotFound() ? otherwise : found);
}
Owned element_set(Runtime& rt, Value v, Args args) {
  Dict* dict = attributesOf(rt, elementOf(v));
  if (!dict) return Owned::error();
  Local held(dict);
  OURO_CHECK(dictSet(rt, dict, args[0], args[1]));
  return Owned::none();
}

// A list of what `pick` makes of each attribute.
template <class F>
Owned listAttributes(Runtime& rt, Value v, F pick) {
  Value attributes = elementOf(v)->attributes;
  if (attributes.isNull()) return newList(rt);
  Dict* dict = attributes.as<Dict>();
  OURO_TRY(list, newList(rt, dict->used));
  size_t position = 0;
  for (Value key, value; dictNext(dict, &position, &key, &value);) {
    OURO_TRY(item, pick(key, value));
    OURO_CHECK(appendTaking(rt, list.as<List>(), item.take()));
  }
  return list.take();
}
Owned element_keys(Runtime& rt, Value self, Args) {
  return listAttributes(rt, self, [](Value key, Value) { return Owned::share(key); });
}
Owned element_items(Runtime& rt, Value self, Args) {
  return listAttributes(rt, self, [&](Value key, Value value) {
    return newTuple(rt, {key, value});
  });
}

// ---- attributes of the object

bool refuseDelete(Runtime& rt, Value value) {
  return !value.isUnbound() || fail(rt, Exc::AttributeError, "can't delete element attribute");
}
template <Value Element::*field>
Owned get_field(Runtime&, Value self) {
  return Owned::share(elementOf(self)->*field);
}
template <Value Element::*field>
bool set_field(Runtime& rt, Value self, Value value) {
  if (!refuseDelete(rt, value)) return false;
  assignField(elementOf(self)->*field, value);
  return true;
}
Owned get_attrib(Runtime& rt, Value self) {
  Dict* dict = attributesOf(rt, elementOf(self));
  return dict ? Owned::share(dict) : Owned::error();
}
bool set_attrib(Runtime& rt, Value self, Value value) {
  if (!refuseDelete(rt, value) || !dictArg(rt, value, "attrib")) return false;
  assignField(elementOf(self)->attributes, value);
  return true;
}

constexpr GetSetDef kAttributes[] = {
    {"tag", get_field<&Element::tag>, set_field<&Element::tag>, "What the element is called."},
    {"text", get_field<&Element::text>, set_field<&Element::text>,
     "The text between the start tag and the first child or the end tag."},
    {"tail", get_field<&Element::tail>, set_field<&Element::tail>,
     "The text between the end tag and the next tag."},
    {"attrib", get_attrib, set_attrib, "The attributes, a dict."},
};

constexpr MethodDef kMethods[] = {
    {"clear", element_clear_method, "", "Drops children, attributes, text and tail."},
    {"get", element_get, "key, default=None", "The value of an attribute."},
    {"set", element_set, "key, value, /", "Sets an attribute."},
    {"keys", element_keys, "", "A list of the attributes' names."},
    {"items", element_items, "", "A list of the attributes, (name, value) each."},
    {"append", element_append, "subelement, /", "Adds a child at the end."},
    {"extend", element_extend, "elements, /", "Adds children at the end."},
    {"insert", element_insert, "index, subelement, /", "Adds a child in front of another."},
    {"remove", element_remove, "subelement, /", "Takes out the first child that equals it."},
    {"makeelement", element_makeelement, "tag, attrib, /", "A new element."},
    {"find", element_find, "path, namespaces=None", "The first element of that path, or None."},
    {"findtext", element_findtext, "path, default=None, namespaces=None",
     "The text of the first element of that path."},
    {"findall", element_findall, "path, namespaces=None", "A list of the elements of that path."},
    {"iterfind", element_iterfind, "path, namespaces=None", "Walks the elements of that path."},
    {"iter", element_iter, "tag=None",
     "Walks the element and all that are in it, in the order of the document."},
    {"itertext", element_itertext, "", "Walks the texts in the element."},
    {"__copy__", element_copy, "", "A copy that has the same children."},
    {"__deepcopy__", element_deepcopy, "memo, /", "A copy with copies of all that is in it."},
    {"__getstate__", element_getstate, "", "What pickle keeps, a dict."},
    {"__setstate__", element_setstate, "state, /", "Becomes what __getstate__() gave."},
    {"__sizeof__", element_sizeof, "", "Size in memory, in bytes."},
};

}  // namespace

const TypeDef elementTypeDef = {
    .name = "Element",
    .module = "xml.etree.ElementTree",
    .basicSize = sizeof(Element),
    .flags = kSubclassable | kContainerType | kWeakReferable | kWalkedByIndex,
    .traverse = element_traverse,
    .clear = element_clear,
    .destroy = element_clear,
    .slots = {.repr = element_repr,
              .make = element_make,
              .init = element_init,
              .length = element_length,
              .getItem = element_getItem,
              .setItem = element_setItem},
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro::etree
