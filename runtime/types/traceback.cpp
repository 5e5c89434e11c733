// traceback: the way an exception took, one object for each frame.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

Traceback* self(Value v) { return v.as<Traceback>(); }

bool checkNext(Runtime& rt, Value value) {
  return value.isNone() || typeOf(rt, value) == rt.type(TypeId::Traceback) ||
         fail(rt, Exc::TypeError, "expected traceback object or None, got '{}'",
              typeName(rt, value));
}

Owned traceback_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "tb_next, tb_frame, tb_lasti, tb_lineno";
  Value out[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "traceback", given, out, &keywords) < 0)
    return Owned::error();
  if (typeOf(rt, out[1]) != rt.type(TypeId::Frame)) {
    return raise(rt, Exc::TypeError, "traceback() argument 'tb_frame' must be frame, not {}",
                 typeName(rt, out[1]));
  }
  OURO_CHECK(checkNext(rt, out[0]));
  int64_t lasti, line;
  OURO_CHECK(indexInt64(rt, out[2], &lasti) && indexInt64(rt, out[3], &line));
  Traceback* made = rt.make<Traceback>(cls);
  if (!made) return Owned::error();
  if (!out[0].isNone()) {
    retain(out[0]);
    made->next = out[0].as<Traceback>();
  }
  retain(out[1]);
  made->frame = out[1].as<FrameObject>();
  made->instruction = lasti < 0 ? 0 : static_cast<uint32_t>(lasti / 2);
  made->line = static_cast<int32_t>(line);
  return Owned::adopt(made);
}

Owned get_frame(Runtime&, Value v) {
  return self(v)->frame ? Owned::share(self(v)->frame) : Owned::none();
}
// As CPython counts: in bytes of two a unit.
Owned get_lasti(Runtime&, Value v) { return smallInt(int64_t{self(v)->instruction} * 2); }
Owned get_line(Runtime&, Value v) {
  int32_t line = lineOf(self(v));
  return line == 0 ? Owned::none() : smallInt(line);
}
Owned get_next(Runtime&, Value v) {
  return self(v)->next ? Owned::share(self(v)->next) : Owned::none();
}
bool set_next(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "{}", "can't delete tb_next attribute");
  if (!checkNext(rt, value)) return false;
  Traceback* next = value.isNone() ? nullptr : value.as<Traceback>();
  for (Traceback* at = next; at; at = at->next)
    if (at == self(v)) return fail(rt, Exc::ValueError, "{}", "traceback loop detected");
  if (next) retain(next);
  Traceback* old = std::exchange(self(v)->next, next);
  if (old) release(old);
  return true;
}

Owned traceback_dir(Runtime& rt, Value, Args) {
  OURO_TRY(list, newList(rt));
  for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"}) {
    OURO_TRY(text, newStr(rt, name));
    OURO_CHECK(append(rt, list.as<List>(), text));
  }
  return list.take();
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Traceback*>(object)->next);
  visit(visitor, static_cast<Traceback*>(object)->frame);
}
void drop(Object* object) {
  dropField(static_cast<Traceback*>(object)->next);
  dropField(static_cast<Traceback*>(object)->frame);
}

constexpr MethodDef kMethods[] = {
    {"__dir__", traceback_dir, "", "The names of the attributes."},
};
const GetSetDef kAttributes[] = {
    {"tb_frame", get_frame, refuseSet},
    {"tb_lasti", get_lasti, refuseSet},
    {"tb_lineno", get_line, refuseSet},
    {"tb_next", get_next, set_next},
};

}  // namespace

int32_t lineOf(const Traceback* traceback) {
  if (traceback->line != Traceback::kLineUnknown) return traceback->line;
  return traceback->frame ? positionOf(traceback->frame->code, traceback->instruction).line : 0;
}

const TypeDef tracebackTypeDef = {
    .name = "traceback",
    .basicSize = sizeof(Traceback),
    .flags = kContainerType,
    .traverse = traverse,
    .clear = drop,
    .destroy = drop,
    .slots = {.make = traceback_make},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "tb_next, tb_frame, tb_lasti, tb_lineno",
    .doc = "One frame that an exception passed through.",
};

}  // namespace ouro
