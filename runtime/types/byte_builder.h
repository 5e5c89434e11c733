#pragma once
// Collects bytes piece by piece, in itself while they are few.

#include <cstring>

#include "runtime/short_copy.h"
#include "runtime/types/bytes.h"

namespace ouro {

class ByteBuilder {
 public:
  explicit ByteBuilder(Runtime& rt) : rt_(rt) {}
  ~ByteBuilder() {
    if (data_ != inline_) freeBuffer(data_, capacity_);
  }
  ByteBuilder(const ByteBuilder&) = delete;
  ByteBuilder& operator=(const ByteBuilder&) = delete;

  // false: MemoryError is pending.
  bool append(std::string_view bytes) {
    if (bytes.empty()) return true;
    if (!reserve(bytes.size())) return false;
    copyBytes(data_ + length_, bytes.data(), bytes.size());
    length_ += bytes.size();
    return true;
  }
  bool appendAscii(std::string_view text) { return append(text); }
  bool append(uint8_t byte) {
    if (!reserve(1)) return false;
    data_[length_++] = byte;
    return true;
  }
  bool appendFill(uint8_t byte, size_t count) {
    if (!reserve(count)) return false;
    fillBytes(data_ + length_, byte, count);
    length_ += count;
    return true;
  }
  // Where so many bytes may be written, to be taken in with fill(); null: MemoryError is pending.
  uint8_t* room(size_t more) { return reserve(more) ? data_ + length_ : nullptr; }
  void fill(size_t written) { length_ += written; }
  bool reserve(size_t more) { return more <= capacity_ - length_ || grow(more); }
  size_t length() const { return length_; }
  std::string_view view() const { return {reinterpret_cast<const char*>(data_), length_}; }
  Owned finish() { return newBytes(rt_, view()); }

 private:
  static constexpr size_t kInlineBytes = 128;
  bool grow(size_t more);

  Runtime& rt_;
  uint8_t* data_ = inline_;
  size_t length_ = 0, capacity_ = kInlineBytes;
  uint8_t inline_[kInlineBytes];
};

}  // namespace ouro
