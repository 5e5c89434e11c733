#pragma once
// Between the files of the module _json.

#include "runtime/types/str_chars.h"

namespace ouro {

using JsonFunction = Owned(Runtime&, Value self, Args);
JsonFunction json_scanstring;  // json_string.cpp
extern const TypeDef jsonScannerTypeDef, jsonEncoderTypeDef;

// The string whose first character is at `at`; *end: behind the closing quote. `strict`: it may not
// hold control characters.
Owned scanJsonString(Runtime&, Str* text, size_t at, bool strict, size_t* end);
// Raises json.decoder.JSONDecodeError(message, text, position): false.
bool failJson(Runtime&, const char* message, Str* text, size_t position);

// How many characters there are before the first one that stands for itself in no JSON string: a
// quote, a backslash, a control character; with `onlyAscii` also what is not printable ASCII.
template <bool onlyAscii = false, class C>
size_t plainJsonPrefix(const C* chars, size_t count) {
  size_t i = 0;
#ifdef __SSE2__
  if constexpr (sizeof(C) == 1) {
    auto each = [](char c) { return _mm_set1_epi8(c); };
    for (; i + 16 <= count; i += 16) {
      __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(chars + i));
      __m128i hits =
          _mm_or_si128(_mm_cmpeq_epi8(block, each('"')), _mm_cmpeq_epi8(block, each('\\')));
      __m128i unprintable;
      if constexpr (onlyAscii) {  // bytes from 128 on are negative
        unprintable =
            _mm_or_si128(_mm_cmplt_epi8(block, each(0x20)), _mm_cmpeq_epi8(block, each(0x7f)));
      } else {
        unprintable = _mm_cmpeq_epi8(_mm_min_epu8(block, each(0x1f)), block);
      }
      if (int mask = _mm_movemask_epi8(_mm_or_si128(hits, unprintable)))
        return i + static_cast<unsigned>(__builtin_ctz(static_cast<unsigned>(mask)));
    }
  }
#endif
  for (; i < count; i++) {
    C c = chars[i];
    if (c < 0x20 || c == '"' || c == '\\' || (onlyAscii && c > 0x7e)) break;
  }
  return i;
}

// A text as a JSON string, with its quotes; `ascii`: all but ASCII is escaped.
bool appendJsonText(Runtime&, StrBuilder&, const Str*, bool ascii);
// Is a function one of those that write strings so, and which?
enum class JsonText { Other, Ascii, Unicode };
JsonText jsonTextFunction(Value function);

}  // namespace ouro
