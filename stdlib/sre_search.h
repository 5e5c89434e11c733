#pragma once
// Where in a text a match may begin, and trying the code at those places. Internal to
// sre_engine.cpp, as sre_matcher.h is, which has the other members.

#include <algorithm>

#include "runtime/types/search.h"
#include "stdlib/sre_matcher.h"

namespace ouro::sre {

namespace {  // one file includes this

// The first place in [pos, last] where a match may begin; kNowhere: none.
template <class C>
size_t Engine<C>::findStart(size_t pos, size_t last) const {
  if (pos > last) return kNowhere;
  bool hasPrefix = op(0) == Op::Info && (code_[2] & kInfoPrefix);
  return hasPrefix ? findPrefix(pos, last) : findFirst(pos, last);
}

// By the text that every match begins with: INFO skip flags min max length - text.
template <class C>
size_t Engine<C>::findPrefix(size_t pos, size_t last) const {
  size_t length = code_[5];
  size_t stop = last < end_ && length <= end_ - last ? last + length : end_;
  size_t place = ouro::search::find(text_ + pos, stop - pos, code_ + 7, length);
  return place == ouro::search::kNone ? kNowhere : pos + place;
}

template <class C>
size_t Engine<C>::findFirst(size_t pos, size_t last) const {
  const FirstSet& first = program_.first;
  if (program_.knowsLines) return findInLines(pos, last);
  bool isOneChar = program_.onlyFirst >= 0 && (sizeof(C) == 1 || first.kinds == 0);
  if (!isOneChar && program_.opening.length > 1) return findOpening(pos, last);
  const C *p = text_ + pos, *stop = text_ + (last < end_ ? last + 1 : end_);
  if (isOneChar) {
    p = findChar(p, stop, static_cast<uint32_t>(program_.onlyFirst));
  } else {
    while (p < stop && !first.has(*p)) p++;
  }
  if (p < stop) return static_cast<size_t>(p - text_);
  return last == end_ && first.atEnd ? end_ : kNowhere;
}

// The same by several characters at once (shift-and, Baeza-Yates and Gonnet 1992): bit i of `open`
// says that the last i + 1 characters can be the first of a match.
template <class C>
size_t Engine<C>::findOpening(size_t pos, size_t last) const {
  const Opening& opening = program_.opening;
  if (last > end_ - std::min<size_t>(opening.length, end_)) last = end_ - opening.length;
  if (opening.length > end_ || pos > last) return kNowhere;
  const uint32_t full = 1u << (opening.length - 1);
  const C* stop = text_ + last + opening.length;
  uint32_t open = 0;
  for (const C* p = text_ + pos; p < stop; p++) {
    open = (open << 1 | 1) & (*p < 256 ? opening.places[*p] : opening.beyond);
    if (open & full) return static_cast<size_t>(p - text_) + 1 - opening.length;
  }
  return kNowhere;
}

// The same where it matters whether a line begins.
template <class C>
size_t Engine<C>::findInLines(size_t pos, size_t last) const {
  const FirstSet &first = program_.first, &inLine = program_.firstInLine;
  const bool skipsLines = !inLine.hasAny();
  auto isBeginning = [this](size_t at) { return at == 0 || text_[at - 1] == '\n'; };
  for (size_t stop = last < end_ ? last + 1 : end_; pos < stop; pos++) {
    if (isBeginning(pos)) {
      if (first.has(text_[pos])) return pos;
    } else if (skipsLines) {  // on behind the end of this one
      pos = static_cast<size_t>(findChar(text_ + pos, text_ + stop, '\n') - text_);
    } else if (inLine.has(text_[pos])) {
      return pos;
    }
  }
  bool mayMatch = last == end_ && (isBeginning(end_) ? first : inLine).atEnd;
  return mayMatch ? end_ : kNowhere;
}

// A program with a lead can begin a match at `pos`, or at the returned place at the earliest.
template <class C>
size_t Engine<C>::skipByLead(size_t pos) {
  size_t at = program_.lead;
  size_t count = countItems(at + 4, pos, end_ - pos), behind = pos + count;
  bool mayGoOn = behind < end_ ? program_.behindLead.has(text_[behind]) : program_.behindLead.atEnd;
  leadStart_ = pos;
  leadCount_ = count;
  if (mayGoOn && count >= code_[at + 2]) return pos;
  return count ? behind : pos + 1;
}

template <class C>
int Engine<C>::search(size_t pc) {
  size_t shortest = op(0) == Op::Info ? code_[3] : 0;
  if (shortest > end_ - job_->start) return 0;
  size_t last = end_ - shortest;
  At place = op(pc) == Op::At ? static_cast<At>(code_[pc + 1]) : At::Count;
  // What can match at the very beginning only is tried but once.
  if (place == At::Beginning || place == At::BeginningString) last = job_->start;
  // The first set does not know places, nor which alternative is for which character.
  bool looksFirst = place != At::Count || op(pc) == Op::Branch;
  constexpr uint32_t kWholeText = kInfoLiteral | kInfoPrefix;
  bool isLiteral =
      op(0) == Op::Info && (code_[2] & kWholeText) == kWholeText && program_.groups == 0;
  for (size_t pos = job_->start;; pos++) {
    pos = findStart(pos, last);
    if (pos == kNowhere) return 0;
    if (looksFirst && !canBegin(pc, pos)) {
      if (pos >= last) return 0;
      continue;
    }
    if (program_.lead != kNowhereInCode) {
      size_t next = skipByLead(pos);
      if (next != pos) {
        if (next > last) return 0;
        pos = next - 1;
        continue;
      }
    }
    job_->matchStart = pos;
    if (isLiteral) {
      job_->matchEnd = pos + code_[5];
      return 1;
    }
    int found = run(pc, pos, !(job_->mustAdvance && pos == job_->start));
    if (found || pos >= last) return found;
  }
}

}  // namespace

}  // namespace ouro::sre
