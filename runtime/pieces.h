#pragma once
// Work on many bytes, done in pieces: between two of them signals are heeded, so that Ctrl-C and
// the end of --max-seconds stop it soon, whatever it is. A piece takes some milliseconds.
//
// A signal's handler is a script: it may change what is being worked on. HeldBytes keeps the bytes
// where they are meanwhile, as memoryview does.

#include <algorithm>
#include <cstring>
#include <string_view>

#include "runtime/owned.h"
#include "runtime/protocol.h"
#include "runtime/short_copy.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"

namespace ouro {

constexpr size_t kPieceBytes = size_t{1} << 20;

// Of anything bytes-like that asByteView() takes, or a str; the caller holds it. Its bytes are not
// moved or freed while this lives.
class HeldBytes {
 public:
  HeldBytes(Runtime& rt, Value bytesLike) {
    if (!isExactly(bytesLike, TypeId::Bytes)) hold(rt, bytesLike);
  }
  ~HeldBytes() {
    if (array_) array_->exports--;
  }
  HeldBytes(const HeldBytes&) = delete;
  HeldBytes& operator=(const HeldBytes&) = delete;

 private:
  void hold(Runtime&, Value);

  Local owner_;
  ByteArray* array_ = nullptr;
};

// Calls f(from, to) for one piece of `size` after the other. false: an exception is pending.
template <class F>
[[nodiscard]] bool inPieces(Runtime& rt, size_t size, F&& f) {
  size_t from = 0;
  while (size - from > kPieceBytes) {
    f(from, from + kPieceBytes);
    from += kPieceBytes;
    if (!heedSignals(rt)) return false;
  }
  f(from, size);
  return true;
}

// The same with the pieces of `bytes`, which asByteView() has shown of `owner`.
template <class F>
[[nodiscard]] bool inPieces(Runtime& rt, Value owner, std::string_view bytes, F&& f) {
  if (bytes.size() <= kPieceBytes) return f(bytes), true;
  HeldBytes held(rt, owner);
  return inPieces(rt, bytes.size(),
                  [&](size_t from, size_t to) { f(bytes.substr(from, to - from)); });
}

// Fills `total` bytes with `unit`, which may stand there already, again and again.
[[nodiscard]] inline bool fillByRepeating(Runtime& rt, uint8_t* out, std::string_view unit,
                                          size_t total) {
  if (total == 0) return true;
  if (unit.size() == 1) {
    const int byte = unit[0];
    return inPieces(rt, total,
                    [&](size_t from, size_t to) { memset(out + from, byte, to - from); });
  }
  // Copied a few times (reading what was written just now would have to wait for it), then what is
  // there is doubled, up to a piece at a time.
  constexpr size_t kFew = 4;
  size_t done = reinterpret_cast<const uint8_t*>(unit.data()) == out ? unit.size() : 0;
  for (const size_t end = std::min(total, kFew * unit.size()); done < end; done += unit.size())
    copyBytes(out + done, unit.data(), unit.size());
  if (done == total) return true;  // without the division
  const size_t most = std::max(unit.size(), kPieceBytes / unit.size() * unit.size());
  while (done < total) {
    const size_t step = std::min({done, most, total - done});
    copyBytes(out + done, out, step);
    done += step;
    if (!heedSignals(rt)) return false;
  }
  return true;
}

}  // namespace ouro
