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

constexpr size_t kMaxRun = 4;
// What counts when covers are compared: each instruction that is dispatched, and what it moves. A
// form that spares counting or testing is better than one that only moves.
constexpr uint32_t kDispatch = 4, kMove = 1;

using enum Op;

// What stands in a pattern for all instructions of its family.
constexpr Op familyOf(Op op) {
  if (isComparison(op)) return COMPARE_LT;
  switch (op) {
    case INPLACE_ADD: return BINARY_ADD;
    case POP_JUMP_IF_TRUE: return POP_JUMP_IF_FALSE;
    case POP_JUMP_IF_NOT_NONE: return POP_JUMP_IF_NONE;
    default: return op;
  }
}
constexpr auto kFamilies = [] {
  std::array<Op, 256> families{};
  for (size_t op = 0; op < families.size(); op++) families[op] = familyOf(static_cast<Op>(op));
  return families;
}();
Op family(Op op) { return kFamilies[static_cast<size_t>(op)]; }

struct Pattern {
  Op fused;
  uint8_t length;
  std::array<Op, kMaxRun> run;
  uint8_t shorts = 0;  // a bit for each instruction whose argument must be short
  uint8_t cost = 0;
  // A byte for each instruction: what the families of a run are where `mask` is set, that is from
  // the third on.
  uint32_t families = 0, mask = 0;
};

// What is left to do when only loads and stores are joined.
constexpr bool onlyMoves(const Pattern& pattern) {
  for (size_t i = 0; i < pattern.length; i++) {
    const Op op = pattern.run[i];
    if (op != LOAD_FAST && op != LOAD_CONST && op != STORE_FAST && op != PUSH_NULL) return false;
  }
  return true;
}

// Does it work on locals or constants without counting them?
constexpr bool borrows(const Pattern& pattern) {
  const Op first = pattern.run[0];
  return (first == LOAD_FAST || first == LOAD_CONST) && !onlyMoves(pattern) &&
         pattern.run[pattern.length - 1u] != RETURN_VALUE;
}

template <class... Rest>
consteval Pattern pattern(Op fused, Rest... run) {
  Pattern result{.fused = fused, .length = sizeof...(run), .run = {run...}};
  for (size_t i = 0; i < result.length; i++) {
    const Op op = result.run[i];
    if (op == LOAD_CONST || hasCache(op)) result.shorts |= static_cast<uint8_t>(1 << i);
    if (i < 2) continue;
    result.families |= static_cast<uint32_t>(op) << 8 * i;
    result.mask |= uint32_t{0xff} << 8 * i;
  }
  result.cost = static_cast<uint8_t>(kDispatch + (onlyMoves(result) ? result.length * kMove : 0));
  return result;
}

constexpr Pattern kPatterns[] = {
#define OP(name, ...)
#define SPEC(name, ...)
#define FUSED(name, format, ...) pattern(name, __VA_ARGS__),
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
#undef FUSED
};

// The opcodes at a place of the patterns have the numbers 1, 2, ..., all others 0.
struct Numbering {
  std::array<uint8_t, 256> of{};
  uint8_t count = 1;
};
consteval Numbering numberOpcodes(size_t place) {
  Numbering numbering;
  for (const Pattern& pattern : kPatterns) {
    uint8_t& number = numbering.of[static_cast<size_t>(pattern.run[place])];
    if (number == 0) number = numbering.count++;
  }
  return numbering;
}
constexpr Numbering kFirsts = numberOpcodes(0), kSeconds = numberOpcodes(1);

// The patterns that begin with two opcodes, in their order: the first one, and what follows each.
constexpr uint8_t kNoPattern = 255;
static_assert(std::size(kPatterns) < kNoPattern);
constexpr size_t pairOf(Op first, Op second) {
  return size_t{kFirsts.of[static_cast<size_t>(first)]} * kSeconds.count +
         kSeconds.of[static_cast<size_t>(second)];
}
struct Chains {
  std::array<uint8_t, size_t{kFirsts.count} * kSeconds.count> first;
  std::array<uint8_t, std::size(kPatterns)> next;
};
consteval Chains chainPatterns() {
  Chains chains{};
  chains.first.fill(kNoPattern);
  for (size_t i = std::size(kPatterns); i-- > 0;) {
    if (!kBorrow && borrows(kPatterns[i])) continue;
    uint8_t& first = chains.first[pairOf(kPatterns[i].run[0], kPatterns[i].run[1])];
    chains.next[i] = first;
    first = static_cast<uint8_t>(i);
  }
  return chains;
}
constexpr Chains kChains = chainPatterns();

// Of the runs that begin with COPY or SWAP only those of augmented assignments are meant: x, key
// stay below x[key]; x, key, value become value, x, key. What a call without arguments of a global
// is whose method is called turns out when it runs.
bool argumentsFit(const Pattern& pattern, const Instr* run) {
  switch (pattern.run[0]) {
    case COPY: return run[0].arg() == 2 && run[1].arg() == 2;
    case SWAP: return run[0].arg() == 3 && run[1].arg() == 2;
    case LOAD_FAST: return pattern.run[1] != SWAP || run[1].arg() == 2;
    case UNPACK_SEQUENCE: return run[0].arg() == 2;
    case FOR_ITER: return pattern.fused != FOR_ITER_PAIR || run[1].arg() == 2;
    case LOAD_GLOBAL: return (run[0].arg() & 1) && run[1].arg() == 0;
    default: return true;
  }
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

// A comparison or test before a jump learns of it.
void tellOfJump(Instr& test, Op jump) {
  const Op op = test.op();
  if (isComparison(op)) test = Instr::make(op, jumpingOutcomes(op, jump));
  if (op == IS_OP || op == CONTAINS_OP)
    test = Instr::make(op, test.arg() | jumpsIfSo(test, jump) << 1);
}

// The cheapest way through the code, found from its end.
class Cover {
 public:
  explicit Cover(std::span<Instr> code) : code_(code), choice_(code.size()) {
    for (size_t i = code.size(); i-- > 0;) {
      step(i);
      choice_[i] = choose(i);
    }
  }
  // The pattern of the run that begins with an instruction; null: it stands alone.
  const Pattern* at(size_t i) const {
    return choice_[i] == kNoPattern ? nullptr : &kPatterns[choice_[i]];
  }

 private:
  // A run reaches less far than that.
  static constexpr size_t kAhead = 8;
  static_assert(kMaxRun < kAhead);

  Op secondFamily() const { return static_cast<Op>(families_ >> 8 & 0xff); }
  uint32_t& costFrom(size_t i) { return costs_[i % kAhead]; }

  // The instruction comes before those known so far.
  void step(size_t i) {
    Instr& instr = code_[i];
    // What will be a FOR_NEXT is no part of a run.
    const Op op = leadsToLoop(code_, i) ? NOP : family(instr.op());
    families_ = families_ << 8 | static_cast<uint32_t>(op);
    longs_ = longs_ << 1 | (instr.arg() > kMaxShortArg);
    if (secondFamily() == POP_JUMP_IF_FALSE) tellOfJump(instr, code_[i + 1].op());
  }

  bool covers(const Pattern& pattern, size_t i) const {
    return ((families_ ^ pattern.families) & pattern.mask) == 0 && !(longs_ & pattern.shorts) &&
           argumentsFit(pattern, &code_[i]);
  }

  uint8_t choose(size_t i) {
    uint32_t least = kDispatch + kMove + costFrom(i + 1);
    uint8_t choice = kNoPattern;
    for (uint8_t number = kChains.first[pairOf(code_[i].op(), secondFamily())];
         number != kNoPattern; number = kChains.next[number]) {
      const Pattern& pattern = kPatterns[number];
      if (!covers(pattern, i)) continue;
      const uint32_t cost = pattern.cost + costFrom(i + pattern.length);
      if (cost >= least) continue;
      least = cost;
      choice = number;
    }
    costFrom(i) = least;
    return choice;
  }

  std::span<Instr> code_;
  std::vector<uint8_t> choice_;
  // Of the next instructions, as in Pattern. Behind the last are NOPs, which no run has.
  static_assert(static_cast<uint32_t>(NOP) == 0);
  uint32_t families_ = 0, longs_ = 0;
  std::array<uint32_t, kAhead> costs_{};  // of the best cover from each of them on
};

}  // namespace

void fuseInstructions(std::span<Instr> code) {
  if (!kFuse || code.empty()) return;
  Cover cover(code);
  for (size_t i = 0; i < code.size();) {
    const Pattern* pattern = cover.at(i);
    if (pattern) {
      code[i].setOp(pattern->fused);
    } else if (code[i].op() == JUMP_BACKWARD && code[targetOf(code, i)].op() == FOR_ITER_STORE) {
      code[i].setOp(FOR_NEXT);
    }
    i += pattern ? pattern->length : 1;
  }
}

}  // namespace ouro
