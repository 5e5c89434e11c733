// The parser's entry, its tokens, nodes and names.

#include "compiler/parser.h"

#include <algorithm>

#include "compiler/identifier.h"
#include "compiler/parse_state.h"

namespace ouro::syntax {

// ---- the parser's basics

Parser::Parser(ParseShared& shared, const Source& source, const TokenList& list, bool isField)
    : shared_(shared),
      source_(source),
      list_(list),
      tokens_(list.tokens.data()),
      count_(static_cast<uint32_t>(list.tokens.size())),
      kind_(tokens_[0].kind),
      isField_(isField) {}

void Parser::step() {
  if (tokens_[pos_].kind == Tok::Error) raiseLexer();
  if (++steps_ > kMaxSteps) raiseOn(tokens_[pos_], "invalid syntax");
}

Name Parser::nameOf(const Token& token) {
  if (token.isWide) return shared_.names.intern(normalizeIdentifier(text(token)));
  return shared_.names.intern(text(token));
}

Span Parser::spanFrom(uint32_t start) const {
  const Token& first = tokens_[start];
  uint32_t last = pos_ > start ? pos_ - 1 : start;
  // A suite ends with its last real token.
  while (last > start && (tokens_[last].kind <= Tok::Dedent)) last--;
  const TokenEnd end = endOf(source_, tokens_[last]);
  return {first.line, static_cast<uint32_t>(first.column), end.line,
          static_cast<uint32_t>(end.column)};
}

NameExpr* Parser::makeName(uint32_t start, Context context) {
  auto* node = make<NameExpr>(start);
  node->id = nameOf(tokens_[start]);
  node->ctx = context;
  height_ = 1;
  return node;
}

bool Parser::raiseHeight(int) {
  if (raised_) return false;
  raised_ = true;
  diagnostic_.kind = DiagnosticKind::RecursionError;
  diagnostic_.message = "maximum recursion depth exceeded during compilation";
  return false;
}

// Makes a target of an expression that was read as a value. Brackets bound the recursion.
void Parser::setContext(Expr* target, Context context) {
  switch (target->kind) {
    case ExprKind::NameExpr: target->as<NameExpr>()->ctx = context; break;
    case ExprKind::Attribute: target->as<Attribute>()->ctx = context; break;
    case ExprKind::Subscript: target->as<Subscript>()->ctx = context; break;
    case ExprKind::Starred:
      target->as<Starred>()->ctx = context;
      setContext(target->as<Starred>()->value, context);
      break;
    case ExprKind::Tuple:
      target->as<Tuple>()->ctx = context;
      for (Expr* element : target->as<Tuple>()->elts) setContext(element, context);
      break;
    case ExprKind::ListExpr:
      target->as<ListExpr>()->ctx = context;
      for (Expr* element : target->as<ListExpr>()->elts) setContext(element, context);
      break;
    default: break;
  }
}

// ---- the two passes

// Did the last token looked at take the scanner to the end of the text? A word or a sign at the
// very end has: it might have gone on.
bool Parser::metEnd() const {
  const Token& last = tokens_[far_];
  if (last.kind == Tok::Error) return list_.atEnd;
  if (last.begin >= source_.text.size()) return true;
  return last.end >= source_.text.size() && last.kind != Tok::String && last.kind != Tok::Newline;
}

// Runs `parseOnce`; when it fails without having said why, runs it again looking for known
// mistakes. Fills `diagnostic`.
template <class T, class F>
T* Parser::diagnosed(F parseOnce, Diagnostic& diagnostic) {
  if (T* result = parseOnce(); result && !raised_) return result;
  uint32_t firstFar = far_;
  bool incomplete = metEnd();
  if (!raised_ && tokens_[far_].kind != Tok::Error) {
    reset(0);
    memo_.clear();
    second_ = strict_ = true;
    memory_ = Memory::Common;
    parseOnce();
    second_ = strict_ = false;
  }
  finishDiagnosis(firstFar, diagnostic);
  diagnostic.incomplete = incomplete;
  return nullptr;
}

Expr* Parser::field(Diagnostic& diagnostic) {
  return diagnosed<Expr>([this] { return starExpressions(); }, diagnostic);
}

Module* Parser::module(Mode mode, Diagnostic& diagnostic) {
  auto* result = shared_.arena.make<Module>();
  result->mode = mode;
  return diagnosed<Module>(
      [&]() -> Module* {
        ShortList<Stmt*> body;
        if (mode == Mode::Eval) {
          result->value = expressions();
          if (!result->value) return nullptr;
          while (accept(Tok::Newline)) {
          }
        } else if (mode == Mode::FunctionType) {
          if (!functionType(*result)) return nullptr;
        } else if (mode == Mode::Exec) {
          if (!statements(body, false)) return nullptr;
        } else if (!singleStatement(body)) {
          return nullptr;
        }
        if (mode != Mode::Single && !at(Tok::EndMarker)) return nullptr;
        result->body = list(body);
        result->typeIgnores = list(list_.typeIgnores);
        for (TypeIgnore& ignored : result->typeIgnores)
          ignored.tag = shared_.arena.copy(ignored.tag);
        return result;
      },
      diagnostic);
}

// One statement at a prompt: a line, or a compound statement and the empty line after it.
bool Parser::singleStatement(ShortList<Stmt*>& out) {
  if (accept(Tok::Newline)) {
    out.push_back(make<Pass>(0));
    return true;
  }
  bool compound = false;
  if (Stmt* stmt = compoundStatement(compound)) {
    out.push_back(stmt);
    return accept(Tok::Newline);
  }
  if (compound || raised_ || !simpleStatements(out)) return false;
  // Nothing but comments and blank lines may follow.
  std::string_view rest = std::string_view(source_.text).substr(previous().end);
  for (;;) {
    size_t begin = rest.find_first_not_of(" \t\n\f");
    if (begin == rest.npos) return true;
    if (rest[begin] != '#') break;
    rest.remove_prefix(std::min(rest.find('\n', begin), rest.size()));
  }
  far_ = pos_ - 1;
  raiseHere("multiple statements found while compiling a single statement");
  return false;
}

// Itself, its share of the tree, and what becomes of it: `x = a + b * 3` takes 125 each in all,
// `1, "abc",` 230.
constexpr size_t kBytesOfToken = 128;

Module* parse(const Source& source, ParseOptions options, Arena& arena, Diagnostic& diagnostic) {
  TokenList list;
  tokenize(
      source,
      {options.mode == Mode::Single, options.implyDedent, options.typeComments, options.interrupt},
      list);
  diagnostic = {};
  if (options.interrupt && options.interrupt->isGiven()) return nullptr;
  if (list.tokens.size() > options.maxBytes / kBytesOfToken) {
    diagnostic.kind = DiagnosticKind::MemoryError;
    return nullptr;
  }
  ParseShared shared(arena, options);
  Parser parser(shared, source, list, false);
  Module* module = parser.module(options.mode, diagnostic);
  if (options.warnings) {
    // What stands behind an error was not read yet when that was found.
    for (SourceWarning& warning : list.warnings) {
      if (!module && static_cast<int32_t>(warning.span.line) > diagnostic.line) break;
      options.warnings->push_back(std::move(warning));
    }
  }
  return module;
}

Module* parse(std::string_view bytes, Origin origin, ParseOptions options, Arena& arena,
              Diagnostic& diagnostic) {
  Source source;
  source.filename = options.filename;
  if (!readSource(bytes, origin, options.mode == Mode::Exec, source, diagnostic)) return nullptr;
  return parse(source, options, arena, diagnostic);
}

}  // namespace ouro::syntax
