#pragma once
// Constants, locals, cells, globals and names.

#include "runtime/types/dict.h"
#include "vm/regs.h"
#include "vm/slow.h"

namespace ouro {

[[gnu::always_inline]] inline Value& localAt(Regs& r, Instr word) {
  return r.locals[shortArg(word)];
}
// Gives the local another value (a move) and returns the old one. Its index counts twice: the
// compiler would compute the local's address, which takes one instruction more.
[[gnu::always_inline]] inline Value exchangeLocal(Regs& r, Instr word, Value v) {
  uint64_t index = shortArg(word);
  const Value old = r.locals[index];
  loadNow(index);
  r.locals[index] = v;
  return old;
}

OURO_OP(NOP) { return Flow::Next; }
OURO_OP(POP_TOP) {
  release(r.pop());
  return Flow::Next;
}
OURO_OP(COPY) {
  Value v = r.sp[-static_cast<int32_t>(i.arg())];
  retain(v);
  r.push(v);
  return Flow::Next;
}
OURO_OP(SWAP) {
  std::swap(r.top(), r.sp[-static_cast<int32_t>(i.arg())]);
  return Flow::Next;
}
OURO_OP(PUSH_NULL) {
  r.push(Value::unbound());
  return Flow::Next;
}
OURO_OP(LOAD_CONST) {
  Value v = r.constants()[i.arg()];
  retain(v);
  r.push(v);
  return Flow::Next;
}
OURO_OP(LOAD_FAST) {
  Value v = localAt(r, i);
  retain(v);
  r.push(v);
  return Flow::Next;
}
OURO_OP(LOAD_FAST_CHECK) {
  Value v = localAt(r, i);
  if (v.isUnbound()) [[unlikely]] {
    r.save();
    unboundLocal(r.rt, r.frame, i.arg());
    return Flow::Error;
  }
  retain(v);
  r.push(v);
  return Flow::Next;
}
OURO_OP(STORE_FAST) {
  release(exchangeLocal(r, i, r.pop()));
  return Flow::Next;
}
OURO_OP(DELETE_FAST) {
  Value old = localAt(r, i);
  if (old.isUnbound()) {
    r.save();
    unboundLocal(r.rt, r.frame, i.arg());
    return Flow::Error;
  }
  localAt(r, i) = Value::unbound();
  release(old);
  return Flow::Next;
}
OURO_OP(MAKE_CELL) {
  r.save();
  Owned cell = newCell(r.rt, r.locals[i.arg()]);
  if (cell.isError()) return Flow::Error;
  release(std::exchange(r.locals[i.arg()], cell.take()));
  return Flow::Next;
}
OURO_OP(COPY_FREE_VARS) {
  const Tuple* closure = r.frame->function->closure.as<Tuple>();
  uint32_t first = r.frame->code->slotCount - i.arg();
  for (uint32_t k = 0; k < i.arg(); k++) {
    retain((*closure)[k]);
    r.locals[first + k] = (*closure)[k];
  }
  return Flow::Next;
}
OURO_OP(LOAD_CLOSURE) {
  Value cell = r.locals[i.arg()];
  retain(cell);
  r.push(cell);
  return Flow::Next;
}
OURO_OP(LOAD_DEREF) {
  Value v = r.locals[i.arg()].as<Cell>()->content;
  if (v.isUnbound()) [[unlikely]] {
    r.save();
    unboundLocal(r.rt, r.frame, i.arg());
    return Flow::Error;
  }
  retain(v);
  r.push(v);
  return Flow::Next;
}
OURO_OP(STORE_DEREF) {
  Value old = std::exchange(r.locals[i.arg()].as<Cell>()->content, r.top());
  r.sp--;
  release(old);
  return Flow::Next;
}
OURO_OP(DELETE_DEREF) {
  Value old = std::exchange(r.locals[i.arg()].as<Cell>()->content, Value::unbound());
  if (old.isUnbound()) {
    r.save();
    unboundLocal(r.rt, r.frame, i.arg());
    return Flow::Error;
  }
  release(old);
  return Flow::Next;
}
OURO_OP(LOAD_CLASSDEREF) {
  r.save();
  return r.pushOwned(loadClassDeref(r.rt, r.frame, i.arg()));
}
// Does what the cache found in the globals (else in the builtins) still hold?
template <bool ofGlobals>
[[gnu::always_inline]] inline bool nameHolds(Regs& r, const InlineCache& cache) {
  const Function* function = r.frame->function;
  return function->globals->keysVersion == cache.shape &&
         (ofGlobals || function->builtins->keysVersion == cache.version);
}
// Replaces the value that the cache says lies in the globals by the top of the stack; false: not
// done. A dict that the collector does not look at yet has to hear of what it gets.
[[gnu::always_inline]] inline bool storeCachedGlobal(Regs& r, const InlineCache& cache) {
  Dict* globals = r.frame->function->globals;
  if (globals->keysVersion != cache.shape || !globals->has(kTracked)) [[unlikely]]
    return false;
  Value old = std::exchange(globals->entries[cache.offset].value, r.pop());
  release(old);
  return true;
}
// Are the local names the globals, as in a module?
[[gnu::always_inline]] inline bool isModuleScope(Regs& r) {
  Value nspace = r.frame->namespaceOrNone();
  return nspace.isNone() || nspace == Value(r.frame->function->globals);
}

OURO_OP(LOAD_NAME) {
  r.save();
  Op better = Op::LOAD_NAME;
  Owned v = loadName(r.rt, r.frame, &r.cache(i.arg()), &better);
  r.rewrite(better);
  return r.pushOwned(v);
}
template <bool ofGlobals>
[[gnu::always_inline]] inline Flow loadCachedName(Regs& r, const InlineCache& cache) {
  if (!isModuleScope(r) || !nameHolds<ofGlobals>(r, cache)) [[unlikely]]
    return Flow::Generic;
  retain(*cache.value);
  r.push(*cache.value);
  return Flow::Next;
}
OURO_OP(LOAD_NAME_GLOBAL) { return loadCachedName<true>(r, r.cache(i.arg())); }
OURO_OP(LOAD_NAME_BUILTIN) { return loadCachedName<false>(r, r.cache(i.arg())); }
OURO_OP(STORE_NAME) {
  r.save();
  Value v = r.pop();
  Op better = Op::STORE_NAME;
  bool ok = storeName(r.rt, r.frame, &r.cache(i.arg()), v, &better);
  r.rewrite(better);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(STORE_NAME_GLOBAL) {
  if (isModuleScope(r) && storeCachedGlobal(r, r.cache(i.arg()))) [[likely]]
    return Flow::Next;
  return Flow::Generic;
}
OURO_OP(DELETE_NAME) {
  r.save();
  return deleteName(r.rt, r.frame, i.arg()) ? Flow::Next : Flow::Error;
}
OURO_OP(LOAD_GLOBAL) {
  r.save();
  InlineCache* cache = &r.cache(i.arg() >> 1);
  Op better = Op::LOAD_GLOBAL;
  Owned v = loadGlobal(r.rt, r.frame, cache, &better);
  if (v.isError()) return Flow::Error;
  r.push(v.take());
  if (i.arg() & 1) {
    r.push(Value::unbound());
    if (better == Op::LOAD_GLOBAL_MODULE) better = Op::LOAD_GLOBAL_MODULE_NULL;
    if (better == Op::LOAD_GLOBAL_BUILTIN) better = Op::LOAD_GLOBAL_BUILTIN_NULL;
  }
  r.rewrite(better);
  return Flow::Next;
}
// isCalled: behind it goes the unbound self of what is to be called.
template <bool ofGlobals, bool isCalled>
[[gnu::always_inline]] inline Flow loadCachedGlobal(Regs& r, Instr i) {
  const InlineCache& cache = r.cache(i.arg() >> 1);
  if (!nameHolds<ofGlobals>(r, cache)) [[unlikely]]
    return Flow::Generic;
  const Value v = *cache.value;
  retain(v);
  r.sp[0] = v;
  if (isCalled) r.sp[1] = Value::unbound();
  r.sp += 1 + isCalled;
  return Flow::Next;
}
OURO_OP(LOAD_GLOBAL_MODULE) { return loadCachedGlobal<true, false>(r, i); }
OURO_OP(LOAD_GLOBAL_MODULE_NULL) { return loadCachedGlobal<true, true>(r, i); }
OURO_OP(LOAD_GLOBAL_BUILTIN) { return loadCachedGlobal<false, false>(r, i); }
OURO_OP(LOAD_GLOBAL_BUILTIN_NULL) { return loadCachedGlobal<false, true>(r, i); }
OURO_OP(STORE_GLOBAL) {
  r.save();
  Value v = r.pop();
  Op better = Op::STORE_GLOBAL;
  bool ok = storeGlobal(r.rt, r.frame, &r.cache(i.arg()), v, &better);
  r.rewrite(better);
  release(v);
  return ok ? Flow::Next : Flow::Error;
}
OURO_OP(STORE_GLOBAL_MODULE) {
  return storeCachedGlobal(r, r.cache(i.arg())) ? Flow::Next : Flow::Generic;
}
OURO_OP(DELETE_GLOBAL) {
  r.save();
  return deleteGlobal(r.rt, r.frame, i.arg()) ? Flow::Next : Flow::Error;
}

}  // namespace ouro
