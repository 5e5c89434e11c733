// '...%s...' % (a, b): with nothing but %s, %r and %a the text is known well enough to be made the
// way an f-string is.

#include <optional>

#include "compiler/gen.h"

namespace ouro {

namespace {

constexpr size_t kMaxDigits = 3;
constexpr size_t kStackGuideline = 30;

// A piece of the format: plain text, or (conversion not 0) a value and how to format it.
struct Piece {
  char conversion = 0;
  std::string text;
};

class FormatReader {
 public:
  explicit FormatReader(std::string_view format) : format_(format) {}

  // Nothing if the format holds anything else than text and %s, %r, %a with width and precision.
  std::optional<std::vector<Piece>> read() {
    std::string literal;
    while (at_ < format_.size()) {
      char c = format_[at_++];
      if (c != '%') {
        literal += c;
        continue;
      }
      if (at_ < format_.size() && format_[at_] == '%') {
        at_++;
        literal += '%';
        continue;
      }
      flush(literal);
      if (!conversion()) return {};
    }
    flush(literal);
    return std::move(pieces_);
  }

 private:
  void flush(std::string& literal) {
    if (!literal.empty()) pieces_.push_back({0, literal});
    literal.clear();
  }
  bool digits(std::string& out) {
    size_t start = at_;
    while (at_ < format_.size() && format_[at_] >= '0' && format_[at_] <= '9') {
      out += format_[at_++];
    }
    return at_ - start <= kMaxDigits;
  }
  bool conversion() {
    bool isLeft = false;
    while (at_ < format_.size() && format_[at_] == '-') {
      isLeft = true;
      at_++;
    }
    // A leading zero would be a flag.
    if (at_ < format_.size() && format_[at_] == '0') return false;
    std::string width, precision;
    if (!digits(width)) return false;
    if (at_ < format_.size() && format_[at_] == '.') {
      at_++;
      if (!digits(precision)) return false;
      precision.insert(0, precision.empty() ? ".0" : ".");
    }
    if (at_ >= format_.size()) return false;
    char kind = format_[at_++];
    if (kind != 's' && kind != 'r' && kind != 'a') return false;
    if (!width.empty() && !isLeft) width.insert(0, 1, '>');
    pieces_.push_back({kind, width + precision});
    return true;
  }

  std::string_view format_;
  size_t at_ = 0;
  std::vector<Piece> pieces_;
};

// The pieces if `e` is such an expression and the tuple has one value for each.
std::optional<std::vector<Piece>> formatPieces(const ast::BinOp* e) {
  if (e->op != ast::Operator::Mod || e->left->kind != ast::ExprKind::Constant ||
      e->right->kind != ast::ExprKind::Tuple) {
    return {};
  }
  const auto* format = e->left->as<ast::Constant>();
  if (format->type != ast::ConstantKind::Str) return {};
  std::optional<std::vector<Piece>> pieces = FormatReader(format->text).read();
  if (!pieces || pieces->size() > kStackGuideline) return {};
  size_t values = 0;
  for (const Piece& piece : *pieces) values += piece.conversion != 0;
  if (values != e->right->as<ast::Tuple>()->elts.size()) return {};
  return pieces;
}

}  // namespace

bool Generator::isFormatting(const ast::BinOp* e) {
  return formatPieces(e).has_value() && !isConstant(e->right) &&
         !hasStar(e->right->as<ast::Tuple>()->elts);
}

void Generator::formatting(const ast::BinOp* e) {
  std::vector<Piece> pieces = *formatPieces(e);
  const ast::Exprs& values = e->right->as<ast::Tuple>()->elts;
  size_t next = 0;
  for (const Piece& piece : pieces) {
    loc() = e->left->span;
    if (piece.conversion == 0) {
      loadString(arena_.copy(piece.text));
      continue;
    }
    const ast::Expr* value = values[next++];
    visit(value);
    uint32_t how = piece.conversion == 's' ? 1 : piece.conversion == 'r' ? 2 : 3;
    if (!piece.text.empty()) {
      loadString(arena_.copy(piece.text));
      how |= 4;
    }
    if (pieces.size() != 1) how |= kForBuildString;
    loc() = value->span;
    emit(Op::FORMAT_VALUE, how);
  }
  loc() = e->span;
  if (pieces.size() != 1) emit(Op::BUILD_STRING, static_cast<uint32_t>(pieces.size()));
}

}  // namespace ouro
