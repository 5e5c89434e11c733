#include "runtime/types/text_args.h"

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/slice.h"

namespace ouro {

bool hasIndex(const Runtime& rt, Value v) {
  return v.isSmall() || v.isBool() || typeOf(rt, v)->slots.index != nullptr;
}

static bool sliceBound(Runtime& rt, Value v, int64_t* out) {
  if (v.isUnbound() || v.isNone()) return true;
  if (!hasIndex(rt, v))
    return fail(rt, Exc::TypeError,
                "slice indices must be integers or None or have an __index__ method");
  return indexInt64(rt, v, out, Exc::Count);
}

bool rangeArgs(Runtime& rt, Args args, uint32_t first, size_t length, TextRange* out) {
  int64_t size = static_cast<int64_t>(length), start = 0, end = size;
  if (args[first].isUnbound()) {
    out->end = length;
    return true;
  }
  if (!sliceBound(rt, args[first], &start) || !sliceBound(rt, args[first + 1], &end)) return false;
  if (end > size) end = size;
  if (end < 0) end = end + size < 0 ? 0 : end + size;
  if (start < 0) start = start + size < 0 ? 0 : start + size;
  out->found = start <= end;
  out->start = out->found ? static_cast<size_t>(start) : 0;
  out->end = out->found ? static_cast<size_t>(end) : 0;
  return true;
}

bool searchArguments(Runtime& rt, Args given, const char* name, SearchArgs* out) {
  if (given.count == 0 || given.count > 3)
    return fail(rt, Exc::TypeError, "{}() takes at {} ({} given)", name,
                given.count ? "most 3 arguments" : "least 1 argument", given.count);
  for (uint32_t i = 0; i < 3; i++) out->values[i] = i < given.count ? given[i] : Value::unbound();
  return true;
}

bool countArg(Runtime& rt, Args args, uint32_t at, int64_t ifAbsent, int64_t* out) {
  *out = ifAbsent;
  return !args.has(at) || sizeArg(rt, args[at], out);
}

bool intArg(Runtime& rt, Args args, uint32_t at, int64_t ifAbsent, int64_t* out) {
  *out = ifAbsent;
  if (!args.has(at)) return true;
  OURO_TRY_BOOL(number, index(rt, args[at]));
  if (intFits(rt, number, out) && *out >= INT32_MIN && *out <= INT32_MAX) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
}

bool repeatCount(Runtime& rt, Value v, uint64_t* out) {
  int64_t count;
  if (!repeatCount(rt, v, &count)) return false;
  *out = static_cast<uint64_t>(count);
  return true;
}

bool subscriptArg(Runtime& rt, Value key, size_t length, const SubscriptTexts& texts,
                  Subscript* out) {
  int64_t size = static_cast<int64_t>(length);
  if (hasIndex(rt, key)) {
    int64_t i = key.isSmall() ? key.small() : 0;
    if (!key.isSmall() && !indexInt64(rt, key, &i, Exc::IndexError)) return false;
    if (i < 0) i += size;
    if (i < 0 || i >= size) {
      (void)raise(rt, Exc::IndexError, texts.outOfRange);
      return false;
    }
    out->start = i;
    out->count = 1;
    return true;
  }
  if (!isSlice(rt, key)) {
    std::string_view name = typeName(rt, key);
    (void)vraise(rt, Exc::TypeError, texts.wrongType, fmt::make_format_args(name));
    return false;
  }
  int64_t stop = 0, count = 0;
  if (!sliceIndices(rt, key.as<Slice>(), size, &out->start, &stop, &out->step, &count))
    return false;
  out->isSlice = true;
  out->count = static_cast<size_t>(count);
  return true;
}

Owned raiseMustBe(Runtime& rt, const char* expected, Value got) {
  return raise(rt, Exc::TypeError, "must be {}, not {}", expected, typeName(rt, got));
}

}  // namespace ouro
