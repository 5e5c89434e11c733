#pragma once
// Between the files of the module pyexpat.

#include <expat.h>

#include <string>

#include "runtime/types/module.h"

namespace ouro {

// The handlers that a script can set, each with its row in expat_handlers.def.
enum class XmlHandler : uint8_t {
#define HANDLER(name, attribute) name,
#include "stdlib/expat_handlers.def"
#undef HANDLER
  Count,
};
constexpr size_t kXmlHandlers = static_cast<size_t>(XmlHandler::Count);

struct XmlParser : Object {
  XML_Parser parser;             // null: not made yet
  Value handlers[kXmlHandlers];  // null or a callable; owned
  Value intern;                  // dict of the names seen, or null; owned
  Value parent;                  // whose external entity it parses, or null; owned
  Value error;                   // ExpatError; owned
  std::string* text;             // character data that is not handed on yet; null: not buffered
  size_t bufferSize;
  bool inCallback, isParsing, orderedAttributes, specifiedAttributes, namespacePrefixes;
  Runtime* runtime;
};
inline XmlParser* xmlParser(Value v) { return v.as<XmlParser>(); }

// ---- expat_parser.cpp
// For XML_SetUnknownEncodingHandler, with the Runtime: the characters of an encoding that the
// library does not know, one byte each.
int unknownXmlEncoding(void* runtime, const XML_Char* name, XML_Encoding* out);

// ---- expat_handlers.cpp
// Tells the library which handlers there are: all of them, or that one is set or not.
void installXmlHandlers(XmlParser*);
void installXmlHandler(XmlParser*, XmlHandler);
// After an exception in a handler: no further one is called.
void removeXmlHandlers(XmlParser*);
// Hands buffered character data on; false: an exception is pending.
bool flushXmlText(Runtime&, XmlParser*);

// ---- expat_numbers.cpp: the submodules errors and model, and the module's numbers
bool addXmlNumbers(Runtime&, Module*);

}  // namespace ouro
