#pragma once
// What the files that read string literals share.

#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse_state.h"

namespace ouro::syntax {

// The literals of one expression so far: finished parts, and text that may still grow.
struct Parser::StringParts {
  ShortList<Expr*> values;
  std::string text;
  bool isFormatted = false, isBytes = false, isUnicodePrefixed = false;
  Span span;  // of all literals together
  int height = 0;
};

// An f-string being read.
struct Parser::FString {
  const Token& token;
  std::string_view rest;  // what is left of its body
  bool isRaw;
  // How far its lines have been counted, so that each is counted once; lineStart is where the
  // literal begins, or the last '\n' before `counted`.
  const char* counted;
  const char* lineStart;
  uint32_t lines = 0;

  void countLines(const char* upTo) {
    for (; counted < upTo; counted++) {
      if (*counted != '\n') continue;
      lines++;
      lineStart = counted;
    }
  }
};

}  // namespace ouro::syntax
