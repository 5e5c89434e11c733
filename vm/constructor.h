#pragma once
// Constructors: what calling a class does when its __init__ only stores parameters, constants and
// empty containers in attributes of a new object. Nothing of that can be observed while it goes on,
// so CALL_CLASS makes the finished object at once, without a frame.
//
//   def __init__(self, name, size=0):      name -> slot 0, size -> slot 1, [] -> slot 2
//       self.name = name
//       self.size = size
//       self.items = []
//
// One belongs to a type and holds for a version of it, for the root shape it started from, and as
// long as __init__ has the same code.

#include <cstdint>

#include "runtime/type.h"

namespace ouro {

struct Code;
struct Function;

struct Constructor {
  static constexpr uint32_t kMostParameters = 64;
  enum class Source : uint8_t { Parameter, Constant, List, Dict };
  struct Store {
    uint16_t offset;  // of the slot in the object
    Source source;
    uint8_t index;  // of the parameter behind self, or of the constant
  };

  const Code* code;   // of __init__; null: the class has none
  const Shape* from;  // the root shape
  const Shape* to;    // what the object is when all is stored
  uint32_t size;      // of the object, in bytes
  uint16_t parameters;
  uint16_t count;
  bool moves;  // every parameter is stored once, and there is nothing else
  Store stores[];
};

// Gives the type its constructor, if it can have one, in place of what it had: `init` is its
// __init__, or null when that is object's.
void learnConstructor(Runtime&, Type*, const Function* init);
// Has the type one, valid now, that takes so many arguments?
bool constructs(const Type*, uint32_t count);
// The new object, or null (without an exception) when it has to be made in the general way. If
// there is one the caller's references to the arguments and one to the type are gone.
Object* construct(Runtime&, Type*, const Value* args, uint32_t count);

}  // namespace ouro
