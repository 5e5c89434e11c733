#include "stdlib/module_error.h"

#include "runtime/protocol.h"
#include "runtime/types/str.h"

namespace ouro {

bool failAs(Runtime& rt, Value errorClass, std::string_view message) {
  OURO_TRY_BOOL(text, newStr(rt, message));
  OURO_TRY_BOOL(error, call(rt, errorClass, text));
  (void)raiseValue(rt, error);
  return false;
}

}  // namespace ouro
