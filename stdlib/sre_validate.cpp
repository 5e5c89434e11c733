// Is the code of a regular expression well-formed? It comes from a script, so it may be anything.
// Validation walks the code as the engine would, following every skip, with bounds for each block.

#include "stdlib/sre_code.h"

namespace ouro::sre {

namespace {

class Validator {
 public:
  explicit Validator(Program* program) : program_(program), code_(program->code) {}

  bool all() {
    size_t end = code_.size();
    if (end == 0 || op(end - 1) != Op::Success) return false;
    size_t at = 0;
    if (op(0) == Op::Info && !info(&at, end)) return false;
    return block(at, end - 1, 0);
  }

  void makeBitmaps() {
    for (uint32_t at : ins_) {
      Bitmap bitmap{};
      for (uint32_t c = 0; c < 256; c++)
        if (acceptsSlow(*program_, at, c)) bitmap[c >> 6] |= uint64_t{1} << (c & 63);
      program_->notes[at] = static_cast<uint32_t>(program_->bitmaps.size());
      program_->bitmaps.push_back(bitmap);
    }
  }
  const std::vector<uint32_t>& repeatOnes() const { return repeatOnes_; }
  const std::vector<uint32_t>& branches() const { return branches_; }

 private:
  Op op(size_t at) const { return static_cast<Op>(code_[at]); }

  // The end of the part that the skip word at `at` spans; 0 when it leaves [at, end).
  size_t target(size_t at, size_t end) const {
    if (at >= end) return 0;
    size_t skip = code_[at];
    return skip > 0 && skip <= end - at ? at + skip : 0;
  }

  // A set in [at, end), which its FAILURE ends.
  bool set(size_t at, size_t end) const {
    while (at < end) {
      size_t width;
      switch (op(at)) {
        case Op::Failure: return at + 1 == end;
        case Op::Negate: width = 1; break;
        case Op::Literal: width = 2; break;
        case Op::Range:
        case Op::RangeUniIgnore: width = 3; break;
        case Op::Charset: width = 9; break;
        case Op::Category:
          if (at + 1 < end && code_[at + 1] >= static_cast<uint32_t>(Category::Count)) return false;
          width = 2;
          break;
        case Op::BigCharset:
          if (at + 66 > end || code_[at + 1] > 256 || !blocks(at)) return false;
          width = 66 + size_t{code_[at + 1]} * 8;
          break;
        default: return false;
      }
      if (width > end - at) return false;
      at += width;
    }
    return false;
  }
  bool blocks(size_t at) const {
    for (size_t word = at + 2; word < at + 66; word++)
      for (int shift = 0; shift < 32; shift += 8)
        if ((code_[word] >> shift & 0xff) >= code_[at + 1]) return false;
    return true;
  }

  bool in(size_t at, size_t end, size_t* next) {
    *next = target(at + 1, end);
    if (!*next || !set(at + 2, *next)) return false;
    ins_.push_back(static_cast<uint32_t>(at));
    return true;
  }

  bool info(size_t* at, size_t end) const {
    size_t next = target(1, end);
    if (!next || next < 5) return false;
    uint32_t flags = code_[2];
    if (flags & kInfoPrefix) {
      if (next < 7 || code_[6] > code_[5] || code_[5] == 0) return false;
      if (7 + size_t{code_[5]} * 2 != next) return false;
    } else if (flags & kInfoCharset) {
      if (!set(5, next)) return false;
    }
    *at = next;
    return true;
  }

  // One item of a REPEAT_ONE, then SUCCESS, in [at, end).
  bool item(size_t at, size_t end) {
    if (at >= end || op(end - 1) != Op::Success) return false;
    switch (op(at)) {
      case Op::Any:
      case Op::AnyAll: return at + 2 == end;
      case Op::Literal:
      case Op::NotLiteral:
      case Op::LiteralIgnore:
      case Op::NotLiteralIgnore:
      case Op::LiteralLocIgnore:
      case Op::NotLiteralLocIgnore:
      case Op::LiteralUniIgnore:
      case Op::NotLiteralUniIgnore: return at + 3 == end;
      default: break;
    }
    size_t next;
    return isIn(op(at)) && in(at, end, &next) && next + 1 == end;
  }

  bool bounds(size_t at, size_t end) const { return at + 1 < end && code_[at] <= code_[at + 1]; }

  bool repeatOne(size_t at, size_t end, size_t* next) {
    *next = target(at + 1, end);
    repeatOnes_.push_back(static_cast<uint32_t>(at));
    return *next && bounds(at + 2, *next) && item(at + 4, *next);
  }

  // REPEAT is closed by an UNTIL, POSSESSIVE_REPEAT by a SUCCESS.
  bool repeat(size_t at, size_t end, size_t* next, int depth) {
    size_t until = target(at + 1, end);
    if (!until || !bounds(at + 2, until)) return false;
    if (op(at) == Op::PossessiveRepeat) {
      *next = until + 1;
      return until < end && op(until) == Op::Success && block(at + 4, until, depth);
    }
    *next = until + 1;
    if (until >= end || (op(until) != Op::MaxUntil && op(until) != Op::MinUntil)) return false;
    program_->notes[until] = static_cast<uint32_t>(at);
    return block(at + 4, until, depth);
  }

  bool branch(size_t at, size_t end, size_t* next, int depth) {
    branches_.push_back(static_cast<uint32_t>(at));
    size_t exit = 0;
    for (at++;;) {
      if (at >= end) return false;
      if (code_[at] == 0) break;
      size_t after = target(at, end);
      if (!after || after < at + 3 || op(after - 2) != Op::Jump) return false;
      size_t leaves = target(after - 1, end);
      if (!leaves || (exit && exit != leaves) || !block(at + 1, after - 2, depth)) return false;
      exit = leaves;
      at = after;
    }
    *next = at + 1;
    return exit == 0 || exit == *next;
  }

  bool exists(size_t at, size_t end, size_t* next, int depth) {
    if (at + 2 >= end || code_[at + 1] >= program_->groups) return false;
    size_t after = target(at + 2, end + 1);  // counted from one word further on
    if (!after || --after < at + 3) return false;
    if (after >= at + 5 && op(after - 2) == Op::Jump) {
      size_t leaves = target(after - 1, end);
      if (leaves && leaves >= after && block(at + 3, after - 2, depth)) {
        *next = leaves;
        return block(after, leaves, depth);
      }
    }
    *next = after;
    return block(at + 3, after, depth);
  }

  bool within(size_t at, size_t end, size_t operands, size_t* next, int depth) {
    *next = target(at + 1, end);
    return *next && *next >= at + 3 + operands && op(*next - 1) == Op::Success &&
           block(at + 2 + operands, *next - 1, depth);
  }

  bool one(size_t at, size_t end, size_t* next, int depth) {
    switch (op(at)) {
      case Op::Any:
      case Op::AnyAll:
      case Op::Failure:
      case Op::Success: *next = at + 1; return true;
      case Op::Literal:
      case Op::NotLiteral:
      case Op::LiteralIgnore:
      case Op::NotLiteralIgnore:
      case Op::LiteralLocIgnore:
      case Op::NotLiteralLocIgnore:
      case Op::LiteralUniIgnore:
      case Op::NotLiteralUniIgnore: *next = at + 2; return *next <= end;
      case Op::At: return operand(at, end, static_cast<uint32_t>(At::Count), next);
      case Op::Category: return operand(at, end, static_cast<uint32_t>(Category::Count), next);
      case Op::Mark: return operand(at, end, program_->groups * 2, next);
      case Op::GroupRef:
      case Op::GroupRefIgnore:
      case Op::GroupRefLocIgnore:
      case Op::GroupRefUniIgnore: return operand(at, end, program_->groups, next);
      case Op::In:
      case Op::InIgnore:
      case Op::InLocIgnore:
      case Op::InUniIgnore: return in(at, end, next);
      case Op::RepeatOne:
      case Op::MinRepeatOne:
      case Op::PossessiveRepeatOne: return repeatOne(at, end, next);
      case Op::Repeat:
      case Op::PossessiveRepeat: return repeat(at, end, next, depth);
      case Op::Branch: return branch(at, end, next, depth);
      case Op::GroupRefExists: return exists(at, end, next, depth);
      case Op::Assert:
      case Op::AssertNot: return within(at, end, 1, next, depth);
      case Op::AtomicGroup: return within(at, end, 0, next, depth);
      default: return false;
    }
  }
  bool operand(size_t at, size_t end, uint32_t limit, size_t* next) const {
    *next = at + 2;
    return *next <= end && code_[at + 1] < limit;
  }

  // A sequence of operations that fills [at, end).
  bool block(size_t at, size_t end, int depth) {
    if (depth > kMaxDepth) return false;
    while (at < end) {
      size_t next = 0;
      if (!one(at, end, &next, depth + 1) || next > end || next <= at) return false;
      at = next;
    }
    return at == end;
  }

  // The parser of re is recursive and gives up long before.
  static constexpr int kMaxDepth = 2000;
  Program* program_;
  const std::vector<uint32_t>& code_;
  std::vector<uint32_t> ins_, repeatOnes_, branches_;  // where they stand
};

}  // namespace

bool validate(Program* program) {
  program->notes.assign(program->code.size(), 0);
  Validator validator(program);
  if (!validator.all()) return false;
  validator.makeBitmaps();
  analyse(program, validator.repeatOnes(), validator.branches());
  return true;
}

}  // namespace ouro::sre
