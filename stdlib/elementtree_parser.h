#pragma once
// Between the two files of XMLParser: its methods, and what the library expat calls.

#include <expat.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "stdlib/elementtree.h"

namespace ouro::etree {

// The names of elements and attributes, {namespace}name, by what the library calls them: a document
// has few, which come again and again.
class NameCache {
 public:
  NameCache() = default;
  ~NameCache() { clear(); }
  NameCache(const NameCache&) = delete;
  NameCache& operator=(const NameCache&) = delete;

  Owned get(Runtime&, std::string_view raw);
  void visitNames(Visitor& visitor) const {
    for (const auto& [raw, name] : names_) visit(visitor, name);
  }

 private:
  static constexpr size_t kMost = 4096;
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  void clear() {
    for (const auto& [raw, name] : names_) release(name);
    names_.clear();
  }

  std::unordered_map<std::string, Value, Hash, std::equal_to<>> names_;  // owned
};

// The methods of the target that there are.
enum class Told : uint8_t {
  StartNamespace,
  EndNamespace,
  Start,
  End,
  Data,
  Comment,
  Instruction,
  Close,
  Doctype,
  Count
};
constexpr const char* kToldNames[] = {"start_ns", "end_ns", "start", "end",    "data",
                                      "comment",  "pi",     "close", "doctype"};

struct Parser : Object {
  XML_Parser parser;                                // null: __init__ has not run
  Value target, entity;                             // owned; null before __init__
  Value methods[static_cast<size_t>(Told::Count)];  // of the target; null: it has none; owned
  NameCache* names;
  Runtime* runtime;
  bool builds;     // the target is exactly a TreeBuilder, told without calling its methods
  bool isParsing;  // the library is at work: what it calls must not call it

  Value method(Told which) const { return methods[static_cast<size_t>(which)]; }
};
inline Parser* parserOf(Value v) { return v.as<Parser>(); }

// ---- elementtree_parser.cpp
// ParseError at that place; message null: the library's own for the code.
Owned raiseParseError(Runtime&, const State*, XML_Error code, uint64_t line, uint64_t column,
                      const char* message);

// ---- elementtree_handlers.cpp
void installHandlers(Parser*);
// Lets the library tell of namespaces, comments and instructions though the target has no methods.
void hearNamespaces(Parser*);

}  // namespace ouro::etree
