// The objects that the collector looks at, and what refers to what.

#include <vector>

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

namespace ouro {

namespace {

Owned listOf(Runtime& rt, const std::vector<Object*>& objects) {
  OURO_TRY(list, newList(rt, objects.size()));
  for (Object* object : objects) OURO_CHECK(append(rt, list.as<List>(), object));
  return list.take();
}

std::vector<Object*> trackedObjects(Runtime& rt, int generation) {
  std::vector<Object*> objects;
  rt.heap.collector().objects(
      generation,
      [](void* context, Object* object) {
        static_cast<std::vector<Object*>*>(context)->push_back(object);
      },
      &objects);
  return objects;
}

// Gathers an object's children, or looks for some among them.
struct Gather : Visitor {
  std::vector<Object*> children;
};
struct Search : Visitor {
  std::span<const Value> wanted;
  bool found = false;
};

// Items in the word have no address for a visitor, but a script expects to see them.
bool appendBackwards(Runtime& rt, List* list, std::span<const Value> items) {
  for (size_t i = items.size(); i-- > 0;)
    if (!append(rt, list, items[i])) return false;
  return true;
}
bool appendEntries(Runtime& rt, List* list, Dict* dict) {
  size_t position = 0;
  Value key, value;
  while (dictNext(dict, &position, &key, &value)) {
    if (!append(rt, list, value) || (!isExactStr(rt, key) && !append(rt, list, key))) return false;
  }
  return true;
}

}  // namespace

Owned gc_get_objects(Runtime& rt, Value, Args args) {
  int64_t generation = -1;
  if (args.has(0) && !args[0].isNone()) {
    if (!typeOf(rt, args[0])->slots.index) {
      return raise(rt, Exc::TypeError, "argument should be integer or None, not '{}'",
                   typeName(rt, args[0]));
    }
    if (!gcInt(rt, args[0], &generation)) return Owned::error();
    if (generation >= kGenerations) {
      return raise(rt, Exc::ValueError,
                   "generation parameter must be less than the number of available generations "
                   "(3)");
    }
    if (generation < -1)
      return raise(rt, Exc::ValueError, "generation parameter cannot be negative");
  }
  return listOf(rt, trackedObjects(rt, static_cast<int>(generation)));
}

Owned gc_get_referents(Runtime& rt, Value, Args args) {
  Gather gather;
  gather.visit = [](Visitor& self, Object* child) {
    static_cast<Gather&>(self).children.push_back(child);
  };
  OURO_TRY(list, newList(rt));
  for (Value v : args.from(0)) {
    if (!v.isObject()) continue;
    if (isExactly(v, TypeId::List)) {
      OURO_CHECK(appendBackwards(rt, list.as<List>(), v.as<List>()->span()));
    } else if (isExactly(v, TypeId::Tuple)) {
      OURO_CHECK(appendBackwards(rt, list.as<List>(), v.as<Tuple>()->span()));
    } else if (isExactly(v, TypeId::Dict)) {
      OURO_CHECK(appendEntries(rt, list.as<List>(), v.as<Dict>()));
    } else if (const Kind* kind = rt.heap.kindOf(v.object()); kind->traverse && kind->isContainer) {
      OURO_CHECK(!isExactly(v, TypeId::Code) || wholeCode(rt, v.as<Code>()));
      kind->traverse(v.object(), gather);
    }
    for (Object* child : gather.children) OURO_CHECK(append(rt, list.as<List>(), child));
    gather.children.clear();
  }
  return list.take();
}

Owned gc_get_referrers(Runtime& rt, Value, Args args) {
  Search search;
  search.wanted = args.from(0);
  search.visit = [](Visitor& self, Object* child) {
    auto& looking = static_cast<Search&>(self);
    for (Value v : looking.wanted) looking.found |= v == Value(child);
  };
  std::vector<Object*> referrers;
  for (Object* object : trackedObjects(rt, -1)) {
    const Kind* kind = rt.heap.kindOf(object);
    search.found = false;
    if (kind->traverse) kind->traverse(object, search);
    if (search.found) referrers.push_back(object);
  }
  return listOf(rt, referrers);
}

// As CPython answers. Sets without containers in them and instances of classes that cannot refer to
// anything are left alone here, but it tracks them.
Owned gc_is_tracked(Runtime& rt, Value, Args args) {
  if (!args[0].isObject()) return Owned::boolean(false);
  const Type* type = typeOf(rt, args[0]);
  const bool always =
      !type->definition || type == rt.type(TypeId::Set) || type == rt.type(TypeId::FrozenSet);
  return Owned::boolean(always || Collector::isTracked(args[0].object()));
}

Owned gc_is_finalized(Runtime&, Value, Args args) {
  return Owned::boolean(args[0].isObject() && args[0].object()->has(kFinalised));
}

}  // namespace ouro
