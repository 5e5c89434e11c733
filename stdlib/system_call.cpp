#include "stdlib/system_call.h"

#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "stdlib/file_name.h"

namespace ouro {

bool systemNameArg(Runtime& rt, Value v, std::string* out) {
  OURO_TRY_BOOL(name, fileSystemPath(rt, v));
  return fileNameBytes(rt, name, out);
}

bool cIntArg(Runtime& rt, Value v, int* out) {
  int64_t number = 0;
  OURO_TRY_BOOL(whole, index(rt, v));
  if (!intFits(rt, whole, &number) || number != static_cast<int>(number))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
  *out = static_cast<int>(number);
  return true;
}

bool idArg(Runtime& rt, Value v, const char* kind, uint32_t* out) {
  int64_t id = 0;
  if (!typeOf(rt, v)->slots.index)
    return fail(rt, Exc::TypeError, "{} should be integer, not {}", kind, typeName(rt, v));
  OURO_TRY_BOOL(number, index(rt, v));
  bool fits = intFits(rt, number, &id);
  if (fits && id >= -1 && id <= UINT32_MAX) {
    *out = static_cast<uint32_t>(id);
    return true;
  }
  // What is too large for the type but not for the processor counts as too small, as in CPython.
  bool isLess = fits || intIsNegative(rt, number);
  return fail(rt, Exc::OverflowError, "{} is {}", kind,
              isLess ? "less than minimum" : "greater than maximum");
}

bool descriptorArg(Runtime& rt, Value v, int* fd) {
  Local number(v);
  if (!isInt(rt, v)) {
    Ref<Str> name = intern(rt, "fileno");
    if (!name) return false;
    Owned method = lookupAttr(rt, v, name.get());
    if (method.isError()) return false;
    if (method.isNotFound())
      return fail(rt, Exc::TypeError, "argument must be an int, or have a fileno() method.");
    Local function = method;
    number = call(rt, function);
    if (number.isError()) return false;
    if (!isInt(rt, number)) return fail(rt, Exc::TypeError, "fileno() returned a non-integer");
  }
  if (!cIntArg(rt, number, fd)) return false;
  if (*fd < 0)
    return fail(rt, Exc::ValueError, "file descriptor cannot be a negative integer ({})", *fd);
  return true;
}

bool addNumbers(Runtime& rt, Module* module, std::span<const NamedNumber> numbers) {
  for (auto [name, value] : numbers)
    if (!moduleAdd(rt, module, name, newInt(rt, value))) return false;
  return true;
}

bool addFunctions(Runtime& rt, Module* module, std::span<const MethodDef> rows) {
  OURO_TRY_BOOL(name, newStr(rt, module->definition->name));
  for (const MethodDef& row : rows)
    if (!moduleAdd(rt, module, row.name, newNativeFunction(rt, &row, module, name))) return false;
  return true;
}

}  // namespace ouro
