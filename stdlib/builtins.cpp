// The module builtins: the table of its functions, and the types and exceptions it names.

#include "stdlib/builtins.h"

#include "runtime/protocol.h"

namespace ouro {

namespace {

constexpr MethodDef kFunctions[] = {
    {"__build_class__", builtin_build_class, "*args, **keywords",
     "What a class statement calls: func, name, *bases, metaclass=None, **keywords."},
    {"__import__", builtin_import, "name, globals=None, locals=None, fromlist=(), level=0",
     "What an import statement calls."},
    {"abs", builtin_abs, "x, /", "The absolute value."},
    {"aiter", builtin_aiter, "async_iterable, /", "An asynchronous iterator over it."},
    {"all", builtin_all, "iterable, /", "Is no item false?"},
    {"anext", builtin_anext, "aiterator, default=None, /", "Awaitable of the next item."},
    {"any", builtin_any, "iterable, /", "Is some item true?"},
    {"ascii", builtin_ascii, "obj, /", "repr() with escapes for what is not ASCII."},
    {"bin", builtin_bin, "number, /",
     "Binary digits, with 0b before them.\n\n>>> bin(2796202)\n'0b1010101010101010101010'"},
    {"breakpoint", builtin_breakpoint, "*args, **kws", "Calls sys.breakpointhook."},
    {"callable", builtin_callable, "obj, /", "Can it be called?"},
    {"chr", builtin_chr, "i, /", "The character of a code point."},
    {"compile", builtin_compile,
     "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1",
     "Source text made a code object."},
    {"delattr", builtin_delattr, "obj, name, /", "Deletes an attribute."},
    {"dir", builtin_dir, "object=None, /", "Names of its attributes, or of the local scope."},
    {"divmod", builtin_divmod, "x, y, /", "Quotient and remainder."},
    {"eval", builtin_eval, "source, globals=None, locals=None, /", "The value of an expression."},
    {"exec", builtin_exec, "source, globals=None, locals=None, /, *, closure=None",
     "Runs statements."},
    {"format", builtin_format, "value, format_spec='', /", "Text by a format specification."},
    {"getattr", builtin_getattr, "object, name, default=None, /", "The value of an attribute."},
    {"globals", builtin_globals, "", "The dict of the module's variables."},
    {"hasattr", builtin_hasattr, "obj, name, /", "Is there such an attribute?"},
    {"hash", builtin_hash, "obj, /", "The hash value."},
    {"hex", builtin_hex, "number, /",
     "Hexadecimal digits, with 0x before them.\n\n>>> hex(12648430)\n'0xc0ffee'"},
    {"id", builtin_id, "obj, /", "A number that no other object has while this one lives."},
    {"input", builtin_input, "prompt='', /", "A line from standard input, without its end."},
    {"isinstance", builtin_isinstance, "obj, class_or_tuple, /", "Is it an instance of them?"},
    {"issubclass", builtin_issubclass, "cls, class_or_tuple, /", "Is it a subclass of them?"},
    {"iter", builtin_iter, "object, sentinel=None, /",
     "An iterator over an iterable, or of a function's results up to the sentinel."},
    {"len", builtin_len, "obj, /", "The number of items."},
    {"locals", builtin_locals, "", "A dict of the local variables."},
    {"max", builtin_max, "*args, key=None, default=None",
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> "
     "value\n\nThe largest item of an iterable, or of several arguments."},
    {"min", builtin_min, "*args, key=None, default=None",
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> "
     "value\n\nThe smallest item of an iterable, or of several arguments."},
    {"next", builtin_next, "iterator, default=None, /", "The next item."},
    {"oct", builtin_oct, "number, /",
     "Octal digits, with 0o before them.\n\n>>> oct(342391)\n'0o1234567'"},
    {"ord", builtin_ord, "c, /", "The code point of a character."},
    {"pow", builtin_pow, "base, exp, mod=None", "base**exp, or base**exp % mod."},
    {"print", builtin_print, "*args, sep=' ', end='\\n', file=None, flush=False",
     "Writes values to a text file, sys.stdout by default."},
    {"repr", builtin_repr, "obj, /", "The text that describes an object."},
    {"round", builtin_round, "number, ndigits=None", "Rounded to a number of digits."},
    {"setattr", builtin_setattr, "obj, name, value, /", "Sets an attribute."},
    {"sorted", builtin_sorted,
     Signature("iterable, /, *, key=None, reverse=False").passingKeywordsTo("sort"),
     "A new list of the items in ascending order."},
    {"sum", builtin_sum, "iterable, /, start=0", "The start value plus all items."},
    {"vars", builtin_vars, "object=None, /", "Its __dict__, or the local scope."},
};

constexpr TypeId kTypes[] = {
    TypeId::Bool,         TypeId::ByteArray,  TypeId::Bytes,     TypeId::ClassMethod,
    TypeId::Complex,      TypeId::Dict,       TypeId::Enumerate, TypeId::Filter,
    TypeId::Float,        TypeId::FrozenSet,  TypeId::Int,       TypeId::List,
    TypeId::Map,          TypeId::MemoryView, TypeId::Object,    TypeId::Property,
    TypeId::Range,        TypeId::Reversed,   TypeId::Set,       TypeId::Slice,
    TypeId::StaticMethod, TypeId::Str,        TypeId::Super,     TypeId::Tuple,
    TypeId::Type,         TypeId::Zip,
};

bool addNames(Runtime& rt, Module* module) {
  for (TypeId id : kTypes)
    if (!moduleAdd(rt, module, nameOf(rt.type(id)), Value(rt.type(id)))) return false;
  for (Type* exception : rt.exceptions)
    if (!moduleAdd(rt, module, nameOf(exception), Value(exception))) return false;
  Value osError(rt.exception(Exc::OSError));
  return moduleAdd(rt, module, "EnvironmentError", osError) &&
         moduleAdd(rt, module, "IOError", osError) &&
         moduleAdd(rt, module, "None", Value::none()) &&
         moduleAdd(rt, module, "Ellipsis", Value::ellipsis()) &&
         moduleAdd(rt, module, "NotImplemented", Value::notImplemented()) &&
         moduleAdd(rt, module, "False", Value::boolean(false)) &&
         moduleAdd(rt, module, "True", Value::boolean(true)) &&
         moduleAdd(rt, module, "__debug__", Value::boolean(true)) && addSiteObjects(rt, module);
}

template <class F>
void eachType(void* state, F f) {
  auto* types = static_cast<BuiltinsState*>(state);
  for (Type** type : {&types->anextAwaitable, &types->quitter, &types->notice, &types->helper})
    if (*type) f(*type);
}

void visitTypes(void* state, Visitor& visitor) {
  eachType(state, [&](Type*& type) { visitor(type); });
}
void clearTypes(void* state) {
  eachType(state, [](Type*& type) { release(std::exchange(type, nullptr)); });
}

}  // namespace

extern const ModuleDef builtinsModule;
const ModuleDef builtinsModule = {
    .name = "builtins",
    .doc = "Built-in functions, types, exceptions, and other objects.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(BuiltinsState),
    .visitState = visitTypes,
    .clearState = clearTypes,
};

}  // namespace ouro
