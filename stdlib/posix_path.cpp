// posix: what posixpath asks for about the text of paths.

#include <vector>

#include "runtime/types/str.h"
#include "stdlib/posix.h"

namespace ouro {

namespace {

// A path's parts, without the empty ones and the dots, and with what ".." takes back taken back.
template <class C>
class Normalized {
 public:
  explicit Normalized(std::span<const C> path) {
    while (roots_ < path.size() && path[roots_] == '/') roots_++;
    size_t at = roots_;
    while (at < path.size()) {
      size_t end = at;
      while (end < path.size() && path[end] != '/') end++;
      add(path.subspan(at, end - at));
      at = end + 1;
    }
    if (roots_ > 2) roots_ = 1;  // POSIX: two slashes at the start may mean something, more do not
  }

  size_t length() const {
    size_t sum = roots_ + (parts_.empty() ? 0 : parts_.size() - 1);
    for (std::span<const C> part : parts_) sum += part.size();
    return sum;
  }
  template <class To>
  void write(To* to) const {
    to = std::fill_n(to, roots_, To{'/'});
    for (size_t i = 0; i < parts_.size(); i++) {
      if (i > 0) *to++ = '/';
      to = std::copy(parts_[i].begin(), parts_[i].end(), to);
    }
  }

 private:
  static bool isUp(std::span<const C> part) {
    return part.size() == 2 && part[0] == '.' && part[1] == '.';
  }
  void add(std::span<const C> part) {
    if (part.empty() || (part.size() == 1 && part[0] == '.')) return;
    if (!isUp(part) || (roots_ == 0 && parts_.empty()) || (!parts_.empty() && isUp(parts_.back())))
      return parts_.push_back(part);
    if (!parts_.empty()) parts_.pop_back();
  }

  size_t roots_ = 0;  // slashes at the start
  std::vector<std::span<const C>> parts_;
};

template <class C>
Owned normalizedPath(Runtime& rt, const Str* path) {
  const Normalized<C> parts({path->chars<C>(), path->length});
  if (path->isAscii()) {
    Str* result = allocateStr(rt, parts.length(), 0x7f);
    if (!result) return Owned::error();
    parts.write(result->chars<C>());
    return Owned::adopt(result);
  }
  std::vector<char32_t> text(parts.length());  // what made it wide may be gone
  parts.write(text.data());
  return newStr(rt, std::span<const char32_t>(text));
}

Owned posix_normpath(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "expected 'str', not '{}'", typeName(rt, args[0]));
  const Str* path = args[0].as<Str>();
  switch (path->widthLog()) {
    case 0: return normalizedPath<uint8_t>(rt, path);
    case 1: return normalizedPath<uint16_t>(rt, path);
    default: return normalizedPath<char32_t>(rt, path);
  }
}

constexpr MethodDef kRows[] = {
    {"_path_normpath", posix_normpath, "path", "The path without '//', '/./' and 'a/..'."},
};

}  // namespace

const std::span<const MethodDef> kPosixPath = kRows;

}  // namespace ouro
