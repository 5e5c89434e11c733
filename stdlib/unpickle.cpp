// The loop that carries out a pickle's opcodes; pickletools.py describes each.

#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "stdlib/pickle_load.h"

namespace ouro::pickle {

// The memo, frames and the like.
[[gnu::always_inline]] inline bool Loader::stepMemo(uint8_t op, bool* known) {
  uint64_t n;
  std::string_view bytes;
  switch (op) {
    case kBinPut: return readNumber(1, &n) && remember(n);
    case kLongBinPut: return readNumber(4, &n) && remember(n);
    case kBinGet: return readNumber(1, &n) && recall(n);
    case kLongBinGet: return readNumber(4, &n) && recall(n);
    case kBinPersId: return loadBinPersistent();
    case kProto:
      if (!readNumber(1, &n)) return false;
      u->protocol = static_cast<int64_t>(n);
      return n <= kHighestProtocol ||
             ouro::fail(rt, Exc::ValueError, "unsupported pickle protocol: {}", n);
    case kFrame:
      // Its bytes are wanted at hand, all at once.
      if (!readNumber(8, &n)) return false;
      if (n > INT64_MAX)
        return ouro::fail(rt, Exc::OverflowError,
                          "FRAME length exceeds system's maximum of {} bytes", INT64_MAX);
      if (!read(n, &bytes)) return false;
      u->at -= n;
      return true;
    default: return stepText(op, known);
  }
}

// Containers and instances.
[[gnu::always_inline]] inline bool Loader::stepMaking(uint8_t op, bool* known) {
  size_t start;
  switch (op) {
    case kEmptyTuple: return loadTuple(0);
    case kTuple1: return loadTuple(1);
    case kTuple2: return loadTuple(2);
    case kTuple3: return loadTuple(3);
    case kTuple: return loadTupleAtMark();
    case kEmptyList: return push(newList(rt));
    case kEmptyDict: return push(newDict(rt));
    case kEmptySet: return push(newSet(rt));
    case kList: return loadListAtMark();
    case kDict: return loadDictAtMark();
    case kFrozenSet: return loadFrozenSet();
    case kAppend: return u->length >= u->fence + 2 ? appendFrom(u->length - 1) : failUnderflow();
    case kAppends: return popMark(&start) && appendFrom(start);
    case kSetItem: return u->length >= u->fence + 3 ? setItemsFrom(u->length - 2) : failUnderflow();
    case kSetItems: return popMark(&start) && setItemsFrom(start);
    case kAddItems: return addItems();
    case kStackGlobal: return loadStackGlobal();
    case kReduce: return loadReduce();
    case kNewObj: return loadNewObject(false);
    case kNewObjEx: return loadNewObject(true);
    case kBuild: return loadBuild();
    case kObj: return loadObj();
    case kExt1: return loadExtension(1);
    case kExt2: return loadExtension(2);
    case kExt4: return loadExtension(4);
    default: return stepMemo(op, known);
  }
}

// Numbers, text and marks. As the two above a part of the loop: most opcodes have little to
// do beside getting there.
[[gnu::always_inline]] inline bool Loader::step(uint8_t op, bool* known) {
  uint64_t n;
  Value last;
  size_t start;
  switch (op) {
    case kNone: return push(Value::none());
    case kNewTrue: return push(Value::boolean(true));
    case kNewFalse: return push(Value::boolean(false));
    case kBinInt: return readNumber(4, &n) && push(smallInt(static_cast<int32_t>(n)));
    case kBinInt1: return readNumber(1, &n) && push(smallInt(static_cast<int64_t>(n)));
    case kBinInt2: return readNumber(2, &n) && push(smallInt(static_cast<int64_t>(n)));
    case kLong1: return loadLong(1);
    case kLong4: return loadLong(4);
    case kBinFloat: return loadBinFloat();
    case kShortBinUnicode: return loadStr(1);
    case kBinUnicode: return loadStr(4);
    case kBinUnicode8: return loadStr(8);
    case kShortBinBytes: return loadBytes(1);
    case kBinBytes: return loadBytes(4);
    case kBinBytes8: return loadBytes(8);
    case kByteArray8: return loadByteArray();
    case kNextBuffer: return loadBuffer();
    case kReadOnlyBuffer: return loadReadOnlyBuffer();
    case kMemoize:
      n = u->sparseMemo.isNull() ? 0 : u->sparseMemo.as<Dict>()->used;
      return remember(u->memoUsed + n);
    case kMark: return mark();
    case kPopMark: return popMark(&start) && (cut(start), true);
    case kDup: return top(&last) && push(last);
    case kPop: return popItem();
    default: return stepMaking(op, known);
  }
}

// What protocol 0 and Python 2 write.
bool Loader::stepText(uint8_t op, bool* known) {
  std::string_view line;
  int64_t number;
  auto memoNumber = [&] {
    if (!readLine(&line)) return false;
    std::string copy = std::string(line) + "\n";
    OURO_TRY_BOOL(parsed, parseInt(rt, std::string_view(copy), 10));
    return intFits(rt, parsed, &number) ||
           ouro::fail(rt, Exc::OverflowError, "Python int too large to convert to C ssize_t");
  };
  switch (op) {
    case kInt: return loadIntLine();
    case kLong: return loadLongLine();
    case kFloat: return loadFloatLine();
    case kString: return loadStringLine();
    case kUnicode: return loadUnicodeLine();
    case kBinString: return loadOldStr(4);
    case kShortBinString: return loadOldStr(1);
    case kGlobal: return loadGlobalLine();
    case kInst: return loadInst();
    case kGet: return memoNumber() && recall(static_cast<uint64_t>(number));
    case kPut:
      if (!memoNumber()) return false;
      if (number < 0) return ouro::fail(rt, Exc::ValueError, "negative PUT argument");
      return remember(static_cast<uint64_t>(number));
    case kPersId: {
      if (!readLine(&line)) return false;
      for (char c : line)
        if (c & 0x80) return fail("persistent IDs in protocol 0 must be ASCII strings");
      OURO_TRY_BOOL(id, newAscii(rt, line));
      return loadPersistent(id);
    }
    default: *known = false; return true;
  }
}

Owned Loader::load() {
  cut(0);
  u->markCount = 0;
  u->fence = 0;
  u->protocol = 0;
  for (;;) {
    uint8_t op;
    if (!readByte(&op)) {
      if (exceptionMatches(rt, rt.pending, state->unpicklingError)) {
        clearError(rt);
        return raise(rt, Exc::EOFError, "Ran out of input");
      }
      return Owned::error();
    }
    if (op == kStop) break;
    bool known = true;
    OURO_CHECK(step(op, &known));
    if (!known) {
      std::string shown = op >= 0x20 && op < 0x7f && op != '\'' && op != '\\'
                              ? std::string(1, static_cast<char>(op))
                              : fmt::format("\\x{:02x}", op);
      (void)fail(fmt::format("invalid load key, '{}'.", shown));
      return Owned::error();
    }
    OURO_CHECK(heedSignals(rt));
  }
  OURO_CHECK(skipConsumed());
  Local result;
  return pop(&result) ? result.take() : Owned::error();
}

Owned load(Runtime& rt, State* state, Unpickler* u) { return Loader(rt, state, u).load(); }

}  // namespace ouro::pickle
