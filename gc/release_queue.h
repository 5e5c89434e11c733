#pragma once
// How an object dies, and what waits to.
//
// Destroying an object releases its children, which may destroy them, and so on: written down
// plainly that is a recursion as deep as the data. So it recurses kMaxDepth levels only (as deep
// as CPython's trashcan goes, so that `__del__` methods run in CPython's order); an object whose
// count falls to zero deeper than that is queued, and the outermost destruction works the queue
// off before it returns. Dropping a chain of 10 million nodes takes 50 levels, a hundred times
// over.

#include <cstddef>
#include <cstdint>

#include "gc/kind.h"
#include "gc/object_stack.h"

namespace ouro {

class Heap;

class ReleaseQueue {
 public:
  ReleaseQueue() = default;
  ReleaseQueue(const ReleaseQueue&) = delete;
  ReleaseQueue& operator=(const ReleaseQueue&) = delete;

  // Destroys `object`, whose count is 0, now or (deep inside other destructions) later.
  [[gnu::noinline]] void destroy(Object* object);
  // Runs the object's finaliser, once in its life. True when nothing refers to the object after
  // it; the caller's own references, if it has any, count.
  bool finalise(Kind* kind, Object* object);
  size_t pending() const { return waiting_.size(); }
  // Is some destruction under way?
  bool isBusy() const { return depth_ != 0 || nested_ != 0; }

 private:
  friend void destroyObject(Object* object);

  static constexpr uint32_t kMaxDepth = 50;
  class OwnDepth;

  [[gnu::noinline]] static void destroyContent(const Kind* kind, Object* object);
  [[gnu::noinline]] static void destroyClosely(const Kind* kind, Object* object);
  [[gnu::noinline]] static void destroyBare(const Kind* kind, Object* object);
  bool defer(Object* object);
  void destroyNow(Object* object);
  void drain();

  uint32_t depth_ = 0;
  uint32_t nested_ = 0;  // destructions that wait for code which they run
  ObjectStack waiting_;  // the last one in goes first, as CPython's does
};

}  // namespace ouro
