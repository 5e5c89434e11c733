#pragma once
// What fills the slots of a class made by a script: each function finds the double-underscore
// method on the type and calls it.

#include "runtime/protocol.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

// The type of what is known to be an object: typeOf() without looking for words.
inline Type* classOf(const Runtime& rt, Value object) {
  return static_cast<Shape*>(rt.heap.kindOf(object.object()))->type;
}

// `attribute`, found on self's type, called as its method. *unbindable: whether what is raised
// comes from its __get__.
Owned callBound(Runtime&, Value self, Value attribute, const CallArgs&, bool* unbindable = nullptr);

// self.name() and self.name(argument), found on the type: must be there (a slot is only filled when
// it is), unless it was removed meanwhile.
Owned callSlotMethod(Runtime&, Value self, Str* name);
Owned callSlotMethod(Runtime&, Value self, Str* name, Value argument);

template <Str* Names::*name>
Owned classUnary(Runtime& rt, Value self) {
  return callSlotMethod(rt, self, rt.names.*name);
}
template <Str* Names::*name>
Owned classSimpleBinary(Runtime& rt, Value self, Value other) {
  return callSlotMethod(rt, self, rt.names.*name, other);
}

struct OperatorNames {
  Str* Names::*forward;
  Str* Names::*reflected;
  Str* Names::*inplace;
};
constexpr OperatorNames operatorNames(BinaryOp op) {
  switch (op) {
#define UNARY(...)
#define BINARY(...)
#define OTHER(...)
#define OPERATOR(name, rname, iname, op, sign) \
  case BinaryOp::op:                           \
    return {&Names::name, &Names::rname, &Names::iname};
#include "runtime/slots.def"
#undef UNARY
#undef BINARY
#undef OTHER
#undef OPERATOR
    case BinaryOp::DivMod: return {&Names::divmod, &Names::rdivmod, nullptr};
    default: return {&Names::pow, &Names::rpow, &Names::ipow};
  }
}

// left.__op__(right) or right.__rop__(left), as the data model orders them. `self` is the slot
// function itself: how an operand's type is known to be handled by it.
Owned classBinaryWith(Runtime&, BinaryOp, BinaryFn self, Value left, Value right);
Owned classInplaceWith(Runtime&, BinaryOp, Value left, Value right);
template <BinaryOp op>
Owned classBinary(Runtime& rt, Value left, Value right) {
  return classBinaryWith(rt, op, classBinary<op>, left, right);
}
template <BinaryOp op>
Owned classInplace(Runtime& rt, Value left, Value right) {
  return classInplaceWith(rt, op, left, right);
}

Owned classPower(Runtime&, Value base, Value exponent, Value modulus);
Owned classNext(Runtime&, Value self);
Owned classCall(Runtime&, Value self, const CallArgs&);
bool classHash(Runtime&, Value self, int64_t* result);
bool hashNotImplemented(Runtime&, Value self, int64_t* result);  // TypeError: unhashable type
int classTruth(Runtime&, Value self);
int64_t classLength(Runtime&, Value self);
// What __bool__ and __len__ have returned, as truth and length: -1 on error.
int boolOf(Runtime&, Owned answer);
int64_t lengthOf(Runtime&, Owned answer);
int classContains(Runtime&, Value self, Value item);
bool classSetItem(Runtime&, Value self, Value key, Value value);
Owned classGetAttribute(Runtime&, Value self, Str* name);
// The pending AttributeError, which a getter or __getattr__ has raised, says which attribute of
// what is missing, if it does not say so itself.
void noteAttribute(Runtime&, Value self, Str* name);
bool classSetAttribute(Runtime&, Value self, Str* name, Value value);
Owned classCompare(Runtime&, Value left, Value right, CompareOp);
Owned classDescriptorGet(Runtime&, Value self, Value instance, Type* owner);
bool classDescriptorSet(Runtime&, Value self, Value instance, Value value);
bool classInit(Runtime&, Value self, const CallArgs&);
Owned classMake(Runtime&, Type* cls, const CallArgs&);
bool classFinalise(Runtime&, Value self);
inline Str* compareName(const Runtime& rt, CompareOp op) {
  constexpr Str* Names::*kNames[] = {&Names::lt, &Names::le, &Names::eq,
                                     &Names::ne, &Names::gt, &Names::ge};
  return rt.names.*kNames[static_cast<size_t>(op)];
}

// What __str__ or __repr__ (`method`) has answered, if it is a str.
Owned textAnswer(Runtime&, Owned answer, const char* method);

}  // namespace ouro
