#include "gc/release_queue.h"

#include "gc/heap.h"

namespace ouro {

// Nearly every object takes the straight way through these: no user code runs but what its
// children bring. (They are apart so that an atom's death needs no stack frame.)
void destroyObject(Object* object) {
  const Kind* kind = theHeap().kindOf(object);
  if (!object->has(kind->diesHard)) return theHeap().freeBlock(object);
  if (kind->diesByDestroy && !object->has(kHasWeakrefs))
    return ReleaseQueue::destroyContent(kind, object);
  ReleaseQueue::destroyClosely(kind, object);
}

void ReleaseQueue::destroyClosely(const Kind* kind, Object* object) {
  if (kind->hasFinaliser(object) || object->has(kHasWeakrefs))
    return theHeap().releases_.destroy(object);
  if (kind->needsDestroy(object)) return destroyContent(kind, object);
  if (kind->common) return destroyBare(kind, object);
  theHeap().freeBlock(object);
}

// Dropping `common` may destroy it, which is no deeper than one level: it outlives all of the kind.
void ReleaseQueue::destroyBare(const Kind* kind, Object* object) {
  Object* const common = kind->common;
  theHeap().freeBlock(object);
  release(common);
}

void ReleaseQueue::destroyContent(const Kind* kind, Object* object) {
  ReleaseQueue& queue = theHeap().releases_;
  if (queue.depth_ >= kMaxDepth) [[unlikely]]
    return queue.destroy(object);
  ++queue.depth_;
  object->meta = (object->meta & ~kTracked) | kDying;
  kind->destroy(object);
  theHeap().freeBlock(object);
  if (--queue.depth_ == 0 && !queue.waiting_.empty()) queue.drain();
}

// Code that runs inside a destruction (a finaliser, a callback) may go on for long and drop much:
// it gets levels of its own, so that what it drops dies while it runs, not after.
class ReleaseQueue::OwnDepth {
 public:
  explicit OwnDepth(ReleaseQueue& queue) : queue_(queue), saved_(queue.depth_) {
    queue.depth_ = 0;
    ++queue.nested_;
  }
  ~OwnDepth() {
    queue_.depth_ = saved_;
    --queue_.nested_;
  }

 private:
  ReleaseQueue& queue_;
  uint32_t saved_;
};

void ReleaseQueue::destroy(Object* object) {
  if (depth_ >= kMaxDepth && defer(object)) return;
  ++depth_;
  destroyNow(object);
  if (--depth_ == 0 && !waiting_.empty()) drain();
}

void ReleaseQueue::drain() {
  ++depth_;
  while (!waiting_.empty()) {
    Object* object = waiting_.pop();
    object->unset(kDying);
    destroyNow(object);
  }
  --depth_;
}

// A waiting object is marked kDying, so that a collection in between (a finaliser may start one)
// takes it for something outside that holds its children.
bool ReleaseQueue::defer(Object* object) {
  if (!waiting_.push(object)) return false;
  object->set(kDying);
  return true;
}

bool ReleaseQueue::finalise(Kind* kind, Object* object) {
  OwnDepth own(*this);
  object->set(kFinalised);
  ++object->refs;
  kind->finalise(object);
  return --object->refs == 0;
}

// The order is CPython's: finaliser, weak references, content, memory. The kind is looked up again
// after code has run, since an object may change its class.
void ReleaseQueue::destroyNow(Object* object) {
  Kind* kind = theHeap().kindOf(object);
  if (kind->hasFinaliser(object) && !object->has(kFinalised) && !finalise(kind, object)) return;
  object->unset(kTracked);
  object->set(kDying);
  if (object->has(kHasWeakrefs)) {
    OwnDepth own(*this);
    object->refs = 1;  // whoever handles the object in passing must not destroy it again
    const HeapHooks& hooks = theHeap().hooks();
    if (hooks.dropWeakrefs) hooks.dropWeakrefs(hooks.context, object);
    object->refs = 0;
    object->unset(kHasWeakrefs);
  }
  kind = theHeap().kindOf(object);
  if (!kind->destroy && kind->common) return destroyBare(kind, object);
  if (kind->destroy) kind->destroy(object);
  theHeap().freeBlock(object);
}

}  // namespace ouro
