#pragma once
// Bytes with some of them replaced by others: of ASCII strs, of bytes. Looked for once when there
// are few places.

#include <algorithm>
#include <string_view>

#include "runtime/pieces.h"
#include "runtime/short_copy.h"
#include "runtime/types/search_all.h"

namespace ouro {

class Replacement {
 public:
  // Of the first `limit` places; `from` is not empty. Of long texts signals are heeded meanwhile.
  Replacement(Runtime& rt, std::string_view text, std::string_view from, std::string_view to,
              uint64_t limit)
      : rt_(rt), text_(text), from_(from), to_(to) {
    if (limit == 0) return;
    // If the size is known, write() may find what is too much to keep.
    const uint64_t most = isSameSize() ? std::min<uint64_t>(limit, kKept + 1) : limit;
    forEachHit([&](size_t at) {
      if (hits_ < kKept) places_[hits_] = at;
      return ++hits_ < most && heed();
    });
    toWrite_ = isSameSize() ? limit : hits_;
  }
  // An exception is pending: what was found is not all.
  bool stopped() const { return stopped_; }
  bool isNone() const { return hits_ == 0; }
  bool isDense() const { return hits_ > kKept; }
  // Of the result: more than any text can have, perhaps.
  unsigned __int128 size() const {
    using Wide = unsigned __int128;
    return text_.size() - Wide{hits_} * from_.size() + Wide{hits_} * to_.size();
  }
  // false: an exception is pending.
  [[nodiscard]] bool write(char* out) {
    if (isSameSize()) {
      copyBytes(out, text_.data(), text_.size());
      forHits([&](size_t hit) { copyBytes(out + hit, to_.data(), to_.size()); });
      return !stopped_;
    }
    size_t at = 0;
    auto copy = [&](const char* piece, size_t length) {
      copyBytes(out, piece, length);
      out += length;
    };
    forHits([&](size_t hit) {
      copy(text_.data() + at, hit - at);
      copy(to_.data(), to_.size());
      at = hit + from_.size();
    });
    if (!stopped_) copy(text_.data() + at, text_.size() - at);
    return !stopped_;
  }

 private:
  bool isSameSize() const { return from_.size() == to_.size(); }
  bool heed() {
    if (text_.size() > kPieceBytes && !heedSignals(rt_)) stopped_ = true;
    return !stopped_;
  }

  template <class F>
  void forEachHit(F&& each) const {
    search::forEachHit(reinterpret_cast<const uint8_t*>(text_.data()), text_.size(),
                       reinterpret_cast<const uint8_t*>(from_.data()), from_.size(), each);
  }

  template <class F>
  void forHits(F&& each) {
    if (isDense()) {
      forEachHit([&](size_t at) {
        each(at);
        return --toWrite_ > 0 && heed();
      });
    } else {
      for (size_t i = 0; i < hits_; i++) each(places_[i]);
    }
  }

  static constexpr size_t kKept = 32;
  Runtime& rt_;
  std::string_view text_, from_, to_;
  size_t hits_ = 0;       // of the same size: as far as they were counted
  uint64_t toWrite_ = 0;  // at most
  bool stopped_ = false;
  union {  // so that nothing clears it
    size_t places_[kKept];
  };
};

}  // namespace ouro
