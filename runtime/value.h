#pragma once
// Value: one 64-bit word for every Python value. The only file that knows the bits.
//
//    ...............................1   a 63-bit int
//    ..............................10   a double, its exponent rotated into the tag
//    .............................100   None, False, True, Ellipsis, NotImplemented, zeros, marks
//    .............................000   a pointer to a heap object (8-byte aligned)
//
// Doubles in the word: the top three exponent bits of a double of ordinary size are 011 or 100.
// Adding kFloatBias makes 10 of bits 62 and 61 for those, and for no others; rotating left by three
// brings them into the two low bits. 0.0 and -0.0, which are equal, have words of their own.
// Other doubles (inf, nan, the very large and the very small) are Float objects.

#include <bit>
#include <cstdint>

#include "gc/kind.h"
#include "gc/object.h"

namespace ouro {

class Value {
 public:
  constexpr Value() = default;  // Value::null(): no value at all, only in memory being made
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  Value(const Object* object) : bits_(reinterpret_cast<uint64_t>(object)) {}  // NOLINT: as a borrow

  static constexpr Value null() { return Value(uint64_t{0}); }
  static constexpr Value none() { return Value(uint64_t{0x04}); }
  static constexpr Value ellipsis() { return Value(uint64_t{0x0c}); }
  static constexpr Value boolean(bool b) { return Value(uint64_t{0x14} | uint64_t{b} << 3); }
  static constexpr Value notImplemented() { return Value(uint64_t{0x24}); }
  // Marks, never seen by a script. unbound: no value here (a local before assignment, an argument
  // not given, "delete"). error: an exception is pending. notFound, done: nothing is pending.
  static constexpr Value unbound() { return Value(uint64_t{0x2c}); }
  static constexpr Value error() { return Value(uint64_t{0x34}); }
  static constexpr Value notFound() { return Value(uint64_t{0x3c}); }
  static constexpr Value done() { return Value(uint64_t{0x44}); }

  constexpr uint64_t bits() const { return bits_; }
  constexpr bool operator==(const Value& other) const = default;  // identity

  // ---- ints in the word
  static constexpr int64_t kMaxSmall = INT64_MAX >> 1, kMinSmall = INT64_MIN >> 1;
  static constexpr bool fitsSmall(int64_t i) { return i >= kMinSmall && i <= kMaxSmall; }
  static constexpr Value small(int64_t i) { return Value(static_cast<uint64_t>(i) << 1 | 1); }
  constexpr bool isSmall() const { return bits_ & 1; }
  constexpr int64_t small() const { return static_cast<int64_t>(bits_) >> 1; }
  static constexpr bool bothSmall(Value a, Value b) {
    return __builtin_expect(a.bits_ & b.bits_ & 1, true);
  }

  // ---- doubles in the word
  [[gnu::always_inline]] static bool fitsFlonum(double d) {
    Value word;
    return flonumOf(d, &word);
  }
  // d must fit.
  [[gnu::always_inline]] static Value flonum(double d) {
    uint64_t bits = std::bit_cast<uint64_t>(d);
    return bits << 1 == 0 ? zeroOf(bits) : Value(std::rotl(bits + kFloatBias, 3));
  }
  // The word of d, if it fits.
  [[gnu::always_inline]] static bool flonumOf(double d, Value* out) {
    uint64_t bits = std::bit_cast<uint64_t>(d);
    *out = Value(std::rotl(bits + kFloatBias, 3));
    if (out->isRotated()) [[likely]]
      return true;
    *out = zeroOf(bits);
    return bits << 1 == 0;
  }
  [[gnu::always_inline]] constexpr bool isFlonum() const { return isRotated() || isZero(); }
  [[gnu::always_inline]] double flonum() const {
    return isZero() ? std::bit_cast<double>((bits_ & kZeroSign) << 59) : rotated();
  }
  [[gnu::always_inline]] static constexpr bool bothFlonum(Value a, Value b) {
    return a.isFlonum() && b.isFlonum();
  }
  // The same for doubles other than the zeros, for who sees to those separately.
  [[gnu::always_inline]] constexpr bool isRotated() const { return ((bits_ - 2) & 3) == 0; }
  [[gnu::always_inline]] static constexpr bool bothRotated(Value a, Value b) {
    return (((a.bits_ - 2) | (b.bits_ - 2)) & 3) == 0;
  }
  [[gnu::always_inline]] double rotated() const {
    return std::bit_cast<double>(std::rotr(bits_, 3) - kFloatBias);
  }

  // ---- singletons
  constexpr bool isNone() const { return bits_ == 0x04; }
  constexpr bool isTrue() const { return bits_ == 0x1c; }
  constexpr bool isFalse() const { return bits_ == 0x14; }
  constexpr bool isBool() const { return (bits_ & ~uint64_t{8}) == 0x14; }
  constexpr bool isEllipsis() const { return bits_ == 0x0c; }
  constexpr bool isNotImplemented() const { return bits_ == 0x24; }
  constexpr bool isUnbound() const { return bits_ == 0x2c; }
  constexpr bool isError() const { return bits_ == 0x34; }
  constexpr bool isNotFound() const { return bits_ == 0x3c; }
  constexpr bool isDone() const { return bits_ == 0x44; }
  constexpr bool isNull() const { return bits_ == 0; }

  // ---- heap objects. isObject is true of null() too: whoever may see null asks.
  constexpr bool isObject() const { return (bits_ & 7) == 0; }
  Object* object() const { return reinterpret_cast<Object*>(bits_); }
  template <class T>
  T* as() const {
    return reinterpret_cast<T*>(bits_);
  }

 private:
  static constexpr uint64_t kFloatBias = uint64_t{0x1000000000000000}, kZero = 0x4c,
                            kZeroSign = 0x10;  // in the word of -0.0, else that of 0.0
  constexpr bool isZero() const { return (bits_ & ~kZeroSign) == kZero; }
  static constexpr Value zeroOf(uint64_t bits) { return Value(kZero | (bits >> 63) * kZeroSign); }
  uint64_t bits_ = 0;
};
static_assert(sizeof(Value) == 8);

// The interpreter loop is too large for the compiler to inline these by itself: calls cost it 20 %.
[[gnu::always_inline]] inline void retain(Value v) {
  if (v.isObject()) retain(v.object());
}
[[gnu::always_inline]] inline void release(Value v) {
  if (v.isObject()) release(v.object());
}
[[gnu::always_inline]] inline void fetch(Value v) {
  if (v.isObject()) fetch(v.object());
}
// For traverse functions: fields may be null while an object is being made.
inline void visit(Visitor& visitor, Value v) {
  if (v.isObject() && !v.isNull()) visitor(v.object());
}
inline void visit(Visitor& visitor, Object* object) {
  if (object) visitor(object);
}

}  // namespace ouro
