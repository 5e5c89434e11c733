// Fused forms: a run of plain instructions gets the form that does their work in one dispatch. Only
// the opcode of the run's first word changes (see opcodes.def), so no jump, no handler range and no
// position is touched.

#include <array>
#include <span>
#include <vector>

#include "compiler/flow_passes.h"
#include "compiler/opcode_info.h"

namespace ouro {

namespace {

// What builds that measure the use of it leave out (scripts/bench --ablation): all fused forms, or
// those that work on locals and constants without counting them.
#ifdef OURO_WITHOUT_FUSION
constexpr bool kFuse = false;
#else
constexpr bool kFuse = true;
#endif
#ifdef OURO_WITHOUT_BORROWING
constexpr bool kBorrow = false;
#else
constexpr bool kBorrow = true;
#endif

constexpr size_t kMaxRun = 4;

struct Pattern {
  Op fused;
  std::array<Op, kMaxRun> run;
  size_t length;
};

template <class... Rest>
constexpr Pattern pattern(Op fused, Rest... run) {
  return {fused, {run...}, sizeof...(run)};
}

using enum Op;
constexpr Pattern kPatterns[] = {
#define OP(name, ...)
#define SPEC(name, ...)
#define FUSED(name, format, ...) pattern(name, __VA_ARGS__),
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
#undef FUSED
};

// The patterns that begin with an opcode, in their order: the first one, and what follows each.
constexpr uint8_t kNoPattern = 255;
static_assert(std::size(kPatterns) < kNoPattern);
struct Chains {
  std::array<uint8_t, 256> first;
  std::array<uint8_t, std::size(kPatterns)> next;
};
consteval Chains chainPatterns() {
  Chains chains{};
  chains.first.fill(kNoPattern);
  for (size_t i = std::size(kPatterns); i-- > 0;) {
    uint8_t& first = chains.first[static_cast<size_t>(kPatterns[i].run[0])];
    chains.next[i] = first;
    first = static_cast<uint8_t>(i);
  }
  return chains;
}
constexpr Chains kChains = chainPatterns();

bool isComparison(Op op) { return op >= COMPARE_LT && op <= COMPARE_GE; }

// What stands in a pattern for all instructions of its family.
Op family(Op op) {
  if (isComparison(op)) return COMPARE_LT;
  switch (op) {
    case INPLACE_ADD: return BINARY_ADD;
    case POP_JUMP_IF_TRUE: return POP_JUMP_IF_FALSE;
    case POP_JUMP_IF_NOT_NONE: return POP_JUMP_IF_NONE;
    default: return op;
  }
}

// Of the runs that begin with COPY or SWAP only those of augmented assignments are meant: x, key
// stay below x[key]; x, key, value become value, x, key. What a call without arguments of a global
// is whose method is called turns out when it runs.
bool argumentsFit(const Pattern& pattern, std::span<const Instr> code) {
  for (size_t i = 0; i < pattern.length; i++) {
    const bool isShort = pattern.run[i] == LOAD_CONST || hasCache(pattern.run[i]);
    if (isShort && code[i].arg() > kMaxShortArg) return false;
  }
  if (pattern.run[0] == COPY) return code[0].arg() == 2 && code[1].arg() == 2;
  if (pattern.run[0] == UNPACK_SEQUENCE) return code[0].arg() == 2;
  if (pattern.fused == FOR_ITER_PAIR) return code[1].arg() == 2;
  if (pattern.run[0] == LOAD_GLOBAL) return (code[0].arg() & 1) && code[1].arg() == 0;
  if (pattern.run[0] == SWAP) return code[0].arg() == 3 && code[1].arg() == 2;
  return true;
}

// The first word is known to be the pattern's. `families` are those of the code.
bool covers(const Pattern& pattern, std::span<const Instr> code, const Op* families) {
  if (families[1] != pattern.run[1] || code.size() < pattern.length) return false;
  for (size_t i = 2; i < pattern.length; i++) {
    if (families[i] != pattern.run[i]) return false;
  }
  return argumentsFit(pattern, code);
}

// What is left to do when only loads and stores are joined.
bool onlyMoves(const Pattern& pattern) {
  for (Op op : std::span(pattern.run).first(pattern.length)) {
    if (op != LOAD_FAST && op != LOAD_CONST && op != STORE_FAST && op != PUSH_NULL) return false;
  }
  return true;
}

// Does it work on locals or constants without counting them?
bool borrows(const Pattern& pattern) {
  const Op first = pattern.run[0];
  return (first == LOAD_FAST || first == LOAD_CONST) && !onlyMoves(pattern) &&
         pattern.run[pattern.length - 1] != RETURN_VALUE;
}

// Where the instruction jumps to.
size_t targetOf(std::span<const Instr> code, size_t at) {
  return at + 1 + static_cast<size_t>(code[at].jump());
}
// Does it begin the next turn of a loop that stores its item in a local?
bool leadsToLoop(std::span<const Instr> code, size_t at) {
  if (code[at].op() != JUMP_BACKWARD) return false;
  const size_t loop = targetOf(code, at);
  return code[loop].op() == FOR_ITER && code[loop + 1].op() == STORE_FAST;
}

// The cheapest way through the code, found from its end: each instruction that is dispatched costs
// kDispatch; a form that spares counting or testing is better than one that only moves.
class Cover {
 public:
  explicit Cover(std::span<const Instr> code)
      : code_(code), cost_(code.size() + 1, 0), choice_(code.size(), nullptr) {
    families_.reserve(code.size() + 1);
    for (size_t i = 0; i < code.size(); i++) {
      // What will be a FOR_NEXT is no part of a run.
      families_.push_back(leadsToLoop(code, i) ? NOP : family(code[i].op()));
    }
    families_.push_back(NOP);  // behind the last; no run has it
    for (size_t i = code.size(); i-- > 0;) choose(i);
  }
  const Pattern* at(size_t i) const { return choice_[i]; }

 private:
  static constexpr uint32_t kDispatch = 4, kMove = 1;

  void choose(size_t i) {
    cost_[i] = kDispatch + kMove + cost_[i + 1];
    for (uint8_t at = kChains.first[static_cast<size_t>(code_[i].op())]; at != kNoPattern;
         at = kChains.next[at]) {
      const Pattern& pattern = kPatterns[at];
      if (!covers(pattern, code_.subspan(i), &families_[i]) || (!kBorrow && borrows(pattern)))
        continue;
      auto moves = static_cast<uint32_t>(pattern.length);
      uint32_t cost =
          kDispatch + (onlyMoves(pattern) ? moves * kMove : 0) + cost_[i + pattern.length];
      if (cost >= cost_[i]) continue;
      cost_[i] = cost;
      choice_[i] = &pattern;
    }
  }

  std::span<const Instr> code_;
  std::vector<Op> families_;
  std::vector<uint32_t> cost_;
  std::vector<const Pattern*> choice_;
};

// A comparison that a jump follows tells in its argument which outcomes jump (Outcome in
// opcodes.h).
uint32_t jumpingOutcomes(Op comparison, Op jump) {
  uint32_t outcomes = 0;
  switch (comparison) {
    case COMPARE_LT: outcomes = kLess; break;
    case COMPARE_LE: outcomes = kLess | kEqual; break;
    case COMPARE_EQ: outcomes = kEqual; break;
    case COMPARE_NE: outcomes = kLess | kGreater | kUnordered; break;
    case COMPARE_GT: outcomes = kGreater; break;
    default: outcomes = kGreater | kEqual; break;
  }
  return jump == POP_JUMP_IF_TRUE ? outcomes : outcomes ^ kAnyOutcome;
}

// The same of an identity test or `in`, which may be negated: does it jump where the two are the
// same, or the one is in the other?
bool jumpsIfSo(Instr test, Op jump) { return (test.arg() != 0) != (jump == POP_JUMP_IF_TRUE); }

}  // namespace

void fuseInstructions(std::span<Instr> code) {
  if (!kFuse || code.empty()) return;
  for (size_t i = 0; i + 1 < code.size(); i++) {
    if (family(code[i + 1].op()) != POP_JUMP_IF_FALSE) continue;
    const Op test = code[i].op(), jump = code[i + 1].op();
    if (isComparison(test)) code[i] = Instr::make(test, jumpingOutcomes(test, jump));
    if (test == IS_OP || test == CONTAINS_OP)
      code[i] = Instr::make(test, code[i].arg() | jumpsIfSo(code[i], jump) << 1);
  }
  Cover cover(code);
  for (size_t i = 0; i < code.size();) {
    const Pattern* pattern = cover.at(i);
    if (pattern) code[i].word = (code[i].word & ~0xffu) | static_cast<uint32_t>(pattern->fused);
    i += pattern ? pattern->length : 1;
  }
  for (size_t i = 0; i < code.size(); i++) {
    if (code[i].op() == JUMP_BACKWARD && code[targetOf(code, i)].op() == FOR_ITER_STORE)
      code[i].word = (code[i].word & ~0xffu) | static_cast<uint32_t>(FOR_NEXT);
  }
}

}  // namespace ouro
