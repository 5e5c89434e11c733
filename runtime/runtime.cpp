#include "runtime/runtime.h"

#include <sys/random.h>
#include <sys/resource.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>

#include "runtime/method_cache.h"
#include "runtime/node_types.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/weakref.h"

namespace ouro {

#define TYPE(id, definition) extern const TypeDef definition;
#include "runtime/types.def"
#undef TYPE

namespace {

const TypeDef* const kDefinitions[] = {
#define TYPE(id, definition) &definition,
#include "runtime/types.def"
#undef TYPE
};

constexpr std::string_view kNameTexts[] = {
#define NAME(id, text) text,
#include "runtime/names.def"
#undef NAME
};

// What the guard leaves of the native stack: room for the deepest unguarded chain of C++ calls.
constexpr size_t kStackReserve = 512 * 1024;

char* findStackLimit() {
  rlimit limit{};
  size_t size = 8u << 20;
  if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    size = limit.rlim_cur;
  if (size > (64u << 20)) size = 64u << 20;
  size_t reserve = size / 4 < kStackReserve ? size / 4 : kStackReserve;
  return static_cast<char*>(__builtin_frame_address(0)) - (size - reserve);
}

void seedHashes(Runtime& rt, std::optional<uint32_t> fixed) {
  if (fixed) {
    rt.hashSeed[0] = *fixed;
    rt.hashSeed[1] = rt.hashSeed[0] * 0x9e3779b97f4a7c15u;
  } else if (getrandom(rt.hashSeed, sizeof rt.hashSeed, GRND_NONBLOCK) < 0) {
    rt.hashSeed[0] = reinterpret_cast<uint64_t>(&rt);
  }
}

// The bases by number, so that the tree can be walked as data.
namespace exception_base {
constexpr int object = -1;
#define EXC(name, base, layout) constexpr int name = static_cast<int>(Exc::name);
#include "runtime/exceptions.def"
#undef EXC
constexpr int kOf[] = {
#define EXC(name, base, layout) base,
#include "runtime/exceptions.def"
#undef EXC
};
}  // namespace exception_base

void visitRuntimeRoots(void* context, Visitor& visitor) {
  Runtime& rt = *static_cast<Runtime*>(context);
  for (Type* type : rt.types) visit(visitor, type);
  for (Type* type : rt.exceptions) visit(visitor, type);
  const Object* const singles[] = {rt.builtins,       rt.modules,    rt.sysDict,
                                   rt.emptyStr,       rt.emptyBytes, rt.emptyTuple,
                                   rt.emptyFrozenSet, rt.reprStack,  rt.retiredCode};
  for (const Object* object : singles) visit(visitor, const_cast<Object*>(object));
  for (Str* text : rt.latin1) visit(visitor, text);
  for (Str* text : rt.wideChars) visit(visitor, text);
  for (Bytes* byte : rt.oneByte) visit(visitor, byte);
#define NAME(id, text) visit(visitor, rt.names.id);
#include "runtime/names.def"
#undef NAME
  visit(visitor, rt.pending);
  visit(visitor, rt.memoryError);
  visit(visitor, rt.asyncFirstIteration);
  visit(visitor, rt.findAndLoad);
  for (Value callable : {rt.lenFunction, rt.isinstanceFunction, rt.appendMethod})
    visit(visitor, callable);
  visit(visitor, rt.asyncFinaliser);
  visitThreads(rt, visitor);
  visit(visitor, rt.tracing.function);
  visit(visitor, rt.tracing.profile);
  if (rt.methodCache) visitMethodCache(*rt.methodCache, visitor);
  if (rt.nodeTypes) visitNodeTypes(*rt.nodeTypes, visitor);
}

void collectionStarts(void* context, int generation) {
  Runtime& rt = *static_cast<Runtime*>(context);
  if (rt.machine.collectionStarts) rt.machine.collectionStarts(rt, generation);
}
void collectionEnds(void* context, const CollectionReport& report) {
  Runtime& rt = *static_cast<Runtime*>(context);
  if (rt.machine.collectionEnds) rt.machine.collectionEnds(rt, report);
}

HeapHooks hooksOf(Runtime& rt) {
  HeapHooks hooks;
  hooks.context = &rt;
  hooks.visitRoots = visitRuntimeRoots;
  hooks.dropWeakrefs = dropWeakrefs;
  hooks.dropWeakrefsOfGarbage = dropWeakrefsOfGarbage;
  hooks.collectionStarts = collectionStarts;
  hooks.collectionEnds = collectionEnds;
  return hooks;
}

// type is its own type and object's: both exist before either is complete.
void makeTypes(Runtime& rt) {
  constexpr size_t kType = static_cast<size_t>(TypeId::Type);
  Type* meta = makeBuiltinType(rt, *kDefinitions[kType], nullptr, nullptr);
  rt.types[kType] = meta;
  Type* object = makeBuiltinType(rt, *kDefinitions[0], nullptr, meta);
  rt.types[0] = object;
  meta->base = object;
  retain(object);
  object->subclasses = new std::vector<Type*>{meta};
  inheritBuiltinSlots(meta, object);
  for (size_t i = 2; i < static_cast<size_t>(TypeId::Count); i++) {
    const TypeDef& definition = *kDefinitions[i];
    Type* base = rt.types[static_cast<size_t>(definition.base)];
    rt.types[i] = makeBuiltinType(rt, definition, base, meta);
    if (rt.types[i]->rootShape->index != kindNumberOf(static_cast<TypeId>(i))) std::abort();
  }
  rt.heap.setKindsApart();
  for (size_t i = 0; i < static_cast<size_t>(Exc::Count); i++) {
    int base = exception_base::kOf[i];
    rt.exceptions[i] = makeBuiltinType(rt, exceptionTypeDef(static_cast<Exc>(i)),
                                       base < 0 ? object : rt.exceptions[base], meta);
  }
}

void makeSingletons(Runtime& rt) {
  rt.emptyStr = allocateStr(rt, 0, 0);
  rt.emptyTuple = allocateTuple(rt, 0);
  rt.emptyBytes = allocateBytes(rt, 0);
  rt.emptyFrozenSet = rt.make<Set>(TypeId::FrozenSet);
  rt.emptyFrozenSet->frozenHash = -1;
  Str** at = reinterpret_cast<Str**>(&rt.names);
  for (std::string_view text : kNameTexts) *at++ = intern(rt, text).take();
  rt.builtins = newDict(rt, 256).take().as<Dict>();
  rt.modules = newDict(rt, 64).take().as<Dict>();
  rt.reprStack = newList(rt).take().as<List>();
  rt.retiredCode = newList(rt).take().as<List>();
}

void keepMemoryErrorReady(Runtime& rt) {
  rt.memoryError = call(rt, rt.exception(Exc::MemoryError)).take();
}

}  // namespace

Runtime::Runtime(std::optional<uint32_t> hashSeed) : heapOwner(hooksOf(*this)) {
  mainThread.isMain = true;
  stackLimit = findStackLimit();
  seedHashes(*this, hashSeed);
  makeTypes(*this);
  makeSingletons(*this);
  for (Type* type : types) (void)linkHierarchy(*this, type);
  for (Type* type : exceptions) (void)linkHierarchy(*this, type);
  (void)linkExceptionGroup(*this);
  // No garbage before the end, when they are taken apart by hand: nothing for the collector.
  for (Type* type : types) heap.untrack(type);
  for (Type* type : exceptions) heap.untrack(type);
  methodCache = newMethodCache();
  keepMemoryErrorReady(*this);
}

Runtime::~Runtime() { finish(); }

alignas(Runtime) constinit std::byte runtimePlace[sizeof(Runtime)];

static std::atomic<bool> placeIsTaken;

RuntimeOwner::RuntimeOwner(std::optional<uint32_t> hashSeed) {
  if (placeIsTaken.exchange(true)) {
    std::fputs("ouro: a process can hold one Vm at a time\n", stderr);
    std::exit(EXIT_FAILURE);
  }
  new (runtimePlace) Runtime(hashSeed);
}

RuntimeOwner::~RuntimeOwner() {
  theRuntime().~Runtime();
  placeIsTaken = false;
}

void Runtime::finish() {
  if (!methodCache) return;
  clearError(*this);
  release(std::exchange(memoryError, Value::unbound()));
  release(std::exchange(asyncFirstIteration, Value::none()));
  release(std::exchange(findAndLoad, Value::none()));
  for (Value* callable : {&lenFunction, &isinstanceFunction, &appendMethod})
    release(std::exchange(*callable, Value::none()));
  release(std::exchange(asyncFinaliser, Value::none()));
  dropHooks(tracing);
  dropField(mainThread.runningLoop);
  if (sysDict) dictClear(sysDict);
  dropField(sysDict);
  if (modules) dictClear(modules);
  if (builtins) dictClear(builtins);
  dropField(mainThread.locals);
  dropField(mainThread.context);
  dropField(mainThread.sentinel);
  delete std::exchange(threads, nullptr);
  clearMethodCache(*methodCache);
  dropField(retiredCode);
  if (nodeTypes) freeNodeTypes(std::exchange(nodeTypes, nullptr));
  heap.collector().collect(2);
  const bool wasFrozen = heap.collector().freezeCount() != 0;
  heap.collector().thawForGood();
  if (wasFrozen) heap.collector().collect(2);
  // Types may hold what refers to other types: all dicts first.
  for (Type* type : types) unlinkHierarchy(type);
  for (Type* type : exceptions) unlinkHierarchy(type);
  heap.collector().collect(2);
  // Finalizers, the last of which have run, find these two empty, but there.
  dropField(modules);
  dropField(builtins);
  clearMethodCache(*methodCache);
  freeMethodCache(methodCache);
  methodCache = nullptr;
  dropField(reprStack);
  dropField(emptyFrozenSet);
  for (Bytes*& byte : oneByte) dropField(byte);
  dropField(emptyBytes);
  dropField(emptyTuple);
  Str** name = reinterpret_cast<Str**>(&names);
  for (size_t i = 0; i < std::size(kNameTexts); i++) dropField(name[i]);
  for (Str*& text : latin1) dropField(text);
  for (Str*& text : wideChars) dropField(text);
  dropField(emptyStr);
  for (size_t i = std::size(exceptions); i-- > 0;) dropField(exceptions[i]);
  for (size_t i = std::size(types); i-- > 2;) dropField(types[i]);
  dropTypeAndObject(*this);
  freeWeakTable(*this);
  std::free(interned.slots);
}

Object* Runtime::allocate(Type* type, size_t size) {
  if (type->itemSize == 0) [[likely]] {
    size = type->instanceSize;
  } else if (type->has(kHeapType)) {  // its slots and the ext word behind the items
    size =
        ((size + 7) & ~size_t{7}) + (type->slotCount + (type->dictShape ? 1 : 0)) * sizeof(Value);
  }
  Shape* shape = type->rootShape;
  Object* object;
  if (shape->isContainer) [[likely]] {
    object = heap.allocateContainerRaw(size, shape->index);
    if (object) [[likely]]
      clearFields(object, size);
  } else {
    object = heap.allocateAtom(size, shape->index);
  }
  if (!object) [[unlikely]] {
    (void)raiseMemoryError(*this);
    return nullptr;
  }
  if (type->has(kHeapType)) retain(type);
  return object;
}

void* allocateBuffer(Runtime& rt, size_t bytes) {
  void* buffer = rt.heap.allocateBuffer(bytes);
  if (!buffer) (void)raiseMemoryError(rt);
  return buffer;
}

bool heapCanSpare(Runtime& rt, size_t bytes) {
  constexpr size_t kLittle = size_t{1} << 20;
  if (bytes < kLittle) return true;
  void* buffer = allocateBuffer(rt, bytes);
  freeBuffer(buffer, bytes);
  return buffer;
}

void* resizeBuffer(Runtime& rt, void* buffer, size_t oldBytes, size_t newBytes) {
  void* moved =
      buffer ? rt.heap.resizeBuffer(buffer, oldBytes, newBytes) : rt.heap.allocateBuffer(newBytes);
  if (!moved) (void)raiseMemoryError(rt);
  return moved;
}

}  // namespace ouro
