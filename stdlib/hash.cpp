#include "stdlib/hash.h"

#include <cstring>

namespace ouro {

void hashStart(HashState& state, const HashAlgorithm& algorithm) {
  memset(&state, 0, sizeof state);
  state.algorithm = &algorithm;
  state.digestLength = algorithm.digestSize;
  if (algorithm.start) algorithm.start(state);
}

void hashUpdate(HashState& state, std::string_view data) { state.algorithm->update(state, data); }

void hashDigest(const HashState& state, uint8_t* digest, size_t length) {
  HashState copy = state;
  copy.algorithm->finish(copy, digest, length);
}

void hashInBlocks(HashState& state, std::string_view data, MixBlock* mix) {
  const HashAlgorithm& algorithm = *state.algorithm;
  HashBlocks& blocks = state.blocks;
  auto at = reinterpret_cast<const uint8_t*>(data.data());
  size_t left = data.size(), block = algorithm.blockSize;
  if (left == 0) return;
  size_t fits = block - blocks.buffered;
  if (blocks.buffered && left > fits) {
    memcpy(blocks.buffer + blocks.buffered, at, fits);
    blocks.length += fits;
    blocks.buffered = 0;
    mix(algorithm, blocks, blocks.buffer);
    at += fits;
    left -= fits;
  }
  for (; left > block && blocks.buffered == 0; at += block, left -= block) {
    blocks.length += block;
    mix(algorithm, blocks, at);
  }
  memcpy(blocks.buffer + blocks.buffered, at, left);
  blocks.buffered = static_cast<uint8_t>(blocks.buffered + left);
  blocks.length += left;
}

}  // namespace ouro
