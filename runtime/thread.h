#pragma once
// What belongs to one thread of a runtime; see threads.h.

#include <semaphore.h>

#include <cstdint>

#include "runtime/tracing.h"

namespace ouro {

struct Dict;
struct Frame;
struct List;
struct Object;

// What is being handled ("except"): a chain with one link for each running generator.
struct HandledException {
  Value exception = Value::none();  // owned
  HandledException* previous = nullptr;
};

struct Thread {
  Thread* next = nullptr;
  uint64_t ident = 0;   // the system's pthread_t
  uint64_t number = 0;  // never given twice; the main thread's is 0
  int64_t nativeId = 0;
  sem_t awake;
  bool isMain = false;
  bool isStopping = false;    // unwinds: the program has ended
  Object* context = nullptr;  // contextvars' current one (stdlib/contextvars.h); owned
  Dict* locals = nullptr;     // of _thread._local objects: their number -> their dict; owned
  Value runningLoop = Value::null();  // asyncio's; owned
  bool loopIsParents = false;         // it runs in the process of which this one is a fork
  Object* sentinel = nullptr;         // freed (freeSentinel) at the end; owned
  void (*freeSentinel)(Object*) = nullptr;
  HandledException handledBase;  // the end of its chain

  // ---- while it does not run; as in Runtime
  Frame* frame = nullptr;
  HandledException* handled = &handledBase;
  uint32_t depth = 0;
  char* stackLimit = nullptr;
  Value pending = Value::unbound();
  List* reprStack = nullptr;
  Value asyncFirstIteration = Value::none(), asyncFinaliser = Value::none();
  Tracing tracing;
  void* vm = nullptr;
};

}  // namespace ouro
