#include "compiler/layout.h"

namespace ouro::syntax {
namespace {
constexpr uint32_t kTabSize = 8;
}

int Layout::indent(Indentation line, LexFailure& failure) {
  failure = LexFailure::None;
  if (line.width > levels_.back().width) {
    if (levels_.size() >= kMaxIndents) {
      failure = LexFailure::TooDeep;
    } else if (line.tabless <= levels_.back().tabless) {
      failure = LexFailure::TabMix;
    } else {
      levels_.push_back(line);
    }
    return failure == LexFailure::None ? 1 : 0;
  }
  int closed = 0;
  while (levels_.size() > 1 && line.width < levels_.back().width) {
    levels_.pop_back();
    closed--;
  }
  if (line.width != levels_.back().width) {
    failure = LexFailure::BadDedent;
  } else if (line.tabless != levels_.back().tabless) {
    failure = LexFailure::TabMix;
  }
  return closed;
}

int Layout::closeAll() {
  int closed = static_cast<int>(levels_.size()) - 1;
  levels_.resize(1);
  return closed;
}

bool measureIndentation(const char** text, Indentation& result, uint32_t& lines,
                        LexFailure& failure) {
  const char* p = *text;
  uint32_t width = 0, tabless = 0, continued = 0;
  for (;; p++) {
    if (*p == ' ') {
      width++;
      tabless++;
    } else if (*p == '\t') {
      width = (width / kTabSize + 1) * kTabSize;
      tabless++;
    } else if (*p == '\f') {
      width = tabless = 0;
    } else if (*p == '\\') {
      // A backslash cannot split an indentation: what stands before the first one counts.
      if (continued == 0) continued = width;
      if (p[1] != '\n') {
        *text = p + (p[1] ? 2 : 1);
        failure = LexFailure::Continuation;
        return false;
      }
      p++;
      if (p[1] == 0) {
        *text = p + 1;
        failure = LexFailure::EndOfFile;
        return false;
      }
      lines++;
    } else {
      break;
    }
  }
  *text = p;
  result = continued ? Indentation{continued, continued} : Indentation{width, tabless};
  return true;
}

}  // namespace ouro::syntax
