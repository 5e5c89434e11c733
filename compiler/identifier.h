#pragma once
// Identifiers beyond ASCII: which characters may stand in them (XID_Start, XID_Continue) and the
// form in which they compare (NFKC).

#include <cstdint>
#include <string>
#include <string_view>

namespace ouro::syntax {

// Decodes the code point at `text[0]`; `length` receives its bytes. Takes valid (W)UTF-8.
uint32_t decodeCodePoint(std::string_view text, size_t& length);
// Appends `code` to `out` as UTF-8; surrogates too (WTF-8).
void appendCodePoint(std::string& out, uint32_t code);

// The byte offset of the first character of `text` that may not stand where it does, or
// text.size() when `text` is an identifier.
size_t identifierPrefix(std::string_view text);

// True for what repr() shows as it is.
bool isPrintable(uint32_t code);

// The NFKC form of `text`.
std::string normalizeIdentifier(std::string_view text);

}  // namespace ouro::syntax
