// The module _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded and read
// as CPython does it, so that a seed gives the same numbers. CPython's random.py builds on it.

#include <sys/random.h>

#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/module.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr int kWords = 624, kShift = 397;

class Twister {
 public:
  // Not seeded at all: gives nothing but zeros.
  void clear() { std::memset(this, 0, sizeof *this); }

  void seed(uint32_t number) {
    state_[0] = number;
    for (uint32_t i = 1; i < kWords; i++) {
      state_[i] = 1812433253u * (state_[i - 1] ^ state_[i - 1] >> 30) + i;
    }
    next_ = kWords;
  }

  void seed(const uint32_t* key, size_t length) {
    seed(19650218u);
    size_t i = 1, j = 0;
    for (size_t k = length > kWords ? length : kWords; k > 0; k--) {
      state_[i] = (state_[i] ^ mixed(i) * 1664525u) + key[j] + static_cast<uint32_t>(j);
      advance(&i);
      if (++j >= length) j = 0;
    }
    for (size_t k = kWords - 1; k > 0; k--) {
      state_[i] = (state_[i] ^ mixed(i) * 1566083941u) - static_cast<uint32_t>(i);
      advance(&i);
    }
    state_[0] = 0x80000000u;
  }

  uint32_t next() {
    if (next_ >= kWords) refill();
    uint32_t y = state_[next_++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
  }

  // 53 bits of two numbers, in [0, 1).
  double nextDouble() {
    uint32_t high = next() >> 5, low = next() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
  }

  uint32_t word(int i) const { return i < kWords ? state_[i] : static_cast<uint32_t>(next_); }
  void setWord(int i, uint32_t word) { (i < kWords ? state_[i] : next_) = word; }

 private:
  uint32_t mixed(size_t i) const { return state_[i - 1] ^ state_[i - 1] >> 30; }
  void advance(size_t* i) {
    if (++*i < kWords) return;
    state_[0] = state_[kWords - 1];
    *i = 1;
  }
  // What replaces a word: of it, the one after it, and the one kShift after it.
  static uint32_t twist(uint32_t word, uint32_t after, uint32_t far) {
    const uint32_t y = (word & 0x80000000u) | (after & 0x7fffffffu);
    return far ^ y >> 1 ^ (-(y & 1) & 0x9908b0dfu);
  }
  // In stretches, so that no index needs to wrap around.
  void refill() {
    constexpr int kRest = kWords - kShift;
    for (int i = 0; i < kRest; i++) state_[i] = twist(state_[i], state_[i + 1], state_[i + kShift]);
    for (int i = kRest; i < kWords - 1; i++)
      state_[i] = twist(state_[i], state_[i + 1], state_[i - kRest]);
    state_[kWords - 1] = twist(state_[kWords - 1], state_[0], state_[kShift - 1]);
    next_ = 0;
  }

  uint32_t state_[kWords];
  uint32_t next_;
};

struct RandomObject : Object {
  Twister twister;
};

Twister& twisterOf(Value self) { return self.as<RandomObject>()->twister; }

// ---- seeding

bool systemEntropy(Runtime& rt, void* out, size_t length) {
  uint8_t* at = static_cast<uint8_t*>(out);
  while (length > 0) {
    ssize_t got = getrandom(at, length, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      (void)raiseOSError(rt, errno);
      return false;
    }
    at += got;
    length -= static_cast<size_t>(got);
  }
  return true;
}

bool seedFromSystem(Runtime& rt, Twister& twister) {
  uint32_t key[kWords];
  if (!systemEntropy(rt, key, sizeof key)) return false;
  twister.seed(key, kWords);
  return true;
}

// All bits of an int's magnitude, in words of 32, the lowest first.
bool seedFromInt(Runtime& rt, Twister& twister, Value number) {
  IntView view(number);
  uint64_t words = view.isZero() ? 1 : (view.bitLength() - 1) / 32 + 1;
  LimbBuffer key(rt, words / 2 + 1);
  if (!key.ok()) return false;
  key[0] = 0;
  memcpy(key.get(), view.limbs, view.count * sizeof(mp_limb_t));
  twister.seed(reinterpret_cast<const uint32_t*>(key.get()), words);
  return true;
}

bool seedFrom(Runtime& rt, Twister& twister, Value v) {
  if (v.isUnbound() || v.isNone()) return seedFromSystem(rt, twister);
  if (isInt(rt, v)) return seedFromInt(rt, twister, v);
  int64_t hashed;
  if (!hash(rt, v, &hashed)) return false;
  OURO_TRY_BOOL(number, newInt(rt, static_cast<uint64_t>(hashed)));
  return seedFromInt(rt, twister, number);
}

Owned random_make(Runtime& rt, Type* cls, const CallArgs&) {
  RandomObject* object = rt.make<RandomObject>(cls);
  if (!object) return Owned::error();
  object->twister.clear();
  return Owned::adopt(object);
}

// A subclass with an __init__ of its own seeds there, whatever arguments that has.
bool random_init(Runtime& rt, Value self, const CallArgs& given) {
  if (given.names && typeOf(rt, self)->slots.init == random_init)
    return fail(rt, Exc::TypeError, "Random() takes no keyword arguments");
  if (given.positional > 1) return fail(rt, Exc::TypeError, "Random() requires 0 or 1 argument");
  const Value seed = given.positional ? given.values[0] : Value::unbound();
  return seedFrom(rt, twisterOf(self), seed);
}

Owned random_seed(Runtime& rt, Value self, Args args) {
  OURO_CHECK(seedFrom(rt, twisterOf(self), args.has(0) ? args[0] : Value::none()));
  return Owned::none();
}

// ---- reading

Owned random_random(Runtime& rt, Value self, Args) {
  return newFloat(rt, twisterOf(self).nextDouble());
}

Owned random_getrandbits(Runtime& rt, Value self, Args args) {
  int64_t bits;
  OURO_CHECK(indexInt64(rt, args[0], &bits));
  if (bits < 0) return raise(rt, Exc::ValueError, "number of bits must be non-negative");
  if (bits > INT32_MAX) {
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C int");
  }
  if (bits == 0) return smallInt(0);
  Twister& twister = twisterOf(self);
  if (bits <= 32) return smallInt(twister.next() >> (32 - bits));
  uint64_t limbs = static_cast<uint64_t>(bits + 63) / 64;
  BigInt* big = allocateInt(rt, limbs);
  if (!big) return Owned::error();
  for (uint64_t i = 0; i < limbs; i++) {  // the lowest word first; the last one gives its top bits
    uint64_t low = twister.next(), high = 0;
    if (bits < 32) low >>= 32 - bits;
    if ((bits -= 32) > 0) high = twister.next();
    if (bits > 0 && bits < 32) high >>= 32 - bits;
    bits -= 32;
    big->limbs()[i] = high << 32 | low;
  }
  return finishInt(rt, big, limbs, limbs, false);
}

// ---- state

Owned random_getstate(Runtime& rt, Value self, Args) {
  Tuple* state = allocateTuple(rt, kWords + 1);
  if (!state) return Owned::error();
  for (int i = 0; i <= kWords; i++) state->items()[i] = Value::small(twisterOf(self).word(i));
  return Owned::adopt(state);
}

Owned random_setstate(Runtime& rt, Value self, Args args) {
  if (!isTuple(rt, args[0])) {
    return raise(rt, Exc::TypeError, "state vector must be a tuple");
  }
  Tuple* state = args[0].as<Tuple>();
  if (state->length != kWords + 1) {
    return raise(rt, Exc::ValueError, "state vector is the wrong size");
  }
  Twister twister;
  for (int i = 0; i <= kWords; i++) {
    if (!isInt(rt, (*state)[static_cast<size_t>(i)])) {
      return raise(rt, Exc::TypeError, "an integer is required");
    }
    int64_t word;
    if (!intFits(rt, (*state)[static_cast<size_t>(i)], &word)) {
      return raise(rt, Exc::OverflowError, "Python int too large to convert to C unsigned long");
    }
    if (i == kWords && (word < 0 || word > kWords)) {
      return raise(rt, Exc::ValueError, "invalid state");
    }
    if (word < 0) {
      return raise(rt, Exc::OverflowError, "can't convert negative value to unsigned int");
    }
    twister.setWord(i, static_cast<uint32_t>(word));
  }
  twisterOf(self) = twister;
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"random", random_random, "", "A float in [0, 1)."},
    {"seed", random_seed, "n=None, /", "Starts over from n; None: from the system's entropy."},
    {"getstate", random_getstate, "", "The state, for setstate()."},
    {"setstate", random_setstate, "state, /", "Goes back to a state that getstate() gave."},
    {"getrandbits", random_getrandbits, "k, /", "An int of k random bits."},
};

constexpr Slots randomSlots() {
  Slots s;
  s.make = random_make;
  s.init = random_init;
  return s;
}

const TypeDef randomTypeDef = {
    .name = "Random",
    .module = "_random",
    .basicSize = sizeof(RandomObject),
    .flags = kSubclassable,
    .slots = randomSlots(),
    .methods = kMethods,
    .doc = "Random numbers of the Mersenne Twister.",
};

bool addTypes(Runtime& rt, Module* module) {
  return moduleAddType(rt, module, randomTypeDef) != nullptr;
}

}  // namespace

extern const ModuleDef randomModule;
const ModuleDef randomModule = {
    .name = "_random",
    .doc = "The generator behind the module random.",
    .exec = addTypes,
};

}  // namespace ouro
