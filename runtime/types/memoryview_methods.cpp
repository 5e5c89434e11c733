// The type memoryview: subscripts, slots, cast, attributes.

#include <algorithm>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview_items.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

MemoryView* asView(Value v) { return v.as<MemoryView>(); }

// ---- subscripts

// The address of one item; null with an error pending. `key` is an int or a tuple of ints.
uint8_t* itemAt(Runtime& rt, MemoryView* view, Value key) {
  Value one[1] = {key};
  std::span<const Value> places(one, 1);
  if (isTuple(rt, key)) places = key.as<Tuple>()->span();
  int64_t at = 0;
  for (size_t d = 0; d < places.size(); d++) {
    int64_t i = 0;
    if (!indexInt64(rt, places[d], &i, Exc::IndexError)) return nullptr;
    if (i < 0) i += view->shape[d];
    if (i < 0 || i >= view->shape[d]) {
      (void)raise(rt, Exc::IndexError, "index out of bounds on dimension {}", d + 1);
      return nullptr;
    }
    at += i * view->strides[d];
  }
  return checkReleased(rt, view) ? viewBytes(rt, view) + at : nullptr;
}

// A tuple whose items all satisfy `wanted`.
template <typename Predicate>
bool isTupleOf(const Runtime& rt, Value key, Predicate wanted) {
  if (!isTuple(rt, key)) return false;
  std::span<const Value> items = key.as<Tuple>()->span();
  return std::all_of(items.begin(), items.end(), [&](Value v) { return wanted(rt, v); });
}

bool isPlaceTuple(const Runtime& rt, Value key) {
  return isTupleOf(rt, key, [](const Runtime& r, Value v) { return hasIndex(r, v); });
}

bool isPlace(Runtime& rt, MemoryView* view, Value key) {
  if (hasIndex(rt, key)) return view->dimensions == 1;
  return isPlaceTuple(rt, key) && key.as<Tuple>()->length == view->dimensions;
}

// Why a key is neither a place nor a slice.
bool failKey(Runtime& rt, const MemoryView* view, Value key, const char* ofSlices) {
  if (isPlaceTuple(rt, key)) {
    uint64_t count = key.as<Tuple>()->length;
    if (count < view->dimensions)
      return fail(rt, Exc::NotImplementedError, "sub-views are not implemented");
    return fail(rt, Exc::TypeError, "cannot index {}-dimension view with {}-element tuple",
                view->dimensions, count);
  }
  bool slices = isTupleOf(rt, key, [](const Runtime& r, Value v) { return isSlice(r, v); });
  if (slices) return fail(rt, Exc::NotImplementedError, "{}", ofSlices);
  return fail(rt, Exc::TypeError, "memoryview: invalid slice key");
}

Owned sliceView(Runtime& rt, MemoryView* view, Value key) {
  int64_t start = 0, stop = 0, step = 1, count = 0;
  OURO_CHECK(checkReleased(rt, view));
  OURO_TRY(part, viewOfSame(rt, view));  // first: an __index__ may release the view
  OURO_CHECK(sliceIndices(rt, key.as<Slice>(), view->shape[0], &start, &stop, &step, &count));
  MemoryView* result = asView(part);
  result->offset += static_cast<uint64_t>(start * view->strides[0]);
  result->shape[0] = count;
  result->strides[0] *= step;
  return part.take();
}

// The address of the item at an exact int, which takes no script to find; null: ask itemAt().
uint8_t* knownItem(Runtime& rt, MemoryView* view, Value key) {
  if (!key.isSmall() || view->dimensions != 1) return nullptr;
  int64_t i = key.small() < 0 ? key.small() + view->shape[0] : key.small();
  if (i < 0 || i >= view->shape[0]) return nullptr;
  return viewBytes(rt, view) + i * view->strides[0];
}

Owned getItemSlot(Runtime& rt, Value self, Value key) {
  MemoryView* view = asView(self);
  OURO_CHECK(checkReleased(rt, view));
  if (const uint8_t* at = knownItem(rt, view, key)) return unpackItem(rt, at, view->format);
  if (isPlace(rt, view, key)) {
    const uint8_t* at = itemAt(rt, view, key);
    return at ? unpackItem(rt, at, view->format) : Owned::error();
  }
  if (isSlice(rt, key)) return sliceView(rt, view, key);
  if (hasIndex(rt, key))
    return raise(rt, Exc::NotImplementedError, "multi-dimensional sub-views are not implemented");
  OURO_CHECK(failKey(rt, view, key, "multi-dimensional slicing is not implemented"));
  return Owned::error();
}

bool assignSlice(Runtime& rt, MemoryView* view, Value key, Value value) {
  OURO_TRY_BOOL(part, sliceView(rt, view, key));
  if (!checkReleased(rt, view)) return false;
  Local source = newMemoryView(rt, value);
  if (source.isError()) {
    if (!errorMatches(rt, Exc::TypeError)) return false;
    clearError(rt);
    return fail(rt, Exc::TypeError, "a bytes-like object is required, not '{}'",
                typeName(rt, value));
  }
  MemoryView *to = asView(part), *from = asView(source);
  bool fits = to->format == from->format && from->dimensions == 1 && to->dimensions == 1 &&
              to->shape[0] == from->shape[0];
  if (!fits)
    return fail(rt, Exc::ValueError,
                "memoryview assignment: lvalue and rvalue have different structures");
  OURO_TRY_BOOL(bytes, memoryViewBytes(rt, from));
  const uint8_t* in = bytes.as<Bytes>()->data();
  return eachItem(rt, to, [&](uint8_t* item) {
    memcpy(item, in, to->itemSize);
    in += to->itemSize;
  });
}

bool setItemSlot(Runtime& rt, Value self, Value key, Value value) {
  MemoryView* view = asView(self);
  if (!checkReleased(rt, view)) return false;
  if (view->readOnly) return fail(rt, Exc::TypeError, "cannot modify read-only memory");
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "cannot delete memory");
  if (!value.isObject())  // packing it runs no code
    if (uint8_t* at = knownItem(rt, view, key)) return packItem(rt, at, view->format, value);
  if (isPlace(rt, view, key)) {
    uint8_t item[8];
    if (!itemAt(rt, view, key)) return false;
    // Packed apart: making the number may run code that releases the view.
    if (!packItem(rt, item, view->format, value)) return false;
    uint8_t* at = itemAt(rt, view, key);
    if (at) memcpy(at, item, view->itemSize);
    return at != nullptr;
  }
  if (isSlice(rt, key)) return assignSlice(rt, view, key, value);
  if (view->dimensions > 1 && hasIndex(rt, key))
    return fail(rt, Exc::NotImplementedError, "sub-views are not implemented");
  return failKey(rt, view, key,
                 "memoryview slice assignments are currently restricted to ndim = 1");
}

// ---- slots

Owned reprSlot(Runtime& rt, Value self) {
  return newStr(rt, fmt::format("<{}memory at {:#x}>",
                                asView(self)->base.isNull() ? "released " : "", self.bits()));
}

bool hashSlot(Runtime& rt, Value self, int64_t* result) {
  MemoryView* view = asView(self);
  *result = view->hash;
  if (view->hash != -1) return true;
  if (!checkReleased(rt, view)) return false;
  if (!view->readOnly) return fail(rt, Exc::ValueError, "cannot hash writable memoryview object");
  if (view->format != 'B' && view->format != 'b' && view->format != 'c')
    return fail(rt, Exc::ValueError,
                "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  OURO_TRY_BOOL(bytes, memoryViewBytes(rt, view));
  *result = view->hash = hashOfBytes(rt, bytes.as<Bytes>()->view());
  return true;
}

int64_t lengthSlot(Runtime& rt, Value self) {
  MemoryView* view = asView(self);
  return checkReleased(rt, view) ? (view->dimensions ? view->shape[0] : 1) : -1;
}

Owned makeView(Runtime& rt, Type*, const CallArgs& given) {
  static constexpr Signature kSignature("object");
  Value bound[1];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "memoryview", given, bound, &keywords) < 0)
    return Owned::error();
  return newMemoryView(rt, bound[0]);
}

void releaseBase(MemoryView* view) {
  Value base = std::exchange(view->base, Value::null());
  if (base.isNull()) return;
  Runtime& rt = theRuntime();
  if (ByteArray* array = byteBufferOf(rt, base)) array->exports--;
  release(base);
}

void dropView(Object* self) { releaseBase(static_cast<MemoryView*>(self)); }

void traverseView(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<MemoryView*>(self)->base);
}

// ---- methods

// Its items with the first place varying fastest, as Fortran has them.
Owned columnMajorBytes(Runtime& rt, MemoryView* view) {
  OURO_CHECK(checkReleased(rt, view));
  OURO_TRY(turned, viewOfSame(rt, view));
  MemoryView* other = asView(turned);
  std::reverse(other->shape, other->shape + other->dimensions);
  std::reverse(other->strides, other->strides + other->dimensions);
  return memoryViewBytes(rt, other);
}

Owned memoryview_tobytes(Runtime& rt, Value self, Args args) {
  bool given = args.has(0) && !args[0].isNone();
  if (given && !isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "tobytes() argument 'order' must be str or None, not {}",
                 typeName(rt, args[0]));
  const Str* order = given ? args[0].as<Str>() : nullptr;
  if (order && equal(order, "F")) return columnMajorBytes(rt, asView(self));
  if (order && !equal(order, "C") && !equal(order, "A"))
    return raise(rt, Exc::ValueError, "order must be 'C', 'F' or 'A'");
  return memoryViewBytes(rt, asView(self));
}

Owned nestedList(Runtime& rt, MemoryView* view, uint32_t dimension, int64_t at) {
  OURO_TRY(list, newList(rt));
  const bool isInnermost = dimension + 1 == view->dimensions;
  const uint8_t* bytes = viewBytes(rt, view);
  for (int64_t i = 0; i < view->shape[dimension]; i++) {
    int64_t place = at + i * view->strides[dimension];
    Owned item = isInnermost ? unpackItem(rt, bytes + place, view->format)
                             : nestedList(rt, view, dimension + 1, place);
    if (item.isError() || !appendTaking(rt, list.as<List>(), item) || !heedSignals(rt))
      return Owned::error();
  }
  return list.take();
}

Owned memoryview_tolist(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkReleased(rt, asView(self)));
  OURO_TRY(own, viewOfSame(rt, asView(self)));  // a signal's handler may release the other
  return nestedList(rt, asView(own), 0, 0);
}

Owned memoryview_release(Runtime&, Value self, Args) {
  releaseBase(asView(self));
  return Owned::none();
}

Owned memoryview_enter(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkReleased(rt, asView(self)));
  return Owned::share(self);
}

Owned memoryview_toreadonly(Runtime& rt, Value self, Args) {
  OURO_CHECK(checkReleased(rt, asView(self)));
  OURO_TRY(view, viewOfSame(rt, asView(self)));
  asView(view)->readOnly = true;
  return view.take();
}

// shape=[2, 3] of cast.
bool readShape(Runtime& rt, MemoryView* view, Value shape) {
  if (!isList(rt, shape) && !isTuple(rt, shape))
    return fail(rt, Exc::TypeError, "shape must be a list or a tuple");
  auto sizes = isList(rt, shape) ? shape.as<List>()->span() : shape.as<Tuple>()->span();
  if (sizes.empty() || sizes.size() > MemoryView::kMaxDimensions)
    return fail(rt, Exc::ValueError, "memoryview: number of dimensions must not exceed {}",
                uint32_t{MemoryView::kMaxDimensions});
  uint64_t bytes = byteCount(view);
  unsigned __int128 product = view->itemSize;
  for (size_t d = 0; d < sizes.size(); d++) {
    int64_t size = 0;
    if (!isInt(rt, sizes[d]) || !intFits(rt, sizes[d], &size))
      return fail(rt, Exc::TypeError, "memoryview.cast(): elements of shape must be integers");
    if (size <= 0)
      return fail(rt, Exc::ValueError, "memoryview.cast(): elements of shape must be integers > 0");
    view->shape[d] = size;
    product *= static_cast<uint64_t>(size);
    if (product > bytes) break;
  }
  if (product != bytes)
    return fail(rt, Exc::TypeError, "memoryview: product(shape) * itemsize != buffer size");
  view->dimensions = static_cast<uint8_t>(sizes.size());
  int64_t stride = view->itemSize;
  for (uint32_t d = view->dimensions; d-- > 0; stride *= view->shape[d]) view->strides[d] = stride;
  return true;
}

bool castFormat(Runtime& rt, MemoryView* view, Value given) {
  Str* text = given.as<Str>();
  size_t at = text->length == 2 && text->at(0) == '@' ? 1 : 0;
  char format = text->length == at + 1 && text->isAscii() ? static_cast<char>(text->at(at)) : 0;
  uint32_t size = formatSize(format);
  if (size == 0)
    return fail(rt, Exc::ValueError,
                "memoryview: destination format must be a native single character format "
                "prefixed with an optional '@'");
  auto isByte = [](char c) { return c == 'B' || c == 'b' || c == 'c'; };
  if (!isByte(format) && !isByte(view->format))
    return fail(rt, Exc::TypeError, "memoryview: cannot cast between two non-byte formats");
  uint64_t bytes = byteCount(view);
  if (bytes % size != 0)
    return fail(rt, Exc::TypeError, "memoryview: length is not a multiple of itemsize");
  view->format = format;
  view->itemSize = size;
  view->dimensions = 1;
  view->shape[0] = static_cast<int64_t>(bytes / size);
  view->strides[0] = size;
  return true;
}

Owned memoryview_cast(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkReleased(rt, asView(self)));
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "cast() argument 'format' must be str, not {}",
                 argumentName(rt, args[0]));
  if (!isContiguous(asView(self)))
    return raise(rt, Exc::TypeError, "memoryview: casts are restricted to C-contiguous views");
  if (args.has(1) && asView(self)->dimensions > 1)
    return raise(rt, Exc::TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
  OURO_TRY(view, viewOfSame(rt, asView(self)));
  OURO_CHECK(castFormat(rt, asView(view), args[0]));
  if (args.has(1)) OURO_CHECK(readShape(rt, asView(view), args[1]));
  return view.take();
}

constexpr MethodDef kMethods[] = {
    {"cast", memoryview_cast, "format, shape=<unrepresentable>", "The same bytes as other items."},
    {"hex", memoryview_hex, "sep=<unrepresentable>, bytes_per_sep=1",
     "As hexadecimal digits.\n\n>>> memoryview(b'\\xb9\\x01\\xef').hex(':', -2)\n'b901:ef'"},
    {"release", memoryview_release, "", "Let go of the object."},
    {"tobytes", memoryview_tobytes, "order='C'", "The bytes, copied."},
    {"tolist", memoryview_tolist, "", "The items."},
    {"toreadonly", memoryview_toreadonly, "", "A view that cannot change the object."},
    {"__enter__", memoryview_enter, "", "The view itself."},
    {"__exit__", memoryview_release, "*args", "Let go of the object."},
};

// ---- attributes

Owned numbers(Runtime& rt, const int64_t* items, uint32_t count) {
  Value values[MemoryView::kMaxDimensions];
  for (uint32_t i = 0; i < count; i++) values[i] = Value::small(items[i]);
  return newTuple(rt, std::span<const Value>(values, count));
}

template <Owned (*Get)(Runtime&, MemoryView*)>
Owned attribute(Runtime& rt, Value self) {
  OURO_CHECK(checkReleased(rt, asView(self)));
  return Get(rt, asView(self));
}

Owned get_format(Runtime& rt, MemoryView* view) { return newStr(rt, {&view->format, 1}); }
Owned get_itemsize(Runtime&, MemoryView* view) { return smallInt(view->itemSize); }
Owned get_nbytes(Runtime&, MemoryView* view) {
  return smallInt(static_cast<int64_t>(byteCount(view)));
}
Owned get_ndim(Runtime&, MemoryView* view) { return smallInt(view->dimensions); }
Owned get_obj(Runtime&, MemoryView* view) { return Owned::share(view->base); }
Owned get_readonly(Runtime&, MemoryView* view) { return Owned::boolean(view->readOnly); }
Owned get_shape(Runtime& rt, MemoryView* view) {
  return numbers(rt, view->shape, view->dimensions);
}
Owned get_strides(Runtime& rt, MemoryView* view) {
  return numbers(rt, view->strides, view->dimensions);
}
Owned get_suboffsets(Runtime& rt, MemoryView*) { return numbers(rt, nullptr, 0); }
Owned get_c_contiguous(Runtime&, MemoryView* view) { return Owned::boolean(isContiguous(view)); }
Owned get_f_contiguous(Runtime&, MemoryView* view) {
  return Owned::boolean(view->dimensions == 1 && isContiguous(view));
}

constexpr GetSetDef kAttributes[] = {
    {"c_contiguous", attribute<get_c_contiguous>, nullptr, "Do the items lie in a row?"},
    {"contiguous", attribute<get_c_contiguous>, nullptr, "Do the items lie in a row?"},
    {"f_contiguous", attribute<get_f_contiguous>, nullptr, "In a row, as Fortran has them?"},
    {"format", attribute<get_format>, nullptr, "The format of an item, as struct spells it."},
    {"itemsize", attribute<get_itemsize>, nullptr, "Bytes of an item."},
    {"nbytes", attribute<get_nbytes>, nullptr, "Bytes of all items."},
    {"ndim", attribute<get_ndim>, nullptr, "How many dimensions."},
    {"obj", attribute<get_obj>, nullptr, "The object looked at."},
    {"readonly", attribute<get_readonly>, nullptr, "Is it read-only?"},
    {"shape", attribute<get_shape>, nullptr, "Items in each dimension."},
    {"strides", attribute<get_strides>, nullptr, "Bytes from item to item in each dimension."},
    {"suboffsets", attribute<get_suboffsets>, nullptr, "Always empty."},
};

}  // namespace

const TypeDef memoryViewTypeDef = {
    .name = "memoryview",
    .basicSize = sizeof(MemoryView),
    .flags = kContainerType | kWeakReferable | kSequencePattern | kImmutable,
    .traverse = traverseView,
    .clear = dropView,
    .destroy = dropView,
    .slots = {.repr = reprSlot,
              .hash = hashSlot,
              .compare = memoryViewCompare,
              .iter = newMemoryIterator,
              .make = makeView,
              .length = lengthSlot,
              .getItem = getItemSlot,
              .setItem = setItemSlot},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = Signature("object"),
    .doc = "A window on the bytes of another object.",
};

}  // namespace ouro
