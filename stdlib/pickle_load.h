#pragma once
// Between the files that read pickles.

#include <cstring>

#include "runtime/types/bytes.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

class Loader {
 public:
  Loader(Runtime& rt, State* state, Unpickler* u) : rt(rt), state(state), u(u) {}

  Owned load();

 private:
  // unpickle_input.cpp: bytes of the input; valid until the next call.
  bool read(size_t count, std::string_view* out) {
    if (u->input.isNull() || count > u->input.as<Bytes>()->length - u->at)
      return readMore(count, out);
    *out = u->input.as<Bytes>()->view().substr(u->at, count);
    u->at += count;
    return true;
  }
  bool readByte(uint8_t* out) {
    std::string_view byte;
    if (!read(1, &byte)) return false;
    *out = static_cast<uint8_t>(byte[0]);
    return true;
  }
  bool readMore(size_t count, std::string_view* out);
  bool readLine(std::string_view* out);                                  // without its end
  [[gnu::always_inline]] bool readNumber(size_t bytes, uint64_t* out) {  // 1, 2, 4 or 8
    std::string_view text;
    if (!read(bytes, &text)) return false;
    // Of one type each: a word that was written in parts cannot be read at once.
    auto number = [&text]<class N>(N n) {
      std::memcpy(&n, text.data(), sizeof n);
      return uint64_t{n};
    };
    *out = bytes == 1   ? number(uint8_t{})
           : bytes == 2 ? number(uint16_t{})
           : bytes == 4 ? number(uint32_t{})
                        : number(uint64_t{});
    return true;
  }
  bool readFile(size_t count, bool wholeLine, std::string_view* out);
  bool skipConsumed();
  bool look(size_t* length);
  bool setInput(Value bytes, size_t* length);
  bool failTruncated() { return fail("pickle data was truncated"); }
  bool fail(std::string_view message) { return failAs(rt, state->unpicklingError, message); }

  // unpickle_stack.cpp
  bool push(Owned owned) {
    if (owned.isError()) return false;
    if (u->length == u->capacity && !growStack()) {
      owned.drop();
      return false;
    }
    u->stack[u->length++] = owned.take();
    return true;
  }
  bool growStack();
  bool push(Value borrowed) { return push(Owned::share(borrowed)); }
  bool pop(Local* out);
  bool popItem();
  bool top(Value* out);  // borrowed
  bool mark();
  bool popMark(size_t* start);
  bool failUnderflow();
  void cut(size_t length);
  Owned tupleOf(size_t start);  // takes what lies there off the stack
  bool remember(uint64_t number) {
    if (u->length <= u->fence || number >= u->memoCapacity || !u->memo[number].isNull())
      return rememberElsewhere(number);
    u->memo[number] = Owned::share(u->stack[u->length - 1]).take();
    u->memoUsed++;
    return true;
  }
  bool rememberElsewhere(uint64_t number);
  bool recall(uint64_t number);

  // unpickle.cpp
  bool step(uint8_t op, bool* known);
  bool stepText(uint8_t op, bool* known);
  bool stepMaking(uint8_t op, bool* known);
  bool stepMemo(uint8_t op, bool* known);
  // unpickle_values.cpp
  bool loadSized(size_t sizeBytes, std::string_view* out);
  bool loadStr(size_t sizeBytes);
  bool loadBytes(size_t sizeBytes);
  bool loadOldStr(size_t sizeBytes);
  bool loadByteArray();
  bool loadBuffer();
  bool loadReadOnlyBuffer();
  bool loadLong(size_t sizeBytes);
  bool loadIntLine();
  bool loadLongLine();
  bool loadFloatLine();
  bool loadStringLine();
  bool loadUnicodeLine();
  bool loadBinFloat();
  bool loadPersistent(Value id);
  bool loadBinPersistent();
  bool pushOldStr(std::string_view bytes);
  // unpickle_objects.cpp
  bool loadTuple(size_t count);
  bool loadTupleAtMark();
  bool loadListAtMark();
  bool loadDictAtMark();
  bool appendFrom(size_t start);
  bool setItemsFrom(size_t start);
  bool addItems();
  bool loadFrozenSet();
  bool loadGlobalLine();
  bool loadStackGlobal();
  bool loadExtension(size_t bytes);
  bool loadInst();
  bool loadObj();
  bool loadReduce();
  bool loadNewObject(bool hasKeywords);
  bool loadBuild();
  bool pushClass(Value module, Value name);
  bool instantiate(Value cls, Value arguments);
  bool setAttributes(Value object, Value attributes);
  bool buildFrom(Value object, Value slots, Value attributes);

  Runtime& rt;
  State* state;
  Unpickler* u;
};

}  // namespace ouro::pickle
