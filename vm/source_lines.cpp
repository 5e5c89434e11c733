#include "vm/source_lines.h"

#include <cstdio>

#include "compiler/parser.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

bool readWhole(const std::string& name, std::string* bytes) {
  std::FILE* file = std::fopen(fileNameOfText(name).c_str(), "rb");
  if (!file) return false;
  char chunk[1 << 14];
  size_t count;
  while ((count = std::fread(chunk, 1, sizeof chunk, file)) > 0) bytes->append(chunk, count);
  bool ok = !std::ferror(file);
  std::fclose(file);
  return ok;
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\f'; }

int64_t charactersIn(std::string_view line, int64_t bytes) {
  size_t end = static_cast<size_t>(bytes);
  return syntax::countCodePoints(line.substr(0, end < line.size() ? end : line.size()));
}

// Where the interesting part of an expression is: the operator, or the brackets. In characters from
// the start of the expression.
struct Anchors {
  int64_t leftEnd = -1, rightStart = -1;
};

// As CPython, with its habit of taking whatever stands between the operands for the operator (it is
// a parenthesis in `(a) + b`).
Anchors anchorsIn(std::string_view segment, const ast::Expr* expression) {
  int64_t left, right;
  if (expression->kind == ast::ExprKind::BinOp) {
    const auto* operation = expression->as<ast::BinOp>();
    int64_t stop = operation->right->span.column;
    left = operation->left->span.endColumn;
    while (left < stop && isSpace(segment[static_cast<size_t>(left)])) left++;
    if (left >= stop) return {};
    right = left + 1;
    if (right < stop && !isSpace(segment[static_cast<size_t>(right)])) right++;
  } else if (expression->kind == ast::ExprKind::Subscript) {
    left = expression->as<ast::Subscript>()->value->span.endColumn;
    right = expression->as<ast::Subscript>()->slice->span.endColumn + 1;
  } else {
    return {};
  }
  return {charactersIn(segment, left), charactersIn(segment, right)};
}

Anchors findAnchors(std::string_view segment) {
  ast::Arena arena;
  syntax::Diagnostic diagnostic;
  const ast::Module* module = syntax::parse(segment, syntax::Origin::Text, {}, arena, diagnostic);
  if (!module || module->body.size() != 1) return {};
  const ast::Stmt* statement = module->body[0];
  if (statement->kind != ast::StmtKind::ExprStmt) return {};
  const ast::Expr* expression = statement->as<ast::ExprStmt>()->value;
  // The segment is one line, unless a string in it hides others.
  if (expression->span.line != 1 || expression->span.endLine != 1) return {};
  return anchorsIn(segment, expression);
}

}  // namespace

const SourceLines::File& SourceLines::file(const std::string& name) {
  for (const auto& file : files_)
    if (file->name == name) return *file;
  auto file = std::make_unique<File>();
  file->name = name;
  std::string bytes;
  syntax::Diagnostic diagnostic;
  file->readable = readWhole(name, &bytes) && syntax::readSource(bytes, syntax::Origin::Bytes,
                                                                 false, file->source, diagnostic);
  files_.push_back(std::move(file));
  return *files_.back();
}

bool SourceLines::line(const std::string& fileName, int64_t number, std::string_view* out) {
  const File& found = file(fileName);
  if (!found.readable || number < 1) return false;
  std::string_view line = found.source.line(number);
  if (line.empty()) return false;
  if (line.ends_with('\n')) line.remove_suffix(1);
  *out = line;
  return true;
}

size_t indentationOf(std::string_view line) {
  size_t at = 0;
  while (at < line.size() && isSpace(line[at])) at++;
  return at;
}

std::string marksBelow(std::string_view line, const Position& position) {
  if (position.line <= 0 || position.endLine <= 0 || position.column < 0 || position.endColumn < 0)
    return {};
  int64_t indentation = static_cast<int64_t>(indentationOf(line));
  int64_t start = charactersIn(line, position.column);
  int64_t end = charactersIn(line, position.endColumn);
  Anchors anchors;
  if (position.line == position.endLine) {
    size_t from = static_cast<size_t>(position.column),
           to = static_cast<size_t>(position.endColumn);
    if (from < to && to <= line.size()) anchors = findAnchors(line.substr(from, to - from));
  } else {
    // An expression of several lines is marked to the end of its first.
    size_t last = line.size();
    while (last > 0 && isSpace(line[last - 1])) last--;
    end = charactersIn(line, static_cast<int64_t>(last));
  }
  bool hasAnchors = anchors.leftEnd >= 0;
  int64_t shown = charactersIn(line, static_cast<int64_t>(line.size())) - indentation;
  if (end - start == shown && !hasAnchors) return {};
  std::string marks;
  for (int64_t at = indentation - 3; at <= end; at++) {
    if (at <= start) {
      marks += ' ';
    } else if (!hasAnchors || (at > start + anchors.leftEnd && at <= start + anchors.rightStart)) {
      marks += '^';
    } else {
      marks += '~';
    }
  }
  return marks;
}

}  // namespace ouro
