#pragma once
// Code, functions, methods, native functions and descriptors.

#include <span>

#include "runtime/frame.h"
#include "runtime/runtime.h"

namespace ouro {

// What an attribute access is shortened to for objects of one shape.
struct ShapePath {
  uint32_t shape, version, offset, added;  // as in InlineCache
  const Shape* in;
  Value target;
  uint8_t kind;  // the specialised opcode whose work can be done, or the generic one
};
// What an instruction that sees objects of several shapes has: a path for each of the first few.
struct ManyShapes {
  static constexpr uint32_t kPaths = 4;
  ShapePath paths[kPaths];  // those from count on repeat the first
  uint32_t count;
};

// An inline cache of one instruction that names something. What the fields mean is the business of
// the instruction; name is fixed.
struct InlineCache {
  Str* name;         // borrowed from the code's names
  uint32_t shape;    // Shape::header, or a dict's keysVersion
  uint32_t version;  // Type::version, or a second keysVersion
  uint32_t offset;   // byte offset of a slot, or an entry's index
  uint32_t added;    // STORE_ATTR_ADD: the header of the shape with the attribute; where a class's
                     // attribute is read: the keysVersion of the dict it lies in
  uint16_t refills;  // refills so far, for giving up
  bool isPolymorphic;   // `many` is in use; nothing else but the name and refills is
  uint32_t quickShape;  // `shape`, where the instruction has the form that fused ones know by this
                        // alone (LOAD_ATTR_SLOT, LOAD_METHOD_SHAPE, STORE_ATTR_SLOT); else 0
  Value target;         // borrowed: the method found, or the dict of the class's attribute
  union {
    const Shape* in;     // the shape; readable even when it is dead
    const Type* type;    // the cached class, borrowed: only compared
    ManyShapes* many;    // owned: a heap buffer
    const Value* value;  // where that of a global or built-in name lies, for as long as the
                         // keysVersions hold
  };
};

constexpr size_t kCacheUnit = 16;
// The one before which so many units lie.
[[gnu::always_inline]] inline InlineCache& cacheAt(InlineCache* caches, uint32_t units) {
  return *reinterpret_cast<InlineCache*>(reinterpret_cast<char*>(caches) + units * kCacheUnit);
}

struct Position {
  int32_t line = 0, endLine = 0, column = -1, endColumn = -1;  // columns: UTF-8 bytes from 0
};

// Much of what is imported never runs: code gets its inline caches when it is called first. Until
// then it says that a frame of it has room nowhere, so that no call has to ask.
//
// Code of a module that was read from a file stays packed until somebody runs it or looks into it:
// then all that its numbers, name, qualname and filename do not say is missing, and `constants` is
// what the rest will be read from (compiler/pack_code.h). Whoever takes code that may never have
// run asks wholeCode() first.
struct Code : Object {
  static constexpr uint32_t kNeverRan = INT32_MAX;

  Instr* instructions;  // heap buffers
  union {
    InlineCache* caches;
    uint32_t* cacheNames;  // as long as it never ran: of each cache the index of its name
  };
  HandlerRange* handlers;
  uint32_t instructionCount, cacheCount, handlerCount;
  uint32_t flags;                                // CodeFlags (compiler/code_unit.h)
  uint32_t argCount, posOnlyCount, kwOnlyCount;  // as co_*
  uint32_t parameterCount;  // slots that a call fills: args, kw-only, *args, **kwargs
  uint32_t localCount;      // co_nlocals
  uint32_t slotCount;       // locals, cells and free variables
  uint32_t stackSize;
  uint32_t frameSize;  // words: slots, Frame, operands; or kNeverRan
  int32_t firstLine;
  uint32_t selfAttributes;
  bool isSimple;            // only positional parameters
  uint32_t exactArguments;  // as many as that are bound by copying nothing; UINT32_MAX: not simple
  // The same of code that has run and whose operands find room in the margin of a call stack: where
  // its slots end before the stack does it may be entered. Else UINT32_MAX.
  uint32_t directArguments;
  uint8_t* positions;  // packed (runtime/types/code_positions.cpp), heap buffer
  uint32_t positionBytes;
  uint32_t packedAt;   // where the rest lies; 0: it is here
  uint32_t freeCount;  // of freeNames
  Value constants;     // tuple; the rest too are owned tuples of str, or str
  Value names, slotNames, cellNames, freeNames;
  Value cellSlots;  // tuple of ints
  Value name, qualname, filename;
};
// Makes code that never ran ready to run; false: as wholeCode().
bool prepareCode(Runtime&, Code*);
// Unpacks code that is packed; false: MemoryError, or SystemError if somebody has forged the file.
[[gnu::cold]] bool unpackCode(Runtime&, Code*);
inline bool wholeCode(Runtime& rt, Code* code) { return !code->packedAt || unpackCode(rt, code); }
Position positionOf(const Code*, uint32_t instruction);
// The line of each instruction; 0: none.
void linesOf(const Code*, std::span<int32_t> lines);
// Stores the positions of all instructions in the code object.
bool packPositions(Runtime&, std::span<const Position>, Code*);

struct Function : Object {
  Code* code;  // owned, as all that follows
  Dict* globals;
  Dict* builtins;
  Value defaults;                     // tuple or None
  Value kwDefaults;                   // dict or None
  Value closure;                      // tuple of cells or None
  Value name, qualname, doc, module;  // doc null: what the code says
  Value annotations;                  // dict, tuple of name, value ... or null
  Value dict;                         // dict or null
};

struct Method : Object {
  Value function, self;
};
struct NativeFunction : Object {  // a function of a module, or a bound method of a built-in type
  const MethodDef* definition;
  Value self;    // unbound for none
  Value module;  // name (str) or None
  Type* owner;   // of a method: for messages and __qualname__; borrowed from self
};
// What stands in a type's dict for something its instances have. It keeps a type that can die; the
// runtime's own types outlive it.
struct Descriptor : Object {
  Type* owner;
  bool holdsOwner;
};
struct MethodDescriptor : Descriptor {  // also ClassMethodDescriptor
  const MethodDef* definition;
};
struct GetSetDescriptor : Descriptor {
  const GetSetDef* definition;
};
struct MemberDescriptor : GetSetDescriptor {  // definition null: a __slots__ entry
  Value name;                                 // of a __slots__ entry, as what follows
  uint32_t offset;
};
struct Cell : Object {
  Value content;  // unbound: empty
};
struct Property : Object {
  Value getter, setter, deleter, doc, name;
  bool docFromGetter;
};
struct StaticMethod : Object {
  Value callable, dict;
};
struct ClassMethod : Object {
  Value callable, dict;
};

extern const TypeDef codeTypeDef, functionTypeDef, methodTypeDef, nativeFunctionTypeDef,
    methodDescriptorTypeDef, classMethodDescriptorTypeDef, slotWrapperTypeDef, methodWrapperTypeDef,
    getSetDescriptorTypeDef, memberDescriptorTypeDef, cellTypeDef, propertyTypeDef,
    staticMethodTypeDef, classMethodTypeDef, superTypeDef;

// A new descriptor's owner; the descriptor must have been made by rt.make.
void setOwner(Runtime&, Descriptor*, Type* owner);
void visitOwner(Object* descriptor, Visitor&);
void dropOwner(Object* descriptor);
// TypeError unless `self` is an instance of the descriptor's owner.
bool checkReceiver(Runtime&, std::string_view name, const Type* owner, Value self);

// For __reduce__ of what is found again by its name: (getattr, (owner, name)).
Owned reduceToAttribute(Runtime&, Value owner, Value name);

// "($self, x, /)", for help().
Owned textSignature(Runtime&, const MethodDef*, bool ofModule);

Owned newFunction(Runtime&, Code*, Dict* globals);
Owned newMethod(Runtime&, Value function, Value self);
Owned newNativeFunction(Runtime&, const MethodDef*, Value self, Value module,
                        Type* owner = nullptr);
Owned newCell(Runtime&, Value contentOrUnbound);

}  // namespace ouro
