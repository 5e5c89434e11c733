#include "compiler/constant_index.h"

#include <algorithm>
#include <bit>

namespace ouro {

namespace {

uint64_t bitsOf(double value) { return std::bit_cast<uint64_t>(value); }

// Floats are compared by their bits: 0.0 and -0.0 are two constants.
bool isSame(const UnitConstant& a, const UnitConstant& b) {
  return a.kind == b.kind && a.code == b.code && a.integer == b.integer &&
         bitsOf(a.real) == bitsOf(b.real) && bitsOf(a.imaginary) == bitsOf(b.imaginary) &&
         a.text == b.text &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), isSame);
}

uint64_t mixedHash(const UnitConstant& c) {
  uint64_t hash = mixHash(static_cast<uint64_t>(c.kind), static_cast<uint64_t>(c.integer));
  hash = mixHash(mixHash(hash, bitsOf(c.real)), bitsOf(c.imaginary));
  hash = mixHash(hash, reinterpret_cast<uintptr_t>(c.code));
  hash = mixHash(hash, hashText(c.text));
  for (const UnitConstant& item : c.items) hash = mixHash(hash, mixedHash(item));
  return hash;
}
uint32_t hashOf(const UnitConstant& constant) {
  return static_cast<uint32_t>(mixedHash(constant) >> 16);
}

}  // namespace

// `hash` counts when they are many.
uint32_t ConstantIndex::find(const UnitConstant& constant, uint32_t hash) const {
  auto isIt = [&](uint32_t number) { return isSame(constants_[number], constant); };
  if (constants_.size() > kFew) return numbers_.find(hash, isIt);
  for (uint32_t i = 0; i < constants_.size(); i++)
    if (isIt(i)) return i;
  return NumberTable::kNone;
}

std::pair<uint32_t, bool> ConstantIndex::add(const UnitConstant& constant) {
  const auto number = static_cast<uint32_t>(constants_.size());
  const bool many = number > kFew;
  const uint32_t hash = many ? hashOf(constant) : 0;
  const uint32_t known = find(constant, hash);
  if (known != NumberTable::kNone) return {known, false};
  if (constants_.empty()) constants_.reserve(kFew);
  constants_.push_back(constant);
  if (many) {
    numbers_.add(hash, number);
  } else if (number == kFew) {
    for (uint32_t i = 0; i <= number; i++) numbers_.add(hashOf(constants_[i]), i);
  }
  return {number, true};
}

}  // namespace ouro
