// Finding children by tag. Paths are what xml.etree.ElementPath is for.

#include "runtime/types/list.h"
#include "runtime/types/str_chars.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

namespace {

// May it be more than the tag of a child? A namespace in braces can have any characters.
bool isPath(const Runtime& rt, Value path) {
  if (!isStr(rt, path)) return true;
  const Str* text = path.as<Str>();
  bool inBraces = false;
  for (size_t i = 0; i < text->length; i++) {
    switch (text->at(i)) {
      case '{':
        // {*}tag and {}tag ask for any namespace and for none.
        if (i == 0 && text->length > 2 &&
            (text->at(1) == '}' || (text->at(1) == '*' && text->at(2) == '}')))
          return true;
        inBraces = true;
        break;
      case '}': inBraces = false; break;
      case '/':
      case '*':
      case '[':
      case '@':
      case '.':
        if (!inBraces) return true;
        break;
      default: break;
    }
  }
  return false;
}
bool isSimple(const Runtime& rt, Value path, Value namespaces) {
  return (namespaces.isUnbound() || namespaces.isNone()) && !isPath(rt, path);
}

Value orNone(Value v) { return v.isUnbound() ? Value::none() : v; }

// ElementPath.NAME(arguments...)
Owned callPath(Runtime& rt, Value self, const char* name, std::span<const Value> arguments) {
  const State* state = stateOf(rt, self);
  Ref<Str> key = intern(rt, name);
  if (!state || !key) return Owned::error();
  Local module(state->elementPath);
  return callMethod(rt, module, key.get(), arguments);
}

// Calls each(child) for the children with that tag until it returns false, which may mean that an
// exception is pending. False: so it was, or a comparison failed.
template <class F>
bool eachChild(Runtime& rt, Value self, Value tag, F each) {
  Element* element = elementOf(self);
  for (uint32_t i = 0; i < element->length(); i++) {
    Value at = element->child(i);
    // Most are of another tag, and two plain strings are compared without running any code.
    if (isExactStr(rt, tag) && isExactStr(rt, elementOf(at)->tag)) {
      if (elementOf(at)->tag != tag && !equal(elementOf(at)->tag.as<Str>(), tag.as<Str>()))
        continue;
      if (!each(at)) return false;
      continue;
    }
    Local child(at);
    int found = hasTag(rt, child, tag);
    if (found < 0 || (found && !each(child.get()))) return false;
  }
  return true;
}

// The first child with that tag; notFound(), error().
Owned firstChild(Runtime& rt, Value self, Value tag) {
  Local result = Owned::notFound();
  bool all = eachChild(rt, self, tag, [&](Value child) {
    result = Local(child);
    return false;
  });
  return !all && result.isNotFound() ? Owned::error() : result.take();
}

}  // namespace

int hasTag(Runtime& rt, Value element, Value tag) {
  Local own(elementOf(element)->tag);
  return equals(rt, own, tag);
}

Owned element_find(Runtime& rt, Value self, Args args) {
  if (!isSimple(rt, args[0], args[1])) {
    const Value arguments[] = {self, args[0], orNone(args[1])};
    return callPath(rt, self, "find", arguments);
  }
  OURO_TRY(found, firstChild(rt, self, args[0]));
  return found.isNotFound() ? Owned::none() : found.take();
}

Owned element_findtext(Runtime& rt, Value self, Args args) {
  if (!isSimple(rt, args[0], args[2])) {
    const Value arguments[] = {self, args[0], orNone(args[1]), orNone(args[2])};
    return callPath(rt, self, "findtext", arguments);
  }
  OURO_TRY(found, firstChild(rt, self, args[0]));
  if (found.isNotFound()) return Owned::share(orNone(args[1]));
  Value text = elementOf(found)->text;
  return text.isNone() ? Owned::share(rt.emptyStr) : Owned::share(text);
}

Owned element_findall(Runtime& rt, Value self, Args args) {
  if (!isSimple(rt, args[0], args[1])) {
    const Value arguments[] = {self, args[0], orNone(args[1])};
    return callPath(rt, self, "findall", arguments);
  }
  OURO_TRY(list, newList(rt));
  OURO_CHECK(eachChild(rt, self, args[0],
                       [&](Value child) { return append(rt, list.as<List>(), child); }));
  return list.take();
}

Owned element_iterfind(Runtime& rt, Value self, Args args) {
  const Value arguments[] = {self, args[0], orNone(args[1])};
  return callPath(rt, self, "iterfind", arguments);
}

}  // namespace ouro::etree
