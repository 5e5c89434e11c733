#pragma once
// Numbers found by the hash of what they stand for.

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace ouro {

inline uint64_t mixHash(uint64_t hash, uint64_t part) {
  return std::rotl((hash ^ part) * 0x9E3779B97F4A7C15, 29);
}
// Of eight bytes at a time; the last eight may have been met before.
inline uint32_t hashText(std::string_view text) {
  uint64_t hash = text.size(), part = 0;
  if (text.size() < sizeof part) {
    for (char c : text) part = part << 8 | static_cast<unsigned char>(c);
  } else {
    for (size_t at = 0; at + sizeof part < text.size(); at += sizeof part) {
      std::memcpy(&part, text.data() + at, sizeof part);
      hash = mixHash(hash, part);
    }
    std::memcpy(&part, text.data() + text.size() - sizeof part, sizeof part);
  }
  hash = mixHash(hash, part);
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

// A table with open addressing. What the numbers stand for is held by others.
class NumberTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The number with that hash of which `isIt` is true, or kNone.
  template <class F>
  uint32_t find(uint32_t hash, F isIt) const {
    if (slots_.empty()) return kNone;
    for (size_t at = hash & mask(); slots_[at].number != kNone; at = (at + 1) & mask())
      if (slots_[at].hash == hash && isIt(slots_[at].number)) return slots_[at].number;
    return kNone;
  }
  // A number that is not there yet.
  void add(uint32_t hash, uint32_t number) {
    if (2 * ++count_ > slots_.size()) grow();
    put({hash, number});
  }
  // A large table is given back: the next numbers may be few.
  void clear() {
    constexpr size_t kKept = 1024;
    if (slots_.size() > kKept) slots_.clear();
    if (count_ > 0) slots_.assign(slots_.size(), {});
    count_ = 0;
  }

 private:
  struct Slot {
    uint32_t hash = 0, number = kNone;
  };
  size_t mask() const { return slots_.size() - 1; }
  void put(Slot slot) {
    size_t at = slot.hash & mask();
    while (slots_[at].number != kNone) at = (at + 1) & mask();
    slots_[at] = slot;
  }
  void grow() {
    constexpr size_t kFirstSize = 64;
    std::vector<Slot> old(slots_.empty() ? kFirstSize : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != kNone) put(slot);
  }

  std::vector<Slot> slots_;  // a power of two of them, at least half of them empty
  size_t count_ = 0;
};

}  // namespace ouro
