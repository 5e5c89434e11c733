// The engine: backtracking without recursion.
//
// The state is where we are in the code (pc) and in the text (pos), the marks of the groups, and
// the counters of the repeats under way. One stack on the heap holds both the choices that are
// still open and how to undo what was changed since: failing pops entries, undoing changes, until a
// choice says how to go on. Entries that only undo lie above the choice they belong to.
//
// Parts that must not be entered again once they have matched (lookaround, atomic groups,
// possessive repeats) lie above a barrier. When such a part has matched, the choices above its
// barrier are thrown away and the undoing entries stay (`cut`); when it fails, popping reaches the
// barrier. `barrier_` is the innermost one, each knows the one outside it.
//
// A repeat with a body of one character (REPEAT_ONE) never pushes more than one entry, which
// remembers how many it may still give back. Other repeats count in `repeats_`: one Repeat for
// every time a REPEAT is entered, made and dropped in the order of a stack.
//
// advance() takes the frequent steps, with pc and pos at hand; the others are functions of their
// own, which find and leave them in the members. Where a match may begin is told in sre_search.h.

#include "stdlib/sre_engine.h"

#include <algorithm>

#include "runtime/protocol.h"
#include "stdlib/sre_matcher.h"
#include "stdlib/sre_search.h"

namespace ouro::sre {

namespace {

constexpr size_t kPause = 0x10000;  // of Engine::work_: about a millisecond

template <class C>
Step Engine<C>::advance() {
  const uint32_t* code = code_;
  const C* text = text_;
  size_t pc = pc_, pos = pos_, end = end_;
  for (;;) {
    switch (static_cast<Op>(code[pc])) {
      case Op::Literal:
        if (pos >= end || text[pos] != code[pc + 1]) return Step::Fail;
        pos++;
        pc += 2;
        continue;
      case Op::LiteralUniIgnore:
        if (pos >= end || lowerUnicode(text[pos]) != code[pc + 1]) return Step::Fail;
        pos++;
        pc += 2;
        continue;
      case Op::In:
      case Op::InUniIgnore:
        if (pos >= end || !accepts(program_, pc, text[pos])) return Step::Fail;
        pos++;
        pc += 1 + code[pc + 1];
        continue;
      case Op::Any:
        if (pos >= end || text[pos] == '\n') return Step::Fail;
        pos++;
        pc++;
        continue;
      case Op::AnyAll:
        if (pos >= end) return Step::Fail;
        pos++;
        pc++;
        continue;
      case Op::At:
        if (!isAt(static_cast<At>(code[pc + 1]), pos)) return Step::Fail;
        pc += 2;
        continue;
      case Op::Info:
      case Op::Jump: pc += 1 + code[pc + 1]; continue;
      case Op::Mark:
        if (!setMark(code[pc + 1], pos)) return Step::Error;
        pc += 2;
        continue;
      case Op::RepeatOne: {
        size_t minimum = code[pc + 2], maximum = code[pc + 3], left = end - pos;
        if (minimum > left) return Step::Fail;
        bool isKnown = pos == leadStart_ && pc == program_.lead;
        size_t count =
            isKnown ? leadCount_ : countItems(pc + 4, pos, maximum < left ? maximum : left);
        if (count < minimum) {
          work_ += count >> 4;
          return Step::Fail;
        }
        if (count > minimum && !program_.notes[pc]) {
          Step step = shrinkOne(
              {Kind::GreedyOne, static_cast<uint32_t>(pc), repeat_, 0, pos + count, pos + minimum});
          if (step != Step::Go) return step;
          pc = pc_;
          pos = pos_;
          continue;
        }
        work_ += count >> 4;
        pos += count;
        pc += 1 + code[pc + 1];
        continue;
      }
      default: break;
    }
    pc_ = pc;
    pos_ = pos;
    Step step = one();
    if (step != Step::Go) return step;
    pc = pc_;
    pos = pos_;
  }
}

// The steps that advance() does not know.
template <class C>
Step Engine<C>::one() {
  switch (op(pc_)) {
    case Op::Failure: return Step::Fail;
    case Op::Success: return success();
    case Op::InIgnore:
    case Op::InLocIgnore:
      if (pos_ >= end_ || !accepts(program_, pc_, text_[pos_])) return Step::Fail;
      pos_++;
      return go(pc_ + 1 + code_[pc_ + 1]);
    case Op::Branch: return branch(alternativesAt(pc_, pos_));
    case Op::MinRepeatOne: return lazyOne();
    case Op::PossessiveRepeatOne: return possessiveOne();
    case Op::Repeat: return enterRepeat();
    case Op::MaxUntil: return maxUntil();
    case Op::MinUntil: return minUntil();
    case Op::Assert: return enterAssert(Kind::Assert);
    case Op::AssertNot: return enterAssert(Kind::AssertNot);
    case Op::AtomicGroup: return enterBarrier(Kind::Atomic, pc_ + 2);
    case Op::PossessiveRepeat: return nextPossessive(pc_, pos_, 0);
    case Op::GroupRef: return groupReference([](uint32_t c) { return c; });
    case Op::GroupRefIgnore: return groupReference(lowerAscii);
    case Op::GroupRefLocIgnore: return groupReference(lowerLocale);
    case Op::GroupRefUniIgnore: return groupReference(lowerUnicode);
    case Op::GroupRefExists: {
      const int64_t* mark = marks_ + size_t{code_[pc_ + 1]} * 2;
      bool isSet = mark[0] >= 0 && mark[1] >= mark[0];
      return go(isSet ? pc_ + 3 : pc_ + 1 + code_[pc_ + 2]);
    }
    default:  // the other single characters
      if (pos_ >= end_ || !oneMatches(pc_, text_[pos_])) return Step::Fail;
      pos_++;
      return go(pc_ + 2);
  }
}

// False: no memory.
template <class C>
bool Engine<C>::setMark(uint32_t number, size_t pos) {
  int64_t& mark = marks_[number];
  // Without anything to go back to there is nothing to undo.
  if (stack_.size && push(Kind::UndoMark, number, static_cast<size_t>(mark),
                          static_cast<size_t>(job_->lastIndex)) == Step::Error)
    return false;
  mark = static_cast<int64_t>(pos);
  if (number & 1) job_->lastIndex = number / 2 + 1;
  return true;
}

// Enters the first of a list of alternatives.
template <class C>
Step Engine<C>::branch(size_t list) {
  const uint32_t* alternatives = program_.alternatives.data();
  list = firstPossible(list, pos_);
  if (!alternatives[list]) return Step::Fail;
  const size_t next = firstPossible(list + 1, pos_);
  if (alternatives[next] && push(Kind::Branch, next, pos_) == Step::Error) return Step::Error;
  return go(alternatives[list] + 1);
}

template <class C>
Step Engine<C>::groupReference(uint32_t (*fold)(uint32_t)) {
  const int64_t* mark = marks_ + size_t{code_[pc_ + 1]} * 2;
  if (mark[0] < 0 || mark[1] < mark[0]) return Step::Fail;
  auto length = static_cast<size_t>(mark[1] - mark[0]);
  if (length > end_ - pos_) return Step::Fail;
  const C* group = text_ + mark[0];
  for (size_t i = 0; i < length; i++)
    if (fold(group[i]) != fold(text_[pos_ + i])) return Step::Fail;
  pos_ += length;
  return go(pc_ + 2);
}

// ---- repeats of one character: op skip min max item

// Goes on behind a greedy repeat that ends at entry.pos or earlier.
template <class C>
Step Engine<C>::shrinkOne(const Entry& entry) {
  const uint32_t pc = entry.pc;
  const size_t tail = pc + 1 + code_[pc + 1], least = entry.extra;
  size_t pos = entry.pos;
  while (!isPossible(tail, pos)) {
    if (pos == least) {
      work_ += (entry.pos - pos) >> 4;
      return Step::Fail;
    }
    pos--;
  }
  repeat_ = entry.repeat;
  pos_ = pos;
  bool isFinal = op(tail) == Op::Success && barrier_ == kNoBarrier && !job_->whole &&
                 forbiddenEnd_ == kNowhere;
  if (pos > least && !isFinal && push(Kind::GreedyOne, pc, pos - 1, least) == Step::Error)
    return Step::Error;
  return go(tail);
}

template <class C>
Step Engine<C>::lazyOne() {
  size_t minimum = code_[pc_ + 2], left = end_ - pos_;
  if (minimum > left || countItems(pc_ + 4, pos_, minimum) < minimum) return Step::Fail;
  pos_ += minimum;
  if (push(Kind::LazyOne, pc_, pos_, minimum) == Step::Error) return Step::Error;
  return go(pc_ + 1 + code_[pc_ + 1]);
}

// More characters for a lazy repeat, as few as can be.
template <class C>
Step Engine<C>::growOne(const Entry& entry) {
  const uint32_t pc = entry.pc;
  const size_t tail = pc + 1 + code_[pc + 1], maximum = code_[pc + 3];
  size_t left = end_ - entry.pos;
  if (maximum != kMaxRepeat) left = std::min(left, maximum - entry.extra);
  if (left == 0) return Step::Fail;
  size_t more = 1;
  if (op(tail) == Op::Literal) {  // as many as lie before the next one of it
    const C* next = text_ + entry.pos + 1;
    more = static_cast<size_t>(findChar(next, text_ + end_, code_[tail + 1]) - next) + 1;
    work_ += more >> 4;
    if (more > left || countItems(pc + 4, entry.pos, more) < more) return Step::Fail;
  } else {
    more = countUntil(pc + 4, tail, entry.pos, left);
    work_ += more >> 4;
    if (more > left) return Step::Fail;
  }
  repeat_ = entry.repeat;
  pos_ = entry.pos + more;
  if (push(Kind::LazyOne, pc, pos_, entry.extra + more) == Step::Error) return Step::Error;
  return go(tail);
}

template <class C>
Step Engine<C>::possessiveOne() {
  size_t minimum = code_[pc_ + 2], maximum = code_[pc_ + 3], left = end_ - pos_;
  if (minimum > left) return Step::Fail;
  size_t count = countItems(pc_ + 4, pos_, maximum < left ? maximum : left);
  if (count < minimum) return Step::Fail;
  pos_ += count;
  return go(pc_ + 1 + code_[pc_ + 1]);
}

// ---- other repeats: REPEAT skip min max body UNTIL

template <class C>
Step Engine<C>::enterRepeat() {
  repeats_.push_back({static_cast<uint32_t>(pc_), repeat_, 0, kNowhere});
  if (push(Kind::UndoMake, 0, 0) == Step::Error) return Step::Error;
  repeat_ = static_cast<int32_t>(repeats_.size() - 1);
  return go(pc_ + 1 + code_[pc_ + 1]);
}

// Begins a repetition; `kind` says what can be done instead.
template <class C>
Step Engine<C>::repeatBody(Kind kind) {
  Repeat& repeat = repeats_[static_cast<size_t>(repeat_)];
  if (push(kind, pc_, pos_, repeat.last) == Step::Error) return Step::Error;
  repeat.count++;
  if (kind != Kind::UndoRepeat || repeat.count > code_[repeat.pc + 2]) repeat.last = pos_;
  return go(repeat.pc + 4);
}

template <class C>
Step Engine<C>::maxUntil() {
  const Repeat& repeat = repeats_[static_cast<size_t>(repeat_)];
  uint32_t minimum = code_[repeat.pc + 2], maximum = code_[repeat.pc + 3];
  if (repeat.count < minimum) return repeatBody(Kind::UndoRepeat);
  if ((repeat.count < maximum || maximum == kMaxRepeat) && pos_ != repeat.last)
    return repeatBody(Kind::MaxTail);
  repeat_ = repeat.outer;
  return go(pc_ + 1);
}

template <class C>
Step Engine<C>::minUntil() {
  const Repeat& repeat = repeats_[static_cast<size_t>(repeat_)];
  if (repeat.count < code_[repeat.pc + 2]) return repeatBody(Kind::UndoRepeat);
  if (push(Kind::MinBody, pc_, pos_) == Step::Error) return Step::Error;
  repeat_ = repeat.outer;
  return go(pc_ + 1);
}

// ---- barriers

template <class C>
Step Engine<C>::enterBarrier(Kind kind, size_t body) {
  if (push(kind, pc_, pos_, barrier_) == Step::Error) return Step::Error;
  barrier_ = stack_.size - 1;
  return go(body);
}

// ASSERT skip back body SUCCESS
template <class C>
Step Engine<C>::enterAssert(Kind kind) {
  size_t back = code_[pc_ + 2];
  if (back > pos_) {
    return kind == Kind::Assert ? Step::Fail : go(pc_ + 1 + code_[pc_ + 1]);
  }
  const size_t body = pc_ + 3;
  const bool isCharacter = op(body) == Op::Literal || op(body) == Op::In;
  if (isCharacter &&
      op(op(body) == Op::In ? body + 1 + code_[body + 1] : body + 2) == Op::Success) {
    const size_t at = pos_ - back;  // nothing that a barrier would be needed for
    const bool matches = at < end_ && oneMatches(body, text_[at]);
    return matches == (kind == Kind::Assert) ? go(pc_ + 1 + code_[pc_ + 1]) : Step::Fail;
  }
  if (enterBarrier(kind, body) == Step::Error) return Step::Error;
  pos_ -= back;
  return Step::Go;
}

// POSSESSIVE_REPEAT skip min max body SUCCESS: `count` repetitions are complete, up to pos.
template <class C>
Step Engine<C>::nextPossessive(size_t at, size_t pos, uint32_t count) {
  uint32_t maximum = code_[at + 3];
  pc_ = at;
  pos_ = pos;
  if (maximum != kMaxRepeat && count >= maximum) return go(at + 2 + code_[at + 1]);
  if (enterBarrier(Kind::Possessive, at + 4) == Step::Error) return Step::Error;
  stack_[barrier_].count = count;
  return Step::Go;
}

// The end of the whole code, or of a part above a barrier.
template <class C>
Step Engine<C>::success() {
  if (barrier_ == kNoBarrier) {
    bool refused = (job_->whole && pos_ != end_) || pos_ == forbiddenEnd_;
    return refused ? Step::Fail : Step::Matched;
  }
  size_t at = barrier_;
  Entry entry = stack_[at];
  barrier_ = entry.extra;
  repeat_ = entry.repeat;
  if (entry.kind == Kind::AssertNot) {
    while (stack_.size > at + 1) undo(stack_[--stack_.size]);
    stack_.size = at;
    return Step::Fail;
  }
  cut(at);
  size_t next = entry.pc + 1 + code_[entry.pc + 1];
  if (entry.kind == Kind::Assert) pos_ = entry.pos;
  if (entry.kind != Kind::Possessive) return go(next);
  bool isEmpty = pos_ == entry.pos && entry.count >= code_[entry.pc + 2];
  return isEmpty ? go(next + 1) : nextPossessive(entry.pc, pos_, entry.count + 1);
}

// Throws away the barrier and the choices above it.
template <class C>
void Engine<C>::cut(size_t barrier) {
  size_t kept = barrier;
  for (size_t i = barrier + 1; i < stack_.size; i++) {
    Entry entry = stack_[i];
    if (entry.kind == Kind::MaxTail) entry.kind = Kind::UndoRepeat;
    if (entry.kind >= Kind::UndoMark) stack_[kept++] = entry;
  }
  stack_.size = kept;
}

// ---- failing

template <class C>
void Engine<C>::undo(const Entry& entry) {
  switch (entry.kind) {
    case Kind::UndoMark:
      marks_[entry.pc] = static_cast<int64_t>(entry.pos);
      job_->lastIndex = static_cast<int64_t>(entry.extra);
      break;
    case Kind::MaxTail:
    case Kind::UndoRepeat: {
      Repeat& repeat = repeats_[static_cast<size_t>(entry.repeat)];
      repeat.count--;
      repeat.last = entry.extra;
      break;
    }
    case Kind::UndoMake: repeats_.pop_back(); break;
    default: break;
  }
}

template <class C>
Step Engine<C>::backtrack() {
  if (++work_ >= kPause) {
    work_ = 0;
    if (job_->subject.canPause && !safePoint(rt_)) return Step::Error;
  }
  while (stack_.size) {
    const Entry& entry = stack_[--stack_.size];
    undo(entry);
    if (entry.kind >= Kind::UndoMark || entry.kind == Kind::Assert) {
      if (entry.kind == Kind::Assert) barrier_ = entry.extra;
      continue;
    }
    Step step = resume(entry);
    if (step != Step::Fail) return step;
  }
  return Step::Fail;
}

// Takes the choice of an entry, which is off the stack: it is to be read before another is pushed.
template <class C>
Step Engine<C>::resume(const Entry& entry) {
  repeat_ = entry.repeat;
  pos_ = entry.pos;
  switch (entry.kind) {
    case Kind::Branch: return branch(entry.pc);
    case Kind::GreedyOne: return shrinkOne(entry);
    case Kind::LazyOne: return growOne(entry);
    case Kind::MaxTail:
      repeat_ = repeats_[static_cast<size_t>(entry.repeat)].outer;
      return go(entry.pc + 1);
    case Kind::MinBody: {
      const Repeat& repeat = repeats_[static_cast<size_t>(entry.repeat)];
      uint32_t maximum = code_[repeat.pc + 3];
      pc_ = entry.pc;
      if ((maximum != kMaxRepeat && repeat.count >= maximum) || pos_ == repeat.last)
        return Step::Fail;
      return repeatBody(Kind::UndoRepeat);
    }
    case Kind::AssertNot: barrier_ = entry.extra; return go(entry.pc + 1 + code_[entry.pc + 1]);
    case Kind::Possessive:
      barrier_ = entry.extra;
      if (entry.count < code_[entry.pc + 2]) return Step::Fail;
      return go(entry.pc + 2 + code_[entry.pc + 1]);
    default:  // Atomic: the group has failed
      barrier_ = entry.extra;
      return Step::Fail;
  }
}

template <class C>
int matchIn(Runtime& rt, Job* job) {
  const FirstSet& first = job->program->first;
  const C* text = static_cast<const C*>(job->subject.chars);
  bool mayMatch = job->start < job->end ? first.has(text[job->start]) : first.atEnd;
  if (!mayMatch) return 0;
  Engine<C> engine(rt, job);
  job->matchStart = job->start;
  return engine.run(entryOf(*job->program), job->start, !job->mustAdvance);
}

template <class C>
int searchIn(Runtime& rt, Job* job) {
  return Engine<C>(rt, job).search(entryOf(*job->program));
}

}  // namespace

int matchHere(Runtime& rt, Job* job) {
  // Behind the end nothing is left, which may be enough.
  if (job->whole && job->start > job->end) return 0;
  switch (job->subject.widthLog) {
    case 0: return matchIn<uint8_t>(rt, job);
    case 1: return matchIn<uint16_t>(rt, job);
    default: return matchIn<uint32_t>(rt, job);
  }
}

int search(Runtime& rt, Job* job) {
  if (job->start > job->end) return 0;
  switch (job->subject.widthLog) {
    case 0: return searchIn<uint8_t>(rt, job);
    case 1: return searchIn<uint16_t>(rt, job);
    default: return searchIn<uint32_t>(rt, job);
  }
}

}  // namespace ouro::sre
