// The numbers of pyexpat: its submodules `errors` (error codes and their texts) and `model` (what
// handlers of element declarations are told).

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/expat_parser.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

#define NUMBER(name) \
  { #name, name }
constexpr NamedNumber kErrors[] = {
    NUMBER(XML_ERROR_NO_MEMORY),
    NUMBER(XML_ERROR_SYNTAX),
    NUMBER(XML_ERROR_NO_ELEMENTS),
    NUMBER(XML_ERROR_INVALID_TOKEN),
    NUMBER(XML_ERROR_UNCLOSED_TOKEN),
    NUMBER(XML_ERROR_PARTIAL_CHAR),
    NUMBER(XML_ERROR_TAG_MISMATCH),
    NUMBER(XML_ERROR_DUPLICATE_ATTRIBUTE),
    NUMBER(XML_ERROR_JUNK_AFTER_DOC_ELEMENT),
    NUMBER(XML_ERROR_PARAM_ENTITY_REF),
    NUMBER(XML_ERROR_UNDEFINED_ENTITY),
    NUMBER(XML_ERROR_RECURSIVE_ENTITY_REF),
    NUMBER(XML_ERROR_ASYNC_ENTITY),
    NUMBER(XML_ERROR_BAD_CHAR_REF),
    NUMBER(XML_ERROR_BINARY_ENTITY_REF),
    NUMBER(XML_ERROR_ATTRIBUTE_EXTERNAL_ENTITY_REF),
    NUMBER(XML_ERROR_MISPLACED_XML_PI),
    NUMBER(XML_ERROR_UNKNOWN_ENCODING),
    NUMBER(XML_ERROR_INCORRECT_ENCODING),
    NUMBER(XML_ERROR_UNCLOSED_CDATA_SECTION),
    NUMBER(XML_ERROR_EXTERNAL_ENTITY_HANDLING),
    NUMBER(XML_ERROR_NOT_STANDALONE),
    NUMBER(XML_ERROR_UNEXPECTED_STATE),
    NUMBER(XML_ERROR_ENTITY_DECLARED_IN_PE),
    NUMBER(XML_ERROR_FEATURE_REQUIRES_XML_DTD),
    NUMBER(XML_ERROR_CANT_CHANGE_FEATURE_ONCE_PARSING),
    NUMBER(XML_ERROR_UNBOUND_PREFIX),
    NUMBER(XML_ERROR_UNDECLARING_PREFIX),
    NUMBER(XML_ERROR_INCOMPLETE_PE),
    NUMBER(XML_ERROR_XML_DECL),
    NUMBER(XML_ERROR_TEXT_DECL),
    NUMBER(XML_ERROR_PUBLICID),
    NUMBER(XML_ERROR_SUSPENDED),
    NUMBER(XML_ERROR_NOT_SUSPENDED),
    NUMBER(XML_ERROR_ABORTED),
    NUMBER(XML_ERROR_FINISHED),
    NUMBER(XML_ERROR_SUSPEND_PE),
    NUMBER(XML_ERROR_RESERVED_PREFIX_XML),
    NUMBER(XML_ERROR_RESERVED_PREFIX_XMLNS),
    NUMBER(XML_ERROR_RESERVED_NAMESPACE_URI),
    NUMBER(XML_ERROR_INVALID_ARGUMENT),
    NUMBER(XML_ERROR_NO_BUFFER),
    NUMBER(XML_ERROR_AMPLIFICATION_LIMIT_BREACH),
};
constexpr NamedNumber kModel[] = {
    NUMBER(XML_CTYPE_EMPTY), NUMBER(XML_CTYPE_ANY),    NUMBER(XML_CTYPE_MIXED),
    NUMBER(XML_CTYPE_NAME),  NUMBER(XML_CTYPE_CHOICE), NUMBER(XML_CTYPE_SEQ),
    NUMBER(XML_CQUANT_NONE), NUMBER(XML_CQUANT_OPT),   NUMBER(XML_CQUANT_REP),
    NUMBER(XML_CQUANT_PLUS),
};
constexpr NamedNumber kNumbers[] = {
    NUMBER(XML_PARAM_ENTITY_PARSING_NEVER),
    NUMBER(XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE),
    NUMBER(XML_PARAM_ENTITY_PARSING_ALWAYS),
};
#undef NUMBER

// A module of that name, in `parent` and in sys.modules.
Owned addSubmodule(Runtime& rt, Module* parent, const char* name, const char* doc) {
  Ref<Str> full = intern(rt, fmt::format("pyexpat.{}", name));
  if (!full) return Owned::error();
  OURO_TRY(module, newModule(rt, full.get()));
  OURO_CHECK(moduleAdd(rt, module.as<Module>(), "__doc__", newStr(rt, doc)) &&
             moduleAdd(rt, parent, name, module.get()) &&
             dictSet(rt, rt.modules, full.get(), module));
  return module.take();
}

// The texts of the codes, and the codes and texts of each other.
bool addErrors(Runtime& rt, Module* parent) {
  OURO_TRY_BOOL(module,
                addSubmodule(rt, parent, "errors", "Constants used to describe error conditions."));
  OURO_TRY_BOOL(codes, newDict(rt));
  OURO_TRY_BOOL(messages, newDict(rt));
  for (auto [name, code] : kErrors) {
    OURO_TRY_BOOL(text, newStr(rt, XML_ErrorString(static_cast<XML_Error>(code))));
    if (!moduleAdd(rt, module.as<Module>(), name, text.get()) ||
        !dictSet(rt, codes.as<Dict>(), text.get(), Value::small(code)) ||
        !dictSet(rt, messages.as<Dict>(), Value::small(code), text.get()))
      return false;
  }
  return moduleAdd(rt, module.as<Module>(), "codes", codes.get()) &&
         moduleAdd(rt, module.as<Module>(), "messages", messages.get());
}

bool addModel(Runtime& rt, Module* parent) {
  OURO_TRY_BOOL(module, addSubmodule(rt, parent, "model",
                                     "Constants used to interpret content model information."));
  return addNumbers(rt, module.as<Module>(), kModel);
}

bool addFeatures(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(list, newList(rt));
  for (const XML_Feature* feature = XML_GetFeatureList(); feature->feature != XML_FEATURE_END;
       feature++) {
    OURO_TRY_BOOL(name, newStr(rt, feature->name));
    OURO_TRY_BOOL(row, newTuple(rt, {name.get(), Value::small(feature->value)}));
    if (!append(rt, list.as<List>(), row)) return false;
  }
  return moduleAdd(rt, module, "features", list.get());
}

}  // namespace

bool addXmlNumbers(Runtime& rt, Module* module) {
  XML_Expat_Version version = XML_ExpatVersionInfo();
  return addErrors(rt, module) && addModel(rt, module) && addFeatures(rt, module) &&
         addNumbers(rt, module, kNumbers) &&
         moduleAdd(rt, module, "EXPAT_VERSION", newStr(rt, XML_ExpatVersion())) &&
         moduleAdd(rt, module, "native_encoding", newStr(rt, "UTF-8")) &&
         moduleAdd(rt, module, "version_info",
                   newTuple(rt, {Value::small(version.major), Value::small(version.minor),
                                 Value::small(version.micro)}));
}

}  // namespace ouro
