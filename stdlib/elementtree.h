#pragma once
// Between the files of the module _elementtree: elements, what builds trees of them, and the parser
// that drives it.

#include "runtime/protocol.h"
#include "runtime/types/fields.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro::etree {

// A heap buffer: this head, then `capacity` elements, of which `length` are there; owned.
struct Children {
  uint32_t length, capacity;

  Value* items() { return reinterpret_cast<Value*>(this + 1); }
};
static_assert(sizeof(Children) == sizeof(Value));

// Most elements of a document have no children, many no attributes: both are made when needed.
struct Element : Object {
  Value tag, text, tail;  // owned
  Value attributes;       // a dict, owned; null: none yet
  Children* children;     // null: none

  uint32_t length() const { return children ? children->length : 0; }
  Value child(size_t i) const { return children->items()[i]; }
};
static_assert(sizeof(Element) == 48);
inline Element* elementOf(Value v) { return v.as<Element>(); }

enum class Event : uint8_t {
  Start,
  End,
  StartNamespace,
  EndNamespace,
  Comment,
  Instruction,
  Count
};

// All references are owned and may be null.
struct Builder : Object {
  Value root;
  Value current;      // whose children come now; null: none
  Value last;         // started or ended last: its text or tail comes now
  Value lastForTail;  // null: it is the text of `last` that comes
  Value data;         // text given by data() that is not handed on yet: one value or a list
  char* chars;        // what the parser has read behind it, UTF-8; a heap buffer
  uint32_t charCount, charCapacity;
  Value* open;  // the elements around `current`, null the outermost; a heap buffer
  uint32_t depth, openCapacity;
  Value elementFactory, commentFactory, instructionFactory;
  Value queue;                                          // a deque that receives the events,
  Value appendEvent;                                    // or else the method that does
  Value eventNames[static_cast<size_t>(Event::Count)];  // of those that are asked for
  bool insertsComments, insertsInstructions;
};
inline Builder* builderOf(Value v) { return v.as<Builder>(); }

// What the module has of others: borrowed by name, owned by the state.
struct State {
  Type *element, *iterator, *builder, *parser;
  Value elementPath;  // the module xml.etree.ElementPath
  Value deepCopy;     // copy.deepcopy; null until it is needed
  Value parseError;
  Value commentFactory, instructionFactory;  // null: not set
  Value append, text, tail;                  // names
};

extern const TypeDef elementTypeDef, iteratorTypeDef, builderTypeDef, parserTypeDef;

// ---- elementtree.cpp

// The module's state, by an instance of one of its types; null with an exception pending once the
// module is gone.
State* stateOf(Runtime&, Value instance);

inline bool isElement(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->layout == &elementTypeDef;
}
inline bool isExactElement(const Runtime& rt, Value v) {
  return v.isObject() && typeOf(rt, v)->definition == &elementTypeDef;
}

// ---- elementtree_args.cpp

bool needElement(Runtime&, Value);  // TypeError `expected an Element, not "x"`
// TypeError "NAME must be xml.etree.ElementTree.Element, not x".
bool elementArg(Runtime&, Value, const char* name);
bool dictArg(Runtime&, Value, const char* name);  // TypeError "NAME must be dict, not x"
// TypeError "NAME() takes at least 2 arguments (1 given)".
bool countArgs(Runtime&, const char* name, size_t given, size_t least, size_t most);
// The keywords of a call as a new dict; None: there are none.
Owned keywordDict(Runtime&, const CallArgs&);
// A new dict, or None, of what Element() and the like are given: a dict (null: none; `place` is
// what messages call it), and keywords, a dict that nobody else has or no object, one of which may
// be `attrib`.
Owned attributesGiven(Runtime&, const char* place, Value attributes, Value keywords);

// ---- elementtree_element.cpp

// An element of exactly that type; attributes: a dict, which is shared, or null.
Owned newElement(Runtime&, Type*, Value tag, Value attributes);
Type* elementTypeOf(Runtime&, Value element);  // the built-in one that it is an instance of
bool addChild(Runtime&, Element*, Value child);
bool reserveChildren(Runtime&, Element*, size_t count);
// Puts these in the place of all children, which the caller receives, to drop when it is safe.
bool replaceChildren(Runtime&, Element*, std::span<const Value> borrowed, Children** old);
// May be null; runs any code. Backwards: the last one goes first.
void dropChildren(Children*, bool backwards = false);
Dict* attributesOf(Runtime&, Element*);  // makes the dict; borrowed; null with MemoryError pending

using Method = Owned(Runtime&, Value self, Args);
// ---- elementtree_items.cpp: children by index and slice
Owned element_getItem(Runtime&, Value self, Value key);
bool element_setItem(Runtime&, Value self, Value key, Value value);
Method element_append, element_extend, element_insert, element_remove;
// ---- elementtree_find.cpp
Method element_find, element_findtext, element_findall, element_iterfind;
// 1: the element's tag equals it, 0, -1: error.
int hasTag(Runtime&, Value element, Value tag);
// ---- elementtree_iterator.cpp
Method element_iter, element_itertext;
// ---- elementtree_copy.cpp
Method element_copy, element_deepcopy, element_getstate, element_setstate;

// ---- elementtree_builder.cpp

Owned newBuilder(Runtime&, const State*);
bool isExactBuilder(const Runtime&, Value);
// What the parser tells. The element, comment or instruction made.
Owned startElement(Runtime&, const State*, Builder*, Value tag, Value attributes);  // null: none
Owned endElement(Runtime&, const State*, Builder*);
Owned addComment(Runtime&, const State*, Builder*, Value text);
Owned addInstruction(Runtime&, const State*, Builder*, Value target, Value text);
bool addText(Runtime&, Builder*, std::string_view utf8);
bool addData(Runtime&, Builder*, Value text);
bool hears(const Builder*, Event);
bool tellEvent(Runtime&, Builder*, Event, Value what);
Owned rootOf(const Builder*);
// The events are given to the append method of `queue`; none is asked for yet.
bool setQueue(Runtime&, Builder*, Value queue);

}  // namespace ouro::etree
