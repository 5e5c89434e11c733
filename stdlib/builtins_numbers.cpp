// Built-in functions of numbers.

#include <cmath>

#include "runtime/arith.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/range.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/builtins.h"

namespace ouro {

Owned builtin_abs(Runtime& rt, Value, Args args) { return absolute(rt, args[0]); }

namespace {

Owned inBase(Runtime& rt, Value number, int base, std::string_view prefix) {
  OURO_TRY(whole, index(rt, number));
  return intToStr(rt, whole, base, prefix);
}

}  // namespace

Owned builtin_bin(Runtime& rt, Value, Args args) { return inBase(rt, args[0], 2, "0b"); }
Owned builtin_oct(Runtime& rt, Value, Args args) { return inBase(rt, args[0], 8, "0o"); }
Owned builtin_hex(Runtime& rt, Value, Args args) { return inBase(rt, args[0], 16, "0x"); }

Owned builtin_chr(Runtime& rt, Value, Args args) {
  OURO_TRY(whole, index(rt, args[0]));
  int64_t code;
  if (!intFits(rt, whole, &code) || code > INT32_MAX || code < INT32_MIN)
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C int");
  if (code < 0 || code >= 0x110000)
    return raise(rt, Exc::ValueError, "chr() arg not in range(0x110000)");
  return newChar(rt, static_cast<char32_t>(code));
}

Owned builtin_ord(Runtime& rt, Value, Args args) {
  uint64_t size;
  if (isStr(rt, args[0])) {
    const Str* text = args[0].as<Str>();
    if (text->length == 1) return smallInt(text->at(0));
    size = text->length;
  } else if (isBytes(rt, args[0]) || isByteArray(rt, args[0])) {
    std::string_view bytes;
    OURO_CHECK(asByteView(rt, args[0], &bytes));
    if (bytes.size() == 1) return smallInt(static_cast<uint8_t>(bytes[0]));
    size = bytes.size();
  } else {
    return raise(rt, Exc::TypeError, "ord() expected string of length 1, but {} found",
                 typeName(rt, args[0]));
  }
  return raise(rt, Exc::TypeError, "ord() expected a character, but string of length {} found",
               size);
}

Owned builtin_divmod(Runtime& rt, Value, Args args) {
  if (Value::bothSmall(args[0], args[1]) && args[1].small() > 0) {
    int64_t quotient = args[0].small() / args[1].small(), rest = args[0].small() % args[1].small();
    if (rest < 0) {
      quotient--;
      rest += args[1].small();
    }
    return newTuple(rt, {Value::small(quotient), Value::small(rest)});
  }
  return binary(rt, BinaryOp::DivMod, args[0], args[1]);
}

Owned builtin_pow(Runtime& rt, Value, Args args) {
  if (!args.has(2) && Value::bothSmall(args[0], args[1])) return intPower(rt, args[0], args[1]);
  return power(rt, args[0], args[1], args.has(2) ? args[2] : Value::none());
}

Owned builtin_round(Runtime& rt, Value, Args args) {
  bool digits = args.has(1) && !args[1].isNone();
  if (!digits && args[0].isSmall()) return Owned::adopt(args[0]);
  if (!digits && args[0].isFlonum()) return newIntFromDouble(rt, std::nearbyint(args[0].flonum()));
  Owned rounded = callSpecial(rt, args[0], rt.names.round, args.from(1).first(digits ? 1 : 0));
  if (!rounded.isNotFound()) return rounded;
  return raise(rt, Exc::TypeError, "type {} doesn't define __round__ method",
               typeName(rt, args[0]));
}

// ---- sum
//
// As long as the items are in-word ints they are summed in a machine word, then (from the first
// float on) ints and floats in a double, one addition after the other as CPython 3.11 does it;
// anything else goes on with +.

namespace {

class Sum {
 public:
  Sum(Runtime& rt, Value start) : rt_(rt), total_(start) { begin(); }

  [[gnu::always_inline]] bool add(Value item) {
    int64_t more;
    if (state_ == State::Whole && item.isSmall() &&
        !__builtin_add_overflow(whole_, item.small(), &more)) {
      whole_ = more;
      return true;
    }
    if (state_ == State::Real && item.isFlonum()) {
      real_ += item.flonum();
      return true;
    }
    return addOther(item);
  }

  Owned finish() {
    if (state_ == State::Whole) return newInt(rt_, whole_);
    if (state_ == State::Real) return newFloat(rt_, real_);
    return total_.take();
  }

 private:
  enum class State : uint8_t { Whole, Real, Any };

  [[gnu::noinline]] bool addOther(Value item) {
    if (state_ == State::Whole) {
      if (item.isBool()) return add(Value::small(item.isTrue()));
      total_ = newInt(rt_, whole_);
      if (total_.isError()) return false;
      state_ = State::Any;
      return addAny(item);
    }
    if (state_ == State::Real) {
      double real;
      int known = isPlainNumber(item) ? floatOperand(rt_, item, &real) : 0;
      if (known > 0) {
        real_ += real;
        return true;
      }
      if (known < 0) clearError(rt_);
      total_ = newFloat(rt_, real_);
      if (total_.isError()) return false;
      state_ = State::Any;
    }
    return addAny(item);
  }

  static bool isPlainNumber(Value v) {
    return v.isFlonum() || v.isSmall() || isExactly(v, TypeId::Float) || isExactly(v, TypeId::Int);
  }

  void begin() {
    if (total_.get().isSmall()) {
      state_ = State::Whole;
      whole_ = total_.get().small();
    } else if (total_.get().isFlonum() || isExactly(total_, TypeId::Float)) {
      state_ = State::Real;
      real_ = floatValue(total_);
    } else {
      state_ = State::Any;
    }
  }

  bool addAny(Value item) {
    total_ = arithAdd(rt_, total_, item);
    if (total_.isError()) return false;
    begin();
    return true;
  }

  Runtime& rt_;
  Local total_;
  int64_t whole_ = 0;
  double real_ = 0;
  State state_;
};

bool refuseText(Runtime& rt, Value start) {
  if (isStr(rt, start))
    return fail(rt, Exc::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  if (isBytes(rt, start))
    return fail(rt, Exc::TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (isByteArray(rt, start))
    return fail(rt, Exc::TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  return true;
}

}  // namespace

namespace {

// Adding may run a script, which may change the list.
bool addItems(Runtime& rt, Sum& sum, Value list) {
  for (uint32_t i = 0; i < list.as<List>()->length; i++) {
    if (!sum.add(Local(list.as<List>()->items[i]))) return false;
    if (i % kManyItems == kManyItems - 1 && !heedSignals(rt)) return false;
  }
  return true;
}
bool addItems(Runtime& rt, Sum& sum, std::span<const Value> items) {
  while (items.size() > kManyItems) {
    if (!addItems(rt, sum, items.first(kManyItems)) || !heedSignals(rt)) return false;
    items = items.subspan(kManyItems);
  }
  for (Value item : items)
    if (!sum.add(item)) return false;
  return true;
}

// Of a bytes or bytearray; -1: it is neither.
int64_t sumOfBytes(Runtime& rt, Value v) {
  if (!isExactly(v, TypeId::Bytes) && !isExactly(v, TypeId::ByteArray)) return -1;
  std::string_view bytes;
  (void)asByteView(rt, v, &bytes);
  int64_t total = 0;
  for (char byte : bytes) total += static_cast<uint8_t>(byte);
  return total;
}

}  // namespace

Owned builtin_sum(Runtime& rt, Value, Args args) {
  Value start = args.has(1) ? args[1] : Value::small(0);
  if (start.isSmall() || start.isFlonum()) {
    Sum sum(rt, start);
    if (isExactly(args[0], TypeId::List))
      return addItems(rt, sum, args[0]) ? sum.finish() : Owned::error();
    if (isExactly(args[0], TypeId::Tuple))
      return addItems(rt, sum, args[0].as<Tuple>()->span()) ? sum.finish() : Owned::error();
    const int64_t total = start.isSmall() ? sumOfBytes(rt, args[0]) : -1;
    if (total >= 0) return sum.add(Value::small(total)) ? sum.finish() : Owned::error();
  }
  OURO_TRY(iterator, iter(rt, args[0]));
  OURO_CHECK(refuseText(rt, start));
  Sum sum(rt, Value(start));
  UnaryFn advance = typeOf(rt, iterator)->slots.next;
  for (;;) {
    OURO_TRY(item, endAtStop(rt, advance(rt, iterator)));
    if (item.isDone()) return sum.finish();
    OURO_CHECK(sum.add(item) && heedSignals(rt));
  }
}

}  // namespace ouro
