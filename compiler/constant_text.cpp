#include "compiler/constant_text.h"

#include <utf8proc.h>

#include <charconv>
#include <cmath>
#include <cstdio>

#include "compiler/fold.h"

namespace ouro {

namespace {

char chooseQuote(std::string_view text) {
  bool hasSingle = text.find('\'') != std::string_view::npos;
  bool hasDouble = text.find('"') != std::string_view::npos;
  return hasSingle && !hasDouble ? '"' : '\'';
}

void appendHex(std::string& out, const char* format, uint32_t value) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, format, value);
  out += buffer;
}

// Escapes what both str and bytes escape; false if `c` is nothing special.
bool appendSpecial(std::string& out, uint32_t c, char quote) {
  switch (c) {
    case '\\': out += "\\\\"; return true;
    case '\n': out += "\\n"; return true;
    case '\r': out += "\\r"; return true;
    case '\t': out += "\\t"; return true;
    default: break;
  }
  if (c != static_cast<unsigned char>(quote)) return false;
  out += '\\';
  out += quote;
  return true;
}

bool isPrintable(uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    case UTF8PROC_CATEGORY_ZS: return c == ' ';
    default: return true;
  }
}

// Decodes the code point at text[at] and moves on; the text is well formed WTF-8.
uint32_t decode(std::string_view text, size_t& at) {
  auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  uint32_t c = lead & (0x3Fu >> more);
  for (; more > 0 && at < text.size(); more--) {
    c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
  }
  return c;
}

std::string itemsText(const UnitConstant& c) {
  std::string out;
  for (size_t i = 0; i < c.items.size(); i++) {
    if (i > 0) out += ", ";
    out += constantText(c.items[i]);
  }
  return out;
}

// Within a complex number the .0 is left out.
std::string partText(double value) {
  std::string text = floatText(value);
  if (text.ends_with(".0")) text.erase(text.size() - 2);
  return text;
}

std::string complexText(double real, double imaginary) {
  if (real == 0 && !std::signbit(real)) return partText(imaginary) + "j";
  std::string text = partText(imaginary);
  if (!text.starts_with('-')) text.insert(0, 1, '+');
  return "(" + partText(real) + text + "j)";
}

}  // namespace

std::string quoteString(std::string_view text) {
  char quote = chooseQuote(text);
  std::string out(1, quote);
  for (size_t at = 0; at < text.size();) {
    size_t start = at;
    uint32_t c = decode(text, at);
    if (appendSpecial(out, c, quote)) continue;
    if (isPrintable(c)) {
      out += text.substr(start, at - start);
    } else {
      appendHex(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
  }
  return out + quote;
}

std::string quoteBytes(std::string_view bytes) {
  char quote = chooseQuote(bytes);
  std::string out = "b";
  out += quote;
  for (char byte : bytes) {
    auto c = static_cast<unsigned char>(byte);
    if (appendSpecial(out, c, quote)) continue;
    if (c >= 0x20 && c < 0x7F) {
      out += byte;
    } else {
      appendHex(out, "\\x%02x", c);
    }
  }
  return out + quote;
}

// The shortest text that reads back as the same number, with an exponent where repr() has one.
std::string floatText(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  char buffer[40];
  auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string_view text(buffer, static_cast<size_t>(result.ptr - buffer));
  size_t mark = text.find('e');
  int exponent = 0;
  const char* digits = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(digits, text.data() + text.size(), exponent);
  if (exponent < -4 || exponent >= 16) return std::string(text);
  result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  std::string fixed(buffer, result.ptr);
  if (fixed.find('.') == std::string::npos) fixed += ".0";
  return fixed;
}

std::string constantText(const UnitConstant& c) {
  switch (c.kind) {
    case UnitConstant::Kind::None: return "None";
    case UnitConstant::Kind::True: return "True";
    case UnitConstant::Kind::False: return "False";
    case UnitConstant::Kind::Ellipsis: return "Ellipsis";
    case UnitConstant::Kind::Int: return std::to_string(c.integer);
    case UnitConstant::Kind::BigInt: return std::string(c.text);
    case UnitConstant::Kind::Float: return floatText(c.real);
    case UnitConstant::Kind::Complex: return complexText(c.real, c.imaginary);
    case UnitConstant::Kind::Str: return quoteString(c.text);
    case UnitConstant::Kind::Bytes: return quoteBytes(c.text);
    case UnitConstant::Kind::Tuple: return "(" + itemsText(c) + (c.items.size() == 1 ? ",)" : ")");
    case UnitConstant::Kind::FrozenSet:
      return c.items.empty() ? "frozenset()" : "frozenset({" + itemsText(c) + "})";
    case UnitConstant::Kind::Code: return "<code " + std::string(c.code->qualname) + ">";
  }
  return "";
}

std::string constantText(const ast::Constant& literal) {
  if (literal.type == ast::ConstantKind::Ellipsis) return "...";
  ast::Arena arena;
  std::string text = constantText(constantOf(arena, literal));
  if (literal.type == ast::ConstantKind::Float || literal.type == ast::ConstantKind::Complex) {
    size_t at = text.find("inf");
    if (at != std::string::npos) text.replace(at, 3, "1e309");
  }
  if (literal.prefix == "u") text.insert(0, 1, 'u');
  return text;
}

}  // namespace ouro
