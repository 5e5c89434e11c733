#pragma once
// Which built-in functions, methods and types show no __text_signature__.

#include <string_view>

namespace ouro {

// `owner`: the type's name with its module, or the module's; empty: of builtins, or `name` is that
// of a type.
bool showsNoSignature(std::string_view owner, std::string_view name);

}  // namespace ouro
