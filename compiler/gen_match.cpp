// match, its cases, and the patterns that join others: alternatives and captures.

#include "compiler/gen.h"
#include "compiler/gen_pattern.h"

namespace ouro {

#define OURO_AST_ENTRY(name) &Generator::visit##name,
const Generator::PatternVisitor Generator::kPatterns[] = {OURO_AST_PATTERNS(OURO_AST_ENTRY)};
#undef OURO_AST_ENTRY

void Generator::visit(const ast::Pattern* p, PatternContext& context) {
  loc() = p->span;
  (this->*kPatterns[static_cast<size_t>(p->kind)])(p, context);
}

void Generator::subpattern(const ast::Pattern* p, PatternContext& context) {
  bool saved = context.allowIrrefutable;
  context.allowIrrefutable = true;
  visit(p, context);
  context.allowIrrefutable = saved;
}

// ---- failing

int32_t Generator::failBlock(PatternContext& context, size_t pops) {
  while (context.fail.size() <= pops) context.fail.push_back(newBlock());
  return context.fail[pops];
}

void Generator::failIf(Op jump, PatternContext& context) {
  int32_t target = failBlock(context, context.onTop + context.stores.size());
  emitJump(jump, target);
}

void Generator::placeFailBlocks(PatternContext& context) {
  for (size_t i = context.fail.size(); i > 1; i--) {
    use(context.fail[i - 1]);
    emit(Op::POP_TOP);
  }
  use(context.fail.empty() ? newBlock() : context.fail[0]);
  context.fail.clear();
}

// ---- capturing

// The top goes below the count - 1 values under it.
void Generator::rotate(size_t count) {
  for (; count > 1; count--) emit(Op::SWAP, static_cast<uint32_t>(count));
}

void Generator::duplicateCapture(std::string_view name) {
  fail(loc(), "multiple assignments to name '" + std::string(name) + "' in pattern");
}

void Generator::capture(std::string_view name, PatternContext& context) {
  if (name.data() == nullptr) {
    emit(Op::POP_TOP);
    return;
  }
  if (isForbiddenName(name, ast::Context::Store)) return;
  for (std::string_view known : context.stores) {
    if (known == name) return duplicateCapture(name);
  }
  rotate(context.onTop + context.stores.size() + 1);
  context.stores.push_back(name);
}

void Generator::visitMatchStar(const ast::Pattern* p, PatternContext& context) {
  capture(p->as<ast::MatchStar>()->name, context);
}

void Generator::visitMatchAs(const ast::Pattern* p, PatternContext& context) {
  const auto* as = p->as<ast::MatchAs>();
  if (as->pattern == nullptr) {
    if (!context.allowIrrefutable) {
      if (as->name.data() != nullptr) {
        return fail(loc(), "name capture '" + std::string(as->name) +
                               "' makes remaining patterns unreachable");
      }
      return fail(loc(), "wildcard makes remaining patterns unreachable");
    }
    return capture(as->name, context);
  }
  context.onTop++;
  emit(Op::COPY, 1);
  visit(as->pattern, context);
  context.onTop--;
  capture(as->name, context);
}

// ---- alternatives

// The captures of one alternative, in `stores`, are brought into the order of the first one's;
// false if they are others.
bool Generator::orderCaptures(std::vector<std::string_view>& stores,
                              const std::vector<std::string_view>& wanted) {
  if (stores.size() != wanted.size()) return false;
  for (size_t at = wanted.size(); at-- > 0;) {
    size_t from = 0;
    while (from < stores.size() && stores[from] != wanted[at]) from++;
    if (from == stores.size()) return false;
    if (from == at) continue;
    // stores[0 .. from] goes behind stores[at], on the stack as in the list.
    size_t rotations = from + 1;
    std::vector<std::string_view> moved(stores.begin(),
                                        stores.begin() + static_cast<ptrdiff_t>(rotations));
    stores.erase(stores.begin(), stores.begin() + static_cast<ptrdiff_t>(rotations));
    stores.insert(stores.begin() + static_cast<ptrdiff_t>(at - from), moved.begin(), moved.end());
    for (; rotations > 0; rotations--) rotate(at + 1);
  }
  return true;
}

void Generator::alternative(const ast::Pattern* p, PatternContext& context, bool isLast,
                            std::vector<std::string_view>* names, int32_t end) {
  PatternContext inner;
  inner.allowIrrefutable = isLast && context.allowIrrefutable;
  loc() = p->span;
  emit(Op::COPY, 1);
  visit(p, inner);
  bool isFirst = names->size() == 1 && names->front().data() == nullptr;
  if (isFirst) {
    *names = inner.stores;
  } else if (!orderCaptures(inner.stores, *names)) {
    return fail(loc(), "alternative patterns bind different names");
  }
  emitJump(Op::JUMP, end);
  placeFailBlocks(inner);
}

void Generator::visitMatchOr(const ast::Pattern* p, PatternContext& context) {
  const auto* either = p->as<ast::MatchOr>();
  int32_t end = newBlock();
  std::vector<std::string_view> names{std::string_view()};  // a null name: not known yet
  for (size_t i = 0; i < either->patterns.size(); i++) {
    alternative(either->patterns[i], context, i + 1 == either->patterns.size(), &names, end);
    if (errors_.failed) return;
  }
  // None matched: the copy of the subject goes, and the pattern fails.
  emit(Op::POP_TOP);
  failIf(Op::JUMP, context);
  use(end);
  // The captures lie above the subject and all that the context keeps; each goes to its place.
  size_t depth = names.size() + 1 + context.onTop + context.stores.size();
  for (std::string_view name : names) {
    rotate(depth);
    for (std::string_view known : context.stores) {
      if (known == name) return duplicateCapture(name);
    }
    context.stores.push_back(name);
  }
  emit(Op::POP_TOP);
}

// ---- the statement

void Generator::matchCase(const ast::MatchCase& branch, PatternContext& context, bool keepSubject,
                          int32_t end) {
  loc() = branch.pattern->span;
  if (keepSubject) emit(Op::COPY, 1);
  visit(branch.pattern, context);
  for (std::string_view name : context.stores) nameOperation(name, ast::Context::Store);
  if (branch.guard != nullptr) jumpIf(branch.guard, failBlock(context, 0), false);
  if (keepSubject) emit(Op::POP_TOP);
  visitBody(branch.body);
  loc() = {};
  emitJump(Op::JUMP, end);
  loc() = branch.pattern->span;
  placeFailBlocks(context);
}

void Generator::visitMatch(const ast::Stmt* s) {
  const auto* match = s->as<ast::Match>();
  visit(match->subject);
  int32_t end = newBlock();
  size_t count = match->cases.size();
  const ast::MatchCase& last = match->cases.back();
  bool hasDefault = isWildcard(last.pattern) && count > 1;
  size_t tested = hasDefault ? count - 1 : count;
  for (size_t i = 0; i < tested; i++) {
    PatternContext context;
    context.allowIrrefutable = match->cases[i].guard != nullptr || i + 1 == count;
    matchCase(match->cases[i], context, i + 1 < tested, end);
    if (errors_.failed) return;
  }
  if (hasDefault) {
    loc() = last.pattern->span;
    emit(Op::NOP);  // nothing is tested, but the line counts
    if (last.guard != nullptr) jumpIf(last.guard, end, false);
    visitBody(last.body);
  }
  use(end);
}

}  // namespace ouro
