// The module _typing: the function that instances of typing.NewType are when called.

#include "runtime/types/module.h"

namespace ouro {

namespace {

Owned idFunction(Runtime&, Value, Args args) { return Owned::share(args[0]); }

constexpr MethodDef kFunctions[] = {{"_idfunc", idFunction, "x, /"}};

}  // namespace

extern const ModuleDef typingModule;
const ModuleDef typingModule = {
    .name = "_typing",
    .doc = "Primitives and accelerators for the typing module.\n",
    .functions = kFunctions,
};

}  // namespace ouro
