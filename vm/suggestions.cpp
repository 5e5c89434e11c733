// The edit distance is CPython's (Python/suggestions.c): moves cost 2, a change of case 1, and no
// more than a third of the letters may differ.

#include "vm/suggestions.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr size_t kMoveCost = 2, kCaseCost = 1;
constexpr size_t kLongestName = 40, kMostCandidates = 750;

size_t substitutionCost(char a, char b) {
  if (a == b) return 0;
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return lower(a) == lower(b) ? kCaseCost : kMoveCost;
}

// At most `limit`, or any greater number when it is more.
size_t editDistance(std::string_view a, std::string_view b, size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return (a.size() + b.size()) * kMoveCost;
  if (a.size() > kLongestName || b.size() > kLongestName) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * kMoveCost > limit) return limit + 1;
  size_t row[kLongestName];
  for (size_t i = 0; i < a.size(); i++) row[i] = (i + 1) * kMoveCost;
  size_t result = 0;
  for (size_t j = 0; j < b.size(); j++) {
    size_t distance = result = j * kMoveCost;
    size_t least = SIZE_MAX;
    for (size_t i = 0; i < a.size(); i++) {
      size_t substitute = distance + substitutionCost(b[j], a[i]);
      distance = row[i];
      result = std::min(std::min(result, distance) + kMoveCost, substitute);
      row[i] = result;
      least = std::min(least, result);
    }
    if (least > limit) return limit + 1;
  }
  return result;
}

// The candidate (a list or tuple of names) that is nearest to the name.
class Nearest {
 public:
  Nearest(Runtime& rt, const Str* name) : rt_(rt), name_(toUtf8(name)) {}

  std::string among(std::span<const Value> candidates) {
    if (candidates.size() >= kMostCandidates) return {};
    for (Value candidate : candidates)
      if (isStr(rt_, candidate)) consider(toUtf8(candidate.as<Str>()));
    return best_;
  }

 private:
  void consider(std::string candidate) {
    if (candidate == name_) return;
    size_t limit = (name_.size() + candidate.size() + 3) * kMoveCost / 6;
    if (!best_.empty()) limit = std::min(limit, distance_ - 1);
    size_t distance = editDistance(name_, candidate, limit);
    if (distance > limit) return;
    best_ = std::move(candidate);
    distance_ = distance;
  }

  Runtime& rt_;
  std::string name_, best_;
  size_t distance_ = SIZE_MAX;
};

// dir(object) as builtins.dir gives it: sorted.
Owned directory(Runtime& rt, Value object) {
  OURO_TRY(names, callSpecial(rt, object, rt.names.dir));
  if (names.isNotFound()) return Owned::notFound();
  OURO_TRY(list, listFrom(rt, names));
  OURO_CHECK(sortList(rt, list.as<List>(), Value::none(), false));
  return list.take();
}

std::string forAttribute(Runtime& rt, const AttributeError* error) {
  bool usable = !error->name.isNull() && isStr(rt, error->name) && !error->obj.isNull();
  if (!usable) return {};
  Local names = directory(rt, error->obj);
  if (names.isError()) {
    clearError(rt);
    return {};
  }
  if (names.isNotFound()) return {};
  return Nearest(rt, error->name.as<Str>()).among(names.as<List>()->span());
}

std::string amongKeys(Runtime& rt, Dict* dict, const Str* name) {
  Local keys = listFrom(rt, dict);
  if (keys.isError()) {
    clearError(rt);
    return {};
  }
  return Nearest(rt, name).among(keys.as<List>()->span());
}

std::string forName(Runtime& rt, const NameError* error) {
  bool usable = !error->name.isNull() && isStr(rt, error->name) && !error->traceback.isNone();
  if (!usable) return {};
  Traceback* at = error->traceback.as<Traceback>();
  while (at->next) at = at->next;
  FrameObject* frame = at->frame;
  const Str* name = error->name.as<Str>();
  std::span<const Value> slots = frame->code->slotNames.as<Tuple>()->span();
  std::string found = Nearest(rt, name).among(slots.first(frame->code->localCount));
  if (found.empty()) found = amongKeys(rt, frame->globals, name);
  if (found.empty()) found = amongKeys(rt, frame->builtins, name);
  return found;
}

}  // namespace

std::string suggestionFor(Runtime& rt, Value exception) {
  Type* type = typeOf(rt, exception);
  if (type == rt.exception(Exc::AttributeError))
    return forAttribute(rt, exception.as<AttributeError>());
  if (type == rt.exception(Exc::NameError)) return forName(rt, exception.as<NameError>());
  return {};
}

}  // namespace ouro
