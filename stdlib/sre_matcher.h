#pragma once
// The state of one match or search, and what is asked of a place in the text. Internal to
// sre_engine.cpp, which tells how it works.

#include <algorithm>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/search.h"
#include "stdlib/sre_engine.h"
#include "stdlib/sre_stack.h"

namespace ouro::sre {

namespace {  // one file includes this

template <class C>
class Engine {
 public:
  Engine(Runtime& rt, Job* job)
      : rt_(rt),
        job_(job),
        program_(*job->program),
        code_(job->program->code.data()),
        text_(static_cast<const C*>(job->subject.chars)),
        end_(std::max(job->start, job->end)),
        stack_(rt) {
    job->marks.resize(size_t{program_.groups} * 2);
    marks_ = job->marks.data();
  }

  // Tries the code from `pc` at `pos`. mayBeEmpty: a match that ends at pos counts.
  int run(size_t pc, size_t pos, bool mayBeEmpty) {
    for (size_t i = 0; i < size_t{program_.groups} * 2; i++) marks_[i] = -1;
    job_->lastIndex = -1;
    repeats_.clear();
    stack_.size = 0;
    barrier_ = kNoBarrier;
    repeat_ = -1;
    pc_ = pc;
    pos_ = pos;
    forbiddenEnd_ = mayBeEmpty ? kNowhere : pos;
    for (;;) {
      Step step = advance();
      if (step == Step::Fail) step = backtrack();
      if (step == Step::Go) continue;
      if (step == Step::Matched) job_->matchEnd = pos_;
      return step == Step::Matched ? 1 : step == Step::Fail ? 0 : -1;
    }
  }

  // Tries the code from `pc` at the places from job.start on.
  int search(size_t pc);

 private:
  size_t findStart(size_t pos, size_t last) const;
  size_t findPrefix(size_t pos, size_t last) const;
  size_t findFirst(size_t pos, size_t last) const;
  size_t findOpening(size_t pos, size_t last) const;
  size_t findInLines(size_t pos, size_t last) const;
  size_t skipByLead(size_t pos);

  Op op(size_t at) const { return static_cast<Op>(code_[at]); }

  // ---- single characters

  bool oneMatches(size_t at, uint32_t c) const {
    switch (op(at)) {
      case Op::Any: return c != '\n';
      case Op::AnyAll: return true;
      case Op::Literal: return c == code_[at + 1];
      case Op::NotLiteral: return c != code_[at + 1];
      case Op::LiteralIgnore: return lowerAscii(c) == code_[at + 1];
      case Op::NotLiteralIgnore: return lowerAscii(c) != code_[at + 1];
      case Op::LiteralUniIgnore: return lowerUnicode(c) == code_[at + 1];
      case Op::NotLiteralUniIgnore: return lowerUnicode(c) != code_[at + 1];
      case Op::LiteralLocIgnore: return isLocaleCase(c, code_[at + 1]);
      case Op::NotLiteralLocIgnore: return !isLocaleCase(c, code_[at + 1]);
      case Op::Category: return inCategory(static_cast<Category>(code_[at + 1]), c);
      default: return accepts(program_, at, c);
    }
  }
  static bool isLocaleCase(uint32_t c, uint32_t literal) {
    return c == literal || lowerLocale(c) == literal || upperLocale(c) == literal;
  }

  // How often the item at `at` matches from `pos` on, up to `limit` characters.
  size_t countItems(size_t at, size_t pos, size_t limit) const {
    const C* first = text_ + pos;
    const C* last = first + limit;
    const C* p = first;
    switch (op(at)) {
      case Op::AnyAll: return limit;
      case Op::Any: p = findChar(first, last, '\n'); break;
      case Op::Literal: {
        uint32_t c = code_[at + 1];
        while (p < last && *p == c) p++;
        break;
      }
      case Op::NotLiteral: p = findChar(first, last, code_[at + 1]); break;
      case Op::In:
      case Op::InIgnore:
      case Op::InUniIgnore:
      case Op::InLocIgnore: {
        const Bitmap& bitmap = program_.bitmaps[program_.notes[at]];
        while (p < last &&
               (*p < 256 ? bitmap[*p >> 6] >> (*p & 63) & 1 : acceptsSlow(program_, at, *p)))
          p++;
        break;
      }
      default:
        while (p < last && oneMatches(at, *p)) p++;
    }
    return static_cast<size_t>(p - first);
  }

  static const C* findChar(const C* first, const C* last, uint32_t c) {
    size_t place = ouro::search::findChar(first, static_cast<size_t>(last - first), c);
    return place == ouro::search::kNone ? last : first + place;
  }

  // ---- places

  bool isBoundary(size_t pos, Category word) const {
    bool before = pos > 0 && isWord(word, text_[pos - 1]);
    bool after = pos < end_ && isWord(word, text_[pos]);
    return before != after;
  }
  bool isAt(At place, size_t pos) const {
    switch (place) {
      case At::Beginning:
      case At::BeginningString: return pos == 0;
      case At::BeginningLine: return pos == 0 || text_[pos - 1] == '\n';
      case At::End: return pos == end_ || (pos + 1 == end_ && text_[pos] == '\n');
      case At::EndLine: return pos == end_ || text_[pos] == '\n';
      case At::EndString: return pos == end_;
      case At::Boundary: return end_ > 0 && isBoundary(pos, Category::Word);
      case At::NonBoundary: return end_ > 0 && !isBoundary(pos, Category::Word);
      case At::LocBoundary: return end_ > 0 && isBoundary(pos, Category::LocWord);
      case At::LocNonBoundary: return end_ > 0 && !isBoundary(pos, Category::LocWord);
      case At::UniBoundary: return end_ > 0 && isBoundary(pos, Category::UniWord);
      case At::UniNonBoundary: return end_ > 0 && !isBoundary(pos, Category::UniWord);
      case At::Count: break;
    }
    return false;
  }

  // Can the code at `pc` go on at `pos`, as far as the places and the character tell that it begins
  // with?
  bool isPossible(size_t pc, size_t pos) const {
    for (;;) {
      switch (op(pc)) {
        case Op::Literal: return pos < end_ && text_[pos] == code_[pc + 1];
        case Op::LiteralIgnore:
        case Op::LiteralUniIgnore: return pos < end_ && oneMatches(pc, text_[pos]);
        case Op::In:
        case Op::InIgnore:
        case Op::InLocIgnore:
        case Op::InUniIgnore: return pos < end_ && accepts(program_, pc, text_[pos]);
        case Op::At:
          if (!isAt(static_cast<At>(code_[pc + 1]), pos)) return false;
          pc += 2;
          continue;
        case Op::Mark: pc += 2; continue;
        case Op::RepeatOne:
          if (code_[pc + 2] == 0) return true;
          pc += 4;  // its item
          continue;
        default: return true;
      }
    }
  }
  // Where the list of the alternatives of the BRANCH at `pc` lies that can begin at `pos`, as far
  // as the character tells; and from there on the first that the place allows.
  size_t alternativesAt(size_t pc, size_t pos) const {
    const Choice& choice = program_.choices[program_.notes[pc]];
    if (pos >= end_) return choice.atEnd;
    const uint32_t c = text_[pos];
    return c < 256 ? choice.lists[choice.kind[c]] : choice.beyond;
  }
  size_t firstPossible(size_t list, size_t pos) const {
    const uint32_t* alternatives = program_.alternatives.data();
    for (;; list++) {
      const size_t body = alternatives[list] + 1;
      if (body == 1 || op(body) != Op::At || isPossible(body, pos)) return list;
    }
  }
  // Can the code at `pc`, which may be a choice between alternatives, go on at `pos`?
  bool canBegin(size_t pc, size_t pos) const {
    if (op(pc) != Op::Branch) return isPossible(pc, pos);
    return program_.alternatives[firstPossible(alternativesAt(pc, pos), pos)] != 0;
  }

  // How often the item at `at` matches from `pos` on, at least once, until the code at `tail` can
  // go on; more than `limit`: never.
  size_t countUntil(size_t at, size_t tail, size_t pos, size_t limit) const {
    for (size_t count = 0; count < limit && oneMatches(at, text_[pos + count]);)
      if (canBegin(tail, pos + ++count)) return count;
    return limit + 1;
  }

  // ---- the steps

  Step go(size_t pc) {
    pc_ = pc;
    return Step::Go;
  }
  Step push(Kind kind, size_t pc, size_t pos, size_t extra = 0, uint32_t count = 0) {
    bool ok = stack_.push(kind, static_cast<uint32_t>(pc), repeat_, count, pos, extra);
    return ok ? Step::Go : Step::Error;
  }

  Step advance();
  Step one();
  bool setMark(uint32_t number, size_t pos);
  Step branch(size_t list);
  Step groupReference(uint32_t (*fold)(uint32_t));
  Step shrinkOne(const Entry& entry);
  Step lazyOne();
  Step growOne(const Entry& entry);
  Step possessiveOne();
  Step enterRepeat();
  Step maxUntil();
  Step minUntil();
  Step repeatBody(Kind kind);
  Step enterBarrier(Kind kind, size_t body);
  Step enterAssert(Kind kind);
  Step success();
  Step nextPossessive(size_t at, size_t pos, uint32_t count);
  Step backtrack();
  Step resume(const Entry& entry);
  void undo(const Entry& entry);
  void cut(size_t barrier);

  Runtime& rt_;
  Job* job_;
  const Program& program_;
  const uint32_t* code_;
  const C* text_;
  size_t end_;
  int64_t* marks_;  // job's
  Stack stack_;
  std::vector<Repeat> repeats_;
  size_t barrier_ = kNoBarrier;
  int32_t repeat_ = -1;  // the innermost repeat under way, among repeats_
  size_t pc_ = 0, pos_ = 0;
  size_t forbiddenEnd_ = kNowhere;
  // How often the program's lead matches at leadStart_: known from the search for a start.
  size_t leadStart_ = kNowhere, leadCount_ = 0;
  // Since signals were heeded: a failure is one, and so are 16 characters that were looked at.
  size_t work_ = 0;
};

}  // namespace

}  // namespace ouro::sre
