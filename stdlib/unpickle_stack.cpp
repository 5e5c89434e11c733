// The stack of an Unpickler, its marks, and its memo. What lies under the last mark is out of reach
// until the mark is taken away.

#include <cstring>

#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/tuple.h"
#include "stdlib/pickle_load.h"

namespace ouro::pickle {

namespace {

// Room for one item more in a buffer of a heap.
template <class T>
bool reserve(Runtime& rt, T*& items, size_t length, size_t& capacity) {
  if (length < capacity) return true;
  size_t larger = std::max(length + length / 2, size_t{16});
  void* fresh = resizeBuffer(rt, items, capacity * sizeof(T), larger * sizeof(T));
  if (!fresh) return false;
  items = static_cast<T*>(fresh);
  capacity = larger;
  return true;
}

}  // namespace

bool Loader::growStack() { return reserve(rt, u->stack, u->length, u->capacity); }

bool Loader::failUnderflow() {
  return fail(u->markCount ? "unexpected MARK found" : "unpickling stack underflow");
}

bool Loader::pop(Local* out) {
  if (u->length <= u->fence) return failUnderflow();
  *out = Owned::adopt(u->stack[--u->length]);
  return true;
}

bool Loader::popItem() {
  // A mark on top is what goes then.
  size_t start;
  if (u->markCount && u->marks[u->markCount - 1] == u->length) return popMark(&start);
  Local dropped;
  return pop(&dropped);
}

bool Loader::top(Value* out) {
  if (u->length <= u->fence) return failUnderflow();
  *out = u->stack[u->length - 1];
  return true;
}

bool Loader::mark() {
  if (!reserve(rt, u->marks, u->markCount, u->markCapacity)) return false;
  u->marks[u->markCount++] = u->fence = u->length;
  return true;
}

bool Loader::popMark(size_t* start) {
  if (u->markCount == 0) return fail("could not find MARK");
  *start = u->marks[--u->markCount];
  u->fence = u->markCount ? u->marks[u->markCount - 1] : 0;
  return true;
}

void Loader::cut(size_t length) {
  while (u->length > length) {
    Value last = u->stack[--u->length];
    release(last);
  }
}

Owned Loader::tupleOf(size_t start) {
  size_t count = u->length - start;
  u->length = start;
  return newTupleTaking(rt, u->stack + start, count);
}

// ---- the memo

bool Loader::rememberElsewhere(uint64_t number) {
  Value value;
  return top(&value) && putMemo(rt, u, number, value);
}

bool Loader::recall(uint64_t number) {
  if (number < u->memoCapacity && !u->memo[number].isNull()) return push(u->memo[number]);
  if (!u->sparseMemo.isNull() && number <= INT32_MAX * uint64_t{2}) {
    Value found = dictGet(rt, u->sparseMemo.as<Dict>(), Value::small(static_cast<int64_t>(number)));
    if (found.isError()) return false;
    if (!found.isNotFound()) return push(found);
  }
  return fail(fmt::format("Memo value not found at index {}", number));
}

namespace {

bool putSparse(Runtime& rt, Unpickler* u, uint64_t number, Value value) {
  if (u->sparseMemo.isNull()) {
    OURO_TRY_BOOL(dict, newDict(rt));
    assignField(u->sparseMemo, dict);
  }
  return dictSet(rt, u->sparseMemo.as<Dict>(), Value::small(static_cast<int64_t>(number)), value);
}

bool growMemo(Runtime& rt, Unpickler* u, uint64_t number) {
  size_t larger = std::max<size_t>(number * 2, 32);
  void* fresh = resizeBuffer(rt, u->memo, u->memoCapacity * sizeof(Value), larger * sizeof(Value));
  if (!fresh) return false;
  u->memo = static_cast<Value*>(fresh);
  std::memset(static_cast<void*>(u->memo + u->memoCapacity), 0,
              (larger - u->memoCapacity) * sizeof(Value));
  u->memoCapacity = larger;
  return true;
}

}  // namespace

bool putMemo(Runtime& rt, Unpickler* u, uint64_t number, Value value) {
  if (number > INT32_MAX * uint64_t{2})
    return fail(rt, Exc::ValueError, "a number of the memo is too large");
  if (number >= u->memoCapacity) {
    // A pickle that counts in leaps must not cost an array as long as the leap.
    if (number > u->memoUsed * 4 + 1024) return putSparse(rt, u, number, value);
    if (!growMemo(rt, u, number)) return false;
  }
  retain(value);
  Value old = std::exchange(u->memo[number], value);
  if (old.isNull()) {
    u->memoUsed++;
  } else {
    release(old);
  }
  return true;
}

}  // namespace ouro::pickle
