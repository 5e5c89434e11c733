// Patterns that look into the subject: values, sequences, mappings and classes.

#include <cmath>

#include "compiler/constant_text.h"
#include "compiler/gen.h"
#include "compiler/gen_pattern.h"

namespace ouro {

void Generator::visitMatchValue(const ast::Pattern* p, PatternContext& context) {
  const ast::Expr* value = p->as<ast::MatchValue>()->value;
  bool isAllowed = isConstant(value) || value->kind == ast::ExprKind::Attribute ||
                   value->kind == ast::ExprKind::BinOp || value->kind == ast::ExprKind::UnaryOp;
  if (!isAllowed) return fail(loc(), "patterns may only match literals and attribute lookups");
  visit(value);
  emit(Op::COMPARE_EQ);
  failIf(Op::POP_JUMP_IF_FALSE, context);
}

void Generator::visitMatchSingleton(const ast::Pattern* p, PatternContext& context) {
  ast::Constant literal;
  literal.type = p->as<ast::MatchSingleton>()->value;
  loadConstant(constantOf(arena_, literal));
  emit(Op::IS_OP, 0);
  failIf(Op::POP_JUMP_IF_FALSE, context);
}

// ---- sequences

void Generator::unpackPatterns(const ast::List<ast::Pattern*>& patterns, PatternContext& context) {
  bool hasStar = false;
  for (size_t i = 0; i < patterns.size(); i++) {
    if (patterns[i]->kind != ast::PatternKind::MatchStar) continue;
    size_t after = patterns.size() - i - 1;
    if (i >= 256 || after >= 65536) {
      return fail(loc(), "too many expressions in star-unpacking sequence pattern");
    }
    emitAB(Op::UNPACK_EX, static_cast<uint32_t>(i), static_cast<uint32_t>(after));
    hasStar = true;
  }
  if (!hasStar) emit(Op::UNPACK_SEQUENCE, patterns.size());
  context.onTop += patterns.size();
  for (const ast::Pattern* pattern : patterns) {
    context.onTop--;
    subpattern(pattern, context);
  }
}

// [a, _, *_, b]: with a nameless star the items are fetched by index, none are copied.
void Generator::indexPatterns(const ast::List<ast::Pattern*>& patterns, size_t star,
                              PatternContext& context) {
  context.onTop++;
  size_t size = patterns.size();
  for (size_t i = 0; i < size; i++) {
    if (isWildcard(patterns[i]) || i == star) continue;
    emit(Op::COPY, 1);
    if (i < star) {
      loadInt(static_cast<int64_t>(i));
    } else {
      // The subject need not understand negative indices.
      emit(Op::GET_LEN);
      loadInt(static_cast<int64_t>(size - i));
      emit(Op::BINARY_SUBTRACT);
    }
    emit(Op::BINARY_SUBSCR);
    subpattern(patterns[i], context);
  }
  context.onTop--;
  emit(Op::POP_TOP);
}

void Generator::visitMatchSequence(const ast::Pattern* p, PatternContext& context) {
  const auto& patterns = p->as<ast::MatchSequence>()->patterns;
  size_t size = patterns.size(), star = size;  // star == size: there is none
  bool onlyWildcards = true, starIsWildcard = false;
  for (size_t i = 0; i < size; i++) {
    if (patterns[i]->kind == ast::PatternKind::MatchStar) {
      if (star < size) return fail(loc(), "multiple starred names in sequence pattern");
      starIsWildcard = isStarWildcard(patterns[i]);
      onlyWildcards = onlyWildcards && starIsWildcard;
      star = i;
    } else {
      onlyWildcards = onlyWildcards && isWildcard(patterns[i]);
    }
  }
  context.onTop++;
  emit(Op::MATCH_SEQUENCE);
  failIf(Op::POP_JUMP_IF_FALSE, context);
  if (star == size) {
    emit(Op::GET_LEN);
    loadInt(static_cast<int64_t>(size));
    emit(Op::COMPARE_EQ);
    failIf(Op::POP_JUMP_IF_FALSE, context);
  } else if (size > 1) {
    emit(Op::GET_LEN);
    loadInt(static_cast<int64_t>(size - 1));
    emit(Op::COMPARE_GE);
    failIf(Op::POP_JUMP_IF_FALSE, context);
  }
  context.onTop--;
  if (onlyWildcards) {
    emit(Op::POP_TOP);
  } else if (starIsWildcard) {
    indexPatterns(patterns, star, context);
  } else {
    unpackPatterns(patterns, context);
  }
}

// ---- mappings

// Numbers that are equal, whatever their types, as one constant.
static UnitConstant plainNumber(UnitConstant constant) {
  using Kind = UnitConstant::Kind;
  if (constant.kind == Kind::True || constant.kind == Kind::False) {
    constant.integer = constant.kind == Kind::True;
    constant.kind = Kind::Int;
  }
  if (constant.kind == Kind::Complex && constant.imaginary == 0)
    constant = {.kind = Kind::Float, .real = constant.real};
  bool isInt = constant.kind == Kind::Float && std::abs(constant.real) < 0x1p62 &&
               constant.real == std::trunc(constant.real);
  if (!isInt) return constant;
  return {.kind = Kind::Int, .integer = static_cast<int64_t>(constant.real)};
}

bool Generator::mappingKeys(const ast::MatchMapping* p) {
  ConstantIndex seen;
  for (const ast::Expr* key : p->keys) {
    if (const UnitConstant* constant = folder_.constant(key)) {
      if (!seen.add(plainNumber(*constant)).second) {
        fail(loc(), "mapping pattern checks duplicate key (" + constantText(*constant) + ")");
        return false;
      }
    } else if (key->kind != ast::ExprKind::Attribute && key->kind != ast::ExprKind::BinOp &&
               key->kind != ast::ExprKind::UnaryOp) {
      fail(loc(), "mapping pattern keys may only match literals and attribute lookups");
      return false;
    }
    visit(key);
  }
  return true;
}

void Generator::visitMatchMapping(const ast::Pattern* p, PatternContext& context) {
  const auto* mapping = p->as<ast::MatchMapping>();
  uint32_t size = mapping->keys.size();
  bool hasRest = mapping->rest.data() != nullptr;
  context.onTop++;
  emit(Op::MATCH_MAPPING);
  failIf(Op::POP_JUMP_IF_FALSE, context);
  if (size == 0 && !hasRest) {
    context.onTop--;
    emit(Op::POP_TOP);
    return;
  }
  if (size > 0) {
    emit(Op::GET_LEN);
    loadInt(size);
    emit(Op::COMPARE_GE);
    failIf(Op::POP_JUMP_IF_FALSE, context);
  }
  if (!mappingKeys(mapping)) return;
  emit(Op::BUILD_TUPLE, size);
  emit(Op::MATCH_KEYS);
  context.onTop += 2;
  emit(Op::COPY, 1);
  failIf(Op::POP_JUMP_IF_NONE, context);
  emit(Op::UNPACK_SEQUENCE, size);
  context.onTop += size;
  context.onTop--;
  for (const ast::Pattern* pattern : mapping->patterns) {
    context.onTop--;
    subpattern(pattern, context);
  }
  // subject, keys
  context.onTop -= 2;
  if (hasRest) {
    emit(Op::DICT_REST);
    capture(mapping->rest, context);
  } else {
    emit(Op::POP_TOP);
    emit(Op::POP_TOP);
  }
}

// ---- classes

void Generator::visitMatchClass(const ast::Pattern* p, PatternContext& context) {
  const auto* match = p->as<ast::MatchClass>();
  UnitConstant names = tupleConstant(match->kwdAttrs.size());
  for (size_t i = 0; i < match->kwdAttrs.size(); i++) {
    if (match->kwdAttrs[i] == "__debug__") {
      return fail(match->kwdPatterns[i]->span, "cannot assign to __debug__");
    }
    for (size_t j = i + 1; j < match->kwdAttrs.size(); j++) {
      if (match->kwdAttrs[i] != match->kwdAttrs[j]) continue;
      return fail(match->kwdPatterns[j]->span,
                  "attribute name repeated in class pattern: " + std::string(match->kwdAttrs[j]));
    }
    names.items[i] = stringConstant(match->kwdAttrs[i]);
  }
  visit(match->cls);
  loadConstant(names);
  uint32_t positional = match->patterns.size();
  uint32_t count = positional + match->kwdPatterns.size();
  emit(Op::MATCH_CLASS, positional);
  emit(Op::COPY, 1);
  context.onTop++;
  failIf(Op::POP_JUMP_IF_NONE, context);
  emit(Op::UNPACK_SEQUENCE, count);
  context.onTop += count;
  context.onTop--;
  for (uint32_t i = 0; i < count; i++) {
    context.onTop--;
    const ast::Pattern* pattern =
        i < positional ? match->patterns[i] : match->kwdPatterns[i - positional];
    if (isWildcard(pattern)) {
      emit(Op::POP_TOP);
    } else {
      subpattern(pattern, context);
    }
  }
}

}  // namespace ouro
