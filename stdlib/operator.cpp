// The module _operator: the operators as functions.

#include "stdlib/operator.h"

#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

template <CompareOp op>
Owned operator_compare(Runtime& rt, Value, Args args) {
  if (!Value::bothSmall(args[0], args[1])) return compare(rt, args[0], args[1], op);
  const int64_t a = args[0].small(), b = args[1].small();
  return Owned::boolean(orderMatches((a > b) - (a < b), op));
}
template <Owned (*function)(Runtime&, Value, Value)>
Owned operator_binary(Runtime& rt, Value, Args args) {
  return function(rt, args[0], args[1]);
}
Owned arithMatrixMultiply(Runtime& rt, Value a, Value b) {
  return binary(rt, BinaryOp::MatrixMultiply, a, b);
}
template <BinaryOp op>
Owned operator_inplace(Runtime& rt, Value, Args args) {
  return inplace(rt, op, args[0], args[1]);
}
template <UnaryFn function>
Owned operator_unary(Runtime& rt, Value, Args args) {
  return function(rt, args[0]);
}

Owned operator_pow(Runtime& rt, Value, Args args) { return arithPower(rt, args[0], args[1]); }

Owned operator_truth(Runtime& rt, Value, Args args) {
  int is = truth(rt, args[0]);
  return is < 0 ? Owned::error() : Owned::boolean(is);
}
Owned operator_not(Runtime& rt, Value, Args args) {
  int is = truth(rt, args[0]);
  return is < 0 ? Owned::error() : Owned::boolean(!is);
}
Owned operator_is(Runtime&, Value, Args args) { return Owned::boolean(args[0] == args[1]); }
Owned operator_is_not(Runtime&, Value, Args args) { return Owned::boolean(!(args[0] == args[1])); }

bool isSequence(const Runtime& rt, Value v) { return typeOf(rt, v)->slots.getItem; }

Owned concatenate(Runtime& rt, Args args, bool changes) {
  if (!isSequence(rt, args[0])) {
    return raise(rt, Exc::TypeError, "'{}' object can't be concatenated", typeName(rt, args[0]));
  }
  return changes ? inplace(rt, BinaryOp::Add, args[0], args[1])
                 : binary(rt, BinaryOp::Add, args[0], args[1]);
}
Owned operator_concat(Runtime& rt, Value, Args args) { return concatenate(rt, args, false); }
Owned operator_iconcat(Runtime& rt, Value, Args args) { return concatenate(rt, args, true); }

Owned operator_contains(Runtime& rt, Value, Args args) {
  int in = contains(rt, args[0], args[1]);
  return in < 0 ? Owned::error() : Owned::boolean(in);
}

Owned iterated(Runtime& rt, Value v) {
  Owned it = iter(rt, v);
  if (!it.isError() || !errorMatches(rt, Exc::TypeError)) return it;
  clearError(rt);
  return raise(rt, Exc::TypeError, "argument of type '{}' is not iterable", typeName(rt, v));
}

Owned operator_countOf(Runtime& rt, Value, Args args) {
  int64_t count = 0;
  OURO_TRY(it, iterated(rt, args[0]));
  OURO_CHECK(forEach(rt, it, [&](Value item) {
    int same = equals(rt, item, args[1]);
    count += same > 0;
    return same >= 0;
  }));
  return smallInt(count);
}

Owned operator_indexOf(Runtime& rt, Value, Args args) {
  OURO_TRY(it, iterated(rt, args[0]));
  for (int64_t i = 0;; i++) {
    OURO_TRY(item, next(rt, it));
    if (item.isDone()) return raise(rt, Exc::ValueError, "sequence.index(x): x not in sequence");
    int same = equals(rt, item, args[1]);
    if (same < 0 || !heedSignals(rt)) return Owned::error();
    if (same) return smallInt(i);
  }
}

Owned operator_getitem(Runtime& rt, Value, Args args) { return getItem(rt, args[0], args[1]); }
Owned operator_setitem(Runtime& rt, Value, Args args) {
  return setItem(rt, args[0], args[1], args[2]) ? Owned::none() : Owned::error();
}
Owned operator_delitem(Runtime& rt, Value, Args args) {
  return setItem(rt, args[0], args[1], Value::unbound()) ? Owned::none() : Owned::error();
}

Owned operator_length_hint(Runtime& rt, Value, Args args) {
  int64_t otherwise = 0;
  if (args.has(1)) {
    if (!isInt(rt, args[1])) {
      return raise(rt, Exc::TypeError, "'{}' object cannot be interpreted as an integer",
                   typeName(rt, args[1]));
    }
    OURO_CHECK(indexInt64(rt, args[1], &otherwise));
  }
  int64_t hint = lengthHint(rt, args[0], otherwise);
  return hint < 0 && errorPending(rt) ? Owned::error() : newInt(rt, hint);
}

Owned operator_call(Runtime& rt, Value, Args args) {
  // By the signature "obj, /, *args, **kwargs": obj, keywords, then the rest.
  return callWithKeywords(rt, args[0], args.from(2), args.has(1) ? args[1] : Value::none());
}

#define OURO_BINARY_ROW(name, op, doc)                                                    \
  {name, operator_binary<arith##op>, "a, b, /", doc}, {                                   \
    "i" name, operator_inplace<BinaryOp::op>, "a, b, /", doc " In place where it can be." \
  }

// What a and b hold as bytes.
bool digestText(Runtime& rt, Value a, Value b, std::string_view* left, std::string_view* right) {
  if (isStr(rt, a) && isStr(rt, b)) {
    if (!a.as<Str>()->isAscii() || !b.as<Str>()->isAscii())
      return fail(rt, Exc::TypeError, "comparing strings with non-ASCII characters is {}",
                  "not supported");
    *left = a.as<Str>()->asciiView();
    *right = b.as<Str>()->asciiView();
    return true;
  }
  if (!isBytesLike(rt, a) && !isBytesLike(rt, b)) {
    return fail(rt, Exc::TypeError,
                "unsupported operand types(s) or combination of types: '{}' and '{}'",
                typeName(rt, a), typeName(rt, b));
  }
  return asByteView(rt, a, left) && asByteView(rt, b, right);
}

}  // namespace

Owned compareDigests(Runtime& rt, Value left, Value right) {
  std::string_view a, b;
  OURO_CHECK(digestText(rt, left, right, &a, &b));
  unsigned different = a.size() != b.size();
  for (size_t i = 0; i < b.size(); i++)
    different |= static_cast<unsigned>(b[i]) ^ static_cast<unsigned>(i < a.size() ? a[i] : ~b[i]);
  return Owned::boolean(different == 0);
}

namespace {

Owned operator_compare_digest(Runtime& rt, Value, Args args) {
  return compareDigests(rt, args[0], args[1]);
}

constexpr MethodDef kFunctions[] = {
    {"lt", operator_compare<CompareOp::Lt>, "a, b, /", "a < b"},
    {"le", operator_compare<CompareOp::Le>, "a, b, /", "a <= b"},
    {"eq", operator_compare<CompareOp::Eq>, "a, b, /", "a == b"},
    {"ne", operator_compare<CompareOp::Ne>, "a, b, /", "a != b"},
    {"gt", operator_compare<CompareOp::Gt>, "a, b, /", "a > b"},
    {"ge", operator_compare<CompareOp::Ge>, "a, b, /", "a >= b"},
    OURO_BINARY_ROW("add", Add, "a + b"),
    OURO_BINARY_ROW("sub", Subtract, "a - b"),
    OURO_BINARY_ROW("mul", Multiply, "a * b"),
    OURO_BINARY_ROW("matmul", MatrixMultiply, "a @ b"),
    OURO_BINARY_ROW("truediv", TrueDivide, "a / b"),
    OURO_BINARY_ROW("floordiv", FloorDivide, "a // b"),
    OURO_BINARY_ROW("mod", Remainder, "a % b"),
    OURO_BINARY_ROW("lshift", LShift, "a << b"),
    OURO_BINARY_ROW("rshift", RShift, "a >> b"),
    {"and_", operator_binary<arithAnd>, "a, b, /", "a & b"},
    {"or_", operator_binary<arithOr>, "a, b, /", "a | b"},
    {"xor", operator_binary<arithXor>, "a, b, /", "a ^ b"},
    {"iand", operator_inplace<BinaryOp::And>, "a, b, /", "a &= b"},
    {"ior", operator_inplace<BinaryOp::Or>, "a, b, /", "a |= b"},
    {"ixor", operator_inplace<BinaryOp::Xor>, "a, b, /", "a ^= b"},
    {"pow", operator_pow, "a, b, /", "a ** b"},
    {"ipow", operator_inplace<BinaryOp::Power>, "a, b, /", "a **= b"},
    {"neg", operator_unary<negative>, "a, /", "-a"},
    {"pos", operator_unary<positive>, "a, /", "+a"},
    {"abs", operator_unary<absolute>, "a, /", "abs(a)"},
    {"inv", operator_unary<invert>, "a, /", "~a"},
    {"invert", operator_unary<invert>, "a, /", "~a"},
    {"index", operator_unary<index>, "a, /", "a.__index__()"},
    {"truth", operator_truth, "a, /", "Is it true?"},
    {"not_", operator_not, "a, /", "not a"},
    {"is_", operator_is, "a, b, /", "a is b"},
    {"is_not", operator_is_not, "a, b, /", "a is not b"},
    {"concat", operator_concat, "a, b, /", "a + b of sequences"},
    {"iconcat", operator_iconcat, "a, b, /", "a += b of sequences"},
    {"contains", operator_contains, "a, b, /", "b in a"},
    {"countOf", operator_countOf, "a, b, /", "How often b is in a."},
    {"indexOf", operator_indexOf, "a, b, /", "The index of the first b in a."},
    {"getitem", operator_getitem, "a, b, /", "a[b]"},
    {"setitem", operator_setitem, "a, b, c, /", "a[b] = c"},
    {"delitem", operator_delitem, "a, b, /", "del a[b]"},
    {"length_hint", operator_length_hint, "obj, default=0, /", "Its length, or a guess."},
    {"call", operator_call, "obj, /, *args, **kwargs", "obj(*args, **kwargs)"},
    {"_compare_digest", operator_compare_digest, "a, b, /",
     "a == b of bytes or ASCII str, in a time that tells nothing of where they differ."},
};

bool addTypes(Runtime& rt, Module* module) {
  return moduleAddType(rt, module, itemGetterTypeDef) &&
         moduleAddType(rt, module, attrGetterTypeDef) &&
         moduleAddType(rt, module, methodCallerTypeDef);
}

}  // namespace

extern const ModuleDef operatorModule;
const ModuleDef operatorModule = {
    .name = "_operator",
    .doc = "The operators as functions.",
    .functions = kFunctions,
    .exec = addTypes,
};

}  // namespace ouro
