#include "compiler/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace ouro::syntax {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

bool isCodingChar(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_' || c == '.';
}

// PEP 263: the name after "coding:" or "coding=" in a comment line; empty when there is none.
std::string_view codingName(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && isBlank(line[i])) i++;
  if (i == line.size() || line[i] != '#') return {};
  for (size_t at = line.find("coding", i); at != line.npos; at = line.find("coding", at + 1)) {
    size_t p = at + 6;
    if (p >= line.size() || (line[p] != ':' && line[p] != '=')) continue;
    p++;
    while (p < line.size() && (line[p] == ' ' || line[p] == '\t')) p++;
    size_t end = p;
    while (end < line.size() && isCodingChar(line[end])) end++;
    if (end > p) return line.substr(p, end - p);
  }
  return {};
}

bool isOnlyBlankOrComment(std::string_view line) {
  size_t i = 0;
  while (i < line.size() && isBlank(line[i])) i++;
  return i == line.size() || line[i] == '#';
}

// The declaration stands in the first or second line; in the second only below a line without code.
std::string_view declaredCoding(std::string_view text) {
  for (int number = 0; number < 2 && !text.empty(); number++) {
    size_t end = text.find_first_of("\r\n");
    std::string_view line = text.substr(0, end);
    if (auto name = codingName(line); !name.empty()) return name;
    if (!isOnlyBlankOrComment(line) || end == text.npos) return {};
    bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    text.remove_prefix(end + (pair ? 2 : 1));
  }
  return {};
}

enum class Coding : uint8_t { Utf8, Latin1, Ascii, Unknown };

// Codec names compare in lower case with '_' for '-' and ' '.
Coding findCoding(std::string_view name) {
  std::string folded;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    folded += c == '-' || c == '.' ? '_' : c;
  }
  auto oneOf = [&](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), folded) != names.end();
  };
  if (oneOf({"utf_8", "utf8", "u8", "utf", "utf_8_sig", "utf8_ucs2", "utf8_ucs4", "cp65001"}) ||
      folded.starts_with("utf_8_")) {
    return Coding::Utf8;
  }
  if (oneOf({"latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "iso8859", "8859",
             "cp819", "iso_ir_100", "csisolatin1", "ibm819"}) ||
      folded.starts_with("latin_1_") || folded.starts_with("iso_8859_1_")) {
    return Coding::Latin1;
  }
  if (oneOf({"ascii", "us_ascii", "us", "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "cp367",
             "iso646_us", "iso_ir_6", "csascii", "ibm367"})) {
    return Coding::Ascii;
  }
  return Coding::Unknown;
}

// With a byte order mark only these spellings go.
bool isPlainUtf8Name(std::string_view name) {
  constexpr std::string_view kPlain = "utf-8";
  for (size_t i = 0; i < kPlain.size(); i++) {
    if (i >= name.size()) return false;
    char c = name[i] == '_' ? '-' : name[i];
    if (c != kPlain[i] && c != (kPlain[i] & ~0x20)) return false;
  }
  return name.size() == kPlain.size() || name[kPlain.size()] == '-' || name[kPlain.size()] == '_';
}

bool fail(Diagnostic& diagnostic, DiagnosticKind kind, std::string message, bool located = false) {
  diagnostic = {};
  diagnostic.kind = kind;
  diagnostic.message = std::move(message);
  if (located) {
    diagnostic.hasLocation = true;
    diagnostic.column = -1;
  }
  return false;
}

bool isAsciiByte(char c) { return (c & 0x80) == 0; }
bool isAscii(std::string_view text) { return std::all_of(text.begin(), text.end(), isAsciiByte); }

// What the codec says of bytes that are not ASCII.
std::string whereNotAscii(std::string_view bytes) {
  auto wrong = std::find_if_not(bytes.begin(), bytes.end(), isAsciiByte);
  return fmt::format(
      "'ascii' codec can't decode byte {:#04x} in position {}: ordinal not in range(128)",
      static_cast<uint8_t>(*wrong), wrong - bytes.begin());
}

std::string fromLatin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

// "\r\n" and a lone "\r" both end a line.
void translateLineEnds(std::string_view from, std::string& to) {
  to.clear();
  to.reserve(from.size() + 1);
  while (!from.empty()) {
    size_t stop = from.find('\r');
    to.append(from.substr(0, stop));
    if (stop == from.npos) return;
    to += '\n';
    bool pair = stop + 1 < from.size() && from[stop + 1] == '\n';
    from.remove_prefix(stop + (pair ? 2 : 1));
  }
}

// CPython words the complaint by who reads: a script's reader names file and PEP, a decoder the
// byte.
bool failInvalidUtf8(const Source& source, size_t at, Origin origin, Diagnostic& diagnostic) {
  std::string_view text = source.text;
  auto byte = static_cast<unsigned char>(text[at]);
  auto line = 1 + std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(at), '\n');
  if (origin == Origin::File) {
    return fail(
        diagnostic, DiagnosticKind::SyntaxError,
        fmt::format("Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no "
                    "encoding declared; see https://peps.python.org/pep-0263/ for details",
                    byte, source.filename, line));
  }
  std::string_view reason = "invalid start byte";
  if (byte >= 0xC2 && byte <= 0xF4) reason = "invalid continuation byte";
  fail(diagnostic, DiagnosticKind::SyntaxError,
       fmt::format("(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {}: {}",
                   byte, at, reason));
  diagnostic.hasLocation = true;
  diagnostic.line = diagnostic.endLine = static_cast<int32_t>(line);
  size_t lineStart = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  diagnostic.column = diagnostic.endColumn =
      countCodePoints(text.substr(lineStart, at - lineStart)) + 1;
  return false;
}

}  // namespace

std::string_view Source::line(int64_t number) const {
  int64_t index = number - firstLine;
  if (index < 0 || index >= static_cast<int64_t>(lineStarts.size())) return {};
  size_t begin = lineStarts[static_cast<size_t>(index)];
  size_t end = text.find('\n', begin);
  return std::string_view(text).substr(begin, end == text.npos ? end : end + 1 - begin);
}

void Source::indexLines() {
  lineStarts.assign(1, 0);
  const char* base = text.data();
  const char* end = base + text.size();
  for (const char* p = base; p < end;) {
    auto* newline = static_cast<const char*>(std::memchr(p, '\n', static_cast<size_t>(end - p)));
    if (!newline || newline + 1 == end) break;
    p = newline + 1;
    lineStarts.push_back(static_cast<uint32_t>(p - base));
  }
}

int32_t countCodePoints(std::string_view text) {
  return static_cast<int32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

size_t validUtf8Prefix(std::string_view text, bool surrogates) {
  auto byteAt = [&](size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  auto continues = [&](size_t i) { return (byteAt(i) & 0xC0) == 0x80; };
  constexpr uint64_t kHighBits = 0x8080808080808080;
  size_t i = 0;
  while (i < text.size()) {
    uint64_t eight;
    while (i + sizeof eight <= text.size() &&
           (std::memcpy(&eight, text.data() + i, sizeof eight), (eight & kHighBits) == 0))
      i += sizeof eight;
    if (i == text.size()) break;
    unsigned lead = byteAt(i), next = byteAt(i + 1);
    size_t length = 0;
    if (lead < 0x80) {
      length = 1;
    } else if (lead >= 0xC2 && lead < 0xE0) {
      length = continues(i + 1) ? 2 : 0;
    } else if (lead >= 0xE0 && lead < 0xF0) {
      bool shaped = continues(i + 1) && continues(i + 2) && !(lead == 0xE0 && next < 0xA0);
      length = shaped && (surrogates || lead != 0xED || next < 0xA0) ? 3 : 0;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      bool shaped = continues(i + 1) && continues(i + 2) && continues(i + 3);
      length = shaped && !(lead == 0xF0 && next < 0x90) && !(lead == 0xF4 && next > 0x8F) ? 4 : 0;
    }
    if (length == 0) return i;
    i += length;
  }
  return i;
}

std::string_view foreignCoding(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) return {};
  std::string_view name = declaredCoding(bytes);
  return !name.empty() && findCoding(name) == Coding::Unknown ? name : std::string_view();
}

bool readSource(std::string_view bytes, Origin origin, bool endLastLine, Source& source,
                Diagnostic& diagnostic) {
  source.isText = origin == Origin::Text;
  if (bytes.size() >= UINT32_MAX / 2) {
    return fail(diagnostic, DiagnosticKind::MemoryError, "source code is too long");
  }
  if (bytes.find('\0') != bytes.npos) {
    return origin == Origin::File ? fail(diagnostic, DiagnosticKind::SyntaxError,
                                         "source code cannot contain null bytes")
                                  : fail(diagnostic, DiagnosticKind::ValueError,
                                         "source code string cannot contain null bytes");
  }
  Coding coding = Coding::Utf8;
  std::string decoded;
  if (origin != Origin::Text) {
    bool marked = bytes.starts_with(kByteOrderMark);
    if (marked) bytes.remove_prefix(kByteOrderMark.size());
    std::string_view name = declaredCoding(bytes);
    if (!name.empty()) coding = findCoding(name);
    if (coding == Coding::Unknown) {
      bool file = origin == Origin::File;
      return fail(diagnostic, DiagnosticKind::SyntaxError,
                  fmt::format("{}: {}", file ? "encoding problem" : "unknown encoding", name),
                  !file);
    }
    if (marked && !name.empty() && !isPlainUtf8Name(name)) {
      std::string_view shown = coding == Coding::Latin1 ? "iso-8859-1" : name;
      return fail(diagnostic, DiagnosticKind::SyntaxError,
                  fmt::format("encoding problem: {} with BOM", shown), origin != Origin::File);
    }
    if (coding == Coding::Ascii && !isAscii(bytes)) {
      bool file = origin == Origin::File;
      return fail(diagnostic, DiagnosticKind::SyntaxError,
                  file ? fmt::format("encoding problem: {}", name) : whereNotAscii(bytes), !file);
    }
  }
  if (coding == Coding::Latin1) decoded = fromLatin1(bytes);
  translateLineEnds(coding == Coding::Latin1 ? decoded : bytes, source.text);
  if (endLastLine && !source.text.empty() && source.text.back() != '\n') source.text += '\n';
  source.indexLines();
  size_t valid = validUtf8Prefix(source.text, origin == Origin::Text);
  if (valid < source.text.size()) {
    return failInvalidUtf8(source, valid, origin, diagnostic);
  }
  return true;
}

}  // namespace ouro::syntax
