#pragma once
// What the files that define built-in exception types share: how the layouts of exception.h are
// walked, and the parts of BaseException that others build on.

#include <array>
#include <span>
#include <type_traits>

#include "runtime/protocol.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"

namespace ouro {

struct Tuple;

// The fields that a layout adds to Exception's own.
template <class T>
inline constexpr auto kOwnFields = std::array<Value T::*, 0>{};
template <>
inline constexpr auto kOwnFields<StopIteration> =
    std::to_array<Value StopIteration::*>({&StopIteration::value});
template <>
inline constexpr auto kOwnFields<SystemExit> =
    std::to_array<Value SystemExit::*>({&SystemExit::code});
template <>
inline constexpr auto kOwnFields<ImportError> = std::to_array<Value ImportError::*>(
    {&ImportError::msg, &ImportError::name, &ImportError::path});
template <>
inline constexpr auto kOwnFields<NameError> = std::to_array<Value NameError::*>({&NameError::name});
template <>
inline constexpr auto kOwnFields<AttributeError> =
    std::to_array<Value AttributeError::*>({&AttributeError::obj, &AttributeError::name});
template <>
inline constexpr auto kOwnFields<OSError> = std::to_array<Value OSError::*>(
    {&OSError::errorNumber, &OSError::strerror, &OSError::filename, &OSError::filename2});
template <>
inline constexpr auto kOwnFields<SyntaxError> = std::to_array<Value SyntaxError::*>(
    {&SyntaxError::msg, &SyntaxError::filename, &SyntaxError::line, &SyntaxError::offset,
     &SyntaxError::text, &SyntaxError::endLine, &SyntaxError::endOffset,
     &SyntaxError::printFileAndLine});
template <>
inline constexpr auto kOwnFields<UnicodeError> = std::to_array<Value UnicodeError::*>(
    {&UnicodeError::encoding, &UnicodeError::object, &UnicodeError::reason});
template <>
inline constexpr auto kOwnFields<ExceptionGroup> =
    std::to_array<Value ExceptionGroup::*>({&ExceptionGroup::message, &ExceptionGroup::exceptions});

void exceptionBaseTraverse(Exception*, Visitor&);
void exceptionBaseClear(Exception*);
void exceptionBaseDestroy(Exception*);

template <class T>
void exceptionTraverse(Object* object, Visitor& visitor) {
  exceptionBaseTraverse(static_cast<Exception*>(object), visitor);
  for (auto field : kOwnFields<T>) visit(visitor, static_cast<T*>(object)->*field);
}
template <class T>
void exceptionClear(Object* object) {
  exceptionBaseClear(static_cast<Exception*>(object));
  for (auto field : kOwnFields<T>) dropField(static_cast<T*>(object)->*field);
}
template <class T>
void exceptionDestroy(Object* object) {
  exceptionBaseDestroy(static_cast<Exception*>(object));
  for (auto field : kOwnFields<T>) dropField(static_cast<T*>(object)->*field);
}

// Some layouts end with numbers, which may look like addresses. (A bool does not.)
template <class T>
constexpr bool kHasNumbers = std::is_same_v<T, OSError> || std::is_same_v<T, UnicodeError>;
template <class T>
constexpr uint32_t kExceptionFlags = kSubclassable | kContainerType | kHasDict | kException |
                                     (kHasNumbers<T> ? 0u : uint32_t{kWordsOnly});

template <class T>
constexpr TypeDef exceptionDefinition(const char* name, const Slots& slots = {},
                                      std::span<const MethodDef> methods = {},
                                      std::span<const GetSetDef> attributes = {},
                                      const char* doc = nullptr) {
  return {.name = name,
          .basicSize = sizeof(T),
          .flags = kExceptionFlags<T>,
          .traverse = exceptionTraverse<T>,
          .clear = exceptionClear<T>,
          .destroy = exceptionDestroy<T>,
          .slots = slots,
          .methods = methods,
          .attributes = attributes,
          .doc = doc};
}

// BaseException's __new__, of any layout: args are the positional arguments.
Owned exceptionMake(Runtime&, Type* cls, const CallArgs&);
Owned exceptionMakeWith(Runtime&, Type* cls, Value args);  // args: a tuple
// Do calls of the class without keywords do no more than exceptionMake()?
bool onlyMakesException(const Type* cls);
// BaseException's __init__: no keywords; args are the positional arguments.
bool exceptionInit(Runtime&, Value self, const CallArgs&);
bool exceptionSetArgs(Runtime&, Value self,
                      const CallArgs&);  // the same without the check for keywords
Owned exceptionStr(Runtime&, Value self);
Owned exceptionRepr(Runtime&, Value self);
Tuple* exceptionArgs(Value self);
// TypeError: the class was called and gave something else.
Owned raiseNotAnException(Runtime&, Value cls, Value made);

// The keyword arguments of an exception's __init__: each name with the field it fills (unless
// unbound was stored there before it stays null). TypeError for others.
struct KeywordField {
  const char* name;
  Value* field;
};
bool takeKeywords(Runtime&, const char* function, const CallArgs&, std::span<const KeywordField>);

// Definitions of the types that add something; in files of their own.
extern const TypeDef baseExceptionTypeDef, stopIterationTypeDef, systemExitTypeDef,
    importErrorTypeDef, nameErrorTypeDef, attributeErrorTypeDef, keyErrorTypeDef, osErrorTypeDef,
    syntaxErrorTypeDef, unicodeDecodeErrorTypeDef, unicodeEncodeErrorTypeDef,
    unicodeTranslateErrorTypeDef, baseExceptionGroupTypeDef;

}  // namespace ouro
