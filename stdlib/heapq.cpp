// The module _heapq: lists as heaps. stdlib/py/heapq.py builds on it.
//
// A comparison may run a script, which may do anything to the list: after each one its length must
// be what it was.

#include "runtime/repeated_compare.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"

namespace ouro {

namespace {

int raiseChanged(Runtime& rt) {
  (void)raise(rt, Exc::RuntimeError, "list changed size during iteration");
  return -1;
}

// Does `a` belong above `b`?  -1 on error.
template <bool largestFirst>
int above(List* heap, Value a, Value b, RepeatedCompare& less) {
  if (largestFirst) std::swap(a, b);
  if (const int atSight = lessAtSight(a, b); atSight >= 0) return atSight;
  Local x(a), y(b);
  uint32_t length = heap->length;
  int result = less(x, y);
  if (result < 0 || heap->length == length) return result;
  return raiseChanged(less.runtime());
}

void swapItems(List* heap, size_t i, size_t j) { std::swap(heap->items[i], heap->items[j]); }

// The item at `at` moves up until its parent belongs above it, at most to `top`.
template <bool largestFirst>
bool rise(List* heap, size_t top, size_t at, RepeatedCompare& less) {
  while (at > top) {
    size_t parent = (at - 1) / 2;
    int moves = above<largestFirst>(heap, heap->items[at], heap->items[parent], less);
    if (moves < 0) return false;
    if (!moves) break;
    swapItems(heap, at, parent);
    at = parent;
  }
  return true;
}

// The item at `top` goes down to a leaf along the children that belong above, then up to its place:
// fewer comparisons than stopping on the way, since it came from the end.
template <bool largestFirst>
bool sink(List* heap, size_t top, RepeatedCompare& less) {
  size_t at = top;
  for (size_t child = 2 * at + 1; child < heap->length; child = 2 * at + 1) {
    if (child + 1 < heap->length) {
      int first = above<largestFirst>(heap, heap->items[child], heap->items[child + 1], less);
      if (first < 0) return false;
      if (!first) child++;
    }
    swapItems(heap, at, child);
    at = child;
  }
  return rise<largestFirst>(heap, top, at, less);
}

// `what`: the function's name, and which of its arguments this is.
bool heapArg(Runtime& rt, const char* what, Value v, List** heap) {
  if (!isExactly(v, TypeId::List) && !isList(rt, v))
    return fail(rt, Exc::TypeError, "{} must be list, not {}", what,
                v.isNone() ? std::string_view("None") : std::string_view(typeName(rt, v)));
  *heap = v.as<List>();
  return true;
}

Owned heapq_heappush(Runtime& rt, Value, Args args) {
  List* heap;
  OURO_CHECK(heapArg(rt, "heappush() argument 1", args[0], &heap) && append(rt, heap, args[1]));
  if (heap->length == 1) return Owned::none();
  RepeatedCompare less(rt, args[1]);
  OURO_CHECK(rise<false>(heap, 0, heap->length - 1, less));
  return Owned::none();
}

template <bool largestFirst>
Owned heapq_pop(Runtime& rt, Value, Args args) {
  List* heap;
  OURO_CHECK(
      heapArg(rt, largestFirst ? "_heappop_max() argument" : "heappop() argument", args[0], &heap));
  if (heap->length == 0) return raise(rt, Exc::IndexError, "index out of range");
  Local last = Owned::adopt(removeAt(heap, heap->length - 1));
  if (heap->length == 0) return last.take();
  Local top = Owned::adopt(std::exchange(heap->items[0], last.take().take()));
  RepeatedCompare less(rt, heap->items[0]);
  OURO_CHECK(sink<largestFirst>(heap, 0, less));
  return top.take();
}

template <bool largestFirst>
Owned heapq_replace(Runtime& rt, Value, Args args) {
  List* heap;
  OURO_CHECK(heapArg(rt,
                     largestFirst ? "_heapreplace_max() argument 1" : "heapreplace() argument 1",
                     args[0], &heap));
  if (heap->length == 0) return raise(rt, Exc::IndexError, "index out of range");
  retain(args[1]);
  Local top = Owned::adopt(std::exchange(heap->items[0], args[1]));
  RepeatedCompare less(rt, heap->items[0]);
  OURO_CHECK(sink<largestFirst>(heap, 0, less));
  return top.take();
}

Owned heapq_heappushpop(Runtime& rt, Value module, Args args) {
  List* heap;
  OURO_CHECK(heapArg(rt, "heappushpop() argument 1", args[0], &heap));
  if (heap->length == 0) return Owned::share(args[1]);
  Local top(heap->items[0]);
  int smaller = compareBool(rt, top, args[1], CompareOp::Lt);
  if (smaller < 0) return Owned::error();
  if (!smaller) return Owned::share(args[1]);
  return heapq_replace<false>(rt, module, args);
}

template <bool largestFirst>
Owned heapq_order(Runtime& rt, Value, Args args) {
  List* heap;
  OURO_CHECK(
      heapArg(rt, largestFirst ? "_heapify_max() argument" : "heapify() argument", args[0], &heap));
  RepeatedCompare less(rt, heap->length ? heap->items[0] : Value::none());
  for (size_t i = heap->length / 2; i-- > 0;) OURO_CHECK(sink<largestFirst>(heap, i, less));
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"heappush", heapq_heappush, "heap, item, /", "Puts an item in."},
    {"heappop", heapq_pop<false>, "heap, /", "Takes the smallest item out."},
    {"heapreplace", heapq_replace<false>, "heap, item, /",
     "Takes the smallest item out, then puts one in."},
    {"heappushpop", heapq_heappushpop, "heap, item, /",
     "Puts an item in, then takes the smallest out."},
    {"heapify", heapq_order<false>, "heap, /", "Makes a list a heap, in linear time."},
    {"_heappop_max", heapq_pop<true>, "heap, /", "Takes the largest item out."},
    {"_heapreplace_max", heapq_replace<true>, "heap, item, /",
     "Takes the largest item out, then puts one in."},
    {"_heapify_max", heapq_order<true>, "heap, /", "Makes a list a heap, the largest item first."},
};

}  // namespace

extern const ModuleDef heapqModule;
const ModuleDef heapqModule = {
    .name = "_heapq",
    .doc = "Lists as heaps.",
    .functions = kFunctions,
};

}  // namespace ouro
