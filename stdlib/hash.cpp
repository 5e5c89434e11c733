#include "stdlib/hash.h"

#include <algorithm>
#include <cstring>

namespace ouro {

void hashStart(HashState& state, const HashAlgorithm& algorithm) {
  memset(&state, 0, sizeof state);
  state.algorithm = &algorithm;
  state.digestLength = algorithm.digestSize;
  if (algorithm.start) algorithm.start(state);
}

void hashUpdate(HashState& state, std::string_view data) {
  const HashAlgorithm& algorithm = *state.algorithm;
  auto at = reinterpret_cast<const uint8_t*>(data.data());
  size_t left = data.size(), block = algorithm.blockSize;
  if (left == 0) return;
  size_t fits = block - state.buffered;
  if (state.buffered && left > fits) {
    memcpy(state.buffer + state.buffered, at, fits);
    state.length += fits;
    state.buffered = 0;
    algorithm.mix(state, state.buffer);
    at += fits;
    left -= fits;
  }
  for (; left > block && state.buffered == 0; at += block, left -= block) {
    state.length += block;
    algorithm.mix(state, at);
  }
  memcpy(state.buffer + state.buffered, at, left);
  state.buffered = static_cast<uint8_t>(state.buffered + left);
  state.length += left;
}

void hashDigest(const HashState& state, uint8_t* digest, size_t length) {
  HashState copy = state;
  copy.algorithm->finish(copy, digest, length);
}

}  // namespace ouro
