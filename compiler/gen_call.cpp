// Calls. The stack of every call: callable, self or unbound, arguments.

#include "compiler/gen.h"

namespace ouro {

namespace {

constexpr size_t kStackGuideline = 30;
constexpr size_t kMaxKeywordConstant = 65535;  // CALL_KW has 16 bits for the names' constant

bool hasMapping(const ast::List<ast::Keyword>& keywords) {
  for (const ast::Keyword& keyword : keywords) {
    if (keyword.name.data() == nullptr) return true;
  }
  return false;
}

}  // namespace

bool Generator::checkKeywords(const Keywords& keywords) {
  for (size_t i = 0; i < keywords.size(); i++) {
    const ast::Keyword& keyword = keywords[i];
    if (keyword.name.data() == nullptr) continue;
    if (keyword.name == "__debug__") {
      fail(loc(), "cannot assign to __debug__");
      return false;
    }
    for (size_t j = i + 1; j < keywords.size(); j++) {
      if (keywords[j].name.data() == nullptr || keywords[j].name != keyword.name) continue;
      fail(keywords[j].span, "keyword argument repeated: " + std::string(keyword.name));
      return false;
    }
  }
  return true;
}

// The names of keyword arguments are not mangled: they are no identifiers of this scope.
void Generator::finishCall(uint32_t positional, const Keywords& keywords) {
  uint32_t count = positional + keywords.size();
  if (keywords.empty()) {
    emit(Op::CALL, count);
    return;
  }
  UnitConstant names = tupleConstant(keywords.size());
  for (size_t i = 0; i < keywords.size(); i++) names.items[i] = stringConstant(keywords[i].name);
  emitAB(Op::CALL_KW, count, constantIndex(names));
}

void Generator::callSimple(uint32_t pushed, const ast::Exprs& args, const Keywords& keywords) {
  visitAll(args);
  for (const ast::Keyword& keyword : keywords) visit(keyword.value);
  finishCall(pushed + args.size(), keywords);
}

// Keyword arguments [begin, end) as a new dict.
void Generator::keywordPart(const Keywords& keywords, size_t begin, size_t end) {
  size_t count = end - begin;
  bool big = count * 2 > kStackGuideline;
  if (count > 1 && !big) {
    UnitConstant names = tupleConstant(count);
    for (size_t i = begin; i < end; i++) {
      visit(keywords[i].value);
      names.items[i - begin] = stringConstant(keywords[i].name);
    }
    loadConstant(names);
    emit(Op::BUILD_CONST_KEY_MAP, static_cast<uint32_t>(count));
    return;
  }
  if (big) emitNoLocation(Op::BUILD_MAP, 0);
  for (size_t i = begin; i < end; i++) {
    loadString(keywords[i].name);
    visit(keywords[i].value);
    if (big) emitNoLocation(Op::MAP_ADD, 1);
  }
  if (!big) emit(Op::BUILD_MAP, static_cast<uint32_t>(count));
}

void Generator::keywordMappings(const Keywords& keywords) {
  // A single mapping is looked at by the call itself.
  if (keywords.size() == 1 && keywords[0].name.data() == nullptr) return visit(keywords[0].value);
  bool haveDict = false;
  size_t pending = 0;
  auto flush = [&](size_t end) {
    if (pending == 0) return;
    keywordPart(keywords, end - pending, end);
    if (haveDict) emit(Op::DICT_MERGE, 1);
    haveDict = true;
    pending = 0;
  };
  for (size_t i = 0; i < keywords.size(); i++) {
    if (keywords[i].name.data() != nullptr) {
      pending++;
      continue;
    }
    flush(i);
    if (!haveDict) emit(Op::BUILD_MAP, 0);
    haveDict = true;
    visit(keywords[i].value);
    emit(Op::DICT_MERGE, 1);
  }
  flush(keywords.size());
}

// callable, unbound and `pushed` arguments lie on the stack.
void Generator::callWith(uint32_t pushed, const ast::Exprs& args, const Keywords& keywords) {
  if (!checkKeywords(keywords)) return;
  bool isSimple = args.size() + keywords.size() * 2 <= kStackGuideline && !hasStar(args) &&
                  !hasMapping(keywords) && u_->constants.size() < kMaxKeywordConstant;
  if (isSimple) return callSimple(pushed, args, keywords);
  if (pushed == 0 && args.size() == 1 && args[0]->kind == ast::ExprKind::Starred) {
    visit(args[0]->as<ast::Starred>()->value);
  } else {
    starUnpack(args, pushed, Op::BUILD_LIST, Op::LIST_APPEND, Op::LIST_EXTEND, true);
  }
  if (!keywords.empty()) keywordMappings(keywords);
  emit(Op::CALL_EX, keywords.empty() ? 0 : 1);
}

// Whether `e` is a name that the module imports.
bool Generator::isImported(const ast::Expr* e) {
  if (e->kind != ast::ExprKind::NameExpr) return false;
  const Symbol* symbol = scopes_.module()->find(e->as<ast::NameExpr>()->id);
  return symbol != nullptr && (symbol->flags & kDefImport) != 0;
}

// x.m(...) makes no bound method. (Where x is a module, CPython fetches an attribute and points at
// the whole call; the position is all that shows.)
bool Generator::tryMethodCall(const ast::Call* call) {
  if (call->func->kind != ast::ExprKind::Attribute) return false;
  const auto* method = call->func->as<ast::Attribute>();
  size_t operands = call->args.size() + call->keywords.size() + (call->keywords.empty() ? 0 : 1);
  if (method->ctx != ast::Context::Load || operands >= kStackGuideline) return false;
  if (hasStar(call->args) || hasMapping(call->keywords)) return false;
  if (u_->constants.size() >= kMaxKeywordConstant) return false;
  if (!checkKeywords(call->keywords)) return true;
  ast::Span whole = loc();
  visit(method->value);
  loc() = method->span;
  startAtAttribute(method);
  emitName(Op::LOAD_METHOD, method->attr);
  visitAll(call->args);
  for (const ast::Keyword& keyword : call->keywords) visit(keyword.value);
  loc() = whole;
  if (!isImported(method->value)) startAtAttribute(method);
  finishCall(call->args.size(), call->keywords);
  return true;
}

void Generator::visitCall(const ast::Expr* e) {
  const auto* call = e->as<ast::Call>();
  if (tryMethodCall(call)) return;
  checkCaller(call);
  visit(call->func);
  emit(Op::PUSH_NULL);
  callWith(0, call->args, call->keywords);
}

}  // namespace ouro
