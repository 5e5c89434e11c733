#pragma once
// From the bytes of a file to source text: byte order mark, PEP 263 declaration, line ends.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic.h"

namespace ouro::syntax {

// Text to be compiled: UTF-8 with '\n' line ends and no null byte. A replacement field of an
// f-string is a Source of its own, which says where in the file its text begins.
struct Source {
  std::string text;
  std::vector<uint32_t> lineStarts;  // byte offset of each line; lineStarts[0] is 0
  uint32_t firstLine = 1;            // the number of line 0 of `text`
  uint32_t firstColumn = 0;          // what to add to columns on that line
  std::string_view filename = {};    // of an Origin::File, for messages
  bool isText = false;               // of Origin::Text: no file has these lines

  // Line `number` (counted from firstLine) with its '\n', or empty when there is no such line.
  std::string_view line(int64_t number) const;
  void indexLines();
};

enum class Origin : uint8_t {
  Text,   // already decoded by the caller: a coding line means nothing
  Bytes,  // bytes handed to compile(), exec() or import
  File,   // the script on the command line; words two messages differently
};

// Reads `bytes` into `source`. A module's last line gets its end when it has none (`endLastLine`).
// False with `diagnostic` filled when the bytes cannot be decoded.
[[nodiscard]] bool readSource(std::string_view bytes, Origin origin, bool endLastLine,
                              Source& source, Diagnostic& diagnostic);

// The coding that `bytes` declares when readSource() does not know it; else empty.
std::string_view foreignCoding(std::string_view bytes);

// How many code points the UTF-8 (or WTF-8) `text` holds; stray bytes count one each.
int32_t countCodePoints(std::string_view text);

// The length of the longest prefix that is well-formed UTF-8; text.size() when all of it is.
// Surrogates (ED A0..BF) are accepted when `surrogates`.
size_t validUtf8Prefix(std::string_view text, bool surrogates);

}  // namespace ouro::syntax
