// The methods of array.array.

#include <algorithm>
#include <cstring>

#include "runtime/argument_name.h"
#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/array.h"

namespace ouro {

namespace {

Array* arrayOf(Value v) { return v.as<Array>(); }

Owned callNamed(Runtime& rt, Value object, const char* name, Value argument) {
  Ref<Str> key = intern(rt, name);
  return key ? callMethod(rt, object, key.get(), {&argument, 1}) : Owned::error();
}

// The first place of an item in [start, end); -1 when there is none, -2 on error.
int64_t placeOfItem(Runtime& rt, Array* array, Value item, int64_t start, int64_t end) {
  for (int64_t i = start; i < end && i < static_cast<int64_t>(array->count()); i++) {
    Local own = arrayItem(rt, array, static_cast<size_t>(i));
    int same = own.isError() ? -1 : compareBool(rt, own, item, CompareOp::Eq);
    if (same < 0 || !heedSignals(rt)) return -2;
    if (same) return i;
  }
  return -1;
}

bool removeItem(Runtime& rt, Array* array, size_t place) {
  size_t at = place * array->itemSize;
  return replaceBytes(rt, array, at, at + array->itemSize, {});
}

}  // namespace

bool appendBytes(Runtime& rt, Array* array, Value source) {
  std::string_view bytes;
  if (!asByteView(rt, source, &bytes)) return false;
  const size_t length = array->length, more = bytes.size();
  if (!resizeByteArray(rt, array, length + more)) return false;
  if (!asByteView(rt, source, &bytes)) return false;  // the array's own have moved
  bool done;
  {
    HeldBytes held(rt, Value(array)), heldSource(rt, source);
    done = inPieces(rt, more, [&](size_t from, size_t to) {
      copyBytes(array->data + length + from, bytes.data() + from, to - from);
    });
  }
  if (!done) array->length = length;
  return done;
}

bool arrayFromBytes(Runtime& rt, Array* array, Value source) {
  std::string_view bytes;
  if (!asByteView(rt, source, &bytes)) return false;
  if (bytes.size() % array->itemSize)
    return fail(rt, Exc::ValueError, "bytes length not a multiple of item size");
  return appendBytes(rt, array, source);
}

Owned arrayList(Runtime& rt, const Array* array) {
  OURO_TRY(list, newList(rt, array->count()));
  for (size_t i = 0; i < array->count(); i++) {
    Owned item = arrayItem(rt, array, i);
    if (item.isError() || !appendTaking(rt, list.as<List>(), item) || !heedSignals(rt))
      return Owned::error();
  }
  return list.take();
}

Owned arrayText(Runtime& rt, const Array* array) {
  OURO_TRY(list, arrayList(rt, array));
  return join(rt, rt.emptyStr, list);
}

Owned array_append(Runtime& rt, Value self, Args args) {
  return arrayInsert(rt, arrayOf(self), arrayOf(self)->count(), args[0]) ? Owned::none()
                                                                         : Owned::error();
}
Owned array_insert(Runtime& rt, Value self, Args args) {
  int64_t at;
  OURO_CHECK(indexInt64(rt, args[0], &at));
  auto count = static_cast<int64_t>(arrayOf(self)->count());
  OURO_CHECK(arrayInsert(rt, arrayOf(self), static_cast<size_t>(clampIndex(at, count)), args[1]));
  return Owned::none();
}
Owned array_extend(Runtime& rt, Value self, Args args) {
  return arrayExtend(rt, arrayOf(self), args[0]) ? Owned::none() : Owned::error();
}

Owned array_pop(Runtime& rt, Value self, Args args) {
  int64_t at = -1;
  if (args.has(0)) OURO_CHECK(indexInt64(rt, args[0], &at));
  auto count = static_cast<int64_t>(arrayOf(self)->count());
  if (count == 0) return raise(rt, Exc::IndexError, "pop from empty array");
  if (at < 0) at += count;
  if (at < 0 || at >= count) return raise(rt, Exc::IndexError, "pop index out of range");
  OURO_TRY(item, arrayItem(rt, arrayOf(self), static_cast<size_t>(at)));
  OURO_CHECK(removeItem(rt, arrayOf(self), static_cast<size_t>(at)));
  return item.take();
}

Owned array_remove(Runtime& rt, Value self, Args args) {
  int64_t at = placeOfItem(rt, arrayOf(self), args[0], 0, INT64_MAX);
  if (at == -2) return Owned::error();
  if (at < 0) return raise(rt, Exc::ValueError, "array.remove(x): x not in array");
  return removeItem(rt, arrayOf(self), static_cast<size_t>(at)) ? Owned::none() : Owned::error();
}

Owned array_index(Runtime& rt, Value self, Args args) {
  int64_t start = 0, end = INT64_MAX;
  if (args.has(1)) OURO_CHECK(sliceArgument(rt, args[1], &start));
  if (args.has(2)) OURO_CHECK(sliceArgument(rt, args[2], &end));
  auto count = static_cast<int64_t>(arrayOf(self)->count());
  int64_t at =
      placeOfItem(rt, arrayOf(self), args[0], clampIndex(start, count), clampIndex(end, count));
  if (at == -2) return Owned::error();
  return at < 0 ? raise(rt, Exc::ValueError, "array.index(x): x not in array") : smallInt(at);
}

Owned array_count(Runtime& rt, Value self, Args args) {
  int64_t found = 0;
  for (int64_t at = 0;; at++, found++) {
    at = placeOfItem(rt, arrayOf(self), args[0], at, INT64_MAX);
    if (at == -2) return Owned::error();
    if (at < 0) return smallInt(found);
  }
}

Owned array_reverse(Runtime& rt, Value self, Args) {
  Array* array = arrayOf(self);
  const size_t size = array->itemSize, half = array->count() / 2;
  HeldBytes held(rt, self);
  uint8_t *first = array->data, *last = first + array->length;
  OURO_CHECK(inPieces(rt, half, [&](size_t i, size_t end) {
    for (; i < end; i++, first += size) std::swap_ranges(first, first + size, last -= size);
  }));
  return Owned::none();
}

Owned array_byteswap(Runtime& rt, Value self, Args) {
  Array* array = arrayOf(self);
  const size_t size = array->itemSize;
  HeldBytes held(rt, self);
  OURO_CHECK(inPieces(rt, array->count(), [&](size_t i, size_t end) {
    for (uint8_t* p = array->data + i * size; i < end; i++, p += size) std::reverse(p, p + size);
  }));
  return Owned::none();
}

Owned array_buffer_info(Runtime& rt, Value self, Args) {
  OURO_TRY(address,
           newInt(rt, static_cast<uint64_t>(reinterpret_cast<uintptr_t>(arrayOf(self)->data))));
  OURO_TRY(count, newInt(rt, uint64_t{arrayOf(self)->count()}));
  return newTuple(rt, {address, count});
}

// ---- lists, bytes, text, files

Owned array_tolist(Runtime& rt, Value self, Args) { return arrayList(rt, arrayOf(self)); }

Owned array_fromlist(Runtime& rt, Value self, Args args) {
  if (!isList(rt, args[0])) return raise(rt, Exc::TypeError, "arg must be list");
  Array* array = arrayOf(self);
  size_t before = array->length;
  for (size_t i = 0; i < args[0].as<List>()->length; i++) {
    Local item((*args[0].as<List>())[i]);
    if (arrayInsert(rt, array, array->count(), item) && heedSignals(rt)) continue;
    Local error = takeError(rt);
    if (!resizeByteArray(rt, array, before)) clearError(rt);
    restoreError(rt, error.take());
    return Owned::error();
  }
  return Owned::none();
}

Owned array_tobytes(Runtime& rt, Value self, Args) { return newBytes(rt, arrayOf(self)->view()); }
Owned array_frombytes(Runtime& rt, Value self, Args args) {
  return arrayFromBytes(rt, arrayOf(self), args[0]) ? Owned::none() : Owned::error();
}

Owned array_tounicode(Runtime& rt, Value self, Args) {
  if (arrayOf(self)->code != 'u')
    return raise(rt, Exc::ValueError, "tounicode() may only be called on unicode type arrays");
  return arrayText(rt, arrayOf(self));
}
Owned array_fromunicode(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "fromunicode() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  if (arrayOf(self)->code != 'u')
    return raise(rt, Exc::ValueError, "fromunicode() may only be called on unicode type arrays");
  return arrayExtend(rt, arrayOf(self), args[0]) ? Owned::none() : Owned::error();
}

Owned array_tofile(Runtime& rt, Value self, Args args) {
  OURO_TRY(bytes, array_tobytes(rt, self, {nullptr, 0}));
  OURO_TRY(written, callNamed(rt, args[0], "write", bytes));
  return Owned::none();
}

Owned array_fromfile(Runtime& rt, Value self, Args args) {
  int64_t count;
  OURO_CHECK(indexInt64(rt, args[1], &count));
  if (count < 0) return raise(rt, Exc::ValueError, "negative count");
  int64_t wanted = count * arrayOf(self)->itemSize;
  OURO_TRY(bytes, callNamed(rt, args[0], "read", Value::small(wanted)));
  if (!isBytes(rt, bytes)) return raise(rt, Exc::TypeError, "read() didn't return bytes");
  auto got = static_cast<int64_t>(bytes.as<Bytes>()->length);
  OURO_CHECK(arrayFromBytes(rt, arrayOf(self), bytes));
  if (got != wanted) return raise(rt, Exc::EOFError, "read() didn't return enough bytes");
  return Owned::none();
}

// ---- copying

Owned array_copy(Runtime& rt, Value self, Args) {
  return arrayLike(rt, arrayOf(self), arrayOf(self)->view());
}

// Below protocol 3 the items travel as a list, from there on as bytes with the machine's format.
Owned array_reduce_ex(Runtime& rt, Value self, Args args) {
  int64_t protocol;
  OURO_CHECK(indexInt64(rt, args[0], &protocol));
  Array* array = arrayOf(self);
  OURO_TRY(code, newChar(rt, static_cast<char32_t>(array->code)));
  Ref<Str> dictName = intern(rt, "__dict__");
  if (!dictName) return Owned::error();
  Owned attributes = lookupAttr(rt, self, dictName.get());
  Local state = attributes.isNotFound() ? Owned::none() : attributes;
  if (state.isError()) return Owned::error();
  OURO_TRY(content, protocol < 3 ? arrayList(rt, array) : newBytes(rt, array->view()));
  Value cls(typeOf(rt, self));
  if (protocol < 3) {
    OURO_TRY(arguments, newTuple(rt, {code, content}));
    return newTuple(rt, {cls, arguments.get(), state.get()});
  }
  // The numbers that pickles use for little-endian machines.
  constexpr std::string_view kCodes = "bBuHhIiQqLlfd";
  constexpr int64_t kFormats[] = {1, 0, 20, 2, 4, 6, 8, 10, 12, 10, 12, 14, 16};
  int64_t format = kFormats[kCodes.find(array->code)];
  OURO_TRY(module, importModule(rt, "array"));
  Ref<Str> name = intern(rt, "_array_reconstructor");
  if (!name) return Owned::error();
  OURO_TRY(make, getAttr(rt, module, name.get()));
  OURO_TRY(arguments, newTuple(rt, {cls, code.get(), Value::small(format), content.get()}));
  return newTuple(rt, {make.get(), arguments.get(), state.get()});
}

}  // namespace ouro
