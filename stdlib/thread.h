#pragma once
// Between the files of the module _thread.

#include "runtime/runtime.h"
#include "runtime/type.h"

namespace ouro {

constexpr double kThreadTimeoutMax = 9223372036.0;

extern const TypeDef lockTypeDef, rlockTypeDef, threadLocalTypeDef;

Owned newLock(Runtime&, Type* cls);
void freeLock(Object* lock);  // if it is held
uint64_t threadIdent();

}  // namespace ouro
