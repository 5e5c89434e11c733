#pragma once
// File names as scripts give them: str, bytes or what has __fspath__.

#include <string>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;

// os.fspath(): the str or bytes that stands for it. TypeError "expected str, bytes or os.PathLike
// object, not int".
Owned fileSystemPath(Runtime&, Value);
// The same, decoded to a str (utf-8, surrogateescape).
Owned fileNameArg(Runtime&, Value);
// The bytes that the system calls want. ValueError "embedded null byte".
bool fileNameBytes(Runtime&, Value pathStrOrBytes, std::string* out);

}  // namespace ouro
