#pragma once
// What the interpreter keeps for a thread beside the runtime: its stack and its switches.

#include "runtime/repeated_call.h"
#include "runtime/runtime.h"
#include "vm/import_timer.h"
#include "vm/op_counts.h"

namespace ouro {

class ClassCache;
class SharedCache;

// What ends a program that goes on for too long (limits.cpp); 0: no limit.
struct RunLimits {
  uint64_t steps = 0;  // safe points: calls and rounds of loops
  double seconds = 0;
  uint32_t depth = 0;  // nested calls

  bool any() const { return steps != 0 || seconds > 0 || depth != 0; }
};

// What holds for a whole run, what is watched over it, and what has been seen.
struct RunWatch {
  int optimize = 0;  // as -O asked for
  bool logsCollections = false, auditsCollections = false;
  size_t auditFailures = 0;  // found after collections
  RunLimits limits;
  uint64_t stepsTaken = 0;
  double startedAt = 0;  // by the clock of the limits
  ImportTimes importTimes;
};

// What an instruction makes of the result of a special method that it has entered in a frame of its
// own (Frame::after). Its operands stay on the stack meanwhile; then the result takes their place.
enum class After : uint32_t {
  Operator,   // of the left operand; unless it is NotImplemented
  Reflected,  // of the right operand
  NotEqual,   // of __eq__, asked by !=
  Attribute,  // of what reads an attribute
  Method,     // the same, to be called
  Value,      // of any other method: it is the instruction's result as it is
  Store,      // there is none
  Stored,     // the same; the operands were the arguments
  Bool,       // of __bool__
  Length,     // of __len__, asked for the truth
  Contains,
  Iterator,
  Subscript,
  CallLength,  // len(x), iter(x), next(x): the result of the call
  CallIterator,
  CallItem,
  CallStr,  // str(x), repr(x): a str
  CallRepr,
  New,     // of __new__: an object that may have to be initialised yet
  Cached,  // of the function behind a cache: the call's result, which the cache takes note of
  Item,    // of __next__: StopIteration ends the loop
};
// Are its arguments, but for the first, the operands on top of the stack?
constexpr bool takesOperands(After after) { return after == After::New || after == After::Cached; }
struct SpecialCall {
  Function* method;  // with as many parameters; borrowed, as the arguments
  After after;
  uint32_t count;
  Value arguments[3];          // the first of them alone where the call takesOperands()
  Value held = Value::none();  // what nobody else may hold of them any more; owned until the call
};

// What Frame::after of a special method says: the opcode of the instruction that waits stands
// beside what it makes of the result.
[[gnu::always_inline]] inline uint32_t waitsFor(After after, Instr instr) {
  return static_cast<uint32_t>(after) | (instr.word & 0xff) << 8;
}

// The name that was added to a dict of globals last. Where it is deleted again, as `except E as
// name` does, the dict is as it was before, and gets the keysVersion of then: the caches' places
// hold.
struct AddedName {
  const Dict* globals = nullptr;  // compared, never read, as the name
  const Str* name = nullptr;
  uint32_t place = 0;
  uint32_t before = 0, after = 0;  // the keysVersions without it and with it
};

struct MachineState : Reentry {
  Value* stack = nullptr;         // the call stack's words
  SharedCache* shared = nullptr;  // for sites that see objects of many shapes; made when needed
  ClassCache* classes = nullptr;  // for those that see many classes; likewise
  RunWatch* watch = nullptr;      // shared by all threads, never null
  AddedName added;
  SpecialCall special;        // to be made next (Flow::Special)
  Value* dropping = nullptr;  // the local with which a frame that ends goes on (Flow::Leave)
  uint32_t raisedAt = 0;      // the instruction whose exception was caught last
  uint32_t misfits = 0;       // calls that their sites' forms did not suit
  bool reraising = false;     // the pending exception has this frame's traceback line already
  bool generatorReturned =
      false;  // the generator whose entry frame ended last returned, not yielded
#ifdef OURO_COUNT_OPS
  OpCounts* counts = nullptr;
#endif
};

// Makes the call stack: address space only, pages come as frames reach them. False: no memory.
bool makeStack(MachineState&, size_t bytes);
void dropMachine(MachineState&);

inline MachineState& machineOf(Runtime& rt) { return *static_cast<MachineState*>(rt.vm); }

// Runs `frame` (pushed, flagged kEntryFrame) until it ends: what it returns or yields, or error().
// raising: begins by raising the pending exception in it.
Owned interpret(Runtime&, Frame* frame, bool raising = false);

// The same, reporting to trace and profile functions, until the entry frame ends or nobody listens
// any more: then *handsBack is set, and rt.frame is to go on in the loop.
Owned interpretTraced(Runtime&, bool entering, bool raising, bool* handsBack);

// ---- what the runtime calls (entry.cpp, coroutine.cpp); resume() without a result drops it
Owned callFunction(Runtime&, Function*, const CallArgs&);
// Runs a function without parameters whose local names live in `nspace` (a mapping; None: in
// slots).
Owned runBody(Runtime&, Function*, Value nspace);
Owned runCode(Runtime&, Value code, Dict* globals, Value locals, Tuple* closure);
Owned resume(Runtime&, Generator*, Value sent, Value* result);

}  // namespace ouro
