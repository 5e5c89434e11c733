#include "vm/unnoticed_end.h"

#include <algorithm>
#include <vector>

#include "runtime/intern.h"
#include "runtime/protocol.h"
#include "runtime/shape.h"
#include "runtime/types/dict_text.h"
#include "runtime/types/weakref.h"
#include "stdlib/io.h"

namespace ouro {

namespace {

const Shape* shapeOf(const Object* object) {
  return static_cast<const Shape*>(theHeap().kindOf(object));
}

bool isNoticed(const Object* object) {
  const Shape* shape = shapeOf(object);
  if (shape->type->layout->flags & kEndsOutside) return true;
  return shape->hasFinaliser(object) && !object->has(kFinalised);
}

// The standard streams with what they are made of: a text stream over a buffer over a file. A
// script may have put others in their places, and may have hung on them what it likes.
class StandardStreams {
 public:
  // Writes them out. False: one cannot be.
  bool flush(Runtime& rt) {
    for (const char* name : {"__stdin__", "__stdout__", "__stderr__"}) {
      const Value stream = dictGetText(rt, rt.sysDict, name);
      if (!isObject(stream) || !shapeOf(stream.object())->type->definition) continue;
      if (Local done = ioCall(rt, stream, "flush"); done.isError()) {
        clearError(rt);
        return false;
      }
      take(rt, stream);
    }
    return true;
  }
  bool hold(const Object* object) const {
    return std::find(parts_.begin(), parts_.end(), object) != parts_.end();
  }

 private:
  static bool isObject(Value v) { return v.isObject() && !v.isNull(); }
  // Those of the parts that there are; the stream holds them.
  void take(Runtime& rt, Value stream) {
    Local part(stream);
    for (const char* name : {"buffer", "raw"}) {
      parts_.push_back(part.get().object());
      Ref<Str> attribute = intern(rt, name);
      part = attribute ? getAttr(rt, part, attribute.get()) : Owned::error();
      if (part.isError()) return clearError(rt);
      if (!isObject(part)) return;
    }
    parts_.push_back(part.get().object());
  }
  std::vector<const Object*> parts_;
};

struct Search {
  const StandardStreams& streams;
  bool found = false;

  static void look(void* self, Object* object) {
    auto& search = *static_cast<Search*>(self);
    if (isNoticed(object) && !search.streams.hold(object)) search.found = true;
  }
};

}  // namespace

bool endsUnnoticed(Runtime& rt) {
  if (rt.threads || rt.heap.collector().debugFlags() || hasWeakCallbacks(rt)) return false;
  // It has a list of callbacks.
  if (!dictGetText(rt, rt.modules, "gc").isNotFound()) return false;
  StandardStreams streams;
  if (!streams.flush(rt)) return false;
  Search search{streams};
  rt.heap.forEachObject(Search::look, &search);
  return !search.found;
}

}  // namespace ouro
