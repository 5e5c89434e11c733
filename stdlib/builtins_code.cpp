// compile, eval, exec and __import__.

#include <cstring>

#include "runtime/argument_name.h"
#include "runtime/node_types.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/builtins.h"
#include "stdlib/file_name.h"

namespace ouro {

namespace {

bool isCode(const Runtime& rt, Value v) { return typeOf(rt, v) == rt.type(TypeId::Code); }

bool isSource(const Runtime& rt, Value v) { return isStr(rt, v) || isBytesLike(rt, v); }

// A C int argument, in the words of CPython's parsers.
bool cInt(Runtime& rt, Args args, uint32_t i, int64_t otherwise, int64_t* result) {
  *result = otherwise;
  if (!args.has(i)) return true;
  OURO_TRY_BOOL(whole, index(rt, args[i]));
  if (intFits(rt, whole, result) && *result >= INT32_MIN && *result <= INT32_MAX) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
}

bool holdsNul(Runtime& rt, Value source) {
  if (isStr(rt, source)) {
    const Str* text = source.as<Str>();
    if (text->widthLog() == 0) return memchr(text->chars<uint8_t>(), 0, text->length) != nullptr;
    for (size_t i = 0; i < text->length; i++)
      if (text->at(i) == 0) return true;
    return false;
  }
  std::string_view bytes;
  return asByteView(rt, source, &bytes) && bytes.find('\0') != std::string_view::npos;
}

Owned compileSource(Runtime& rt, const CompileRequest& request) {
  if (!rt.machine.compile) return raise(rt, Exc::SystemError, "no compiler");
  if (isSource(rt, request.source) && holdsNul(rt, request.source))
    return raise(rt, Exc::ValueError, "source code string cannot contain null bytes");
  return rt.machine.compile(rt, request);
}

}  // namespace

namespace {

bool checkFlags(Runtime& rt, int64_t flags, int64_t optimize) {
  constexpr int64_t kFutures = 0x1fe0000, kObsolete = 0x10;
  constexpr int64_t kKnown = kFutures | kObsolete | kDontImplyDedent | kOnlyTree | kTypeComments |
                             kAllowTopLevelAwait | kAllowIncompleteInput;
  if (flags & ~kKnown) return fail(rt, Exc::ValueError, "compile(): unrecognised flags{}", "");
  if (optimize < -1 || optimize > 2)
    return fail(rt, Exc::ValueError, "compile(): invalid optimize value{}", "");
  return true;
}

bool checkMode(Runtime& rt, const Str* mode, bool onlyTree) {
  if (equal(mode, "exec") || equal(mode, "eval") || equal(mode, "single")) return true;
  bool isFunctionType = equal(mode, "func_type");
  if (isFunctionType && onlyTree) return true;
  return fail(rt, Exc::ValueError, "{}",
              isFunctionType ? "compile() mode 'func_type' requires flag PyCF_ONLY_AST"
              : onlyTree     ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                             : "compile() mode must be 'exec', 'eval' or 'single'");
}

}  // namespace

Owned builtin_compile(Runtime& rt, Value, Args args) {
  int64_t flags, optimize, featureVersion;
  OURO_TRY(filename, fileNameArg(rt, args[1]));
  if (!isStr(rt, args[2])) {
    return raise(rt, Exc::TypeError, "compile() argument 'mode' must be str, not {}",
                 argumentName(rt, args[2]));
  }
  OURO_CHECK(cInt(rt, args, 3, 0, &flags));
  int dontInherit = args.has(4) ? truth(rt, args[4]) : 0;
  if (dontInherit < 0) return Owned::error();
  OURO_CHECK(cInt(rt, args, 5, -1, &optimize));
  OURO_CHECK(cInt(rt, args, 6, -1, &featureVersion));
  CompileRequest request{args[0], filename, args[2].as<Str>()};
  OURO_CHECK(checkFlags(rt, flags, optimize));
  OURO_CHECK(checkMode(rt, request.mode, flags & kOnlyTree));
  request.flags = static_cast<uint32_t>(flags);
  request.dontInherit = dontInherit;
  request.optimize = static_cast<int>(optimize);
  request.featureVersion = static_cast<int>(featureVersion);
  if (isNode(rt, args[0])) {
    if (flags & kOnlyTree) return Owned::share(args[0]);
  } else if (!isSource(rt, args[0])) {
    return raise(rt, Exc::TypeError, "compile() arg 1 must be a string, bytes or AST object");
  }
  return compileSource(rt, request);
}

namespace {

// Where eval and exec run code; filled up from the caller.
struct Scope {
  Local globals, locals;
};

bool hasGetItem(const Runtime& rt, Value v) { return typeOf(rt, v)->slots.getItem; }

bool completeScope(Runtime& rt, const char* name, Value globals, Value locals, Scope* scope) {
  if (!globals.isNone()) {
    scope->globals = Local(globals);
    scope->locals = Local(locals.isNone() ? globals : locals);
  } else {
    if (!rt.frame) {
      return fail(rt, Exc::TypeError,
                  "{} must be given globals and locals when called without a "
                  "frame",
                  name);
    }
    scope->globals = Owned::share(globalsOf(rt.frame));
    scope->locals = locals.isNone() ? currentLocals(rt) : Owned::share(locals);
    if (scope->locals.isError()) return false;
  }
  Dict* dict = scope->globals.as<Dict>();
  Value present = dictGet(rt, dict, rt.names.builtins);
  if (present.isError()) return false;
  if (!present.isNotFound()) return true;
  return dictSet(rt, dict, rt.names.builtins, rt.frame ? builtinsOf(rt.frame) : rt.builtins);
}

Owned compileFor(Runtime& rt, Value source, const char* mode) {
  OURO_TRY(filename, newStr(rt, "<string>"));
  OURO_TRY(modeText, newStr(rt, mode));
  return compileSource(rt, {source, filename, modeText.as<Str>()});
}

// eval allows blanks before the expression.
Owned withoutIndent(Runtime& rt, Value source) {
  if (!isStr(rt, source)) {
    std::string_view bytes;
    OURO_CHECK(asByteView(rt, source, &bytes));
    size_t skip = bytes.find_first_not_of(" \t");
    if (skip == 0) return Owned::share(source);
    return newBytes(rt, skip == std::string_view::npos ? "" : bytes.substr(skip));
  }
  Str* text = source.as<Str>();
  size_t skip = 0;
  while (skip < text->length && (text->at(skip) == ' ' || text->at(skip) == '\t')) skip++;
  return skip ? substring(rt, text, skip, text->length) : Owned::share(source);
}

uint64_t freeCount(Value code) { return code.as<Code>()->freeCount; }

}  // namespace

Owned builtin_eval(Runtime& rt, Value, Args args) {
  Value globals = args.has(1) ? args[1] : Value::none();
  Value locals = args.has(2) ? args[2] : Value::none();
  if (!locals.isNone() && !hasGetItem(rt, locals))
    return raise(rt, Exc::TypeError, "locals must be a mapping");
  if (!globals.isNone() && !isDict(rt, globals)) {
    if (hasGetItem(rt, globals)) {
      return raise(rt, Exc::TypeError, "globals must be a real dict; try eval(expr, {}, mapping)");
    }
    return raise(rt, Exc::TypeError, "globals must be a dict");
  }
  Scope scope;
  OURO_CHECK(completeScope(rt, "eval", globals, locals, &scope));
  Local code(args[0]);
  if (isCode(rt, code)) {
    if (freeCount(code)) {
      return raise(rt, Exc::TypeError,
                   "code object passed to eval() may not contain free variables");
    }
  } else if (isSource(rt, args[0])) {
    OURO_TRY(source, withoutIndent(rt, args[0]));
    code = compileFor(rt, source, "eval");
    if (code.isError()) return Owned::error();
  } else {
    return raise(rt, Exc::TypeError, "eval() arg 1 must be a string, bytes or code object");
  }
  return rt.machine.runCode(rt, code, scope.globals.as<Dict>(), scope.locals, nullptr);
}

namespace {

// The cells for a code object's free variables.
bool checkClosure(Runtime& rt, Value code, Value closure) {
  uint64_t wanted = freeCount(code);
  if (wanted == 0) {
    if (closure.isNone()) return true;
    return fail(rt, Exc::TypeError, "cannot use a closure with this code object");
  }
  bool fits =
      typeOf(rt, closure) == rt.type(TypeId::Tuple) && closure.as<Tuple>()->length == wanted;
  for (size_t i = 0; fits && i < wanted; i++)
    fits = typeOf(rt, (*closure.as<Tuple>())[i]) == rt.type(TypeId::Cell);
  if (fits) return true;
  return fail(rt, Exc::TypeError, "code object requires a closure of exactly length {}", wanted);
}

}  // namespace

Owned builtin_exec(Runtime& rt, Value, Args args) {
  Value globals = args.has(1) ? args[1] : Value::none();
  Value locals = args.has(2) ? args[2] : Value::none();
  Value closure = args.has(3) ? args[3] : Value::none();
  if (!globals.isNone() && !isDict(rt, globals)) {
    return raise(rt, Exc::TypeError, "exec() globals must be a dict, not {}",
                 typeName(rt, globals));
  }
  if (!locals.isNone() && !hasGetItem(rt, locals)) {
    return raise(rt, Exc::TypeError, "locals must be a mapping or None, not {}",
                 typeName(rt, locals));
  }
  Scope scope;
  OURO_CHECK(completeScope(rt, "exec", globals, locals, &scope));
  Local code(args[0]);
  if (isCode(rt, code)) {
    OURO_CHECK(checkClosure(rt, code, closure));
  } else {
    if (!closure.isNone()) {
      return raise(rt, Exc::TypeError, "closure can only be used when source is a code object");
    }
    if (!isSource(rt, args[0]))
      return raise(rt, Exc::TypeError, "exec() arg 1 must be a string, bytes or code object");
    code = compileFor(rt, args[0], "exec");
    if (code.isError()) return Owned::error();
  }
  Tuple* cells = closure.isNone() ? nullptr : closure.as<Tuple>();
  Local result = rt.machine.runCode(rt, code, scope.globals.as<Dict>(), scope.locals, cells);
  return result.isError() ? Owned::error() : Owned::none();
}

Owned builtin_import(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) return raise(rt, Exc::TypeError, "module name must be a string");
  int64_t level;
  OURO_CHECK(cInt(rt, args, 4, 0, &level));
  if (level < 0) return raise(rt, Exc::ValueError, "level must be >= 0");
  if (args[0].as<Str>()->length == 0 && level == 0)
    return raise(rt, Exc::ValueError, "Empty module name");
  Ref<Str> name = intern(rt, args[0].as<Str>());
  if (!name) return Owned::error();
  return rt.machine.importName(rt, name.get(), args.has(1) ? args[1] : Value::none(),
                               args.has(3) ? args[3] : Value::none(), level);
}

}  // namespace ouro
