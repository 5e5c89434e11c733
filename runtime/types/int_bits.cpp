// Shifts and bitwise operators: ints behave as two's complement with endless sign bits.

#include <cstring>

#include "runtime/short_copy.h"
#include "runtime/types/int_limbs.h"

namespace ouro {

// ---- shifts

namespace {

// The shift count as a number; larger than any int's bits when it does not fit.
bool shiftCount(Runtime& rt, Value v, uint64_t* count) {
  IntView view(v);
  if (view.negative) return fail(rt, Exc::ValueError, "negative shift count");
  *count = view.count == 0 ? 0 : view.count == 1 ? view.limbs[0] : UINT64_MAX;
  return true;
}

Owned shiftLeft(Runtime& rt, const IntView& x, uint64_t count) {
  uint64_t words = count / 64;
  unsigned bits = static_cast<unsigned>(count % 64);
  if (words >= kMaxLimbs) return raiseMemoryError(rt);
  uint64_t capacity = x.count + words + 1;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  mp_limb_t* out = big->limbs();
  memset(out, 0, words * sizeof(mp_limb_t));
  mp_limb_t carry = 0;
  if (bits == 0) {
    memcpy(out + words, x.limbs, x.count * sizeof(mp_limb_t));
  } else {
    carry = mpn_lshift(out + words, x.limbs, static_cast<mp_size_t>(x.count), bits);
  }
  out[capacity - 1] = carry;
  return finishInt(rt, big, capacity, capacity, x.negative);
}

// Rounds to minus infinity: a negative number that loses bits goes one down.
Owned shiftRight(Runtime& rt, const IntView& x, uint64_t count) {
  uint64_t words = count / 64;
  unsigned bits = static_cast<unsigned>(count % 64);
  if (words >= x.count) return smallInt(x.negative ? -1 : 0);
  uint64_t left = x.count - words, capacity = left + 1;
  BigInt* big = allocateInt(rt, capacity);
  if (!big) return Owned::error();
  mp_limb_t* out = big->limbs();
  bool lost = false;
  if (x.negative) {
    for (uint64_t i = 0; i < words && !lost; i++) lost = x.limbs[i] != 0;
  }
  out[left] = 0;
  if (bits == 0) {
    memcpy(out, x.limbs + words, left * sizeof(mp_limb_t));
  } else {
    lost |= mpn_rshift(out, x.limbs + words, static_cast<mp_size_t>(left), bits) != 0;
  }
  if (x.negative && lost) mpn_add_1(out, out, static_cast<mp_size_t>(capacity), 1);
  return finishInt(rt, big, capacity, capacity, x.negative);
}

}  // namespace

Owned intLShift(Runtime& rt, Value a, Value b) {
  if (Value::bothSmall(a, b) && b.small() >= 0 && b.small() < 64) {
    int64_t shifted = static_cast<int64_t>(static_cast<uint64_t>(a.small()) << b.small());
    if (shifted >> b.small() == a.small()) return newInt(rt, shifted);
  }
  uint64_t count;
  OURO_CHECK(shiftCount(rt, b, &count));
  __int128 wide;
  if (count < 126 && asWide(a, &wide)) {
    auto shifted = static_cast<__int128>(static_cast<unsigned __int128>(wide) << count);
    if (shifted >> count == wide) return intFromInt128(rt, shifted);
  }
  IntView x(a);
  if (x.isZero()) return smallInt(0);
  if (count == UINT64_MAX) return raise(rt, Exc::OverflowError, "too many digits in integer");
  return shiftLeft(rt, x, count);
}

Owned intRShift(Runtime& rt, Value a, Value b) {
  uint64_t count;
  OURO_CHECK(shiftCount(rt, b, &count));
  __int128 wide;
  if (asWide(a, &wide)) return intFromInt128(rt, wide >> (count > 127 ? 127 : count));
  return shiftRight(rt, IntView(a), count);
}

// ---- & | ^

namespace {

// Reads a number's two's complement limbs from the lowest up, as many as wanted.
class TwosComplement {
 public:
  explicit TwosComplement(const IntView& view) : view_(view), carry_(view.negative) {}
  mp_limb_t next() {
    mp_limb_t limb = at_ < view_.count ? view_.limbs[at_] : 0;
    at_++;
    if (!view_.negative) return limb;
    limb = ~limb + carry_;
    carry_ = carry_ && limb == 0;
    return limb;
  }

 private:
  const IntView& view_;
  uint64_t at_ = 0;
  mp_limb_t carry_;
};

template <class Op>
Owned bitwise(Runtime& rt, Value a, Value b, Op op) {
  IntView x(a), y(b);
  uint64_t count = (x.count > y.count ? x.count : y.count) + 1;
  BigInt* big = allocateInt(rt, count);
  if (!big) return Owned::error();
  TwosComplement left(x), right(y);
  mp_limb_t* out = big->limbs();
  for (uint64_t i = 0; i < count; i++) out[i] = op(left.next(), right.next());
  bool negative = out[count - 1] >> 63;
  if (negative) mpn_neg(out, out, static_cast<mp_size_t>(count));
  return finishInt(rt, big, count, count, negative);
}

}  // namespace

Owned intAnd(Runtime& rt, Value a, Value b) {
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(x & y);
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, p & q);
  return bitwise(rt, a, b, [](mp_limb_t x, mp_limb_t y) { return x & y; });
}
Owned intOr(Runtime& rt, Value a, Value b) {
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(x | y);
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, p | q);
  return bitwise(rt, a, b, [](mp_limb_t x, mp_limb_t y) { return x | y; });
}
Owned intXor(Runtime& rt, Value a, Value b) {
  if (int64_t x, y; bothShort(a, b, &x, &y)) return smallInt(x ^ y);
  __int128 p, q;
  if (bothWide(a, b, &p, &q)) return intFromInt128(rt, p ^ q);
  return bitwise(rt, a, b, [](mp_limb_t x, mp_limb_t y) { return x ^ y; });
}

// ~x is -(x + 1).
Owned intInvert(Runtime& rt, Value v) {
  if (v.isSmall()) return smallInt(~v.small());
  OURO_TRY(next, intAdd(rt, v, Value::small(1)));
  return intNegative(rt, next);
}

uint64_t intBitCount(const Runtime&, Value v) {
  IntView view(v);
  return view.count == 0 ? 0 : mpn_popcount(view.limbs, static_cast<mp_size_t>(view.count));
}

// ---- bytes

Owned intFromBytes(Runtime& rt, std::string_view bytes, bool littleEndian, bool isSigned) {
  uint64_t length = bytes.size(), count = length / 8 + 1;
  if (length < 8) {  // fits a word
    uint64_t bits = 0;
    copyBytes(&bits, bytes.data(), length);
    if (length == 0) return smallInt(0);
    uint64_t unused = 64 - length * 8;
    bits = littleEndian ? bits << unused : __builtin_bswap64(bits);  // its upper end
    return smallInt(isSigned ? static_cast<int64_t>(bits) >> unused
                             : static_cast<int64_t>(bits >> unused));
  }
  BigInt* big = allocateInt(rt, count);
  if (!big) return Owned::error();
  mp_limb_t* out = big->limbs();
  auto byteAt = [&](uint64_t i) {  // from the lowest
    return static_cast<uint8_t>(bytes[littleEndian ? i : length - 1 - i]);
  };
  bool negative = isSigned && length > 0 && (byteAt(length - 1) & 0x80);
  memset(out, negative ? 0xff : 0, count * sizeof(mp_limb_t));
  uint8_t* raw = reinterpret_cast<uint8_t*>(out);
  if (littleEndian) {
    memcpy(raw, bytes.data(), length);
  } else {
    for (uint64_t i = 0; i < length; i++) raw[i] = byteAt(i);
  }
  if (negative) mpn_neg(out, out, static_cast<mp_size_t>(count));
  return finishInt(rt, big, count, count, negative);
}

bool intToBytes(Runtime& rt, Value v, uint8_t* out, uint64_t length, bool littleEndian,
                bool isSigned) {
  if (v.isSmall() && length > 0 && length <= 8 && (isSigned || v.small() >= 0)) {
    uint64_t unused = 64 - length * 8, bits = static_cast<uint64_t>(v.small()) << unused;
    bool fits = isSigned ? static_cast<int64_t>(bits) >> unused == v.small()
                         : bits >> unused == static_cast<uint64_t>(v.small());
    if (fits) {
      bits = littleEndian ? bits >> unused : __builtin_bswap64(bits);
      copyBytes(out, &bits, length);
      return true;
    }
  }
  IntView view(v);
  if (view.negative && !isSigned) {
    return fail(rt, Exc::OverflowError, "can't convert negative int to unsigned");
  }
  // A signed number of n bits of magnitude needs n + 1, except that -2**n needs no more than n + 1
  // for a magnitude of n + 1 bits.
  uint64_t bits = view.bitLength();
  if (isSigned && bits > 0 && !(view.negative && view.isPowerOfTwo())) bits++;
  if (length == 0 && isSigned && view.negative && bits == 1) return true;  // -1 fits in nothing
  if (bits > length * 8) return fail(rt, Exc::OverflowError, "int too big to convert");
  TwosComplement source(view);
  mp_limb_t limb = 0;
  for (uint64_t i = 0; i < length; i++) {
    if (i % 8 == 0) limb = source.next();
    out[littleEndian ? i : length - 1 - i] = static_cast<uint8_t>(limb);
    limb >>= 8;
  }
  return true;
}

}  // namespace ouro
