// Displays: tuples, lists, sets, dicts and f-strings; and their counterpart, unpacking.

#include "compiler/gen.h"

namespace ouro {

namespace {

// More operands than this are gathered step by step instead of lying on the stack together.
constexpr size_t kStackGuideline = 30;

}  // namespace

bool Generator::hasStar(const ast::Exprs& elts) {
  for (const ast::Expr* e : elts) {
    if (e->kind == ast::ExprKind::Starred) return true;
  }
  return false;
}

// Three or more constants come as one. A list or set is then a copy of it.
bool Generator::constantDisplay(const ast::Exprs& elts, uint32_t pushed, Op build, Op add,
                                Op extend, bool tuple) {
  if (elts.size() <= 2) return false;
  for (const ast::Expr* e : elts) {
    if (!isConstant(e)) return false;
  }
  if (tuple && pushed > 0) return false;
  UnitConstant folded = constantsOf(elts);
  if (add == Op::SET_ADD) folded.kind = UnitConstant::Kind::FrozenSet;
  if (tuple) {
    loadConstant(folded);
  } else {
    emit(build, pushed);
    loadConstant(folded);
    emit(extend, 1);
  }
  return true;
}

void Generator::starUnpack(const ast::Exprs& elts, uint32_t pushed, Op build, Op add, Op extend,
                           bool tuple) {
  if (constantDisplay(elts, pushed, build, add, extend, tuple)) return;
  bool big = elts.size() + pushed > kStackGuideline;
  if (!big && !hasStar(elts)) {
    visitAll(elts);
    emit(tuple ? Op::BUILD_TUPLE : build, elts.size() + pushed);
    return;
  }
  bool isBuilt = big;
  if (big) emit(build, pushed);
  for (uint32_t i = 0; i < elts.size(); i++) {
    if (elts[i]->kind == ast::ExprKind::Starred) {
      if (!isBuilt) emit(build, i + pushed);
      isBuilt = true;
      visit(elts[i]->as<ast::Starred>()->value);
      emit(extend, 1);
    } else {
      visit(elts[i]);
      if (isBuilt) emit(add, 1);
    }
  }
  if (tuple) emit(Op::LIST_TO_TUPLE);
}

void Generator::visitTuple(const ast::Expr* e) {
  const auto* tuple = e->as<ast::Tuple>();
  if (tuple->ctx == ast::Context::Store) return assignmentUnpack(tuple->elts);
  if (tuple->ctx == ast::Context::Del) return visitAll(tuple->elts);
  starUnpack(tuple->elts, 0, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, true);
}

void Generator::visitListExpr(const ast::Expr* e) {
  const auto* list = e->as<ast::ListExpr>();
  if (list->ctx == ast::Context::Store) return assignmentUnpack(list->elts);
  if (list->ctx == ast::Context::Del) return visitAll(list->elts);
  starUnpack(list->elts, 0, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, false);
}

void Generator::visitSet(const ast::Expr* e) {
  starUnpack(e->as<ast::Set>()->elts, 0, Op::BUILD_SET, Op::SET_ADD, Op::SET_UPDATE, false);
}

void Generator::assignmentUnpack(const ast::Exprs& elts) {
  bool seenStar = false;
  for (size_t i = 0; i < elts.size(); i++) {
    if (elts[i]->kind != ast::ExprKind::Starred) continue;
    if (seenStar) return fail(loc(), "multiple starred expressions in assignment");
    seenStar = true;
    size_t after = elts.size() - i - 1;
    if (i >= 256 || after >= 65536) {
      return fail(loc(), "too many expressions in star-unpacking assignment");
    }
    emitAB(Op::UNPACK_EX, static_cast<uint32_t>(i), static_cast<uint32_t>(after));
  }
  if (!seenStar) emit(Op::UNPACK_SEQUENCE, elts.size());
  for (const ast::Expr* e : elts) {
    visit(e->kind == ast::ExprKind::Starred ? e->as<ast::Starred>()->value : e);
  }
}

// ---- dicts

// The items [begin, end), none of them **, as a new dict.
void Generator::dictPart(const ast::Dict* dict, size_t begin, size_t end) {
  size_t count = end - begin;
  bool big = count * 2 > kStackGuideline;
  bool constantKeys = count > 1 && !big;
  for (size_t i = begin; i < end && constantKeys; i++) constantKeys = isConstant(dict->keys[i]);
  if (constantKeys) {
    UnitConstant keys = tupleConstant(count);
    for (size_t i = begin; i < end; i++) {
      visit(dict->values[i]);
      keys.items[i - begin] = *folder_.constant(dict->keys[i]);
    }
    loadConstant(keys);
    emit(Op::BUILD_CONST_KEY_MAP, static_cast<uint32_t>(count));
    return;
  }
  if (big) emit(Op::BUILD_MAP, 0);
  for (size_t i = begin; i < end; i++) {
    visit(dict->keys[i]);
    visit(dict->values[i]);
    if (big) emit(Op::MAP_ADD, 1);
  }
  if (!big) emit(Op::BUILD_MAP, static_cast<uint32_t>(count));
}

void Generator::visitDict(const ast::Expr* e) {
  const auto* dict = e->as<ast::Dict>();
  bool haveDict = false;
  size_t pending = 0, count = dict->values.size();  // pending: items before i that wait
  auto flush = [&](size_t end) {
    if (pending == 0) return;
    if (haveDict && pending == 1) {
      visit(dict->keys[end - 1]);
      visit(dict->values[end - 1]);
      emit(Op::MAP_ADD, 1);
      pending = 0;
      return;
    }
    dictPart(dict, end - pending, end);
    if (haveDict) emit(Op::DICT_UPDATE, 1);
    haveDict = true;
    pending = 0;
  };
  for (size_t i = 0; i < count; i++) {
    if (dict->keys[i] == nullptr) {
      flush(i);
      if (!haveDict) emit(Op::BUILD_MAP, 0);
      haveDict = true;
      visit(dict->values[i]);
      emit(Op::DICT_UPDATE, 1);
    } else {
      pending++;
      if (pending * 2 > kStackGuideline + 2) flush(i + 1);
    }
  }
  flush(count);
  if (!haveDict) emit(Op::BUILD_MAP, 0);
}

// ---- f-strings

void Generator::joinManyStrings(const ast::JoinedStr* e) {
  loadString("");
  emitName(Op::LOAD_METHOD, "join");
  emit(Op::BUILD_LIST, 0);
  for (const ast::Expr* value : e->values) {
    visit(value);
    emit(Op::LIST_APPEND, 1);
  }
  emit(Op::CALL, 1);
}

void Generator::visitJoinedStr(const ast::Expr* e) {
  const auto* joined = e->as<ast::JoinedStr>();
  if (joined->values.size() > kStackGuideline) return joinManyStrings(joined);
  if (joined->values.size() == 1) return visit(joined->values[0]);
  for (const ast::Expr* value : joined->values) {
    if (errors_.isGivenUp()) return;
    if (value->kind == ast::ExprKind::FormattedValue) {
      loc() = value->span;
      formattedValue(value, kForBuildString);
      loc() = e->span;
    } else {
      visit(value);
    }
  }
  emit(Op::BUILD_STRING, joined->values.size());
}

void Generator::visitFormattedValue(const ast::Expr* e) { formattedValue(e, 0); }

void Generator::formattedValue(const ast::Expr* e, uint32_t how) {
  const auto* formatted = e->as<ast::FormattedValue>();
  visit(formatted->value);
  switch (formatted->conversion) {
    case 's': how |= 1; break;
    case 'r': how |= 2; break;
    case 'a': how |= 3; break;
    default: break;
  }
  if (formatted->formatSpec != nullptr) {
    visit(formatted->formatSpec);
    how |= 4;
  }
  emit(Op::FORMAT_VALUE, how);
}

}  // namespace ouro
