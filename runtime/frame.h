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

struct Frame {
  Function* function;  // borrowed from the callable's stack slot, owned in a generator
  Code* code;          // borrowed from the function
  Value* locals;
  Value* stackTop;        // operands while the frame does not run (saved sp)
  const Instr* pc;        // the next instruction while the frame does not run
  Frame* previous;        // the caller
  Dict* globals;          // borrowed from the function
  Dict* builtins;         // borrowed
  Value namespaceOrNone;  // the locals mapping of a module or class body (owned), else None
  FrameObject* object;    // or null; owned
  Generator* generator;   // the generator this frame belongs to, or null
  Value* limit;           // where callees' frames may begin
  uint32_t flags;         // see vm/frame_ops.h
  uint32_t spare;

  Value* operands() { return reinterpret_cast<Value*>(this + 1); }
};
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
  Value* saved;          // locals (code->slotCount) kept after the end; heap buffer or null
  uint32_t instruction;  // where it stopped
  int32_t lineOverride;
  Value trace;
};

extern const TypeDef frameTypeDef;
FrameObject* frameObjectOf(Runtime&, Frame*);  // borrowed; null: MemoryError
// The activation ends while somebody else holds its FrameObject: locals move there.
void frameEnds(Runtime&, Frame*);
uint32_t currentInstruction(const Frame*);

}  // namespace ouro
