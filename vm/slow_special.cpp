// The special methods of classes made by scripts, as instructions call them: a plain function with
// as many parameters as there are arguments is entered in the loop (MachineState::special), which
// costs a third of running a loop of its own. Anything else is left to the general way.

#include "compiler/opcode_info.h"
#include "runtime/arith.h"
#include "runtime/class_slots.h"
#include "runtime/method_cache.h"
#include "runtime/slot_table.h"
#include "runtime/types/exact.h"
#include "runtime/types/instance.h"
#include "runtime/types/number_text.h"
#include "stdlib/builtins.h"
#include "stdlib/lru_cache.h"
#include "vm/slow.h"
#include "vm/stack.h"
#include "vm/tracing.h"

namespace ouro {

namespace {

bool isBinary(Op op) { return op >= Op::BINARY_ADD && op <= Op::INPLACE_ADD; }

constexpr CompareOp comparison(Op op) {
  switch (op) {
    case Op::COMPARE_LT: return CompareOp::Lt;
    case Op::COMPARE_LE: return CompareOp::Le;
    case Op::COMPARE_EQ: return CompareOp::Eq;
    case Op::COMPARE_NE: return CompareOp::Ne;
    case Op::COMPARE_GT: return CompareOp::Gt;
    default: return CompareOp::Ge;
  }
}
bool isInPlace(Op op, uint32_t arg) { return op == Op::INPLACE_ADD || (isBinary(op) && arg != 0); }
BinaryOp binaryOf(Op op) {
  if (op == Op::INPLACE_ADD) op = Op::BINARY_ADD;
  return static_cast<BinaryOp>(static_cast<uint8_t>(op) - static_cast<uint8_t>(Op::BINARY_ADD));
}

// The call to be made, if `method` allows it.
template <class... More>
[[gnu::always_inline]] inline bool calls(Runtime& rt, Value method, After after, Value self,
                                         More... more) {
  constexpr uint32_t kCount = 1 + sizeof...(more);
  if (method.isNull() || !isExactly(method, TypeId::Function)) return false;
  auto* function = method.as<Function>();
  if (function->code->exactArguments != kCount) return false;
  SpecialCall& special = machineOf(rt).special;
  special.method = function;
  special.after = after;
  special.count = kCount;
  Value* to = special.arguments;
  *to = self;
  ((*++to = more), ...);
  return true;
}

Value lookUp(Runtime& rt, Value v, Str* name) { return typeLookup(rt, typeOf(rt, v), name); }

// A method that is not remembered.
template <class... More>
[[gnu::noinline]] bool callsLookedUp(Runtime& rt, Type* type, Str* name, After after, Value self,
                                     More... more) {
  return calls(rt, typeLookup(rt, type, name), after, self, more...);
}
// The call of what the type has by this name. Most is remembered: then this is done without a
// frame, which would cost as much again.
template <class... More>
[[gnu::always_inline]] inline bool callsMethod(Runtime& rt, Type* type, Str* name, After after,
                                               Value self, More... more) {
  Value method;
  if (!isRemembered(rt, type, name, &method)) [[unlikely]]
    return callsLookedUp(rt, type, name, after, self, more...);
  return calls(rt, method, after, self, more...);
}

bool isWrapperOf(const Runtime& rt, Value method, TypeId owner) {
  return isExactly(method, TypeId::SlotWrapper) &&
         method.as<SlotWrapper>()->owner == rt.type(owner);
}

// Numbers know nothing of other objects that are no numbers: the right operand's turn comes.
bool leavesToRight(const Runtime& rt, Value left, Value right) {
  if (!left.isSmall() && !left.isFlonum()) return false;
  Type* type = typeOf(rt, right);
  return !isSubtype(type, rt.type(TypeId::Int)) && !isSubtype(type, rt.type(TypeId::Float)) &&
         !isSubtype(type, rt.type(TypeId::Complex));
}

[[gnu::noinline]] bool callsReflected(Runtime& rt, Str* name, Value left, Value right) {
  return leavesToRight(rt, left, right) &&
         calls(rt, lookUp(rt, right, name), After::Reflected, right, left);
}

// != of a class that has no method for it itself: object's follows its ==.
[[gnu::noinline]] bool callsForUnequal(Runtime& rt, Type* type, Value left, Value right) {
  Value method = typeLookup(rt, type, rt.names.ne);
  if (calls(rt, method, After::Operator, left, right)) return true;
  if (!isWrapperOf(rt, method, TypeId::Object)) return false;
  return calls(rt, typeLookup(rt, type, rt.names.eq), After::NotEqual, left, right);
}

// Of a class: by its method, or by what a built-in type that it inherits from says, which may be
// nothing.
[[gnu::always_inline]] inline bool callsComparisonOf(Runtime& rt, Type* type, CompareOp op,
                                                     Value left, Value right, Owned* done) {
  const auto own = type->slots.compare;
  if (own != classCompare) {
    if (own == rt.type(TypeId::Object)->slots.compare || !own) return false;
    const Owned result = own(rt, left, right, op);
    if (!result.isNotImplemented()) *done = result;
    return false;
  }
  if (op == CompareOp::Ne) return callsForUnequal(rt, type, left, right);
  return callsMethod(rt, type, compareName(rt, op), After::Operator, left, right);
}

// May a method of the right one's class come first?
[[gnu::always_inline]] inline bool isBelow(const Runtime& rt, Value right, const Type* type) {
  if (!isInstanceOfClass(right)) return false;
  const Type* other = classOf(rt, right);
  return other != type && isSubtypeSlow(other, type);
}

// The same, without a call: true as well where that cannot be told.
[[gnu::always_inline]] inline bool mayBeBelow(const Type* other, const Type* type) {
  if (other == type) return false;
  if (!other->mro) return true;
  for (Value at : other->mro->span())
    if (at == Value(type)) return true;
  return false;
}

[[gnu::noinline]] bool callsComparisonOfTwo(Runtime& rt, Type* type, CompareOp op, Value left,
                                            Value right, Owned* done) {
  return !isBelow(rt, right, type) && callsComparisonOf(rt, type, op, left, right, done);
}

// In place or else not.
[[gnu::noinline]] bool callsInPlace(Runtime& rt, Type* type, BinaryOp op, Value left, Value right) {
  const OperatorNames names = operatorNames(op);
  Value method = typeLookup(rt, type, rt.names.*names.inplace);
  if (method.isNotFound()) method = typeLookup(rt, type, rt.names.*names.forward);
  return calls(rt, method, After::Operator, left, right);
}

// left + right of a class below str, list and the like that has no __add__, when the right one's
// has none either. There is nothing to call.
[[gnu::noinline]] bool concats(Runtime& rt, const Type* type, Value left, Value right,
                               Owned* done) {
  if (type->slots.concat && !typeOf(rt, right)->slots.of(BinaryOp::Add))
    *done = type->slots.concat(rt, left, right);
  return false;
}

// As callsComparisonOf().
[[gnu::always_inline]] inline bool callsBinaryOf(Runtime& rt, Type* type, Op op, bool isInPlace,
                                                 Value left, Value right, Owned* done) {
  const BinaryOp operation = binaryOf(op);
  const BinaryFn slot = type->slots.of(operation);
  if (slot != type->layout->slots.of(operation) || type->slots.inplaceOf(operation)) {
    if (isInPlace) return callsInPlace(rt, type, operation, left, right);
    Str* name = rt.names.*operatorNames(operation).forward;
    return callsMethod(rt, type, name, After::Operator, left, right);
  }
  // A built-in type's own: of a number, as the members of an IntEnum are. Or none at all.
  if (!slot)
    return operation == BinaryOp::Add && !isInPlace && concats(rt, type, left, right, done);
  const Owned result = slot(rt, left, right);
  if (!result.isNotImplemented()) *done = result;
  return false;
}

[[gnu::noinline]] bool callsBinaryOfTwo(Runtime& rt, Type* type, Instr instr, Value left,
                                        Value right, Owned* done) {
  const Op op = kOpFacts[static_cast<size_t>(instr.op())].generic;
  return !isBelow(rt, right, type) &&
         callsBinaryOf(rt, type, op, isInPlace(op, instr.arg()), left, right, done);
}

[[gnu::noinline]] bool callsBinaryReflected(Runtime& rt, Op op, Value left, Value right) {
  return callsReflected(rt, rt.names.*operatorNames(binaryOf(op)).reflected, left, right);
}
[[gnu::noinline]] bool callsComparisonMirrored(Runtime& rt, CompareOp op, Value left, Value right) {
  constexpr CompareOp kMirrored[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq,
                                     CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
  return callsReflected(rt, compareName(rt, kMirrored[static_cast<size_t>(op)]), left, right);
}

}  // namespace

bool callsBinary(Runtime& rt, Instr instr, Value left, Value right, Owned* done) {
  const Op op = kOpFacts[static_cast<size_t>(instr.op())].generic;
  if (!isInstanceOfClass(left)) return callsBinaryReflected(rt, op, left, right);
  Type* type = classOf(rt, left);
  if (!type->has(kHeapType)) return false;
  if (type->subclasses && isInstanceOfClass(right) && mayBeBelow(classOf(rt, right), type))
    return callsBinaryOfTwo(rt, type, instr, left, right, done);
  return callsBinaryOf(rt, type, op, isInPlace(op, instr.arg()), left, right, done);
}

bool callsComparison(Runtime& rt, CompareOp op, Value left, Value right, Owned* done) {
  if (!isInstanceOfClass(left)) return callsComparisonMirrored(rt, op, left, right);
  Type* type = classOf(rt, left);
  const bool isAlike =
      right.isObject() && left.object()->kindIndex() == right.object()->kindIndex();
  if (!isAlike && !type->has(kHeapType)) return false;
  if (isAlike || !type->subclasses) return callsComparisonOf(rt, type, op, left, right, done);
  return callsComparisonOfTwo(rt, type, op, left, right, done);
}

bool callsUnary(Runtime& rt, Str* Names::*name, After after, Value v) {
  return callsMethod(rt, typeOf(rt, v), rt.names.*name, after, v);
}

bool callsIter(Runtime& rt, Value v) {
  return typeOf(rt, v)->slots.iter == classUnary<&Names::iter> &&
         callsUnary(rt, &Names::iter, After::Iterator, v);
}

bool callsNext(Runtime& rt, Value v) { return callsUnary(rt, &Names::next, After::Item, v); }

Owned stepBuiltIn(Runtime& rt, Value it) {
  if (!it.isObject()) return Owned::notFound();
  const UnaryFn step = typeOf(rt, it)->slots.next;  // null: a class that has lost its __next__
  if (!step || step == classNext) return Owned::notFound();
  return step(rt, it);
}

bool callsTruth(Runtime& rt, Value v) {
  const Slots& slots = typeOf(rt, v)->slots;
  if (slots.truth != classTruth && slots.length != classLength) return false;
  Value method = lookUp(rt, v, rt.names.bool_);
  if (!method.isNotFound()) return calls(rt, method, After::Bool, v);
  return calls(rt, lookUp(rt, v, rt.names.len), After::Length, v);
}

static bool callsContains(Runtime& rt, Value container, Value item) {
  if (!isInstanceOfClass(container)) return false;
  Type* type = classOf(rt, container);
  if (type->slots.contains != classContains) return false;
  return callsMethod(rt, type, rt.names.contains, After::Contains, container, item);
}

int64_t placeInOther(Runtime& rt, Value container, Value item) {
  if (callsContains(rt, container, item)) return kInSpecial;
  return contains(rt, container, item) - 1;  // 1, 0, -1
}

// A method that is not remembered, or is no plain function.
[[gnu::noinline]] static Owned subscriptInGeneral(Runtime& rt, Value owner, Value key) {
  Type* type = classOf(rt, owner);
  if (!type->slots.getItem) return getItem(rt, owner, key);
  Value method = typeLookup(rt, type, rt.names.getitem);
  if (calls(rt, method, After::Subscript, owner, key)) return Owned::done();
  return type->slots.getItem(rt, owner, key);
}

Owned subscriptByMethod(Runtime& rt, Value owner, Value key) {
  const Type* type = classOf(rt, owner);
  Value method;
  if (type->slots.getItem && isRemembered(rt, type, rt.names.getitem, &method) &&
      calls(rt, method, After::Subscript, owner, key))
    return Owned::done();
  return subscriptInGeneral(rt, owner, key);
}

bool callsSetItem(Runtime& rt, Value owner, Value key, Value value) {
  Type* type = classOf(rt, owner);
  if (type->slots.setItem != classSetItem) return false;
  return callsMethod(rt, type, rt.names.setitem, After::Store, owner, key, value);
}

bool callsDelItem(Runtime& rt, Value owner, Value key) {
  Type* type = classOf(rt, owner);
  if (type->slots.setItem != classSetItem) return false;
  return callsMethod(rt, type, rt.names.delitem, After::Store, owner, key);
}

// Lookups may run code (the __eq__ of an odd key), which may take what was found before from where
// it lay: until the call is made it is held.
static bool holding(Runtime& rt, Local& found, bool isCall) {
  if (isCall) machineOf(rt).special.held = found.take().take();
  return isCall;
}

// What a class with __getattr__ or __getattribute__ does; with both it is left to the general way.
static bool callsGetAttr(Runtime& rt, Type* type, Value owner, Str* name, After after) {
  Local own(typeLookup(rt, type, rt.names.getattribute));
  Local fallback(typeLookup(rt, type, rt.names.getattr));
  if (!isWrapperOf(rt, own, TypeId::Object))
    return fallback.isNotFound() && holding(rt, own, calls(rt, own, after, owner, name));
  if (!typeLookup(rt, type, name).isNotFound() || errorPending(rt)) return false;
  if (!instanceAttr(rt, owner, name).isNotFound() || errorPending(rt)) return false;
  return holding(rt, fallback, calls(rt, fallback, after, owner, name));
}

bool callsLoadAttr(Runtime& rt, Value owner, Str* name, After after) {
  Type* type = typeOf(rt, owner);
  if (type->slots.getAttribute == classGetAttribute)
    return callsGetAttr(rt, type, owner, name, after);
  if (type->slots.getAttribute != genericGetAttr) return false;
  Value found = typeLookup(rt, type, name);
  // Elsewhere than in a generator an inline cache leads to the getter.
  const bool mayCache = after == After::Attribute && !rt.frame->generator();
  if (isExactly(found, TypeId::Property))
    return !mayCache && calls(rt, found.as<Property>()->getter, after, owner);
  if (!isInstanceOfClass(found)) return false;
  const Slots& slots = typeOf(rt, found)->slots;
  if (slots.descriptorGet != classDescriptorGet) return false;
  Local held(found);
  if (!slots.descriptorSet && !instanceAttr(rt, owner, name).isNotFound()) return false;
  if (errorPending(rt)) return false;
  const bool isFixed = slots.descriptorSet || !shapeOf(rt, owner.object())->isDictMode;
  if (mayCache && isFixed && accessorOf(rt, found, rt.names.get)) return false;
  Value method = lookUp(rt, found, rt.names.get);
  return holding(rt, held, calls(rt, method, after, found, owner, Value(typeOf(rt, owner))));
}

bool callsStoreAttr(Runtime& rt, Value owner, Str* name, Value value) {
  Type* type = typeOf(rt, owner);
  if (type->slots.setAttribute == classSetAttribute) {
    return calls(rt, typeLookup(rt, type, rt.names.setattr), After::Store, owner, Value(name),
                 value);
  }
  if (type->slots.setAttribute != genericSetAttr) return false;
  Value found = typeLookup(rt, type, name);
  if (isExactly(found, TypeId::Property))
    return calls(rt, found.as<Property>()->setter, After::Store, owner, value);
  if (!isInstanceOfClass(found) || typeOf(rt, found)->slots.descriptorSet != classDescriptorSet)
    return false;
  Local held(found);
  Value method = lookUp(rt, found, rt.names.set);
  return holding(rt, held, calls(rt, method, After::Store, found, owner, value));
}

bool callsText(Runtime& rt, Value v, bool isRepr) {
  const Slots& slots = typeOf(rt, v)->slots;
  if (!isRepr && slots.str == classUnary<&Names::str>)
    return callsUnary(rt, &Names::str, After::CallStr, v);
  if (!isRepr && slots.str != rt.type(TypeId::Object)->slots.str) return false;
  return slots.repr == classUnary<&Names::repr> && callsUnary(rt, &Names::repr, After::CallRepr, v);
}

bool callsBuiltin(Runtime& rt, NativeFn function, Value v) {
  const Slots& slots = typeOf(rt, v)->slots;
  if (rt.tracing.active) return false;  // a profiler hears when the built-in function returns
  if (function == builtin_repr) return callsText(rt, v, true);
  if (function == builtin_len)
    return slots.length == classLength && callsUnary(rt, &Names::len, After::CallLength, v);
  if (function == builtin_next)
    return slots.next == classNext && callsUnary(rt, &Names::next, After::CallItem, v);
  return function == builtin_iter && slots.iter == classUnary<&Names::iter> &&
         callsUnary(rt, &Names::iter, After::CallIterator, v);
}

bool callsNew(Runtime& rt, Type* type, uint32_t count) {
  if (type->slots.make != classMake) return false;
  Value found = typeLookup(rt, type, rt.names.new_);
  if (!isExactly(found, TypeId::StaticMethod)) return false;
  Value callable = found.as<StaticMethod>()->callable;
  if (callable.isNull() || !isExactly(callable, TypeId::Function)) return false;
  auto* function = callable.as<Function>();
  if (!takesPlainly(function, count + 1)) return false;
  machineOf(rt).special = {function, After::New, count + 1, {Value(type)}};
  return true;
}

Owned callCache(Runtime& rt, Value cache, std::span<const Value> given) {
  const auto count = static_cast<uint32_t>(given.size());
  Function* function;
  Owned known = recall(rt, cache, given, &function);
  if (!known.isNotFound()) return known;
  if (!function) return callCacheAnyhow(rt, cache, {given.data(), count, nullptr});
  if (!takesPlainly(function, count)) {
    OURO_TRY(result, call(rt, function, given));
    OURO_CHECK(remember(rt, cache, given, result));
    return result.take();
  }
  machineOf(rt).special = {function, After::Cached, count, {given[0]}};
  return Owned::done();
}

// A call through a cache is two levels deep: callNativeObject() has entered the cache's.
static void leaveLevel(Runtime& rt, After after) {
  if (after == After::Cached) --rt.depth;
}

Frame* pushSpecial(Runtime& rt) {
  MachineState& machine = machineOf(rt);
  const SpecialCall& special = machine.special;
  Frame* caller = rt.frame;
  Value* locals = caller->generator() ? caller->generator()->limit : caller->stackTop;
  const uint32_t count = special.count, given = takesOperands(special.after) ? 1 : count;
  const Value* operands = caller->stackTop - count;
  for (uint32_t k = 0; k < count; k++) {
    locals[k] = k < given ? special.arguments[k] : operands[k];
    retain(locals[k]);
  }
  Function* method = special.method;
  retain(method);
  Local held = Owned::adopt(std::exchange(machine.special.held, Value::none()));
  Frame* frame = pushFrame(rt, machine, method, locals, locals, kSpecialFrame | kOwnsFunction);
  if (!frame) [[unlikely]] {
    for (uint32_t k = 0; k < count; k++) release(locals[k]);
    release(method);
    leaveLevel(rt, special.after);
    return nullptr;
  }
  addDefaults(method, count, locals);
  frame->after = waitsFor(special.after, caller->pc[-1]);
  return frame;
}

// ---- what their results are made of

namespace {

// The answer of an operator's method or, when that is NotImplemented, what follows.
Owned operatorResult(Runtime& rt, Op op, const Frame* frame, Owned answer, bool reflected) {
  if (!answer.isNotImplemented()) return answer;
  Value left = frame->stackTop[-2], right = frame->stackTop[-1];
  if (isInPlace(op, frame->pc[-1].arg())) {
    return reflected ? inplaceAfterBoth(rt, binaryOf(op), left, right)
                     : inplaceAfterLeft(rt, binaryOf(op), left, right);
  }
  if (isBinary(op)) {
    return reflected ? binaryAfterBoth(rt, binaryOf(op), left, right)
                     : binaryAfterLeft(rt, binaryOf(op), left, right);
  }
  return reflected ? compareAfterBoth(rt, left, right, comparison(op))
                   : compareAfterLeft(rt, left, right, comparison(op));
}

Owned truthResult(Runtime& rt, Owned answer, bool negates) {
  Local value = answer;
  int is = truth(rt, value);
  return is < 0 ? Owned::error() : Owned::boolean(static_cast<bool>(is) != negates);
}

Owned lengthResult(Runtime& rt, Owned answer) {
  int64_t length = lengthOf(rt, answer);
  return length < 0 ? Owned::error() : newInt(rt, length);
}

// What __new__ has made is initialised, as type.__call__() does.
Owned initialised(Runtime& rt, const Frame* frame, uint32_t count, Owned answer) {
  const Value* arguments = frame->stackTop - count;
  Type *type = arguments[-2].as<Type>(), *made = typeOf(rt, answer.value);
  if (!made->slots.init || !isSubtype(made, type)) return answer;
  Local object = answer;
  OURO_CHECK(made->slots.init(rt, object, {arguments, count, nullptr}));
  return object.take();
}

// What the function behind a cache has returned to its call with so many arguments.
Owned noted(Runtime& rt, const Frame* frame, uint32_t count, Owned answer) {
  const Value* base = frame->stackTop - count - 2;
  const bool hasSelf = !base[1].isUnbound();
  Local result = answer;
  OURO_CHECK(remember(rt, base[0], {base + 2 - hasSelf, count + hasSelf}, result));
  return result.take();
}

// The result takes the place of the `count` operands on top of the frame's stack.
bool replaceOperands(Frame* frame, uint32_t count, Owned result) {
  if (result.isError()) return false;
  Value* at = frame->stackTop - count;
  frame->stackTop = at + 1;
  Value first = std::exchange(*at, result.take());
  for (uint32_t k = 1; k < count; k++) release(at[k]);
  release(first);
  return true;
}

bool dropOperands(Frame* frame, uint32_t count) {
  frame->stackTop -= count;
  for (uint32_t k = 0; k < count; k++) release(frame->stackTop[k]);
  return true;
}

// A jump or `not` has asked for the truth of its operand.
bool settleTruth(Frame* frame, Op op, int64_t truth) {
  if (truth < 0) return false;
  if (op == Op::UNARY_NOT) return replaceOperands(frame, 1, Owned::boolean(!truth));
  bool keeps = op == Op::JUMP_IF_TRUE_OR_POP || op == Op::JUMP_IF_FALSE_OR_POP;
  bool jumps = (op == Op::JUMP_IF_TRUE_OR_POP || op == Op::POP_JUMP_IF_TRUE) == (truth > 0);
  if (jumps) frame->pc += frame->pc[-1].jump();
  return (jumps && keeps) || dropOperands(frame, 1);
}

}  // namespace

bool settleSpecial(Runtime& rt, Value v, uint32_t how) {
  const auto after = static_cast<After>(how & 0xff);
  const Op op = genericOp(static_cast<Op>(how >> 8));  // a trace may stand in its place by now
  Frame* frame = rt.frame;
  const uint32_t argument = frame->pc[-1].arg();
  Owned answer = Owned::adopt(v);
  switch (after) {
    case After::Operator:
      return replaceOperands(frame, 2, operatorResult(rt, op, frame, answer, false));
    case After::Reflected:
      return replaceOperands(frame, 2, operatorResult(rt, op, frame, answer, true));
    case After::NotEqual: {
      Owned result = answer.isNotImplemented() ? operatorResult(rt, op, frame, answer, false)
                                               : truthResult(rt, answer, true);
      return replaceOperands(frame, 2, result);
    }
    case After::Contains: return replaceOperands(frame, 2, truthResult(rt, answer, argument & 1));
    case After::Subscript: return replaceOperands(frame, 2, answer);
    case After::Attribute:
    case After::Value: return replaceOperands(frame, 1, answer);
    case After::Method:
      (void)replaceOperands(frame, 1, answer);
      *frame->stackTop++ = Value::unbound();
      return true;
    case After::Iterator: return replaceOperands(frame, 1, asIterator(rt, answer));
    case After::Stored: break;  // the loop's own
    case After::Store: answer.drop(); return dropOperands(frame, op == Op::STORE_SUBSCR ? 3 : 2);
    case After::Bool: return settleTruth(frame, op, boolOf(rt, answer));
    case After::Length: return settleTruth(frame, op, lengthOf(rt, answer));
    case After::CallLength: return replaceOperands(frame, 3, lengthResult(rt, answer));
    case After::CallIterator: return replaceOperands(frame, 3, asIterator(rt, answer));
    case After::CallItem: return replaceOperands(frame, 3, answer);
    case After::CallStr: return replaceOperands(frame, 3, textAnswer(rt, answer, "__str__"));
    case After::CallRepr: return replaceOperands(frame, 3, textAnswer(rt, answer, "__repr__"));
    case After::New:
      return replaceOperands(frame, argument + 2, initialised(rt, frame, argument, answer));
    case After::Cached:
      leaveLevel(rt, after);
      return replaceOperands(frame, argument + 2, noted(rt, frame, argument, answer));
    case After::Item: *frame->stackTop++ = answer.take(); return true;
  }
  return false;
}

// Whose attribute does the getter's frame read? Of a __get__ that is the second parameter. Unbound:
// it is no getter, or has put something else in the parameter's place.
static Value readBy(Runtime& rt, const Frame* frame, Str* name) {
  for (uint32_t at = 0; at < std::min(frame->code->argCount, 2u); at++) {
    Value owner = frame->locals[at];
    if (isExactly(owner, TypeId::Cell)) owner = owner.as<Cell>()->content;
    if (owner.isUnbound()) continue;
    Value found = lookUp(rt, owner, name);
    bool isGetter = isExactly(found, TypeId::Property)
                        ? found.as<Property>()->getter == Value(frame->function)
                        : at == 1 && isInstanceOfClass(found) && found == frame->locals[0];
    if (isGetter) return owner;
  }
  return Value::unbound();
}

void noteGetter(Runtime& rt, const Frame* frame) {
  const Instr by = frame->previous->pc[-1];
  if (genericOp(by.op()) != Op::LOAD_ATTR || !errorMatches(rt, Exc::AttributeError)) return;
  Str* name = cacheAt(frame->previous->caches, by.arg()).name;
  Local error = takeError(rt);  // looking up may call a script's __eq__, which needs a clean slate
  Value owner = readBy(rt, frame, name);
  restoreError(rt, error.take());
  if (!owner.isUnbound()) noteAttribute(rt, owner, name);
}

bool raisedBySpecial(Runtime& rt, After after) {
  Frame* frame = rt.frame;
  leaveLevel(rt, after);
  if (after == After::Item && errorMatches(rt, Exc::StopIteration)) {
    if (rt.tracing.active) reportException(rt, frame);
    clearError(rt);  // that of a trace function that fails, too, as in the reference
    machineOf(rt).raisedAt = currentInstruction(frame);
    frame->pc += frame->pc[-1].jump();
    release(*--frame->stackTop);
    return true;
  }
  bool reads = after == After::Attribute || after == After::Method;
  if (reads && errorMatches(rt, Exc::AttributeError))
    noteAttribute(rt, frame->stackTop[-1], cacheAt(frame->caches, frame->pc[-1].arg()).name);
  return false;
}

}  // namespace ouro
