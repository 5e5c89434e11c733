#pragma once
// A call that native code makes again and again, each time with other arguments: sorting by a key,
// min(), reduce(), a comparison of sort(). Of a plain function that takes just these arguments (or
// a method that is one) the frame is laid once, and stays for all calls. That a native function (or
// method, of the first argument) takes them as they are or beside unbound ones, or what an object
// such as an itemgetter does, is found out once.
//
//   caller's frame | parameters, other locals | Frame | operands | what else is called meanwhile
//                  ^ frame_->locals           ^ frame_           ^ Reentry::floor at least
//
// The calls must come from one place: the native function that makes the RepeatedCall, which ends
// before that function does.

#include "runtime/method_def.h"
#include "runtime/protocol.h"
#include "runtime/types/function.h"

namespace ouro {

// What the machine shows of itself to native code that enters functions: Runtime::vm begins with
// it.
struct Reentry {
  Value* stackEnd = nullptr;  // of the call stack
  Value* floor = nullptr;     // what C++ runs lies behind it, too: the end of a frame that has been
                              // popped and still drops its locals, of arguments beyond a frame's
                              // room; as it was afterwards
  // Runs a frame on the call stack (kEntryFrame) from its pc on: what it returns, or error().
  Owned (*run)(Runtime&, Frame*, bool raising) = nullptr;
};

// The thread that runs now has this machine.
inline void setMachine(Runtime& rt, void* machine) {
  rt.vm = machine;
  rt.stackEnd = static_cast<Reentry*>(machine)->stackEnd;
}

// Should safePoint() be called? Before each function that native code enters: its loops have no
// other way to let threads, signals and the collector have their turn.
[[gnu::always_inline]] inline bool wantsSafePoint(const Runtime& rt) {
  return rt.heap.pressure() > rt.restingPressure;
}

class RepeatedCall {
 public:
  // Calls `callable` (a share is kept) with `count` arguments. There is nothing that can fail.
  RepeatedCall(Runtime&, Value callable, uint32_t count);
  ~RepeatedCall();
  RepeatedCall(const RepeatedCall&) = delete;
  RepeatedCall& operator=(const RepeatedCall&) = delete;

  // As call(); for a RepeatedCall of as many arguments.
  Owned operator()(Value a);
  Owned operator()(Value a, Value b);

 private:
  bool isReady() const;
  Owned enter();
  Owned callNative(Value self, const Value* values, uint32_t count);
  Owned callBesideUnbound(Value self, const Value* values, uint32_t count);
  Owned callOwn(Value self);
  Owned callSlot(const CallArgs&);
  void lay(Function*);

  Runtime& rt_;
  Local callable_;
  const MethodDef* native_ = nullptr;  // of a native function that takes the arguments
  const Type* owner_ = nullptr;        // of a native method: self is the argument, one of these
  Owned (*slot_)(Runtime&, Value, const CallArgs&) = nullptr;  // of an object of a built-in type
  Value self_ = Value::unbound();  // of a method, the first argument; borrowed from it
  Frame* frame_ = nullptr;         // null: the call is made in the general way
  Value* arguments_ = nullptr;
  Value* floor_ = nullptr;  // to be put back
};

}  // namespace ouro
