#pragma once
// What the engine of regular expressions keeps on its stack. See sre_engine.cpp.

#include <cstring>

#include "runtime/runtime.h"

namespace ouro::sre {

enum class Kind : uint8_t {
  Branch,     // take one of the alternatives from number pc of the program's on
  GreedyOne,  // REPEAT_ONE at pc, tried with its end at pos; may shrink down to `extra`
  LazyOne,    // MIN_REPEAT_ONE at pc, matched up to pos, `extra` times
  MaxTail,    // MAX_UNTIL at pc: leave the repeat at pos; extra: its last position
  MinBody,    // MIN_UNTIL at pc: try the body once more at pos
  Assert,     // barriers: the operation at pc was entered at pos; extra: the barrier outside
  AssertNot,
  Atomic,
  Possessive,  // `count` repetitions were complete
  UndoMark,    // mark number pc was pos; extra: the last index
  UndoRepeat,  // one repetition less; extra: its last position
  UndoMake,    // drop the newest Repeat
};

struct Entry {
  Kind kind;
  uint32_t pc;
  int32_t repeat;  // the innermost repeat under way
  uint32_t count;
  size_t pos, extra;
};

// Entries in place, until they are many: then in a heap buffer that grows.
class Stack {
 public:
  explicit Stack(Runtime& rt) : rt_(rt) {}
  ~Stack() { release(); }
  Stack(const Stack&) = delete;
  Stack& operator=(const Stack&) = delete;

  // Its members are stored where they belong: an entry that is made first and copied as a whole
  // would have to wait until it is made.
  [[gnu::always_inline]] bool push(Kind kind, uint32_t pc, int32_t repeat, uint32_t count,
                                   size_t pos, size_t extra) {
    if (size == capacity_ && !grow()) [[unlikely]]
      return false;
    Entry& entry = entries_[size++];
    entry.kind = kind;
    entry.pc = pc;
    entry.repeat = repeat;
    entry.count = count;
    entry.pos = pos;
    entry.extra = extra;
    return true;
  }
  Entry& operator[](size_t i) { return entries_[i]; }
  size_t size = 0;

 private:
  static constexpr size_t kInline = 16;

  void release() {
    if (entries_ != inline_) freeBuffer(entries_, capacity_ * sizeof(Entry));
  }
  [[gnu::cold, gnu::noinline]] bool grow() {
    size_t capacity = capacity_ * 4;
    void* made = allocateBuffer(rt_, capacity * sizeof(Entry));
    if (!made) return false;
    std::memcpy(made, entries_, size * sizeof(Entry));
    release();
    entries_ = static_cast<Entry*>(made);
    capacity_ = capacity;
    return true;
  }
  Runtime& rt_;
  Entry* entries_ = inline_;
  size_t capacity_ = kInline;
  Entry inline_[kInline];  // not cleared: most matches leave few choices
};

struct Repeat {
  uint32_t pc;    // of the REPEAT
  int32_t outer;  // the repeat around it, -1: none
  int64_t count;  // complete repetitions
  size_t last;    // where the last repetition began
};

constexpr size_t kNoBarrier = SIZE_MAX;
constexpr size_t kNowhere = SIZE_MAX;

// How a step ended.
enum class Step : uint8_t { Go, Fail, Matched, Error };

}  // namespace ouro::sre
