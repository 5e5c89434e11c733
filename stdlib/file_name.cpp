#include "stdlib/file_name.h"

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace ouro {

Owned fileSystemPath(Runtime& rt, Value v) {
  if (isStr(rt, v) || isBytes(rt, v)) return Owned::share(v);
  OURO_TRY(path, callSpecial(rt, v, rt.names.fspath));
  if (path.isNotFound()) {
    return raise(rt, Exc::TypeError, "expected str, bytes or os.PathLike object, not {}",
                 typeName(rt, v));
  }
  if (isStr(rt, path) || isBytes(rt, path)) return path.take();
  return raise(rt, Exc::TypeError, "expected {}.__fspath__() to return str or bytes, not {}",
               typeName(rt, v), typeName(rt, path));
}

Owned fileNameArg(Runtime& rt, Value v) {
  OURO_TRY(path, fileSystemPath(rt, v));
  if (isStr(rt, path)) return path.take();
  return decodeFileName(rt, path.as<Bytes>()->view());
}

bool fileNameBytes(Runtime& rt, Value path, std::string* out) {
  if (isBytes(rt, path)) {
    *out = path.as<Bytes>()->view();
  } else {
    OURO_TRY_BOOL(bytes, encodeUtf8(rt, path.as<Str>(), "surrogateescape"));
    *out = bytes.as<Bytes>()->view();
  }
  if (out->find('\0') == std::string::npos) return true;
  return fail(rt, Exc::ValueError, "embedded null byte");
}

}  // namespace ouro
