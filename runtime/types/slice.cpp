#include "runtime/types/slice.h"

#include <algorithm>

#include "runtime/class_slots.h"
#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

Owned newSlice(Runtime& rt, Value start, Value stop, Value step) {
  auto* slice = makeRaw<Slice>(rt, TypeId::Slice);
  if (!slice) return Owned::error();
  retain(start);
  retain(stop);
  retain(step);
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  if (!mayBeTracked(rt, start) && !mayBeTracked(rt, stop) && !mayBeTracked(rt, step)) {
    rt.heap.untrack(slice);
  }
  return Owned::adopt(slice);
}

// One number of a slice, clamped to int64.
static bool sliceNumber(Runtime& rt, Value v, const char* error, int64_t* result) {
  if (v.isSmall()) {
    *result = v.small();
    return true;
  }
  if (!typeOf(rt, v)->slots.index) return fail(rt, Exc::TypeError, "{}", error);
  return indexInt64(rt, v, result, Exc::Count);
}

bool sliceArgument(Runtime& rt, Value v, int64_t* result) {
  return sliceNumber(rt, v, "slice indices must be integers or have an __index__ method", result);
}

bool unpackSlice(Runtime& rt, Slice* slice, int64_t* start, int64_t* stop, int64_t* step) {
  const char* error = "slice indices must be integers or None or have an __index__ method";
  *step = 1;
  if (!slice->step.isNone()) {
    if (!sliceNumber(rt, slice->step, error, step)) return false;
    if (*step == 0) return fail(rt, Exc::ValueError, "slice step cannot be zero");
    if (*step < -INT64_MAX) *step = -INT64_MAX;  // so that it can be negated
  }
  *start = *step < 0 ? INT64_MAX : 0;
  *stop = *step < 0 ? INT64_MIN : INT64_MAX;
  if (!slice->start.isNone() && !sliceNumber(rt, slice->start, error, start)) return false;
  return slice->stop.isNone() || sliceNumber(rt, slice->stop, error, stop);
}

bool sliceIndices(Runtime& rt, Slice* slice, int64_t length, int64_t* start, int64_t* stop,
                  int64_t* step, int64_t* count) {
  if (!unpackSlice(rt, slice, start, stop, step)) return false;
  *count = fitSlice(length, start, stop, *step);
  return true;
}

static Owned makeSlice(Runtime& rt, Type*, const CallArgs& given) {
  Value v[3];
  OURO_CHECK(unpackPositional(rt, "slice", given, 1, 3, v));
  if (v[1].isUnbound()) return newSlice(rt, Value::none(), v[0], Value::none());
  return newSlice(rt, v[0], v[1], v[2].isUnbound() ? Value::none() : v[2]);
}

static Owned reprSlice(Runtime& rt, Value self) {
  auto* slice = self.as<Slice>();
  StrBuilder text(rt);
  bool ok = text.append("slice(") && text.appendRepr(slice->start) && text.append(", ") &&
            text.appendRepr(slice->stop) && text.append(", ") && text.appendRepr(slice->step) &&
            text.append(")");
  return ok ? text.finish() : Owned::error();
}

// As the tuples (start, stop, step).
static Owned compareSlices(Runtime& rt, Value a, Value b, CompareOp op) {
  if (!isSlice(rt, a) || !isSlice(rt, b)) return Owned::notImplemented();
  if (a == b) {
    return Owned::boolean(op == CompareOp::Eq || op == CompareOp::Le || op == CompareOp::Ge);
  }
  auto *x = a.as<Slice>(), *y = b.as<Slice>();
  OURO_TRY(left, newTuple(rt, {x->start, x->stop, x->step}));
  OURO_TRY(right, newTuple(rt, {y->start, y->stop, y->step}));
  return compare(rt, left, right, op);
}

// ---- slice.indices(length), with ints of any size

namespace {

// One bound of a slice for slice.indices(): counts from the end if negative, then clamped.
Owned fitBound(Runtime& rt, Value given, Value length, Value lowest, Value highest) {
  OURO_TRY(bound, exactIndex(rt, given));
  if (intIsNegative(rt, bound)) {
    bound = intAdd(rt, bound, length);
    if (bound.isError()) return Owned::error();
    return Owned::share(intCompare(rt, bound, lowest) < 0 ? lowest : bound.get());
  }
  return Owned::share(intCompare(rt, bound, highest) > 0 ? highest : bound.get());
}

// An index, or the error that slices give for anything else.
Owned sliceInt(Runtime& rt, Value v) {
  if (!v.isNone() && !v.isSmall() && !typeOf(rt, v)->slots.index) {
    return raise(rt, Exc::TypeError,
                 "slice indices must be integers or None or have an __index__ method");
  }
  return v.isNone() ? Owned::none() : exactIndex(rt, v);
}

}  // namespace

static Owned slice_indices(Runtime& rt, Value self, Args args) {
  auto* slice = self.as<Slice>();
  OURO_TRY(length, exactIndex(rt, args[0]));
  if (intIsNegative(rt, length)) {
    return raise(rt, Exc::ValueError, "length should not be negative");
  }
  OURO_TRY(step, sliceInt(rt, slice->step));
  if (step.get().isNone()) step = smallInt(1);
  if (intSign(rt, step) == 0) return raise(rt, Exc::ValueError, "slice step cannot be zero");
  bool backwards = intIsNegative(rt, step);
  OURO_TRY(lowest, smallInt(backwards ? -1 : 0));
  OURO_TRY(highest, backwards ? intAdd(rt, length, Value::small(-1)) : Owned::share(length));
  OURO_TRY(start, sliceInt(rt, slice->start));
  start = start.get().isNone() ? Owned::share(backwards ? highest : lowest)
                               : fitBound(rt, start, length, lowest, highest);
  if (start.isError()) return Owned::error();
  OURO_TRY(stop, sliceInt(rt, slice->stop));
  stop = stop.get().isNone() ? Owned::share(backwards ? lowest : highest)
                             : fitBound(rt, stop, length, lowest, highest);
  if (stop.isError()) return Owned::error();
  return newTuple(rt, {start, stop, step});
}

static Owned slice_reduce(Runtime& rt, Value self, Args) {
  auto* slice = self.as<Slice>();
  OURO_TRY(parts, newTuple(rt, {slice->start, slice->stop, slice->step}));
  return newTuple(rt, {Value(rt.type(TypeId::Slice)), parts});
}

static void slice_traverse(Object* self, Visitor& visitor) {
  auto* slice = static_cast<Slice*>(self);
  visit(visitor, slice->start);
  visit(visitor, slice->stop);
  visit(visitor, slice->step);
}

static void slice_destroy(Object* self) {
  auto* slice = static_cast<Slice*>(self);
  for (Value* part : {&slice->start, &slice->stop, &slice->step}) {
    Value old = std::exchange(*part, Value::none());
    if (!old.isNull()) release(old);
  }
}

static constexpr MethodDef kSliceMethods[] = {
    {"indices", slice_indices, "object, /",
     "The (start, stop, step) that the slice means for a sequence of this length."},
    {"__reduce__", slice_reduce, "", "How to make it again, for copy and pickle."},
};

static constexpr GetSetDef kSliceAttributes[] = {
    {"start", [](Runtime&, Value self) { return Owned::share(self.as<Slice>()->start); },
     refuseSet},
    {"stop", [](Runtime&, Value self) { return Owned::share(self.as<Slice>()->stop); }, refuseSet},
    {"step", [](Runtime&, Value self) { return Owned::share(self.as<Slice>()->step); }, refuseSet},
};

const TypeDef sliceTypeDef = {
    .name = "slice",
    .basicSize = sizeof(Slice),
    .flags = kContainerType,
    .traverse = slice_traverse,
    .clear = slice_destroy,
    .destroy = slice_destroy,
    .slots = {.repr = reprSlice,
              .hash = hashNotImplemented,
              .compare = compareSlices,
              .make = makeSlice},
    .methods = kSliceMethods,
    .attributes = kSliceAttributes,
    .doc = "What stands between [ and ] in s[start:stop:step].",
};

}  // namespace ouro
