#pragma once
// Runtime: everything one virtual machine owns that is not the interpreter itself. There is no
// other mutable state in the process; several runtimes live side by side, each on a thread of its
// own.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "gc/heap.h"
#include "runtime/error.h"
#include "runtime/intern.h"
#include "runtime/known_specs.h"
#include "runtime/thread.h"
#include "runtime/tracing.h"
#include "runtime/type.h"

namespace ouro {

struct Str;
struct Tuple;
struct Bytes;
struct Set;
struct Module;
struct Function;
struct Generator;
struct Frame;
struct FrameObject;
struct Code;
struct ModuleDef;
struct WeakTable;
struct List;
struct MethodCache;
struct NodeTypes;
class Stops;
class Threads;

enum Attention : uint32_t {
  kSignalArrived = 1,
  kThreadWaits = 2,  // for the runtime's lock
  kThreadStops = 4,  // the program has ended; the threads still running unwind
};

// Interned names the C++ side uses; borrowed from the runtime for its life.
struct Names {
#define NAME(id, text) Str* id;
#include "runtime/names.def"
#undef NAME
};

// The flags of compile(), beside those of the __future__ features, with CPython's numbers.
enum CompileFlags : uint32_t {
  kDontImplyDedent = 0x200,  // a block stays open until an empty line
  kOnlyTree = 0x400,
  kTypeComments = 0x1000,
  kAllowTopLevelAwait = 0x2000,
  kAllowIncompleteInput = 0x4000,
};

// What compile() is asked for.
struct CompileRequest {
  Value source;    // str, bytes-like, or the root node of a syntax tree
  Value filename;  // str or bytes
  Str* mode;       // "exec", "eval", "single" or "func_type"
  uint32_t flags = 0;
  bool dontInherit = false;
  int optimize = -1;        // -1: as the program itself was started
  int featureVersion = -1;  // of `ast.parse`: the minor version of Python 3 whose syntax is wanted
};

// What the runtime needs of the interpreter above it.
struct Machine {
  Owned (*callFunction)(Runtime&, Function*, const CallArgs&) = nullptr;
  // Runs the function of a class body: its names live in the mapping `nspace`.
  Owned (*runBody)(Runtime&, Function*, Value nspace) = nullptr;
  // Does what the Attention bits `which` ask for: runs the handlers of signals, looks at the limits
  // of the run, lets other threads run. False: an exception is pending.
  bool (*attend)(Runtime&, uint32_t which) = nullptr;
  // What the machine keeps for a thread (Runtime::vm); null: no memory.
  void* (*makeThread)(Runtime&) = nullptr;
  void (*dropThread)(void* machine) = nullptr;
  // What the operating system calls when a signal arrives: asks for attention.
  void (*onSignal)(int) = nullptr;
  // Resumes a suspended generator with `sent`, or (sent unbound) by raising the pending exception
  // in it. Returns what it yields; done() when it returned (the value in *result) ; error().
  Owned (*resume)(Runtime&, Generator*, Value sent, Value* result) = nullptr;
  // What the `yield from` or `await` waits for at which the generator is suspended; borrowed; null:
  // it is suspended elsewhere.
  Value (*delegate)(const Generator*) = nullptr;
  // The delegate has ended: the generator will go on behind it, with the value it is sent next.
  void (*skipDelegate)(Generator*) = nullptr;
  // Compiles source text or a syntax tree: builtins.compile/exec/eval.
  Owned (*compile)(Runtime&, const CompileRequest&) = nullptr;
  // A code object as bytes that this program alone understands, and back; notFound(): they are
  // none.
  Owned (*packCode)(Runtime&, Code*) = nullptr;
  Owned (*unpackCode)(Runtime&, std::string_view bytes, std::string_view filename) = nullptr;
  // A code object taken to pieces and put together (vm/code_parts.h).
  Owned (*plainCode)(Runtime&, const Code*) = nullptr;
  Owned (*codeOfParts)(Runtime&, std::span<const Value>) = nullptr;
  // Unpacks what code that is packed still lacks; false: an exception is pending.
  bool (*unpackRest)(Runtime&, Code*) = nullptr;
  Owned (*packedDoc)(Runtime&, const Code*) = nullptr;  // its docstring, or None
  char codeMagic[4] = {};  // importlib.util.MAGIC_NUMBER: what files of such code begin with
  Owned (*runCode)(Runtime&, Value code, Dict* globals, Value locals, Tuple* closure) = nullptr;
  // The import statement's function: builtins.__import__.
  Owned (*importName)(Runtime&, Str* name, Value globals, Value fromList, int64_t level) = nullptr;
  // References held by a thread's call stack, of which `innermost` is the last frame.
  void (*visitFrames)(Frame* innermost, Visitor&) = nullptr;
  // gc.callbacks, --gc-log.
  void (*collectionStarts)(Runtime&, int generation) = nullptr;
  void (*collectionEnds)(Runtime&, const CollectionReport&) = nullptr;
  // The text of a traceback's lines and of an exception, as printed when nobody catches it.
  void (*printException)(Runtime&, Value exception) = nullptr;
  // A trace or profile function was installed: the frames that run already must hear of it.
  void (*tracingStarts)(Runtime&) = nullptr;
  // Where the frames of calls from here on may begin on the call stack.
  Value* (*freeStack)(Runtime&) = nullptr;
  // A local of this code was unbound from outside: its instructions must not rely on bindings.
  void (*checkLocals)(Code*) = nullptr;
  // Assigns f_lineno: the frame will go on at that line. False: an exception is pending.
  bool (*jumpToLine)(Runtime&, FrameObject*, int32_t line) = nullptr;
  // Names of characters, which the compiler has: \N{...} and back; false: there is none.
  bool (*findCharacter)(std::string_view name, uint32_t* code) = nullptr;
  bool (*nameCharacter)(uint32_t code, std::string* name) = nullptr;
  // Calls are nested deeper than Runtime::depthLimit: leaves an exception pending.
  Owned (*depthReached)(Runtime&) = nullptr;
  // sys.unraisablehook: what went wrong where nobody can catch it.
  void (*reportUnraisable)(Runtime&, Value exception, Value where, const char* message) = nullptr;
};

// signal.set_wakeup_fd: where the number of each signal is written as it arrives.
struct SignalWakeup {
  int fd = -1;  // -1: nowhere
  bool warnsWhenFull = true;
  int error = 0;  // errno of a write that failed and is to be told of
};

struct Runtime {
  // Drops everything; no object is alive afterwards. Called by its owner if nobody did before.
  void finish();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  HeapOwner heapOwner;
  // The heap. (What a function returns it would have to load.)
  static inline Heap& heap = reinterpret_cast<Heap&>(heapPlace);
  Type* types[static_cast<size_t>(TypeId::Count)] = {};
  Type* exceptions[static_cast<size_t>(Exc::Count)] = {};
  Names names = {};
  InternTable interned;
  Machine machine;
  void* vm = nullptr;  // the machine's own state

  Value pending = Value::unbound();      // the exception on its way; owned
  Value memoryError = Value::unbound();  // kept ready; owned
  Thread mainThread;
  Thread* thread = &mainThread;  // the one that runs
  Threads* threads = nullptr;    // made when the first is started; owned
  HandledException* handled = &mainThread.handledBase;

  Frame* frame = nullptr;  // the innermost activation
  Stops* stops = nullptr;  // instructions at which tracing takes over (vm/tracing.h)
  Tracing tracing;
  // Not 0 when the machine should look up at its next safe point: Attention bits, which other
  // threads and signal handlers set (askAttention).
  uint32_t attention = 0;
  uint32_t alarms = 0;   // how often a signal or a timer has asked for attention (long_work.h)
  uint64_t signals = 0;  // bit n - 1: signal n has arrived (the signal handler sets it)
  SignalWakeup signalWakeup;
  uint32_t depth = 0, recursionLimit = 1000;  // Python calls and guarded C++ recursion
  uint32_t callLimit = 1000;  // the same limit, 0 while attention is asked for: one test for both
  // The heap's pressure above which a safe point has something to do: 0, or anything while
  // attention is asked for.
  int64_t restingPressure = 0;
  uint32_t depthLimit = UINT32_MAX;  // no recursionLimit of a script's goes beyond it
  char* stackLimit = nullptr;        // the native stack must not grow below this
  Value* stackEnd = nullptr;         // of the call stack of the thread that runs

  Dict* builtins = nullptr;  // of the module builtins; owned
  Dict* modules = nullptr;   // sys.modules; owned
  Dict* sysDict = nullptr;   // of the module sys; owned
  Str* emptyStr = nullptr;
  Str* latin1[256] = {};  // one-character strings, made when first needed
  Bytes* emptyBytes = nullptr;
  Bytes* oneByte[256] = {};  // the bytes of length 1, made when first needed
  Tuple* emptyTuple = nullptr;
  Set* emptyFrozenSet = nullptr;
  List* retiredCode = nullptr;  // code taken from functions that may be running it
  List* reprStack = nullptr;    // containers being printed
  WeakTable* weakrefs = nullptr;
  MethodCache* methodCache = nullptr;
  NodeTypes* nodeTypes = nullptr;  // the classes of syntax trees, once somebody asked for them
  // sys.set_asyncgen_hooks: called when an asynchronous generator starts, and when it dies
  // unfinished; owned.
  Value asyncFirstIteration = Value::none(), asyncFinaliser = Value::none();
  Value findAndLoad = Value::none();  // importlib's, once a program has asked for that; owned
  bool startingImportlib = false;
  // The callables that calls in the loop know by sight, once one has been called; owned.
  Value lenFunction = Value::none(), isinstanceFunction = Value::none(),
        appendMethod = Value::none();
  uint64_t hashSeed[2] = {};
  uint32_t nextTypeVersion = 1;
  uint32_t nextKeysVersion = 1;
  uint64_t nextLocalNumber = 1;  // of _thread._local objects
  uint32_t originDepth = 0;      // how many frames a coroutine remembers of where it was made
  int maxStrDigits = 4300;       // sys.set_int_max_str_digits
  KnownSpecs knownSpecs;         // of format()
  // One-character strings beyond Latin-1: of those with the same place the one made last.
  Str* wideChars[256] = {};

  Type* type(TypeId id) const { return types[static_cast<size_t>(id)]; }
  Type* exception(Exc id) const { return exceptions[static_cast<size_t>(id)]; }

  // Makes an object of a built-in type (count 1; a container is zeroed and tracked). Null with
  // MemoryError pending. size: for types with items, the whole size.
  template <class T>
  T* make(TypeId id, size_t size = sizeof(T)) {
    return static_cast<T*>(allocate(type(id), size));
  }
  // The same for any type: instances of subclasses get room and defaults for their slots and dict,
  // which start at `size` rounded up for types with items.
  template <class T>
  T* make(Type* type, size_t size = sizeof(T)) {
    return static_cast<T*>(allocate(type, size));
  }
  Object* allocate(Type* type, size_t size);

 private:
  friend class RuntimeOwner;

  explicit Runtime(std::optional<uint32_t> hashSeed);
  ~Runtime();
};

// A process has one runtime at a time, at an address that instructions name, as its heap is: what
// an object's death needs of it has nowhere else to be found, and the loop has to load it nowhere.
alignas(Runtime) extern std::byte runtimePlace[sizeof(Runtime)];
inline Runtime& theRuntime() { return reinterpret_cast<Runtime&>(runtimePlace); }

// Makes the runtime, and ends it. A second one beside it would be written over it: that is the
// embedder's mistake, and ends the process.
class RuntimeOwner {
 public:
  // hashSeed: of the hashes of str and bytes; none: a random one.
  explicit RuntimeOwner(std::optional<uint32_t> hashSeed = {});
  ~RuntimeOwner();
  RuntimeOwner(const RuntimeOwner&) = delete;
  RuntimeOwner& operator=(const RuntimeOwner&) = delete;
};

// Makes the tests of calls and of loops fail.
inline void stopAtSafePoints(Runtime& rt) {
  __atomic_store_n(&rt.callLimit, 0, __ATOMIC_SEQ_CST);
  __atomic_store_n(&rt.restingPressure, INT64_MIN, __ATOMIC_SEQ_CST);
}
inline void askAttention(Runtime& rt, Attention why) {
  __atomic_fetch_or(&rt.attention, why, __ATOMIC_SEQ_CST);
  stopAtSafePoints(rt);
}
// After a change of the recursion limit, or when attention has been paid. It may be asked for again
// meanwhile.
inline void setCallLimit(Runtime& rt) {
  __atomic_store_n(&rt.callLimit, rt.recursionLimit, __ATOMIC_SEQ_CST);
  __atomic_store_n(&rt.restingPressure, 0, __ATOMIC_SEQ_CST);
  if (__atomic_load_n(&rt.attention, __ATOMIC_SEQ_CST)) stopAtSafePoints(rt);
}

// Can the heap spare so many bytes for a moment? For what is computed outside of it (by a library,
// in a vector), so that its limit is felt before, not after. False: MemoryError is pending.
bool heapCanSpare(Runtime&, size_t bytes);
// A buffer from the heap, or null with MemoryError pending.
void* allocateBuffer(Runtime&, size_t bytes);
void* resizeBuffer(Runtime&, void* buffer, size_t oldBytes, size_t newBytes);
inline void freeBuffer(void* buffer, size_t bytes) {
  if (buffer) theHeap().freeBuffer(buffer, bytes);
}

}  // namespace ouro
