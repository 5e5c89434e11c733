// The values of literals.

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "compiler/identifier.h"
#include "compiler/number.h"
#include "compiler/string_literal.h"
#include "compiler/unicode_name.h"

namespace ouro::syntax {
namespace {

using ast::ConstantKind;

struct Number {
  ConstantKind type;
  int64_t integer;
  double real, imaginary;
  std::string text;
};

Number decoded(std::string_view literal) {
  ast::Arena arena;
  ast::Constant node;
  decodeNumber(literal, arena, node);
  return {node.type, node.integer, node.real, node.imaginary, std::string(node.text)};
}

std::string unescaped(std::string_view body) {
  std::string out;
  EscapeReport report;
  return decodeEscapes(body, out, report) ? out : report.error;
}

TEST(Literals, Integers) {
  EXPECT_EQ(decoded("0").integer, 0);
  EXPECT_EQ(decoded("1_000").integer, 1000);
  EXPECT_EQ(decoded("0x_fF").integer, 255);
  EXPECT_EQ(decoded("0o17").integer, 15);
  EXPECT_EQ(decoded("0B101").integer, 5);
  EXPECT_EQ(decoded("9223372036854775807").integer, INT64_MAX);
  EXPECT_EQ(decoded("9223372036854775808").type, ConstantKind::BigInt);
  EXPECT_EQ(decoded("9_223_372_036_854_775_808").text, "9223372036854775808");
  EXPECT_EQ(decoded("0xFFFF_FFFF_FFFF_FFFF").text, "0xFFFFFFFFFFFFFFFF");
}

TEST(Literals, Floats) {
  EXPECT_EQ(decoded("1.").real, 1.0);
  EXPECT_EQ(decoded(".5").real, 0.5);
  EXPECT_EQ(decoded("1_0e-1").real, 1.0);
  EXPECT_EQ(decoded("1e400").real, INFINITY);
  EXPECT_EQ(decoded("1e-400").real, 0.0);
  EXPECT_EQ(decoded("5e-324").real, 5e-324);
  EXPECT_EQ(decoded("0.0e999999999999999999999").real, 0.0);
  EXPECT_EQ(decoded("1e999999999999999999999").real, INFINITY);
  EXPECT_EQ(decoded("007.5").real, 7.5);
  EXPECT_EQ(decoded("2j").type, ConstantKind::Complex);
  EXPECT_EQ(decoded("1e2J").imaginary, 100.0);
}

TEST(Literals, Escapes) {
  EXPECT_EQ(unescaped("a\\n\\t\\\\\\'\\x41\\101\\0"), std::string("a\n\t\\'AA\0", 8));
  EXPECT_EQ(unescaped("\\u00e9\\U0001F600"), "\xC3\xA9\xF0\x9F\x98\x80");
  EXPECT_EQ(unescaped("a\\\nb"), "ab");
  EXPECT_EQ(unescaped("\\d\\q"), "\\d\\q");
  EXPECT_EQ(unescaped("\\ud800"), "\xED\xA0\x80");
  EXPECT_EQ(unescaped("\xC3\xA9\\x4"),
            "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated "
            "\\xXX escape");
}

TEST(Literals, ByteEscapes) {
  std::string out;
  EscapeReport report;
  EXPECT_TRUE(decodeByteEscapes("\\xff\\u0041\\7", out, report));
  EXPECT_EQ(report.unknown, "u");
  EXPECT_EQ(out, "\xFF\\u0041\7");
  EXPECT_FALSE(decodeByteEscapes("ab\\xf", out, report));
  EXPECT_EQ(report.error, "(value error) invalid \\x escape at position 2");
}

TEST(Literals, CharacterNames) {
  auto find = [](std::string_view name) {
    uint32_t code = 0;
    return findUnicodeName(name, code) ? code : 0;
  };
  EXPECT_EQ(find("SNOWMAN"), 0x2603u);
  EXPECT_EQ(find("latin small letter a"), uint32_t{'a'});
  EXPECT_EQ(find("LATIN CAPITAL LETTER A WITH DIAERESIS"), 0xC4u);
  EXPECT_EQ(find("LATIN SMALL LETTER A WITH CIRCUMFLEX AND ACUTE"), 0x1EA5u);
  EXPECT_EQ(find("LATIN SMALL LETTER Q WITH ACUTE"), 0u);
  EXPECT_EQ(find("CJK UNIFIED IDEOGRAPH-4E2D"), 0x4E2Du);
  EXPECT_EQ(find("HANGUL SYLLABLE HAN"), 0xD55Cu);
  EXPECT_EQ(find("LINE FEED"), 0xAu);
  EXPECT_EQ(unicodeName(0x1F40D), "SNAKE");
  EXPECT_EQ(unicodeName(0xA), "");
  EXPECT_EQ(find("NO SUCH NAME"), 0u);
}

TEST(Literals, Identifiers) {
  EXPECT_EQ(identifierPrefix("caf\xC3\xA9"), 5u);
  EXPECT_EQ(identifierPrefix("a\xE2\x82\xAC"), 1u);
  EXPECT_EQ(identifierPrefix("\xC2\xB7x"), 0u);
  EXPECT_EQ(identifierPrefix("x\xC2\xB7"), 3u);
  EXPECT_EQ(normalizeIdentifier("\xEF\xAC\x81"), "fi");
}

}  // namespace
}  // namespace ouro::syntax
