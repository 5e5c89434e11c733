#pragma once
// What the decompressors of _bz2 and _lzma keep between two calls: what they have not read yet, and
// what is behind the end.

#include <cstddef>
#include <string>
#include <string_view>

#include "runtime/types/exact.h"

namespace ouro {

struct DecompressInput {
  std::string* unread;  // given, but not yet needed; owned; null: nothing
  Value unusedData;     // bytes behind the end; owned
  bool atEnd, needsInput;
};

bool startInput(Runtime&, DecompressInput*);
void dropInput(DecompressInput*);
void visitInput(const DecompressInput&, Visitor&);
// The argument max_length: how many bytes may come out.
bool decompressLimit(Runtime&, Args, uint32_t i, size_t* out);

// The input of one call: what was left of the former ones, then the data given.
class PendingInput {
 public:
  PendingInput(DecompressInput* input, std::string_view given);
  // Keeps what is left, as the input says that the end was reached or not. hadRoom: more could have
  // come out.
  [[nodiscard]] bool keep(Runtime&, bool hadRoom);

  std::string_view left;

 private:
  DecompressInput* input_;
  std::string joined_;
};

// The attributes of a type that keeps its DecompressInput in `input`.
template <class Decompressor>
constexpr GetSetDef kAtEnd = {
    "eof", [](Runtime&, Value v) { return Owned::boolean(v.as<Decompressor>()->input.atEnd); },
    refuseSet, "Was the end of the compressed data reached?", true};
template <class Decompressor>
constexpr GetSetDef kUnusedData = {
    "unused_data",
    [](Runtime&, Value v) { return Owned::share(v.as<Decompressor>()->input.unusedData); },
    refuseSet, "What came behind the end.", true};
template <class Decompressor>
constexpr GetSetDef kNeedsInput = {
    "needs_input",
    [](Runtime&, Value v) { return Owned::boolean(v.as<Decompressor>()->input.needsInput); },
    refuseSet, "Can no more come out without new data?", true};

}  // namespace ouro
