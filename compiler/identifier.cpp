#include "compiler/identifier.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace ouro::syntax {
namespace {

utf8proc_category_t category(uint32_t code) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(code));
}

// Other_ID_Start and Other_ID_Continue: kept as identifiers for stability.
bool isOtherStart(uint32_t code) {
  return code == 0x1885 || code == 0x1886 || code == 0x2118 || code == 0x212E;
}
bool isOtherContinue(uint32_t code) {
  return code == 0x00B7 || code == 0x0387 || (code >= 0x1369 && code <= 0x1371) || code == 0x19DA;
}

// Characters whose NFKC form would not be an identifier: what XID takes from ID.
bool isNotClosed(uint32_t code) {
  static constexpr uint32_t kOpen[] = {0x037A, 0xFDFA, 0xFDFB, 0xFE70, 0xFE72, 0xFE74,
                                       0xFE76, 0xFE78, 0xFE7A, 0xFE7C, 0xFE7E};
  return (code >= 0xFC5E && code <= 0xFC63) ||
         std::find(std::begin(kOpen), std::end(kOpen), code) != std::end(kOpen);
}

bool isStart(uint32_t code) {
  if (code < 0x80) return code == '_' || (code | 32) - 'a' < 26u;
  switch (category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
      return !isNotClosed(code) && code != 0x0E33 && code != 0x0EB3 && code != 0xFF9E &&
             code != 0xFF9F && code != 0x2E2F;
    default: return isOtherStart(code);
  }
}

bool isContinue(uint32_t code) {
  if (code < 0x80) return isStart(code) || code - '0' < 10u;
  if (isStart(code) || isOtherContinue(code)) return true;
  if (isNotClosed(code)) return false;
  switch (category(code)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return code == 0x0E33 || code == 0x0EB3 || code == 0xFF9E || code == 0xFF9F;
  }
}

}  // namespace

uint32_t decodeCodePoint(std::string_view text, size_t& length) {
  auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[i])); };
  uint32_t lead = byte(0);
  length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  length = std::min(length, text.size());
  uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  for (size_t i = 1; i < length; i++) code = code << 6 | (byte(i) & 0x3F);
  return code;
}

void appendCodePoint(std::string& out, uint32_t code) {
  auto put = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

size_t identifierPrefix(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t length;
    uint32_t code = decodeCodePoint(text.substr(at), length);
    if (!(at == 0 ? isStart(code) : isContinue(code))) break;
    at += length;
  }
  return at;
}

bool isPrintable(uint32_t code) {
  if (code < 0x7F) return code >= ' ';
  switch (category(code)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
  }
}

std::string normalizeIdentifier(std::string_view text) {
  utf8proc_uint8_t* normal = nullptr;
  auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &normal,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  if (length < 0) return std::string(text);
  std::string result(reinterpret_cast<char*>(normal), static_cast<size_t>(length));
  std::free(normal);
  return result;
}

}  // namespace ouro::syntax
