#include "vm/checksum.h"

#include <cstddef>
#include <cstring>

namespace ouro {

// Four sums, each of every fourth word, are reckoned side by side.
uint64_t checksum(std::string_view bytes) {
  constexpr size_t kSums = 4;
  uint64_t sums[kSums] = {bytes.size(), 1, 2, 3}, words[kSums];
  auto mix = [](uint64_t& sum, uint64_t word) {
    sum = (sum ^ word) * 0x9e3779b97f4a7c15;
    sum ^= sum >> 29;
  };
  for (; bytes.size() >= sizeof words; bytes.remove_prefix(sizeof words)) {
    std::memcpy(words, bytes.data(), sizeof words);
    for (size_t i = 0; i < kSums; i++) mix(sums[i], words[i]);
  }
  for (char c : bytes) mix(sums[0], static_cast<uint8_t>(c));
  for (size_t i = 1; i < kSums; i++) mix(sums[0], sums[i]);
  return sums[0];
}

}  // namespace ouro
