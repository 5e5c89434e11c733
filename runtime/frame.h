#pragma once
// Activation records. A frame lies on the machine's call stack, or within a generator; the script
// sees it through a FrameObject, made only when somebody asks.
//
//   the call stack, growing to the right:
//
//   caller's operands                       callee
//   ... callable, self, arg 1 ... arg n | other locals, cells, free | Frame | operands ...
//                 ^---------------------- locals ------------------^
//
// The arguments that the caller pushed are the callee's first locals, in place. In a generator the
// same run of words (from locals on) lies behind the Generator object's head.

#include <cstdint>

#include "runtime/instruction.h"
#include "runtime/runtime.h"

namespace ouro {

struct Code;
struct FrameObject;
struct InlineCache;

// So many words lie behind what counts as a call stack's end: room for what is pushed before the
// next check, and for a frame whose slots end there.
constexpr uint32_t kStackMargin = 4096;

struct Frame {
  Function* function;  // borrowed from the callable's stack slot unless flags say kOwnsFunction
  Code* code;          // borrowed from the function (Runtime keeps replaced code alive)
  Value* locals;
  const Tuple* constants;  // of the code, at hand for the loop
  InlineCache* caches;
  Value* base;        // the callable's slot in the caller: where the result goes
  Value* stackTop;    // operands while the frame does not run (saved sp)
  const Instr* pc;    // the next instruction while the frame does not run
  Frame* previous;    // the caller, or who resumed the generator
  const Instr* back;  // the caller's pc once more: the end waits for one load, not for two
  uint32_t flags;     // FrameFlags
  uint32_t after;     // of a kSpecialFrame: what is made of its result (vm/ops/special.h); of
                      // a kReduced: what its items are made to (vm/reduction.h)
  // What few frames have; without kHasMore nothing has been written there.
  struct {
    Value namespaceOrNone;  // the locals mapping of a module or class body; owned
    FrameObject* object;    // or null; owned
    Generator* generator;   // the generator this frame belongs to, or null; borrowed
  } more;

  Value* operands() { return reinterpret_cast<Value*>(this + 1); }

  Value namespaceOrNone() const;
  FrameObject* object() const;
  Generator* generator() const;
  decltype(more)& withMore();  // to be changed
};

// Of a frame without flags nothing is to be done when it ends but dropping its locals.
enum FrameFlags : uint32_t {
  kEntryFrame = 1,      // its end leaves the interpreter loop: it was started from C++
  kInitFrame = 2,       // an __init__ that makes base[0] the result and must return None
  kOwnsFunction = 4,    // the frame itself holds its function
  kResumedByFor = 8,    // a generator resumed by FOR_ITER of the frame before
  kResumedBySend = 16,  // ... by SEND
  kHasMore = 32,        // Frame::more holds something; always so of a generator's frame
  kSpecialFrame = 64,   // a special method that an instruction waits for, with its operands
  kReduced = 128,       // a generator resumed by a call that takes all its items
};

[[gnu::always_inline]] inline Value Frame::namespaceOrNone() const {
  return flags & kHasMore ? more.namespaceOrNone : Value::none();
}
[[gnu::always_inline]] inline FrameObject* Frame::object() const {
  return flags & kHasMore ? more.object : nullptr;
}
[[gnu::always_inline]] inline Generator* Frame::generator() const {
  return flags & kHasMore ? more.generator : nullptr;
}
inline decltype(Frame::more)& Frame::withMore() {
  if (!(flags & kHasMore)) more = {Value::none(), nullptr, nullptr};
  flags |= kHasMore;
  return more;
}

// The dict of global variables that the frame's code sees; borrowed.
Dict* globalsOf(const Frame*);
Dict* builtinsOf(const Frame*);

static_assert(sizeof(Frame) % sizeof(Value) == 0);

// What a script sees as a frame. While the activation runs or is suspended `frame` points to it;
// when it ends, its locals move here.
struct FrameObject : Object {
  Frame* frame;          // null once the activation has ended
  Code* code;            // owned
  Dict* globals;         // owned
  Dict* builtins;        // owned
  Value locals;          // dict snapshot or the namespace, null until asked for; owned
  FrameObject* back;     // f_back once the activation has ended; owned
  Value* saved;          // locals (code->slotCount), behind this, kept after the end; or null
  uint32_t instruction;  // where it stopped
  int32_t lineOverride;  // what f_lineno says while it is not where the frame stands; else -1
  Value trace;           // f_trace: what hears of this frame's lines; null: nobody
  bool tracesLines, tracesOpcodes;
};

extern const TypeDef frameTypeDef;
FrameObject* frameObjectOf(Runtime&, Frame*);  // borrowed; null: MemoryError
// The activation ends while somebody else holds its FrameObject: locals move there.
void frameEnds(Runtime&, Frame*);
uint32_t currentInstruction(const Frame*);
// The mapping of the frame's variables: the namespace itself, or of a function a snapshot (always
// the same dict, brought up to date).
Owned localsOf(Runtime&, FrameObject*);
// The other way: what the snapshot says goes back to the variables; what it lacks becomes unbound.
bool storeLocals(Runtime&, FrameObject*);
int32_t lineOf(const FrameObject*);  // 0: none

}  // namespace ouro
