#include "vm/unnoticed_end.h"

#include <algorithm>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/shape.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/weakref.h"

namespace ouro {

namespace {

bool isNoticed(const Object* object) {
  const Kind* kind = theHeap().kindOf(object);
  if (static_cast<const Shape*>(kind)->type->layout->flags & kEndsOutside) return true;
  return kind->hasFinaliser(object) && !object->has(kFinalised);
}

// The standard streams with what they are made of: a text stream over a buffer over a file.
class StandardStreams : Visitor {
 public:
  explicit StandardStreams(Runtime& rt) : Visitor{&child} {
    for (const char* name : {"__stdin__", "__stdout__", "__stderr__"}) {
      const Value stream = dictGetText(rt, rt.sysDict, name);
      if (stream.isObject() && isNoticed(stream.object())) parts_.push_back(stream.object());
    }
    // What is found is looked into in turn.
    for (size_t i = 0; i < parts_.size(); i++)
      theHeap().kindOf(parts_[i])->traverse(parts_[i], *this);
  }
  bool holds(const Object* object) const {
    return std::find(parts_.begin(), parts_.end(), object) != parts_.end();
  }

 private:
  static void child(Visitor& self, Object* object) {
    auto& streams = static_cast<StandardStreams&>(self);
    if (isNoticed(object) && !streams.holds(object)) streams.parts_.push_back(object);
  }
  std::vector<Object*> parts_;
};

struct Search {
  const StandardStreams& streams;
  bool found = false;

  static void look(void* self, Object* object) {
    auto& search = *static_cast<Search*>(self);
    if (isNoticed(object) && !search.streams.holds(object)) search.found = true;
  }
};

}  // namespace

bool endsUnnoticed(Runtime& rt) {
  if (rt.threads || rt.heap.collector().debugFlags() || hasWeakCallbacks(rt)) return false;
  // It has a list of callbacks.
  if (!dictGetText(rt, rt.modules, "gc").isNotFound()) return false;
  const StandardStreams streams(rt);
  Search search{streams};
  rt.heap.forEachObject(Search::look, &search);
  return !search.found;
}

}  // namespace ouro
