#pragma once
// Trace and profile functions: what sys.settrace and sys.setprofile keep. The machine reports to
// them (vm/tracing.h).

#include <utility>

#include "runtime/value.h"

namespace ouro {

enum class TraceEvent : uint8_t {
  Call,
  Line,
  Return,
  Exception,
  Opcode,
  NativeCall,
  NativeReturn,
  NativeException
};

struct Tracing {
  Value function = Value::null(), profile = Value::null();  // owned; null: none
  bool active = false;                  // somebody wants to know, and is not the one who runs
  bool inside = false;                  // a trace or profile function runs: it is not traced itself
  TraceEvent event = TraceEvent::Call;  // what is being reported (inside)

  void update() { active = !inside && !(function.isNull() && profile.isNull()); }
};

inline void dropHooks(Tracing& tracing) {
  for (Value* hook : {&tracing.function, &tracing.profile}) {
    Value old = std::exchange(*hook, Value::null());
    tracing.update();
    if (!old.isNull()) release(old);
  }
}

}  // namespace ouro
