// The memory of ctypes' objects: a base class whose instances show others the bytes that
// stdlib/py/_ctypes.py gives them, so that bytes(), memoryview() and readinto() work on them.

#include "runtime/args.h"
#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/module.h"

namespace ouro {

namespace {

Owned data_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* made = rt.make<BufferHolder>(cls);
  if (!made) return Owned::error();
  made->held = Value::null();
  return Owned::adopt(made);
}

Owned data_hold(Runtime& rt, Value self, Args args) {
  OURO_TRY(view, newMemoryView(rt, args[0]));
  assignField(self.as<BufferHolder>()->held, view);
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"_hold", data_hold, "buffer, /", "Shows the bytes of this one from now on."},
};

const TypeDef dataTypeDef = {
    .name = "_Memory",
    .module = "_ctypes_memory",
    .basicSize = sizeof(BufferHolder),
    .flags = kSubclassable | kContainerType | kWeakReferable | kHoldsBuffer,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<BufferHolder*>(self)->held); },
    .clear = [](Object* self) { dropField(static_cast<BufferHolder*>(self)->held); },
    .destroy = [](Object* self) { dropField(static_cast<BufferHolder*>(self)->held); },
    .slots = {.make = data_make},
    .methods = kMethods,
    .doc = "What has bytes to show.",
};

bool addNames(Runtime& rt, Module* module) {
  return moduleAddType(rt, module, dataTypeDef) != nullptr;
}

}  // namespace

extern const ModuleDef ctypesMemoryModule;
const ModuleDef ctypesMemoryModule = {
    .name = "_ctypes_memory",
    .doc = "The memory of ctypes' objects.",
    .exec = addNames,
};

}  // namespace ouro
