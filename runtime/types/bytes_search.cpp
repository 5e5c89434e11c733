// Looking for bytes in bytes: find, index, count, startswith, `in`.

#include "runtime/protocol.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/search.h"
#include "runtime/types/search_all.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

std::string_view selfView(const Runtime& rt, Value self) {
  if (isExactly(self, TypeId::Bytes) || isBytes(rt, self)) return self.as<Bytes>()->view();
  auto* array = self.as<ByteArray>();
  return {reinterpret_cast<const char*>(array->data), array->length};
}

Owned likeSelf(Runtime& rt, Value self, std::string_view data) {
  if (isExactly(self, TypeId::ByteArray) || !isBytes(rt, self)) return newByteArray(rt, data);
  bool isAll = data.size() == self.as<Bytes>()->length && data.data() == selfView(rt, self).data();
  return isAll && typeOf(rt, self) == rt.type(TypeId::Bytes) ? Owned::share(self)
                                                             : newBytes(rt, data);
}

bool makeLikeSelf(Runtime& rt, Value self, size_t length, Local* made, uint8_t** to) {
  if (isExactly(self, TypeId::Bytes) || isBytes(rt, self)) {
    Bytes* bytes = allocateBytes(rt, length);
    if (!bytes) return false;
    *made = Owned::adopt(bytes);
    *to = bytes->data();
    return true;
  }
  ByteArray* array = allocateByteArray(rt, length);
  if (!array) return false;
  *made = Owned::adopt(array);
  *to = array->data;
  return true;
}

int byteArg(Runtime& rt, Value v) {
  if (v.isSmall() && static_cast<uint64_t>(v.small()) < 256) return static_cast<int>(v.small());
  int64_t byte = -1;
  Local number = index(rt, v);
  if (number.isError()) return -1;
  if (!intFits(rt, number, &byte) || byte < 0 || byte > 255) {
    (void)raise(rt, Exc::ValueError, "byte must be in range(0, 256)");
    return -1;
  }
  return static_cast<int>(byte);
}

bool needleArg(Runtime& rt, Value v, uint8_t* one, std::string_view* out) {
  if (!v.isSmall() && !hasIndex(rt, v)) return asByteView(rt, v, out);
  int byte = byteArg(rt, v);
  if (byte < 0) return false;
  *one = static_cast<uint8_t>(byte);
  *out = {reinterpret_cast<const char*>(one), 1};
  return true;
}

size_t findBytes(std::string_view text, std::string_view needle) {
  static_assert(search::kNone == std::string_view::npos);
  return search::find(reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                      reinterpret_cast<const uint8_t*>(needle.data()), needle.size());
}

size_t rfindBytes(std::string_view text, std::string_view needle) {
  return search::rfind(reinterpret_cast<const uint8_t*>(text.data()), text.size(),
                       reinterpret_cast<const uint8_t*>(needle.data()), needle.size());
}

namespace {

enum class From { Left, Right };

const uint8_t* raw(std::string_view s) { return reinterpret_cast<const uint8_t*>(s.data()); }

struct Search {
  std::string_view text, needle;  // text: the part to search
  size_t start = 0;               // of that part
  bool possible = false;
  uint8_t one = 0;
};

bool searchArgs(Runtime& rt, Value self, Args args, Search* out) {
  TextRange range;
  if (!rangeArgs(rt, args, 1, selfView(rt, self).size(), &range)) return false;
  if (!hasIndex(rt, args[0]) && !isBytesLike(rt, args[0]))
    return fail(rt, Exc::TypeError, "argument should be integer or bytes-like object, not '{}'",
                typeName(rt, args[0]));
  if (!needleArg(rt, args[0], &out->one, &out->needle)) return false;
  std::string_view text = selfView(rt, self);
  // __index__ may have made a bytearray shorter.
  out->possible = range.found && range.end <= text.size();
  if (out->possible) out->text = text.substr(range.start, range.length());
  out->start = range.start;
  return true;
}

// The place, -1, or -2 with an error pending.
int64_t findArgs(Runtime& rt, Value self, Args given, const char* name, From from) {
  SearchArgs args;
  if (!searchArguments(rt, given, name, &args)) return -2;
  Search s;
  if (!searchArgs(rt, self, args, &s)) return -2;
  if (!s.possible) return -1;
  auto look = from == From::Left ? search::find<uint8_t, uint8_t> : search::rfind<uint8_t, uint8_t>;
  size_t hit = look(raw(s.text), s.text.size(), raw(s.needle), s.needle.size());
  return hit == search::kNone ? -1 : static_cast<int64_t>(hit + s.start);
}

Owned findResult(int64_t at) { return at == -2 ? Owned::error() : smallIndex(at); }

Owned indexResult(Runtime& rt, int64_t at) {
  if (at == -1) return raise(rt, Exc::ValueError, "subsection not found");
  return findResult(at);
}

// 1: is there, 0: not, -1: an error is pending.
int hasAffix(Runtime& rt, Value self, Value affix, const TextRange& range, From end) {
  std::string_view wanted;
  if (!asByteView(rt, affix, &wanted)) return -1;
  std::string_view text = selfView(rt, self);
  if (!range.found || range.end > text.size()) return 0;
  text = text.substr(range.start, range.length());
  return end == From::Left ? text.starts_with(wanted) : text.ends_with(wanted);
}

Owned affixTest(Runtime& rt, Value self, Args given, From end) {
  const char* name = end == From::Left ? "startswith" : "endswith";
  SearchArgs args;
  OURO_CHECK(searchArguments(rt, given, name, &args));
  TextRange range;
  OURO_CHECK(rangeArgs(rt, args, 1, selfView(rt, self).size(), &range));
  if (!isTuple(rt, args[0])) {
    if (!isBytesLike(rt, args[0]))
      return raise(rt, Exc::TypeError, "{} first arg must be bytes or a tuple of bytes, not {}",
                   name, typeName(rt, args[0]));
    int found = hasAffix(rt, self, args[0], range, end);
    return found < 0 ? Owned::error() : Owned::boolean(found);
  }
  for (Value affix : args[0].as<Tuple>()->span()) {
    int found = hasAffix(rt, self, affix, range, end);
    if (found) return found < 0 ? Owned::error() : Owned::boolean(true);
  }
  return Owned::boolean(false);
}

}  // namespace

Owned bytes_find(Runtime& rt, Value self, Args args) {
  return findResult(findArgs(rt, self, args, "find", From::Left));
}
Owned bytes_rfind(Runtime& rt, Value self, Args args) {
  return findResult(findArgs(rt, self, args, "rfind", From::Right));
}
Owned bytes_index(Runtime& rt, Value self, Args args) {
  return indexResult(rt, findArgs(rt, self, args, "index", From::Left));
}
Owned bytes_rindex(Runtime& rt, Value self, Args args) {
  return indexResult(rt, findArgs(rt, self, args, "rindex", From::Right));
}

Owned bytes_count(Runtime& rt, Value self, Args given) {
  SearchArgs args;
  OURO_CHECK(searchArguments(rt, given, "count", &args));
  Search s;
  OURO_CHECK(searchArgs(rt, self, args, &s));
  if (!s.possible) return smallIndex(0);
  if (s.needle.empty()) return smallIndex(static_cast<int64_t>(s.text.size()) + 1);
  size_t hits = search::count(raw(s.text), s.text.size(), raw(s.needle), s.needle.size());
  return smallIndex(static_cast<int64_t>(hits));
}

Owned bytes_startswith(Runtime& rt, Value self, Args args) {
  return affixTest(rt, self, args, From::Left);
}
Owned bytes_endswith(Runtime& rt, Value self, Args args) {
  return affixTest(rt, self, args, From::Right);
}

int bytesContains(Runtime& rt, Value self, Value item) {
  if (item.isSmall() && item.small() >= 0 && item.small() <= UINT8_MAX) {
    const std::string_view bytes = selfView(rt, self);
    return bytes.find(static_cast<char>(item.small())) != bytes.npos;
  }
  uint8_t one = 0;
  std::string_view needle;
  if (!needleArg(rt, item, &one, &needle)) return -1;
  std::string_view text = selfView(rt, self);
  return search::find(raw(text), text.size(), raw(needle), needle.size()) != search::kNone;
}

}  // namespace ouro
