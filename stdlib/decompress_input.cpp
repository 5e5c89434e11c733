#include "stdlib/decompress_input.h"

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"

namespace ouro {

bool startInput(Runtime& rt, DecompressInput* input) {
  OURO_TRY_BOOL(nothing, newBytes(rt, ""));
  input->unusedData = nothing.take().take();
  input->needsInput = true;
  return true;
}

void dropInput(DecompressInput* input) {
  delete input->unread;
  input->unread = nullptr;
  if (!input->unusedData.isNull()) release(input->unusedData);
  input->unusedData = Value();
}

void visitInput(const DecompressInput& input, Visitor& visitor) {
  if (!input.unusedData.isNull()) visit(visitor, input.unusedData);
}

bool decompressLimit(Runtime& rt, Args args, uint32_t i, size_t* out) {
  int64_t limit = -1;
  if (args.has(i) && !indexInt64(rt, args[i], &limit)) return false;
  *out = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  return true;
}

PendingInput::PendingInput(DecompressInput* input, std::string_view given)
    : left(given), input_(input) {
  if (!input->unread) return;
  joined_ = std::move(*input->unread);
  joined_ += given;
  delete std::exchange(input->unread, nullptr);
  left = joined_;
}

bool PendingInput::keep(Runtime& rt, bool hadRoom) {
  input_->needsInput = !input_->atEnd && left.empty() && hadRoom;
  if (input_->atEnd) {
    OURO_TRY_BOOL(unused, newBytes(rt, left));
    release(std::exchange(input_->unusedData, unused.take().take()));
  } else if (!left.empty()) {
    // A signal's handler may have left something, too.
    delete std::exchange(input_->unread, new std::string(left));
  }
  return true;
}

}  // namespace ouro
