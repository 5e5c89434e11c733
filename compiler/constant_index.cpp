#include "compiler/constant_index.h"

#include <algorithm>
#include <bit>
#include <functional>

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

size_t hashOf(const UnitConstant& c) {
  constexpr size_t kPrime = 0x9E3779B97F4A7C15;
  auto hash = static_cast<size_t>(c.kind);
  auto mix = [&hash](size_t part) { hash = std::rotl((hash ^ part) * kPrime, 29); };
  mix(static_cast<size_t>(c.integer));
  mix(bitsOf(c.real));
  mix(bitsOf(c.imaginary));
  mix(reinterpret_cast<uintptr_t>(c.code));
  mix(std::hash<std::string_view>()(c.text));
  for (const UnitConstant& item : c.items) mix(hashOf(item));
  return hash;
}

}  // namespace

size_t ConstantIndex::Hash::operator()(uint32_t number) const {
  return hashOf(index->constants_[number]);
}

bool ConstantIndex::Equal::operator()(uint32_t a, uint32_t b) const {
  return isSame(index->constants_[a], index->constants_[b]);
}

std::pair<uint32_t, bool> ConstantIndex::add(const UnitConstant& constant) {
  const auto number = static_cast<uint32_t>(constants_.size());
  if (number > kFew) {
    constants_.push_back(constant);
    return addToMany(number);
  }
  for (uint32_t i = 0; i < number; i++)
    if (isSame(constants_[i], constant)) return {i, false};
  if (constants_.empty()) constants_.reserve(kFew);
  constants_.push_back(constant);
  if (number == kFew)
    for (uint32_t i = 0; i <= number; i++) numbers_.insert(i);
  return {number, true};
}

// The last of the constants stays only if it is new.
std::pair<uint32_t, bool> ConstantIndex::addToMany(uint32_t number) {
  auto [known, isNew] = numbers_.insert(number);
  if (!isNew) constants_.pop_back();
  return {*known, isNew};
}

}  // namespace ouro
