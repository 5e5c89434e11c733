#include "runtime/types/no_signature.h"

#include <algorithm>
#include <string>

namespace ouro {

namespace {

constexpr std::string_view kNames[] = {
#define NAME(name) name,
#include "runtime/types/no_signature.def"
#undef NAME
};
static_assert(std::is_sorted(std::begin(kNames), std::end(kNames)));

}  // namespace

bool showsNoSignature(std::string_view owner, std::string_view name) {
  std::string full(owner);
  if (!full.empty()) full += '.';
  full += name;
  return std::binary_search(std::begin(kNames), std::end(kNames), full);
}

}  // namespace ouro
