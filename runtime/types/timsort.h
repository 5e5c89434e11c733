#pragma once
// The sort itself, over an array of elements and a comparison: Tim Peters' adaptive merge sort with
// the merge order of Munro and Wild's powersort, as CPython's listsort.txt describes it. Stable; at
// most n-1 comparisons for an ordered or reversed input.
//
//   1. Walk the array once, cutting it into runs that are ascending already (descending ones are
//      turned round). A run shorter than `minimum` is filled up to that by binary insertion.
//   2. Each boundary between two runs has a power: how deep it lies in the binary tree over the
//      whole array. Runs wait on a stack; before a new one goes on it, those meeting at a boundary
//      deeper than the new one are merged. So neighbours of like length meet, near-optimally.
//   3. Merging copies the shorter run away and merges into its place. As soon as one side wins
//      several times in a row, the merge gallops: it looks for the end of the streak by doubling
//      steps, and moves it as a block.
//
// The sequence of comparisons is CPython's, so that even an inconsistent order (a nan among
// floats) leaves the items in the same places.
//
// Less: int operator()(const E&, const E&): 1, 0, or -1 with an exception pending. A failure ends
// the sort with every element still somewhere in the array. Signals are heeded between the runs.

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "runtime/protocol.h"

namespace ouro {

template <class E, class Less>
class Timsort {
 public:
  Timsort(Runtime& rt, E* items, int64_t count, Less less)
      : rt_(rt), items_(items), count_(count), less_(less) {}
  ~Timsort() {
    if (spare_) freeBuffer(spare_, spareSize_ * sizeof(E));
  }
  Timsort(const Timsort&) = delete;
  Timsort& operator=(const Timsort&) = delete;

  // false: a comparison failed, or there is no memory.
  bool sort() {
    int64_t minimum = minimumRun(count_);
    for (int64_t start = 0; start < count_;) {
      int64_t length = countRun(start);
      if (length < 0) return false;
      if (length < minimum) {
        int64_t forced = std::min(minimum, count_ - start);
        if (!insertBinary(items_ + start, forced, length)) return false;
        length = forced;
      }
      if (!pushRun(start, length) || !heedSignals(rt_)) return false;
      start += length;
    }
    while (depth_ > 1) {
      int at = depth_ - 2;
      if (at > 0 && runs_[at - 1].length < runs_[at + 1].length) at--;
      if (!mergeAt(at) || !heedSignals(rt_)) return false;
    }
    return true;
  }

 private:
  struct Run {
    int64_t start, length;
    int power;
  };
  // What is left of two runs while they merge: from the front (dest, a, b ascending) or from the
  // back (descending).
  struct Merge {
    E *dest, *a, *b;
    int64_t aLeft, bLeft;
  };
  enum Step { kGoOn, kDone, kFailed };
  static constexpr int64_t kMinGallop = 7;

  // n halved until it is below 64, plus 1 if a bit was lost: n / minimum is about a power of 2.
  static int64_t minimumRun(int64_t n) {
    int64_t lost = 0;
    for (; n >= 64; n >>= 1) lost |= n & 1;
    return n + lost;
  }

  static void copy(E* to, const E* from, int64_t count) {
    if (count > 0) std::memmove(static_cast<void*>(to), from, count * sizeof(E));
  }

  // The length of the run at `start`, ascending when it returns; -1 on failure.
  int64_t countRun(int64_t start) {
    E *first = items_ + start, *end = items_ + count_, *at = first + 1;
    if (at == end) return 1;
    int descending = less_(*at, at[-1]);
    if (descending < 0) return -1;
    for (++at; at < end; ++at) {
      int falls = less_(*at, at[-1]);
      if (falls < 0) return -1;
      if (falls != descending) break;
    }
    if (descending) std::reverse(first, at);
    return at - first;
  }

  // Sorts `count` elements of which the first `sorted` are.
  bool insertBinary(E* items, int64_t count, int64_t sorted) {
    for (int64_t i = sorted; i < count; i++) {
      E pivot = items[i];
      int64_t low = 0, high = i;
      while (low < high) {
        int64_t middle = low + ((high - low) >> 1);
        int before = less_(pivot, items[middle]);
        if (before < 0) return false;
        if (before) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      copy(items + low + 1, items + low, i - low);
      items[low] = pivot;
    }
    return true;
  }

  // How deep the boundary between two neighbouring runs lies: the first binary digit in which their
  // midpoints, as fractions of the whole, differ.
  int powerOf(int64_t start, int64_t left, int64_t right) const {
    int64_t a = 2 * start + left, b = a + left + right;
    for (int power = 1;; power++) {
      if (a >= count_) {
        a -= count_;
        b -= count_;
      } else if (b >= count_) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  bool pushRun(int64_t start, int64_t length) {
    if (depth_ > 0) {
      int power = powerOf(runs_[depth_ - 1].start, runs_[depth_ - 1].length, length);
      while (depth_ > 1 && runs_[depth_ - 2].power > power) {
        if (!mergeAt(depth_ - 2) || !heedSignals(rt_)) return false;
      }
      runs_[depth_ - 1].power = power;
    }
    runs_[depth_++] = {start, length, 0};
    return true;
  }

  bool mergeAt(int at) {
    E *a = items_ + runs_[at].start, *b = items_ + runs_[at + 1].start;
    int64_t aLength = runs_[at].length, bLength = runs_[at + 1].length;
    runs_[at].length = aLength + bLength;
    if (at == depth_ - 3) runs_[at + 1] = runs_[at + 2];
    depth_--;
    // What of a lies before b's first, and of b behind a's last, is in place already.
    int64_t skip = gallopRight(*b, a, aLength, 0);
    if (skip < 0) return false;
    a += skip;
    aLength -= skip;
    if (aLength == 0) return true;
    bLength = gallopLeft(a[aLength - 1], b, bLength, bLength - 1);
    if (bLength <= 0) return bLength == 0;
    if (!reserve(std::min(aLength, bLength))) return false;
    return aLength <= bLength ? mergeUp(a, aLength, b, bLength) : mergeDown(a, aLength, b, bLength);
  }

  bool reserve(int64_t count) {
    if (count <= spareSize_) return true;
    if (spare_) freeBuffer(spare_, spareSize_ * sizeof(E));
    spareSize_ = 0;
    spare_ = static_cast<E*>(allocateBuffer(rt_, count * sizeof(E)));
    if (spare_) spareSize_ = count;
    return spare_ != nullptr;
  }

  // Looks from `hint` on, in steps of 1, 3, 7 ..., then by halving, for the place where `goesOn`
  // turns from true to false in an array ordered that way: the number of leading elements for which
  // it is true. -1 when a comparison failed.
  template <class F>
  int64_t gallop(const E* a, int64_t count, int64_t hint, F goesOn) {
    int64_t last = 0, step = 1, furthest, before, behind;
    int there = goesOn(a[hint]);
    if (there < 0) return -1;
    furthest = there ? count - hint : hint + 1;
    while (step < furthest) {
      int same = goesOn(there ? a[hint + step] : a[hint - step]);
      if (same < 0) return -1;
      if (same != there) break;
      last = step;
      step = (step << 1) + 1;
    }
    step = std::min(step, furthest);
    before = there ? hint + last : hint - step;
    behind = there ? hint + step : hint - last;
    for (before++; before < behind;) {
      int64_t middle = before + ((behind - before) >> 1);
      int on = goesOn(a[middle]);
      if (on < 0) return -1;
      if (on) {
        before = middle + 1;
      } else {
        behind = middle;
      }
    }
    return behind;
  }
  // How many of a are less than the key; how many are not greater.
  int64_t gallopLeft(const E& key, const E* a, int64_t count, int64_t hint) {
    return gallop(a, count, hint, [&](const E& e) { return less_(e, key); });
  }
  int64_t gallopRight(const E& key, const E* a, int64_t count, int64_t hint) {
    return gallop(a, count, hint, [&](const E& e) {
      int before = less_(key, e);
      return before < 0 ? before : 1 - before;
    });
  }

  // ---- from the front: a was copied to the spare array. b's first is known to come first of all,
  // and a's last to come last.
  bool mergeUp(E* a, int64_t aLength, E* b, int64_t bLength) {
    copy(spare_, a, aLength);
    Merge m = {a, spare_, b, aLength, bLength};
    *m.dest++ = *m.b++;
    Step step = --m.bLeft == 0 || m.aLeft == 1 ? kDone : kGoOn;
    while (step == kGoOn) {
      step = stepsUp(m);
      if (step == kGoOn) step = gallopUp(m);
    }
    if (step == kDone && m.aLeft == 1) {  // a's last element belongs behind all of b
      copy(m.dest, m.b, m.bLeft);
      m.dest += m.bLeft;
    }
    copy(m.dest, m.a, m.aLeft);
    return step == kDone;
  }

  // One at a time, until one side wins often enough to gallop (kGoOn).
  Step stepsUp(Merge& m) {
    for (int64_t aWins = 0, bWins = 0;;) {
      int before = less_(*m.b, *m.a);
      if (before < 0) return kFailed;
      if (before) {
        *m.dest++ = *m.b++;
        aWins = 0;
        if (--m.bLeft == 0) return kDone;
        if (++bWins >= gallopAfter_) return kGoOn;
      } else {
        *m.dest++ = *m.a++;
        bWins = 0;
        if (--m.aLeft == 1) return kDone;
        if (++aWins >= gallopAfter_) return kGoOn;
      }
    }
  }

  // Whole streaks, while they are long.
  Step gallopUp(Merge& m) {
    gallopAfter_++;
    for (int64_t aStreak = kMinGallop, bStreak = 0;
         aStreak >= kMinGallop || bStreak >= kMinGallop;) {
      gallopAfter_ -= gallopAfter_ > 1;
      aStreak = gallopRight(*m.b, m.a, m.aLeft, 0);
      if (aStreak < 0) return kFailed;
      copy(m.dest, m.a, aStreak);
      m.dest += aStreak;
      m.a += aStreak;
      m.aLeft -= aStreak;
      if (aStreak && m.aLeft <= 1) return kDone;  // 0 only if the order is inconsistent
      *m.dest++ = *m.b++;
      if (--m.bLeft == 0) return kDone;
      bStreak = gallopLeft(*m.a, m.b, m.bLeft, 0);
      if (bStreak < 0) return kFailed;
      copy(m.dest, m.b, bStreak);
      m.dest += bStreak;
      m.b += bStreak;
      m.bLeft -= bStreak;
      if (bStreak && m.bLeft == 0) return kDone;
      *m.dest++ = *m.a++;
      if (--m.aLeft == 1) return kDone;
    }
    gallopAfter_++;  // leaving the gallop makes the next one harder to start
    return kGoOn;
  }

  // ---- from the back: b was copied to the spare array. a's last is known to come last of all, and
  // b's first to come first.
  bool mergeDown(E* a, int64_t aLength, E* b, int64_t bLength) {
    copy(spare_, b, bLength);
    Merge m = {b + bLength - 1, a + aLength - 1, spare_ + bLength - 1, aLength, bLength};
    *m.dest-- = *m.a--;
    Step step = --m.aLeft == 0 || m.bLeft == 1 ? kDone : kGoOn;
    while (step == kGoOn) {
      step = stepsDown(m);
      if (step == kGoOn) step = gallopDown(m, a);
    }
    if (step == kDone && m.bLeft == 1) {  // b's first element belongs before all of a
      m.dest -= m.aLeft;
      copy(m.dest + 1, m.a - m.aLeft + 1, m.aLeft);
    }
    copy(m.dest - m.bLeft + 1, spare_, m.bLeft);
    return step == kDone;
  }

  Step stepsDown(Merge& m) {
    for (int64_t aWins = 0, bWins = 0;;) {
      int before = less_(*m.b, *m.a);
      if (before < 0) return kFailed;
      if (before) {
        *m.dest-- = *m.a--;
        bWins = 0;
        if (--m.aLeft == 0) return kDone;
        if (++aWins >= gallopAfter_) return kGoOn;
      } else {
        *m.dest-- = *m.b--;
        aWins = 0;
        if (--m.bLeft == 1) return kDone;
        if (++bWins >= gallopAfter_) return kGoOn;
      }
    }
  }

  Step gallopDown(Merge& m, const E* aBase) {
    gallopAfter_++;
    for (int64_t aStreak = kMinGallop, bStreak = 0;
         aStreak >= kMinGallop || bStreak >= kMinGallop;) {
      gallopAfter_ -= gallopAfter_ > 1;
      int64_t staying = gallopRight(*m.b, aBase, m.aLeft, m.aLeft - 1);
      if (staying < 0) return kFailed;
      aStreak = m.aLeft - staying;
      m.dest -= aStreak;
      m.a -= aStreak;
      copy(m.dest + 1, m.a + 1, aStreak);
      m.aLeft -= aStreak;
      if (aStreak && m.aLeft == 0) return kDone;
      *m.dest-- = *m.b--;
      if (--m.bLeft == 1) return kDone;
      staying = gallopLeft(*m.a, spare_, m.bLeft, m.bLeft - 1);
      if (staying < 0) return kFailed;
      bStreak = m.bLeft - staying;
      m.dest -= bStreak;
      m.b -= bStreak;
      copy(m.dest + 1, m.b + 1, bStreak);
      m.bLeft -= bStreak;
      if (bStreak && m.bLeft <= 1) return kDone;
      *m.dest-- = *m.a--;
      if (--m.aLeft == 0) return kDone;
    }
    gallopAfter_++;
    return kGoOn;
  }

  Runtime& rt_;
  E* items_;
  int64_t count_;
  Less less_;
  E* spare_ = nullptr;
  int64_t spareSize_ = 0;
  int64_t gallopAfter_ = kMinGallop;
  int depth_ = 0;
  Run runs_[85];  // powers on the stack ascend strictly: one for each bit of the count is plenty
};

}  // namespace ouro
