// What can be said about the code of a regular expression before it runs: which characters a match
// can begin with, which can stand at each of its first places, and which repeats of one character
// need not be tried any shorter.
//
// In \w+= the repeat goes as far as it can, and what comes next must be a = then: as no = is a \w,
// giving back characters would not help. So the repeat leaves no choice behind. If in addition the
// whole expression begins with such a repeat and it fails at what comes next, then it fails from
// all other places in the same run of characters as well.
//
// All sets are upper bounds: where the code is hard to follow, any character may come next.

#include <algorithm>

#include "stdlib/sre_code.h"

namespace ouro::sre {

namespace {

class Analyser {
 public:
  explicit Analyser(const Program& program) : program_(program), code_(program.code) {}

  // How matching may go on from `at`; inLine: where neither the text nor a line begins.
  FirstSet from(size_t at, bool inLine = false) {
    inLine_ = inLine;
    set_ = {};
    steps_ = 0;
    seenUntils_.clear();
    follow(at);
    return set_;
  }
  FirstSet ofItem(size_t at) {
    set_ = {};
    addItem(at);
    return set_;
  }
  Opening opening(size_t at) {
    opening_ = {};
    opening_.length = Opening::kMost;
    steps_ = 0;
    open(at, 0);
    return opening_;
  }

 private:
  Op op(size_t at) const { return static_cast<Op>(code_[at]); }
  size_t skipAt(size_t at) const { return at + code_[at]; }

  void addAll(uint32_t kinds) {
    set_.low = {~uint64_t{0}, ~uint64_t{0}, ~uint64_t{0}, ~uint64_t{0}};
    set_.kinds |= kinds;
  }
  void addAnything() {
    addAll(kAnyKind);
    set_.atEnd = true;
  }
  void addLow(uint32_t c) { set_.low[c >> 6] |= uint64_t{1} << (c & 63); }
  template <class F>
  void addWhere(F accepts) {
    for (uint32_t c = 0; c < 256; c++)
      if (accepts(c)) addLow(c);
  }

  bool addItem(size_t at);
  static void kindsOfCategory(Category, uint32_t* may, uint32_t* must);
  uint32_t kindsOfSet(size_t at) const;
  void follow(size_t at);
  bool followUntil(size_t at);
  void addPlace(At place);
  void open(size_t at, uint32_t place);
  void addToOpening(const FirstSet& item, uint32_t place);

  static constexpr int kMaxSteps = 100;
  const Program& program_;
  const std::vector<uint32_t>& code_;
  FirstSet set_;
  Opening opening_;
  int steps_ = 0;
  bool inLine_ = false;
  std::vector<size_t> seenUntils_;
};

// The kinds of which a category may have characters, and those that are all in it.
void Analyser::kindsOfCategory(Category category, uint32_t* may, uint32_t* must) {
  uint32_t kinds = 0;
  switch (category) {
    case Category::Digit:
    case Category::Space:
    case Category::Word:
    case Category::LocWord:
    case Category::Linebreak: break;
    case Category::UniDigit: kinds = kDecimal; break;
    case Category::UniNotDigit: kinds = kAnyKind & ~kDecimal; break;
    case Category::UniSpace: kinds = kSpace; break;
    case Category::UniNotSpace: kinds = kAnyKind & ~kSpace; break;
    case Category::UniWord: kinds = kDecimal | kAlnum; break;
    case Category::UniNotWord: kinds = kSpace | kOther; break;
    case Category::UniLinebreak:
    case Category::UniNotLinebreak: *may = kAnyKind; return;
    default: kinds = kAnyKind; break;
  }
  *may |= kinds;
  *must |= kinds;
}

// Of the characters beyond 255 that an IN accepts; `at` is behind its skip word.
uint32_t Analyser::kindsOfSet(size_t at) const {
  bool negated = op(at) == Op::Negate;
  if (negated) at++;
  uint32_t may = 0, must = 0;
  for (;;) {
    switch (op(at)) {
      case Op::Failure: return negated ? kAnyKind & ~must : may;
      case Op::Literal:
        if (code_[at + 1] > 255) may |= kindOf(code_[at + 1]);
        at += 2;
        break;
      case Op::Range:
        if (code_[at + 2] > 255) may = kAnyKind;
        at += 3;
        break;
      case Op::Category:
        kindsOfCategory(static_cast<Category>(code_[at + 1]), &may, &must);
        at += 2;
        break;
      case Op::Charset: at += 9; break;
      default: return kAnyKind;
    }
  }
}

// Adds what one character's operation accepts. False: it is none.
bool Analyser::addItem(size_t at) {
  uint32_t c = at + 1 < code_.size() ? code_[at + 1] : 0;
  switch (op(at)) {
    case Op::AnyAll: addAll(kAnyKind); return true;
    case Op::Any:
      addWhere([](uint32_t other) { return other != '\n'; });
      set_.kinds = kAnyKind;
      return true;
    case Op::Literal:
    case Op::LiteralIgnore:
      if (c > 255) {
        set_.kinds |= kindOf(c);
      } else if (op(at) == Op::Literal) {
        addLow(c);
      } else {
        addWhere([c](uint32_t other) { return lowerAscii(other) == c; });
      }
      return true;
    case Op::LiteralUniIgnore:
      addWhere([c](uint32_t other) { return lowerUnicode(other) == c; });
      set_.kinds = kAnyKind;
      return true;
    case Op::NotLiteral:
      addWhere([c](uint32_t other) { return other != c; });
      set_.kinds = kAnyKind;
      return true;
    case Op::LiteralLocIgnore:
    case Op::NotLiteralIgnore:
    case Op::NotLiteralLocIgnore:
    case Op::NotLiteralUniIgnore: addAll(kAnyKind); return true;
    case Op::In:
    case Op::InIgnore:
    case Op::InLocIgnore:
    case Op::InUniIgnore:
      for (size_t i = 0; i < set_.low.size(); i++)
        set_.low[i] |= program_.bitmaps[program_.notes[at]][i];
      set_.kinds |= op(at) == Op::In ? kindsOfSet(at + 2) : kAnyKind;
      return true;
    default: return false;
  }
}

bool isBeginning(At place) {
  return place == At::Beginning || place == At::BeginningLine || place == At::BeginningString;
}

void Analyser::addPlace(At place) {
  if (place != At::EndString) addLow('\n');
  set_.atEnd = true;
}

// Adds what may come next, along all ways that take no character, from `at` on.
void Analyser::follow(size_t at) {
  for (;;) {
    if (++steps_ > kMaxSteps) return addAnything();
    if (addItem(at)) return;
    switch (op(at)) {
      case Op::Failure: return;
      case Op::At: {
        auto place = static_cast<At>(code_[at + 1]);
        if (place == At::End || place == At::EndLine || place == At::EndString)
          return addPlace(place);
        if (inLine_ && isBeginning(place)) return;
        at += 2;
        break;
      }
      case Op::Mark: at += 2; break;
      case Op::Info:
      case Op::Jump:
      case Op::AssertNot: at = skipAt(at + 1); break;
      case Op::Assert:  // what it looks at further on must be there
        if (code_[at + 2] == 0) return follow(at + 3);
        at = skipAt(at + 1);
        break;
      case Op::AtomicGroup: at += 2; break;
      case Op::Branch:
        for (at++; code_[at]; at = skipAt(at)) follow(at + 1);
        return;
      case Op::RepeatOne:
      case Op::MinRepeatOne:
      case Op::PossessiveRepeatOne:
        addItem(at + 4);
        if (code_[at + 2] > 0) return;
        at = skipAt(at + 1);
        break;
      case Op::Repeat:
      case Op::PossessiveRepeat:
        if (code_[at + 2] == 0) follow(skipAt(at + 1) + 1);
        at += 4;
        break;
      case Op::MaxUntil:
      case Op::MinUntil:
        if (!followUntil(at)) return;
        at++;
        break;
      default: return addAnything();  // SUCCESS, and what depends on groups
    }
  }
}

// The other way from an UNTIL: the body once more. False: this UNTIL was met before.
bool Analyser::followUntil(size_t at) {
  for (size_t seen : seenUntils_)
    if (seen == at) return false;
  seenUntils_.push_back(at);
  follow(program_.notes[at] + 4);
  return true;
}

void Analyser::addToOpening(const FirstSet& item, uint32_t place) {
  for (uint32_t c = 0; c < 256; c++)
    opening_.places[c] |= static_cast<uint8_t>((item.low[c >> 6] >> (c & 63) & 1) << place);
  opening_.beyond |= static_cast<uint8_t>((item.kinds != 0) << place);
}

// Adds the ways from `at` on, which begin at this place of a match. A way ends where what follows
// may be missing, or is hard to tell; the shortest way says how many places are known.
void Analyser::open(size_t at, uint32_t place) {
  for (; place < Opening::kMost && ++steps_ <= kMaxSteps;) {
    const Op now = op(at);
    const bool repeats = now == Op::RepeatOne || now == Op::MinRepeatOne;
    const FirstSet item = ofItem(repeats ? at + 4 : at);
    if (item.hasAny()) {
      const uint32_t least = repeats ? code_[at + 2] : 1;
      for (uint32_t i = 0; i < least && place < Opening::kMost; i++) addToOpening(item, place++);
      if (repeats && least != code_[at + 3]) break;
      const bool isShort = now == Op::Any || now == Op::AnyAll;
      at = repeats || isIn(now) ? skipAt(at + 1) : at + (isShort ? 1 : 2);
    } else if (now == Op::Branch) {
      for (at++; code_[at]; at = skipAt(at)) open(at + 1, place);
      return;
    } else if (now == Op::Mark || now == Op::At) {
      at += 2;
    } else if (now == Op::Info || now == Op::Jump || now == Op::Assert || now == Op::AssertNot) {
      at = skipAt(at + 1);
    } else if (now == Op::Repeat && code_[at + 2] > 0) {
      at += 4;
    } else {
      break;
    }
  }
  opening_.length = std::min(opening_.length, place);
}

// Makes the Choice of the BRANCH at `at`. Characters that allow the same alternatives share a list.
class ChoiceMaker {
 public:
  ChoiceMaker(Program* program, Analyser& analyser, uint32_t at) : program_(program) {
    for (at++; program->code[at]; at += program->code[at]) {
      skips_.push_back(at);
      firsts_.push_back(analyser.from(size_t{at} + 1));
    }
  }
  Choice make() {
    Choice choice;
    const Bitmap changes = findChanges();
    uint32_t list = 0;
    for (uint32_t c = 0; c < 256; c++) {
      if (c == 0 || changes[c >> 6] >> (c & 63) & 1)
        list = listOf([c](const FirstSet& first) { return first.has(c); });
      choice.kind[c] = static_cast<uint8_t>(list);
    }
    const uint32_t beyond = listOf([](const FirstSet& first) { return first.kinds != 0; });
    const uint32_t atEnd = listOf([](const FirstSet& first) { return first.atEnd; });
    choice.beyond = lists_[beyond];
    choice.atEnd = lists_[atEnd];
    choice.lists = std::move(lists_);
    return choice;
  }

 private:
  // The characters that do not allow the same as the one before them.
  Bitmap findChanges() const {
    Bitmap changes{};
    for (const FirstSet& first : firsts_) {
      uint64_t before = 0;
      for (size_t i = 0; i < changes.size(); i++) {
        changes[i] |= first.low[i] ^ (first.low[i] << 1 | before >> 63);
        before = first.low[i];
      }
    }
    return changes;
  }
  // The number of the list of those alternatives.
  template <class F>
  uint32_t listOf(F isPossible) {
    std::vector<uint32_t> list;
    for (size_t i = 0; i < skips_.size(); i++)
      if (isPossible(firsts_[i])) list.push_back(skips_[i]);
    list.push_back(0);
    std::vector<uint32_t>& all = program_->alternatives;
    const auto found = std::find_if(lists_.begin(), lists_.end(), [&](uint32_t start) {
      return list.size() <= all.size() - start &&
             std::equal(list.begin(), list.end(), all.begin() + start);
    });
    const auto number = static_cast<uint32_t>(found - lists_.begin());
    if (found == lists_.end()) {
      lists_.push_back(static_cast<uint32_t>(all.size()));
      all.insert(all.end(), list.begin(), list.end());
    }
    return number;
  }

  Program* program_;
  std::vector<uint32_t> skips_, lists_;
  std::vector<FirstSet> firsts_;
};

}  // namespace

void analyse(Program* program, const std::vector<uint32_t>& repeatOnes,
             const std::vector<uint32_t>& branches) {
  Analyser analyser(*program);
  program->choices.reserve(branches.size());
  for (uint32_t at : branches) {
    program->notes[at] = static_cast<uint32_t>(program->choices.size());
    program->choices.push_back(ChoiceMaker(program, analyser, at).make());
  }
  program->alternatives.shrink_to_fit();
  auto tailOf = [&](uint32_t at) { return size_t{at} + 1 + program->code[at + 1]; };
  for (uint32_t at : repeatOnes) {
    if (static_cast<Op>(program->code[at]) != Op::RepeatOne) continue;
    FirstSet item = analyser.ofItem(at + 4), tail = analyser.from(tailOf(at));
    program->notes[at] = item.isDisjoint(tail);
  }
  program->first = analyser.from(entryOf(*program));
  program->firstInLine = analyser.from(entryOf(*program), true);
  program->knowsLines = program->first != program->firstInLine;
  program->opening = analyser.opening(entryOf(*program));
  int bits = 0;
  for (size_t i = 0; i < program->first.low.size(); i++) {
    uint64_t word = program->first.low[i];
    bits += __builtin_popcountll(word);
    if (word) program->onlyFirst = static_cast<int32_t>(i * 64) + __builtin_ctzll(word);
  }
  if (bits != 1) program->onlyFirst = -1;
  uint32_t at = entryOf(*program);
  while (static_cast<Op>(program->code[at]) == Op::Mark) at += 2;
  bool leads = static_cast<Op>(program->code[at]) == Op::RepeatOne && program->notes[at] &&
               program->code[at + 3] == kMaxRepeat;
  if (!leads) return;
  program->lead = at;
  program->behindLead = analyser.from(tailOf(at));
}

}  // namespace ouro::sre
