// Where errors are and how they are worded. Columns and ends follow CPython's, whose carets in
// tracebacks depend on them.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/parse_state.h"

namespace ouro::syntax {
namespace {

// The 1-based number of the character at byte `column` of `line`; a column of -1 gives 0.
int32_t columnNumber(std::string_view line, int32_t column) {
  auto bytes = static_cast<size_t>(std::max(column + 1, 0));
  if (bytes > line.size()) return countCodePoints(line) + 1;
  return countCodePoints(line.substr(0, bytes));
}

// An end that is not known.
constexpr int32_t kNoEnd = -2;

}  // namespace

Parser::Null Parser::raiseAt(DiagnosticKind kind, std::string message, int64_t line, int32_t column,
                             int64_t endLine, int32_t endColumn) {
  if (raised_) return nullptr;
  // The first pass has already met the end of what can be scanned: that comes first.
  if (!second_ && tokens_[far_].kind == Tok::Error) return raiseLexer();
  raised_ = true;
  diagnostic_ = errorAt(kind, std::move(message), line, column, endLine, endColumn);
  return nullptr;
}

Diagnostic Parser::errorAt(DiagnosticKind kind, std::string message, int64_t line, int32_t column,
                           int64_t endLine, int32_t endColumn) const {
  Diagnostic result;
  result.kind = kind;
  result.message = isField_ ? "f-string: " + message : std::move(message);
  result.line = static_cast<int32_t>(line);
  result.endLine = static_cast<int32_t>(endLine);
  result.text = std::string(source_.line(line));
  // As CPython cuts it out of a text that it has read on from there.
  if (source_.isText && endOf(source_, tokens_[far_]).line > line && result.text.ends_with('\n'))
    result.text.pop_back();
  result.hasText = result.hasLocation = true;
  // What an error in a replacement field shows begins at the field.
  int32_t shift = isField_ ? static_cast<int32_t>(source_.firstColumn) : 0;
  result.column = columnNumber(result.text, std::max(column - shift, -1));
  result.endColumn =
      endColumn < 0 ? endColumn + 1 : columnNumber(result.text, std::max(endColumn - shift, -1));
  return result;
}

Parser::Null Parser::raiseOn(const Token& token, std::string message) {
  return raiseOn(spanOf(token), std::move(message));
}

Parser::Null Parser::raiseOn(const Span& span, std::string message) {
  return raiseRange(span, span, std::move(message));
}

Parser::Null Parser::raiseRange(const Span& from, const Span& to, std::string message) {
  return raiseAt(DiagnosticKind::SyntaxError, std::move(message), from.line,
                 static_cast<int32_t>(from.column), to.endLine, static_cast<int32_t>(to.endColumn));
}

Parser::Null Parser::raiseRange(const Token& from, const Token& to, std::string message) {
  return raiseRange(spanOf(from), spanOf(to), std::move(message));
}

// From `span` to the end of the last token that was looked at.
Parser::Null Parser::raiseFrom(const Span& span, std::string message) {
  const TokenEnd end = endOf(source_, tokens_[far_]);
  return raiseAt(DiagnosticKind::SyntaxError, std::move(message), span.line,
                 static_cast<int32_t>(span.column), end.line, std::max(end.column - 1, -1));
}

Parser::Null Parser::raiseHere(std::string message, DiagnosticKind kind) {
  uint32_t at = far_;
  while (at > 0 && tokens_[at].kind == Tok::Error) at--;
  const Token& token = tokens_[at];
  if (token.column >= 0) {
    const TokenEnd end = endOf(source_, token);
    return raiseAt(kind, std::move(message), token.line, token.column, end.line, end.column);
  }
  // Tokens without text stand where the scanner stood.
  auto lineStart = source_.lineStarts[token.line - source_.firstLine];
  return raiseAt(kind, std::move(message), token.line,
                 static_cast<int32_t>(token.begin - lineStart) - 1, token.line, kNoEnd);
}

Parser::Null Parser::raiseLexer() {
  if (raised_) return nullptr;
  raised_ = true;
  diagnostic_ = lexDiagnostic(source_, list_);
  if (isField_ && list_.failure != LexFailure::Raised) {
    diagnostic_.message = "f-string: " + diagnostic_.message;
  }
  return nullptr;
}

Parser::Null Parser::raiseIndent(std::string_view after, uint32_t start) {
  far_ = std::max(far_, pos_);
  return raiseHere(
      fmt::format("expected an indented block after {} on line {}", after, tokens_[start].line),
      DiagnosticKind::IndentationError);
}

bool Parser::raiseTooDeep() {
  if (raised_) return false;
  raised_ = true;
  diagnostic_.kind = DiagnosticKind::MemoryError;
  return false;
}

bool Parser::raiseTooNew(int minorVersion, const char* what) {
  raiseHere(fmt::format("{} only supported in Python 3.{} and greater", what, minorVersion));
  return false;
}

bool Parser::require(Tok kind) {
  if (accept(kind)) return true;
  if (!at(Tok::Error)) raiseOn(peek(), fmt::format("expected '{}'", spelling(kind)));
  return false;
}

Span Parser::spanOf(const Token& token) const {
  const TokenEnd end = endOf(source_, token);
  return {token.line, static_cast<uint32_t>(token.column), end.line,
          static_cast<uint32_t>(end.column)};
}

// The innermost part of `expr` that cannot be a target; null when all of it can.
Expr* Parser::findInvalidTarget(TargetUse use, Expr* expr) {
  auto firstOf = [&](const Exprs& elements) -> Expr* {
    for (Expr* element : elements) {
      if (Expr* found = findInvalidTarget(use, element)) return found;
    }
    return nullptr;
  };
  switch (expr->kind) {
    case ExprKind::ListExpr: return firstOf(expr->as<ListExpr>()->elts);
    case ExprKind::Tuple: return firstOf(expr->as<Tuple>()->elts);
    case ExprKind::Starred:
      if (use == TargetUse::Delete) return expr;
      return findInvalidTarget(use, expr->as<Starred>()->value);
    case ExprKind::Compare:
      // `for a in b` reads as a comparison: its left side is the target.
      if (use == TargetUse::Loop) {
        auto* compare = expr->as<Compare>();
        return compare->ops[0] == CompareOperator::In ? findInvalidTarget(use, compare->left)
                                                      : nullptr;
      }
      return expr;
    case ExprKind::NameExpr:
    case ExprKind::Subscript:
    case ExprKind::Attribute: return nullptr;
    default: return expr;
  }
}

Parser::Null Parser::raiseInvalidTarget(TargetUse use, Expr* expr) {
  Expr* invalid = findInvalidTarget(use, expr);
  if (!invalid) return nullptr;
  return raiseOn(invalid->span,
                 fmt::format("cannot {} {}", use == TargetUse::Delete ? "delete" : "assign to",
                             describe(invalid)));
}

std::string_view Parser::describe(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Attribute: return "attribute";
    case ExprKind::Subscript: return "subscript";
    case ExprKind::Starred: return "starred";
    case ExprKind::NameExpr: return "name";
    case ExprKind::ListExpr: return "list";
    case ExprKind::Tuple: return "tuple";
    case ExprKind::Lambda: return "lambda";
    case ExprKind::Call: return "function call";
    case ExprKind::BoolOp:
    case ExprKind::BinOp:
    case ExprKind::UnaryOp: return "expression";
    case ExprKind::GeneratorExp: return "generator expression";
    case ExprKind::Yield:
    case ExprKind::YieldFrom: return "yield expression";
    case ExprKind::Await: return "await expression";
    case ExprKind::ListComp: return "list comprehension";
    case ExprKind::SetComp: return "set comprehension";
    case ExprKind::DictComp: return "dict comprehension";
    case ExprKind::Dict: return "dict literal";
    case ExprKind::Set: return "set display";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue: return "f-string expression";
    case ExprKind::Compare: return "comparison";
    case ExprKind::IfExp: return "conditional expression";
    case ExprKind::NamedExpr: return "named expression";
    case ExprKind::Slice: return "slice";
    case ExprKind::Constant: break;
  }
  switch (expr->as<Constant>()->type) {
    case ConstantKind::None: return "None";
    case ConstantKind::True: return "True";
    case ConstantKind::False: return "False";
    case ConstantKind::Ellipsis: return "ellipsis";
    default: return "literal";
  }
}

bool Parser::isLegacyStatement(const Expr* expr) {
  if (expr->kind != ExprKind::NameExpr) return false;
  Name id = expr->as<NameExpr>()->id;
  return id == "print" || id == "exec";
}

// True when `expr`, read from token `start` on, stood in parentheses: its span begins behind them.
bool Parser::isParenthesized(const Expr* expr, uint32_t start) const {
  return expr->span.line != tokens_[start].line ||
         expr->span.column != static_cast<uint32_t>(tokens_[start].column);
}

// Chooses what to report after both passes. `firstFar` is how far the first one came.
void Parser::finishDiagnosis(uint32_t firstFar, Diagnostic& diagnostic) {
  const Token& last = tokens_[firstFar];
  bool generic = !raised_;
  if (last.kind == Tok::Error && generic) {
    raiseLexer();
    generic = false;
  }
  if (generic && (last.kind == Tok::Indent || last.kind == Tok::Dedent)) {
    raiseHere(last.kind == Tok::Indent ? "unexpected indent" : "unexpected unindent",
              DiagnosticKind::IndentationError);
    diagnostic = std::move(diagnostic_);
    return;
  }
  if (generic) raiseOn(last, "invalid syntax");
  diagnostic = std::move(diagnostic_);
  // The rest of the text may hold an error of the scanner, which explains more: a bracket that was
  // never closed is often why the parser stumbled.
  const Token& end = tokens_[count_ - 1];
  if (diagnostic.kind != DiagnosticKind::SyntaxError &&
      diagnostic.kind != DiagnosticKind::IndentationError) {
    return;
  }
  if (end.kind != Tok::Error || tokens_[far_].kind == Tok::Error) return;
  if (list_.failure == LexFailure::Raised) {
    diagnostic = list_.diagnostic;
  } else if (!list_.open.empty() && tokens_[far_].line > list_.open.back().line) {
    diagnostic = neverClosed(source_, list_.open.back());
    if (isField_) diagnostic.message = "f-string: " + diagnostic.message;
  }
}

}  // namespace ouro::syntax
