// The generator's ground: emitting, constants and names, frame blocks, units.

#include "compiler/gen.h"

#include <algorithm>

namespace ouro {

namespace {

using Names = ast::List<std::string_view>;

constexpr size_t kMaxFrames = 20;  // CPython's CO_MAXBLOCKS

}  // namespace

// ---- emitting

void Generator::use(int32_t block) {
  u_->flow.append(u_->flow.placed, block);
  u_->current = block;
}

FlowInstr& Generator::emit(Op op, uint32_t arg) {
  constexpr size_t kUsualSize = 8;  // of a block
  std::vector<FlowInstr>* instrs = &u_->flow.at(u_->current).instrs;
  if (!instrs->empty() && (instrs->back().target >= 0 || endsFlow(instrs->back().op))) {
    use(newBlock());
    instrs = &u_->flow.at(u_->current).instrs;
  }
  if (instrs->capacity() == 0) instrs->reserve(kUsualSize);
  return instrs->emplace_back(
      FlowInstr{.op = op, .arg = arg, .handler = u_->handler, .span = u_->loc});
}

void Generator::emitAB(Op op, uint32_t a, uint32_t b) { emit(op, a).b = static_cast<uint16_t>(b); }

void Generator::emitJump(Op op, int32_t target) { emit(op).target = target; }

void Generator::emitNoLocation(Op op, uint32_t arg) { emit(op, arg).span = {}; }

void Generator::emitName(Op op, std::string_view name) { emit(op, nameIndex(mangle(name))); }

void Generator::warn(const ast::Span& span, std::string message) {
  if (!errors_.failed) errors_.warnings.push_back({span, std::move(message), {}});
}

// ---- constants, names, variables

uint32_t Generator::constantIndex(const UnitConstant& constant) {
  return u_->constants.add(constant).first;
}

void Generator::loadConstant(const UnitConstant& constant) {
  emit(Op::LOAD_CONST, constantIndex(constant));
}
void Generator::loadNone() { loadConstant({}); }
void Generator::loadInt(int64_t value) {
  loadConstant({.kind = UnitConstant::Kind::Int, .integer = value});
}
UnitConstant Generator::stringConstant(std::string_view text) {
  return {.kind = UnitConstant::Kind::Str, .text = text};
}
// Of `count` items, which the caller fills in.
UnitConstant Generator::tupleConstant(size_t count) {
  return {.kind = UnitConstant::Kind::Tuple, .items = ast::List<UnitConstant>::of(arena_, count)};
}
void Generator::loadString(std::string_view text) { loadConstant(stringConstant(text)); }

// Of expressions that are constants.
UnitConstant Generator::constantsOf(const ast::Exprs& elts) {
  UnitConstant result = tupleConstant(elts.size());
  for (size_t i = 0; i < elts.size(); i++) result.items[i] = *folder_.constant(elts[i]);
  return result;
}

uint32_t Generator::nameIndex(std::string_view name) { return u_->names.add(name).first; }

uint32_t Generator::nameIndex(Symbol* symbol) {
  if (symbol->number == NameIndex::kUnknown) symbol->number = nameIndex(symbol->name);
  return symbol->number;
}

// ---- handlers and frame blocks

int32_t Generator::enterHandler(int32_t block, bool pushLasti, int32_t drop) {
  auto index = static_cast<int32_t>(u_->flow.handlers.size());
  u_->flow.handlers.push_back({block, pushLasti, drop});
  emit(Op::NOP, static_cast<uint32_t>(index)).isMark = true;
  u_->handler = index;
  return index;
}

void Generator::pushFrame(FrameBlock frame) {
  if (u_->frames.size() >= kMaxFrames) fail(loc(), "too many statically nested blocks");
  u_->frames.push_back(frame);
}

void Generator::unwindOne(const FrameBlock& frame, bool keepTop) {
  switch (frame.kind) {
    case FrameBlock::Kind::WhileLoop:
    case FrameBlock::Kind::ExceptionHandler:
    case FrameBlock::Kind::ExceptionGroupHandler:
    case FrameBlock::Kind::AsyncComprehension: return;
    case FrameBlock::Kind::ForLoop:
    case FrameBlock::Kind::PopValue:
      if (keepTop) emit(Op::SWAP, 2);
      emit(Op::POP_TOP);
      return;
    case FrameBlock::Kind::TryExcept: setHandler(frame.outerHandler); return;
    case FrameBlock::Kind::FinallyTry:
      setHandler(frame.outerHandler);
      if (keepTop) pushFrame({.kind = FrameBlock::Kind::PopValue});
      visitBody(*frame.finalBody);
      if (keepTop) popFrame();
      loc() = {};
      return;
    case FrameBlock::Kind::FinallyEnd:
      if (keepTop) emit(Op::SWAP, 2);
      emit(Op::POP_TOP);
      if (keepTop) emit(Op::SWAP, 2);
      setHandler(frame.outerHandler);
      emit(Op::POP_EXCEPT);
      return;
    case FrameBlock::Kind::With:
    case FrameBlock::Kind::AsyncWith:
      loc() = frame.with->span;
      setHandler(frame.outerHandler);
      if (keepTop) {
        emit(Op::SWAP, 3);
        emit(Op::SWAP, 2);
      }
      callExitWithNones();
      if (frame.kind == FrameBlock::Kind::AsyncWith) awaitResult(2);
      emit(Op::POP_TOP);
      loc() = {};
      return;
    case FrameBlock::Kind::HandlerCleanup:
      if (keepTop) emit(Op::SWAP, 2);
      setHandler(frame.outerHandler);
      emit(Op::POP_EXCEPT);
      if (frame.name.data() != nullptr) unbindName(frame.name);
      return;
  }
}

void Generator::unwind(bool keepTop, FrameBlock* loop) {
  // While a frame is unwound it is not in force, nor is its handler: what runs may itself leave.
  std::vector<FrameBlock> removed;
  while (!u_->frames.empty()) {
    FrameBlock top = u_->frames.back();
    if (top.kind == FrameBlock::Kind::ExceptionGroupHandler) {
      fail(loc(), "'break', 'continue' and 'return' cannot appear in an except* block");
      break;
    }
    bool isLoop = top.kind == FrameBlock::Kind::WhileLoop || top.kind == FrameBlock::Kind::ForLoop;
    if (loop != nullptr && isLoop) {
      *loop = top;
      break;
    }
    u_->frames.pop_back();
    removed.push_back(top);
    unwindOne(top, keepTop);
  }
  while (!removed.empty()) {
    u_->frames.push_back(removed.back());
    removed.pop_back();
  }
}

// ---- units

bool Generator::mayAwait() {
  if (awaitsAtTop()) u_->unit->flags |= kCoroutine;
  return u_->kind == UnitKind::AsyncFunction || awaitsAtTop();
}

uint32_t Generator::unitFlags() const {
  const Scope& scope = *u_->scope;
  uint32_t flags = options_.extraFlags;
  if (awaitsAtTop() && scope.isCoroutine) flags |= kCoroutine;
  if (!scope.isFunction()) return flags;
  flags |= kOptimized | kNewLocals;
  if (scope.isNested) flags |= kNested;
  if (scope.isGenerator && scope.isCoroutine) {
    flags |= kAsyncGenerator;
  } else if (scope.isGenerator) {
    flags |= kGenerator;
  } else if (scope.isCoroutine) {
    flags |= kCoroutine;
  }
  if (scope.hasVarArgs) flags |= kVarArgs;
  if (scope.hasVarKeywords) flags |= kVarKeywords;
  return flags;
}

// No instruction tells more locals than kMaxShortArg: those beyond are cells, whose numbers have
// more bits.
void Generator::limitLocals() {
  uint32_t slots = 0;
  for (Symbol& symbol : u_->scope->symbols) {
    if (symbol.storage != Storage::Local && !(symbol.flags & kDefParam)) continue;
    if (slots++ > kMaxShortArg && symbol.storage == Storage::Local) symbol.storage = Storage::Cell;
  }
}

void Generator::addVariable(Symbol& symbol) {
  symbol.number = static_cast<uint32_t>(u_->vars.size());
  u_->vars.push_back(symbol.name);
}

// Parameters open the frame's slots. Cells come in the order of their slots, those that are no
// parameters sorted by name; so are free variables.
void Generator::fillVariables() {
  std::vector<std::string_view> cells, free;
  if (u_->scope->isFunction()) limitLocals();
  for (Symbol& symbol : u_->scope->symbols) {
    symbol.number = NameIndex::kUnknown;  // a `finally` is generated more than once
    if (!(symbol.flags & kDefParam)) continue;
    addVariable(symbol);
    if (symbol.storage == Storage::Cell) cells.push_back(symbol.name);
  }
  auto parameters = static_cast<ptrdiff_t>(cells.size());
  for (const Symbol& symbol : u_->scope->symbols) {
    if (symbol.storage == Storage::Cell && !(symbol.flags & kDefParam)) {
      cells.push_back(symbol.name);
    }
    if (symbol.storage == Storage::Free || (symbol.flags & kFreeInClass)) {
      free.push_back(symbol.name);
    }
  }
  if (u_->scope->needsClassCell) cells.push_back("__class__");
  std::sort(cells.begin() + parameters, cells.end());
  std::sort(free.begin(), free.end());
  uint32_t index = 0;
  for (std::string_view name : cells) u_->cells.emplace(name, index++);
  for (std::string_view name : free) u_->cells.emplace(name, index++);
  u_->unit->cellNames = Names::from(arena_, cells);
  u_->unit->freeNames = Names::from(arena_, free);
}

std::string_view Generator::qualifiedName(std::string_view name) {
  const UnitState* outer = u_->outer;
  if (outer == nullptr || outer->outer == nullptr) return name;
  if (u_->kind == UnitKind::Function || u_->kind == UnitKind::AsyncFunction ||
      u_->kind == UnitKind::Class) {
    Symbol* symbol = outer->scope->find(scopes_.mangle(outer->className, name));
    if (symbol != nullptr && symbol->storage == Storage::GlobalExplicit) return name;
  }
  std::string text(outer->unit->qualname);
  if (outer->kind == UnitKind::Function || outer->kind == UnitKind::AsyncFunction ||
      outer->kind == UnitKind::Lambda) {
    text += ".<locals>";
  }
  text += '.';
  text += name;
  return arena_.copy(text);
}

void Generator::enterUnit(UnitKind kind, std::string_view name, Scope* scope, uint32_t line) {
  if (depth_ == units_.size()) units_.push_back(std::make_unique<UnitState>());
  UnitState* state = units_[depth_++].get();
  state->begin({.kind = kind,
                .scope = scope,
                .unit = arena_.make<CodeUnit>(),
                .outer = u_,
                .className = u_ != nullptr ? u_->className : std::string_view(),
                .loc = {line, 0, line, 0}});
  u_ = state;
  CodeUnit& unit = *u_->unit;
  unit.name = name;
  unit.filename = options_.filename;
  unit.firstLine = line;
  unit.qualname = qualifiedName(name);
  unit.flags = unitFlags();
  fillVariables();
  use(newBlock());
}

void Generator::finish(UnitState& state) {
  const Assembly assembly = assembler_.assemble(state.flow, *state.unit);
  if (assembly == Assembly::TooLarge) {
    const auto line = static_cast<uint32_t>(state.unit->firstLine);
    fail({.line = line, .column = 0, .endLine = line, .endColumn = 0},
         "too many names or instructions in one scope");
  }
  errors_.failed |= assembly != Assembly::Done;
}

const CodeUnit* Generator::leaveUnit(bool implicitReturn) {
  const FlowBlock& last = u_->flow.at(u_->current);
  if (last.instrs.empty() || !endsFlow(last.instrs.back().op)) {
    loc() = {};
    if (implicitReturn) loadNone();
    emit(Op::RETURN_VALUE);
  }
  CodeUnit* unit = u_->unit;
  unit->varNames = Names::from(arena_, u_->vars);
  unit->names = Names::from(arena_, u_->names.all());
  unit->constants = ast::List<UnitConstant>::from(arena_, u_->constants.all());
  if (!errors_.failed) finish(*u_);
  u_ = u_->outer;
  depth_--;
  return unit;
}

bool Generator::bindsAnnotations(const ast::Body& body) {
  for (const ast::Stmt* s : body) {
    bool found = false;
    switch (s->kind) {
      case ast::StmtKind::AnnAssign: return true;
      case ast::StmtKind::For:
        found = bindsAnnotations(s->as<ast::For>()->body) ||
                bindsAnnotations(s->as<ast::For>()->orelse);
        break;
      case ast::StmtKind::While:
        found = bindsAnnotations(s->as<ast::While>()->body) ||
                bindsAnnotations(s->as<ast::While>()->orelse);
        break;
      case ast::StmtKind::If:
        found =
            bindsAnnotations(s->as<ast::If>()->body) || bindsAnnotations(s->as<ast::If>()->orelse);
        break;
      case ast::StmtKind::With: found = bindsAnnotations(s->as<ast::With>()->body); break;
      case ast::StmtKind::Match:
        for (const ast::MatchCase& branch : s->as<ast::Match>()->cases) {
          found = found || bindsAnnotations(branch.body);
        }
        break;
      case ast::StmtKind::Try: {
        const auto* statement = s->as<ast::Try>();
        for (const ast::ExceptHandler* handler : statement->handlers) {
          found = found || bindsAnnotations(handler->body);
        }
        found = found || bindsAnnotations(statement->body) || bindsAnnotations(statement->orelse) ||
                bindsAnnotations(statement->finalbody);
        break;
      }
      default: break;
    }
    if (found) return true;
  }
  return false;
}

namespace {

// The text of a docstring, or null.
const ast::Constant* docString(const ast::Body& body) {
  if (body.empty() || body[0]->kind != ast::StmtKind::ExprStmt) return nullptr;
  const ast::Expr* value = body[0]->as<ast::ExprStmt>()->value;
  if (value->kind != ast::ExprKind::Constant) return nullptr;
  const auto* constant = value->as<ast::Constant>();
  return constant->type == ast::ConstantKind::Str ? constant : nullptr;
}

}  // namespace

// The body of a module or class.
void Generator::moduleBody(const ast::Body& body) {
  if (u_->kind == UnitKind::Module && !body.empty()) loc() = body[0]->span;
  if (bindsAnnotations(body)) emit(Op::SETUP_ANNOTATIONS);
  size_t first = 0;
  if (options_.optimize < 2 && docString(body) != nullptr) {
    first = 1;
    visit(body[0]->as<ast::ExprStmt>()->value);
    loc() = {};
    nameOperation("__doc__", ast::Context::Store);
  }
  for (size_t i = first; i < body.size(); i++) visit(body[i]);
}

const CodeUnit* Generator::generate(const ast::Module& module) {
  enterUnit(UnitKind::Module, "<module>", scopes_.module(), 1);
  if (module.mode == ast::Mode::Eval) {
    visit(module.value);
    return leaveUnit(false);
  }
  if (module.mode == ast::Mode::Single) {
    if (bindsAnnotations(module.body)) emit(Op::SETUP_ANNOTATIONS);
    visitBody(module.body);
  } else {
    moduleBody(module.body);
  }
  return leaveUnit();
}

}  // namespace ouro
