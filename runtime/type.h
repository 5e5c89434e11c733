#pragma once
// Types: the struct, how a built-in one is declared, and the slots through which the machine
// reaches a type's behaviour. A class defined in a script fills the slots with functions that call
// its double-underscore methods (class_slots.cpp); a built-in type gets those methods as wrappers
// around its slots (slot_wrappers.cpp). slots.def is the one table of both.

#include <cstdint>
#include <span>
#include <vector>

#include "gc/ref.h"
#include "runtime/method_def.h"
#include "runtime/shape.h"

namespace ouro {

struct Dict;
struct Function;
struct Constructor;

enum class TypeId : uint8_t {
#define TYPE(id, definition) id,
#include "runtime/types.def"
#undef TYPE
  Count,
};

enum class CompareOp : uint8_t { Lt, Le, Eq, Ne, Gt, Ge };

enum class BinaryOp : uint8_t {  // the order of the BINARY_ opcodes
  Add,
  Subtract,
  Multiply,
  MatrixMultiply,
  TrueDivide,
  Remainder,
  Power,
  LShift,
  RShift,
  Or,
  Xor,
  And,
  FloorDivide,
  DivMod,
  Count
};

using UnaryFn = Owned (*)(Runtime&, Value);
using AttributeFn = Owned (*)(Runtime&, Value self, Str* name);
using BinaryFn = Owned (*)(Runtime&, Value left, Value right);

// All may be null. Every function borrows its arguments. Functions that return bool or a negative
// number on failure leave an exception pending.
struct Slots {
  UnaryFn repr = nullptr, str = nullptr;
  bool (*hash)(Runtime&, Value, int64_t* result) = nullptr;
  Owned (*call)(Runtime&, Value self, const CallArgs&) = nullptr;
  // Raises AttributeError when absent.
  AttributeFn getAttribute = nullptr;
  // value unbound: delete.
  bool (*setAttribute)(Runtime&, Value self, Str* name, Value value) = nullptr;
  // May return NotImplemented. Called with left of this type (or right, reflected, by the
  // protocol).
  Owned (*compare)(Runtime&, Value left, Value right, CompareOp) = nullptr;
  UnaryFn iter = nullptr;
  UnaryFn next = nullptr;                   // done() at the end, nothing pending
  int (*truth)(Runtime&, Value) = nullptr;  // 0, 1, -1 on error
  // instance unbound: got from the class.
  Owned (*descriptorGet)(Runtime&, Value self, Value instance, Type* owner) = nullptr;
  bool (*descriptorSet)(Runtime&, Value self, Value instance, Value value) = nullptr;
  Owned (*make)(Runtime&, Type* cls, const CallArgs&) = nullptr;  // __new__
  bool (*init)(Runtime&, Value self, const CallArgs&) = nullptr;  // __init__
  bool (*finalise)(Runtime&, Value self) = nullptr;               // __del__
  // As CPython's nb_ slots: called when either operand has this type; return NotImplemented for
  // operands they do not know.
  BinaryFn binary[static_cast<size_t>(BinaryOp::Count)] = {};
  BinaryFn inplace[static_cast<size_t>(BinaryOp::Count)] = {};
  Owned (*power)(Runtime&, Value base, Value exponent, Value modulus) = nullptr;  // pow(a, b, c)
  UnaryFn negative = nullptr, positive = nullptr, invert = nullptr, absolute = nullptr;
  UnaryFn index = nullptr, toInt = nullptr, toFloat = nullptr;
  // Sequences: tried by + and * after both operands' binary slots; they raise for wrong operands.
  BinaryFn concat = nullptr, repeat = nullptr, inplaceConcat = nullptr, inplaceRepeat = nullptr;
  int64_t (*length)(Runtime&, Value) = nullptr;  // -1 on error
  BinaryFn getItem = nullptr;
  bool (*setItem)(Runtime&, Value self, Value key, Value value) = nullptr;  // unbound: delete
  int (*contains)(Runtime&, Value self, Value item) = nullptr;              // 0, 1, -1 on error
  UnaryFn await = nullptr, aiter = nullptr, anext = nullptr;
  // Of iterators that await something, beside `next`: one step with what is sent. Returns what it
  // yields; done() with its value, to be owned, in *result; error().
  Owned (*send)(Runtime&, Value self, Value sent, Value* result) = nullptr;

  constexpr BinaryFn& operator[](BinaryOp op) { return binary[static_cast<size_t>(op)]; }
  BinaryFn of(BinaryOp op) const { return binary[static_cast<size_t>(op)]; }
  BinaryFn inplaceOf(BinaryOp op) const { return inplace[static_cast<size_t>(op)]; }
};

enum TypeFlags : uint32_t {
  kSubclassable = 1,   // may be a base
  kContainerType = 2,  // instances can be part of cycles (traverse is set)
  kHasDict = 4,        // instances have attributes of their own
  kHeapType = 8,       // made by a class statement or type(): has counted instances
  kWeakReferable = 16,
  kSequencePattern = 32,  // matches [..] in a match statement
  kMappingPattern = 64,
  kNoInstances = 128,      // cannot be called, though its base can: "cannot create 'x' instances"
  kMatchSelf = 256,        // C(x) in a pattern matches the subject itself (int, str ...)
  kAbstract = 512,         // has abstract methods
  kImmutable = 1024,       // attributes of the type cannot be set
  kIsMethod = 2048,        // called as method: LOAD_METHOD need not bind instances of this type
  kByteBuffer = 4096,      // of a TypeDef: instances begin as a ByteArray does, and are bytes-like
  kHoldsBuffer = 16384,    // of a TypeDef: instances begin as a BufferHolder does
  kWalkedByIndex = 32768,  // without __iter__: by __getitem__, up to the length
  kException = 65536,      // BaseException and what derives from it
  kWordsOnly = 131072,  // of a TypeDef: what an instance's native part refers to is what its words
                        // say (referenceIn), all of them
  kEndsOutside = 262144,   // of a TypeDef: the end of an instance shows outside of the process
  kMarksFinaliser = 8192,  // only instances with the header flag kNeedsFinaliser are finalised
};
constexpr uint32_t kNeedsFinaliser = 1u << kTypeFlagsShift;
// The destroyFlag of types whose instances mostly own nothing.
constexpr uint32_t kOwnsSomething = 2u << kTypeFlagsShift;

// A built-in type, declared once, as constant data, in the type's own file. Its dict is filled when
// it is first looked into.
struct TypeDef {
  const char* name;
  const char* module = "builtins";
  TypeId base = TypeId::Object;
  uint32_t basicSize = 0;
  uint32_t itemSize =
      0;  // not 0: instances vary in size; a subclass keeps its dict behind the items
  uint32_t flags = 0;
  // Where an instance has the dict of attributes that its native part looks after, or null there,
  // for cached accesses to it; 0: nowhere.
  uint32_t dictOffset = 0;
  void (*traverse)(Object*, Visitor&) = nullptr;
  void (*clear)(Object*) = nullptr;
  void (*destroy)(Object*) = nullptr;  // drops and frees what the native part owns
  uint32_t destroyFlag = 0;            // the header flag without which that is nothing; 0: ask
  Slots slots = {};
  std::span<const MethodDef> methods = {};
  std::span<const GetSetDef> attributes = {};
  Signature make = {};  // text of the constructor's signature, for help()
  const char* doc = nullptr;
};

struct Type : Object {
  Ref<Str> name, qualname;    // name of a built-in: without module
  const TypeDef* definition;  // null for a class made by a script
  const TypeDef* layout;      // the definition of the nearest built-in base: the native part
  const char* utf8Name;       // of name, NUL-terminated; a heap buffer for heap types
  uint32_t utf8Length;
  Type* base;                      // owned; null for object
  Ref<Tuple> bases, mro;           // mro[0] is the type itself: a cycle, as in CPython
  Ref<Dict> dict;                  // attributes; null until a built-in type is readied
  std::vector<Type*>* subclasses;  // direct ones, borrowed: a subclass takes itself out when it
                                   // dies; null: none
  Shape* rootShape;                // of new instances
  Shape* shapes;                   // all shapes of this type
  Shape* dictShape;                // of instances with a real __dict__; null without
  uint32_t basicSize, itemSize, flags;
  uint32_t instanceSize;  // what an instance without items takes: native part, ext, all slots
  uint32_t extOffset;     // of the ext word, or dictOffset; 0: none. itemSize != 0: behind items
  uint32_t slotsOffset;   // first of the __slots__; itemSize != 0: from the items' end
  uint32_t slotCount;     // __slots__ including inherited ones
  Ref<Tuple> slotNames;   // of the __slots__ of its own, sorted; null: none
  uint32_t version;       // changes with every change of the type or a base; 0: none given yet
  // While initVersion == version: __init__, if a call of the type may enter it, or null; and how
  // objects are made without that (vm/constructor.h), or null, a heap buffer.
  Function* cachedInit;
  Constructor* constructor;
  uint32_t initVersion;
  uint32_t plainClassVersion;  // while it == version, __class__ of instances is what object has
  Ref<Value> abstractMethods;  // __abstractmethods__, or none
  void* moduleState;           // for native modules' types
  Slots slots;

  bool has(TypeFlags flag) const { return flags & static_cast<uint32_t>(flag); }
};

// ---- making and changing types (type.cpp)

// A built-in type from its definition; `base` null only for object. Its dict is made by readyType.
Type* makeBuiltinType(Runtime&, const TypeDef&, Type* base, Type* metatype);
// Bytes of "module." in front of utf8Name: 0 unless it is a native module's type.
size_t modulePrefixOf(const Type*);
// Gives it its bases and mro, once tuples can be made.
bool linkHierarchy(Runtime&, Type*);
// At the end of the runtime: drops all that the type refers to but its base.
void unlinkHierarchy(Type*);
void dropTypeAndObject(Runtime&);  // the last two, which refer to each other
// Names that a type's shapes own, for the audit.
void visitShapeNames(Type*, Visitor&);
// Fills the dict of a built-in type: its methods, attributes and the wrappers of its slots.
bool readyType(Runtime&, Type*);
// type(name, bases, namespace, **keywords) for the metatype.
Owned newClass(Runtime&, Type* metatype, Str* name, Tuple* bases, Dict* nspace,
               const CallArgs& keywords);
// The metaclass that fits all bases; null with TypeError pending.
Type* winningMetatype(Runtime&, Type* metatype, Tuple* bases);
bool setTypeName(Runtime&, Type*, Str* name);
// Can one type's instances become the other's? TypeError otherwise, which begins with `what`.
bool layoutsAgree(Runtime&, const Type* from, const Type* to, const char* what);
// type.__bases__ = bases: the layouts must agree; methods are looked up anew everywhere below.
bool replaceBases(Runtime&, Type*, Tuple* bases);
// Everything that was remembered about the type's attributes is void.
void typeChanged(Type*);
// What was remembered about the value of this attribute, which is no method or descriptor, is void:
// inline caches look it up in the class's dict each time.
void attributeReplaced(Runtime&, Type*, const Str* name);
// Enters and takes out a type among its bases' subclasses.
void joinSubclasses(Type*);
void leaveSubclasses(Type*);
void leaveBases(Type*, Type* base, const Tuple* bases);
// C3 linearisation of the type's bases; a new tuple.
Owned computeMro(Runtime&, Type*);
// Sets the type's mro as its metatype wants it; the former one, or null, goes to *old. 1: done;
// 0: a mro() method has set it meanwhile, which stands; -1: error.
int renewMro(Runtime&, Type*, Ref<Tuple>* old);
// The nearest base that adds native fields or __slots__: what instances look like inside.
const Type* solidBase(const Type*);
// Room for attributes in instances: what classes learn from their __init__ and from experience.
void growCapacity(Runtime&, Type*, uint32_t capacity);

// ---- slots of classes made by scripts (class_slots.cpp)

// Fills all slots of a new class from what its bases and its dict define.
void inheritSlots(Runtime&, Type*);
// After type.name was set or deleted: the slot of that name, here and in subclasses.
void updateSlots(Runtime&, Type*, Str* name);
// Fills what a built-in type leaves open from its base.
void inheritBuiltinSlots(Type*, const Type* base);
// Adds the wrappers of a built-in type's own slots to its dict (slot_wrappers.cpp).
bool addSlotWrappers(Runtime&, Type*);

}  // namespace ouro
