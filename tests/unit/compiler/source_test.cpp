// Bytes to text: marks, declarations, line ends, what is refused.

#include "compiler/source.h"

#include <gtest/gtest.h>

namespace ouro::syntax {
namespace {

struct Read {
  bool read;
  Source source;
  Diagnostic diagnostic;
};

Read readBytes(std::string_view bytes, Origin origin = Origin::Bytes) {
  Read result;
  result.source.filename = "x.py";
  result.read = readSource(bytes, origin, false, result.source, result.diagnostic);
  return result;
}

TEST(Source, LineEndsBecomeNewlines) {
  EXPECT_EQ(readBytes("a\r\nb\rc\n\r\n").source.text, "a\nb\nc\n\n");
}

TEST(Source, Lines) {
  Source source = readBytes("a\nbc\n\nd").source;
  EXPECT_EQ(source.line(1), "a\n");
  EXPECT_EQ(source.line(2), "bc\n");
  EXPECT_EQ(source.line(4), "d");
  EXPECT_EQ(source.line(0), "");
  EXPECT_EQ(source.line(5), "");
}

TEST(Source, ByteOrderMarkIsDropped) {
  EXPECT_EQ(readBytes("\xEF\xBB\xBFx").source.text, "x");
  EXPECT_FALSE(readBytes("\xEF\xBB\xBF# coding: latin-1\nx").read);
  EXPECT_TRUE(readBytes("\xEF\xBB\xBF# coding: utf-8\nx").read);
  EXPECT_EQ(readBytes("\xEF\xBB\xBF# coding: utf8\nx").diagnostic.message,
            "encoding problem: utf8 with BOM");
}

TEST(Source, Latin1IsDecoded) {
  EXPECT_EQ(readBytes("# -*- coding: latin-1 -*-\n'\xE9'").source.text,
            "# -*- coding: latin-1 -*-\n'\xC3\xA9'");
  EXPECT_EQ(readBytes("#!/x\n# vim: set fileencoding=ISO-8859-1\n\xE9").source.text.back(), '\xA9');
}

TEST(Source, DeclarationsCountInTheFirstTwoLinesOnly) {
  EXPECT_TRUE(readBytes("\n\n# coding: nonsense\n").read);
  EXPECT_TRUE(readBytes("x = 1\n# coding: nonsense\n").read);
  EXPECT_TRUE(readBytes("# coding: nonsense\n", Origin::Text).read);
  EXPECT_EQ(readBytes("# coding: nonsense\n").diagnostic.message, "unknown encoding: nonsense");
  EXPECT_EQ(readBytes("# coding: nonsense\n", Origin::File).diagnostic.message,
            "encoding problem: nonsense");
}

TEST(Source, InvalidUtf8IsRefused) {
  EXPECT_EQ(
      readBytes("x=1\ny='\xE9'", Origin::File).diagnostic.message,
      "Non-UTF-8 code starting with '\\xe9' in file x.py on line 2, but no encoding declared; "
      "see https://peps.python.org/pep-0263/ for details");
  EXPECT_FALSE(readBytes("'\xED\xA0\x80'").read);
  EXPECT_TRUE(readBytes("'\xED\xA0\x80'", Origin::Text).read);
  EXPECT_FALSE(readBytes("\xC0\x80").read);
  EXPECT_FALSE(readBytes("\xF4\x90\x80\x80").read);
}

TEST(Source, NullBytesAreRefused) {
  Read asText = readBytes(std::string_view("a\0b", 3));
  EXPECT_EQ(asText.diagnostic.kind, DiagnosticKind::ValueError);
  EXPECT_EQ(asText.diagnostic.message, "source code string cannot contain null bytes");
  EXPECT_EQ(readBytes(std::string_view("a\0b", 3), Origin::File).diagnostic.kind,
            DiagnosticKind::SyntaxError);
}

}  // namespace
}  // namespace ouro::syntax
