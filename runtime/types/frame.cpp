// Frames as scripts see them.

#include "runtime/frame.h"

#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

Dict* globalsOf(const Frame* frame) { return frame->function->globals; }
Dict* builtinsOf(const Frame* frame) { return frame->function->builtins; }

uint32_t currentInstruction(const Frame* frame) {
  int64_t next = frame->pc - frame->code->instructions;
  return next > 0 ? static_cast<uint32_t>(next - 1) : 0;
}

FrameObject* frameObjectOf(Runtime& rt, Frame* frame) {
  if (frame->object()) return frame->object();
  const size_t size = sizeof(FrameObject) + frame->code->slotCount * sizeof(Value);
  FrameObject* object = rt.make<FrameObject>(TypeId::Frame, size);
  if (!object) return nullptr;
  object->frame = frame;
  object->code = frame->code;
  object->globals = globalsOf(frame);
  object->builtins = builtinsOf(frame);
  object->lineOverride = -1;
  object->tracesLines = true;
  retain(object->code);
  retain(object->globals);
  retain(object->builtins);
  frame->withMore().object = object;
  return object;
}

namespace {

constexpr uint32_t kOptimizedFlag = 1;  // CO_OPTIMIZED: locals lie in slots

FrameObject* self(Value v) { return v.as<FrameObject>(); }

// The caller's frame object must exist from now on: it is f_back of what stays behind.
void keepBack(Runtime& rt, FrameObject* object, Frame* frame) {
  if (!frame->previous) return;
  FrameObject* back = frameObjectOf(rt, frame->previous);
  if (!back) return clearError(rt);
  retain(back);
  object->back = back;
}

}  // namespace

void frameEnds(Runtime& rt, Frame* frame) {
  FrameObject* object = std::exchange(frame->more.object, nullptr);
  if (object->refs == 1) {
    object->frame = nullptr;
    release(object);
    return;
  }
  object->instruction = currentInstruction(frame);
  uint32_t count = frame->code->slotCount;
  auto* saved = reinterpret_cast<Value*>(object + 1);
  for (uint32_t i = 0; i < count; i++) saved[i] = std::exchange(frame->locals[i], Value::unbound());
  if (object->locals.isNull() && !frame->namespaceOrNone().isNone())
    assignField(object->locals, frame->namespaceOrNone());
  Local pending = takeError(rt);
  keepBack(rt, object, frame);
  restoreError(rt, pending.take());
  object->saved = saved;
  object->frame = nullptr;
  release(object);
}

namespace {

Value* slotsOf(FrameObject* object) {
  return object->frame ? object->frame->locals : object->saved;
}
uint32_t instructionOf(const FrameObject* object) {
  return object->frame ? currentInstruction(object->frame) : object->instruction;
}

// One variable into the snapshot, or out of it when it is not bound.
bool snapshotSlot(Runtime& rt, Dict* dict, Value name, Value value, bool mayBeCell) {
  if (mayBeCell && isExactly(value, TypeId::Cell)) value = value.as<Cell>()->content;
  if (!value.isUnbound() && !value.isNull()) return dictSet(rt, dict, name, value);
  return dictDelete(rt, dict, name) >= 0;
}

bool isCellSlot(const Code* code, uint32_t slot) {
  if (slot >= code->slotCount - code->freeNames.as<Tuple>()->length) return true;
  for (Value at : code->cellSlots.as<Tuple>()->span())
    if (at == Value::small(slot)) return true;
  return false;
}

}  // namespace

Owned localsOf(Runtime& rt, FrameObject* object) {
  if (!(object->code->flags & kOptimizedFlag)) {
    if (object->frame && !object->frame->namespaceOrNone().isNone())
      return Owned::share(object->frame->namespaceOrNone());
    if (!object->locals.isNull()) return Owned::share(object->locals);
    return Owned::share(object->globals);
  }
  if (object->locals.isNull()) {
    Owned made = newDict(rt);
    if (made.isError()) return made;
    object->locals = made.take();
  }
  Local held(object);
  Local dict(object->locals);
  Value* slots = slotsOf(object);
  if (!slots) return dict.take();
  Tuple* names = object->code->slotNames.as<Tuple>();
  for (uint32_t i = 0; i < names->length; i++) {
    bool mayBeCell = isCellSlot(object->code, i);
    if (!snapshotSlot(rt, dict.as<Dict>(), (*names)[i], slots[i], mayBeCell)) return Owned::error();
  }
  return dict.take();
}

bool storeLocals(Runtime& rt, FrameObject* object) {
  if (!(object->code->flags & kOptimizedFlag) || object->locals.isNull()) return true;
  Local held(object), snapshot(object->locals);
  Tuple* names = object->code->slotNames.as<Tuple>();
  for (uint32_t i = 0; i < names->length; i++) {
    Value found = dictGet(rt, snapshot.as<Dict>(), (*names)[i]);
    if (found.isError()) return false;
    Value* slots = slotsOf(object);
    if (!slots) return true;
    Value* at = &slots[i];
    if (isCellSlot(object->code, i) && isExactly(*at, TypeId::Cell)) at = &at->as<Cell>()->content;
    Value value = found.isNotFound() ? Value::unbound() : found;
    if (*at == value) continue;
    if (value.isUnbound()) rt.machine.checkLocals(object->code);
    retain(value);
    release(std::exchange(*at, value));
  }
  return true;
}

int32_t lineOf(const FrameObject* object) {
  if (object->lineOverride >= 0) return object->lineOverride;
  return positionOf(object->code, instructionOf(object)).line;
}

namespace {

Owned get_back(Runtime& rt, Value v) {
  FrameObject* object = self(v);
  if (!object->frame) return object->back ? Owned::share(object->back) : Owned::none();
  if (!object->frame->previous) return Owned::none();
  FrameObject* back = frameObjectOf(rt, object->frame->previous);
  return back ? Owned::share(back) : Owned::error();
}
Owned get_code(Runtime&, Value v) { return Owned::share(self(v)->code); }
Owned get_globals(Runtime&, Value v) { return Owned::share(self(v)->globals); }
Owned get_builtins(Runtime&, Value v) { return Owned::share(self(v)->builtins); }
Owned get_locals(Runtime& rt, Value v) { return localsOf(rt, self(v)); }
Owned get_line(Runtime&, Value v) {
  if (self(v)->lineOverride >= 0) return smallInt(self(v)->lineOverride);
  int32_t line = lineOf(self(v));
  return line == 0 ? Owned::none() : smallInt(line);
}
Owned get_lasti(Runtime&, Value v) {
  FrameObject* object = self(v);
  bool fresh = object->frame && object->frame->pc == object->code->instructions;
  return smallInt(fresh ? -1 : int64_t{instructionOf(object)} * 2);
}
bool set_line(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::AttributeError, "{}", "cannot delete attribute");
  int64_t line;
  if (!isInt(rt, value)) return fail(rt, Exc::ValueError, "{}", "lineno must be an integer");
  if (!intFits(rt, value, &line) || line != static_cast<int32_t>(line))
    return fail(rt, Exc::OverflowError, "{}", "lineno out of range");
  return rt.machine.jumpToLine(rt, self(v), static_cast<int32_t>(line));
}
bool set_trace(Runtime&, Value v, Value value) {
  bool isNone = value.isUnbound() || value.isNone();
  assignField(self(v)->trace, isNone ? Value::null() : value);
  return true;
}
template <bool FrameObject::*flag>
Owned get_flag(Runtime&, Value v) {
  return Owned::boolean(self(v)->*flag);
}
template <bool FrameObject::*flag>
bool set_flag(Runtime& rt, Value v, Value value) {
  if (!value.isBool()) return fail(rt, Exc::TypeError, "{}", "attribute value type must be bool");
  self(v)->*flag = value.isTrue();
  return true;
}

// f_locals, which somebody may hold, is to show none of the variables.
bool clearSnapshot(Runtime& rt, FrameObject* object) {
  if (!(object->code->flags & kOptimizedFlag) || object->locals.isNull()) return true;
  Local dict(object->locals), names(object->code->slotNames);
  for (Value name : names.as<Tuple>()->span())
    if (dictDelete(rt, dict.as<Dict>(), name) < 0) return false;
  return true;
}

void dropSaved(FrameObject* object) {
  Value* saved = std::exchange(object->saved, nullptr);
  if (!saved) return;
  for (uint32_t i = 0; i < object->code->slotCount; i++) release(saved[i]);
}

Owned frame_clear(Runtime& rt, Value v, Args) {
  FrameObject* object = self(v);
  if (Frame* frame = object->frame) {
    Generator* generator = frame->generator();
    if (!generator || generator->state == GeneratorState::Running)
      return raise(rt, Exc::RuntimeError, "cannot clear an executing frame");
    Local held(generator);
    if (!typeOf(rt, held)->slots.finalise(rt, held)) reportUnraisable(rt, held);
    generatorEnds(rt, generator);
  }
  if (!object->saved) return Owned::none();
  dropSaved(object);
  OURO_CHECK(clearSnapshot(rt, object));
  return Owned::none();
}

Owned frame_repr(Runtime& rt, Value v) {
  FrameObject* object = self(v);
  OURO_TRY(file, repr(rt, object->code->filename));
  return newStr(rt, fmt::format("<frame at {:#x}, file {}, line {}, code {}>", v.bits(),
                                toUtf8(file.as<Str>()), lineOf(object),
                                toUtf8(object->code->name.as<Str>())));
}

void traverse(Object* at, Visitor& visitor) {
  FrameObject* object = static_cast<FrameObject*>(at);
  visit(visitor, object->code);
  visit(visitor, object->globals);
  visit(visitor, object->builtins);
  visit(visitor, object->locals);
  visit(visitor, object->back);
  visit(visitor, object->trace);
  if (!object->saved) return;
  for (uint32_t i = 0; i < object->code->slotCount; i++) visit(visitor, object->saved[i]);
}

void clear(Object* at) {
  FrameObject* object = static_cast<FrameObject*>(at);
  dropSaved(object);
  dropField(object->locals);
  dropField(object->back);
  dropField(object->trace);
}

void destroy(Object* at) {
  clear(at);
  FrameObject* object = static_cast<FrameObject*>(at);
  dropField(object->globals);
  dropField(object->builtins);
  dropField(object->code);
}

constexpr MethodDef kMethods[] = {
    {"clear", frame_clear, "", "Drops the local variables of a frame that has ended."},
};
const GetSetDef kAttributes[] = {
    {"f_back", get_back},
    {"f_code", get_code},
    {"f_globals", get_globals},
    {"f_builtins", get_builtins},
    {"f_locals", get_locals},
    {"f_lineno", get_line, set_line},
    {"f_lasti", get_lasti},
    {"f_trace", getField<&FrameObject::trace>, set_trace},
    {"f_trace_lines", get_flag<&FrameObject::tracesLines>, set_flag<&FrameObject::tracesLines>},
    {"f_trace_opcodes", get_flag<&FrameObject::tracesOpcodes>,
     set_flag<&FrameObject::tracesOpcodes>},
};

}  // namespace

const TypeDef frameTypeDef = {
    .name = "frame",
    .basicSize = sizeof(FrameObject),
    .itemSize = sizeof(Value),
    .flags = kContainerType,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = {.repr = frame_repr},
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro
