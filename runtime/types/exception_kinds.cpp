// The built-in exceptions with a field or two of their own: StopIteration, SystemExit, ImportError,
// NameError, AttributeError, KeyError.

#include "runtime/types/exception_kinds.h"
#include "runtime/types/exact.h"

#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// ---- StopIteration, SystemExit: what they carry is their argument

bool stopIteration_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!exceptionInit(rt, v, given)) return false;
  assignField(v.as<StopIteration>()->value, given.positional ? given.values[0] : Value::none());
  return true;
}
const GetSetDef kStopIterationAttributes[] = {
    {"value", getField<&StopIteration::value>, setField<&StopIteration::value>,
     "generator return value", true},
};
constexpr Slots kStopIterationSlots = {.init = stopIteration_init};

bool systemExit_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!exceptionInit(rt, v, given)) return false;
  if (given.positional == 1) assignField(v.as<SystemExit>()->code, given.values[0]);
  if (given.positional > 1) assignField(v.as<SystemExit>()->code, v.as<Exception>()->args);
  return true;
}
const GetSetDef kSystemExitAttributes[] = {
    {"code", getField<&SystemExit::code>, setField<&SystemExit::code>, "exception code", true},
};
constexpr Slots kSystemExitSlots = {.init = systemExit_init};

// ---- ImportError

bool importError_init(Runtime& rt, Value v, const CallArgs& given) {
  ImportError* error = v.as<ImportError>();
  if (!exceptionSetArgs(rt, v, given)) return false;
  dropField(error->name);
  dropField(error->path);
  const KeywordField fields[] = {{"name", &error->name}, {"path", &error->path}};
  if (!takeKeywords(rt, "ImportError", given, fields)) return false;
  assignField(error->msg, given.positional == 1 ? given.values[0] : Value::null());
  return true;
}
Owned importError_str(Runtime& rt, Value v) {
  Value msg = v.as<ImportError>()->msg;
  if (!msg.isNull() && isExactStr(rt, msg)) return Owned::share(msg);
  return exceptionStr(rt, v);
}
Owned importError_reduce(Runtime& rt, Value v, Args) {
  ImportError* error = v.as<ImportError>();
  Dict* own = instanceDict(rt, v);
  if (!own) return Owned::error();
  if (!own->used && error->name.isNull() && error->path.isNull())
    return newTuple(rt, {Value(typeOf(rt, v)), error->args});
  OURO_TRY(state, dictCopy(rt, own));
  OURO_TRY(name, newStr(rt, "name"));
  if (!error->name.isNull()) OURO_CHECK(dictSet(rt, state.as<Dict>(), name.get(), error->name));
  if (!error->path.isNull())
    OURO_CHECK(dictSet(rt, state.as<Dict>(), rt.names.path_attr, error->path));
  return newTuple(rt, {Value(typeOf(rt, v)), error->args, state.get()});
}
const MethodDef kImportErrorMethods[] = {
    {"__reduce__", importError_reduce, "", "Helper for pickle."},
};
const GetSetDef kImportErrorAttributes[] = {
    {"msg", getField<&ImportError::msg>, setField<&ImportError::msg>, "exception message", true},
    {"name", getField<&ImportError::name>, setField<&ImportError::name>, "module name", true},
    {"path", getField<&ImportError::path>, setField<&ImportError::path>, "module path", true},
};
constexpr Slots kImportErrorSlots = {.str = importError_str, .init = importError_init};

// ---- NameError, AttributeError: what suggestions are made from

bool nameError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!exceptionSetArgs(rt, v, given)) return false;
  const KeywordField fields[] = {{"name", &v.as<NameError>()->name}};
  return takeKeywords(rt, "NameError", given, fields);
}
const GetSetDef kNameErrorAttributes[] = {
    {"name", getField<&NameError::name>, setField<&NameError::name>, "name", true},
};
constexpr Slots kNameErrorSlots = {.init = nameError_init};

bool attributeError_init(Runtime& rt, Value v, const CallArgs& given) {
  AttributeError* error = v.as<AttributeError>();
  if (!exceptionSetArgs(rt, v, given)) return false;
  const KeywordField fields[] = {{"name", &error->name}, {"obj", &error->obj}};
  return takeKeywords(rt, "AttributeError", given, fields);
}
const GetSetDef kAttributeErrorAttributes[] = {
    {"name", getField<&AttributeError::name>, setField<&AttributeError::name>, "attribute name",
     true},
    {"obj", getField<&AttributeError::obj>, setField<&AttributeError::obj>, "object", true},
};
constexpr Slots kAttributeErrorSlots = {.init = attributeError_init};

// ---- KeyError shows its key as code would write it, so that '' can be told from nothing

Owned keyError_str(Runtime& rt, Value v) {
  Tuple* args = exceptionArgs(v);
  return args->length == 1 ? repr(rt, (*args)[0]) : exceptionStr(rt, v);
}
constexpr Slots kKeyErrorSlots = {.str = keyError_str};

}  // namespace

const TypeDef stopIterationTypeDef = exceptionDefinition<StopIteration>(
    "StopIteration", kStopIterationSlots, {}, kStopIterationAttributes, "The end of an iterator.");
const TypeDef systemExitTypeDef = exceptionDefinition<SystemExit>(
    "SystemExit", kSystemExitSlots, {}, kSystemExitAttributes, "A request to leave the program.");
const TypeDef importErrorTypeDef = exceptionDefinition<ImportError>(
    "ImportError", kImportErrorSlots, kImportErrorMethods, kImportErrorAttributes,
    "An import found no module, or no such name in it.");
const TypeDef nameErrorTypeDef = exceptionDefinition<NameError>(
    "NameError", kNameErrorSlots, {}, kNameErrorAttributes, "No variable of this name.");
const TypeDef attributeErrorTypeDef =
    exceptionDefinition<AttributeError>("AttributeError", kAttributeErrorSlots, {},
                                        kAttributeErrorAttributes, "No attribute of this name.");
const TypeDef keyErrorTypeDef =
    exceptionDefinition<Exception>("KeyError", kKeyErrorSlots, {}, {}, "No such key.");

}  // namespace ouro
