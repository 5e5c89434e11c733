// stdin, stdout and stderr: made when the program starts, flushed when it ends.

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "stdlib/io.h"
#include "stdlib/modules.h"
#include "stdlib/text_file.h"

namespace ouro {

namespace {

struct Stream {
  int fd;
  const char *name, *file, *mode;
  const char* errors;  // null: as the locale has it
};

constexpr Stream kStreams[] = {
    {0, "stdin", "<stdin>", "r", nullptr},
    {1, "stdout", "<stdout>", "w", nullptr},
    {2, "stderr", "<stderr>", "w", "backslashreplace"},
};

// As CPython has it: in the locales that know no language, bytes that are no text pass through.
const char* usualErrors() {
  std::string_view locale;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = locale.empty() ? std::getenv(name) : nullptr;
    if (value) locale = value;
  }
  constexpr std::string_view kPlain[] = {"", "C", "POSIX", "C.UTF-8", "C.utf8", "UTF-8"};
  bool plain = std::find(std::begin(kPlain), std::end(kPlain), locale) != std::end(kPlain);
  return plain ? "surrogateescape" : "strict";
}

// As its codec calls it, if the user asks for an encoding.
Owned encodingOf(Runtime& rt, const StartOptions& options) {
  if (options.streamEncoding.empty()) return newStr(rt, "utf-8");
  OURO_TRY(asked, decodeFileName(rt, options.streamEncoding));
  Ref<Str> module = intern(rt, "_codecs"), lookup = intern(rt, "lookup"), name = intern(rt, "name");
  if (!module || !lookup || !name) return Owned::error();
  OURO_TRY(codecs, rt.machine.importName(rt, module.get(), Value::none(), Value::none(), 0));
  const Value arguments[] = {asked};
  OURO_TRY(found, callMethod(rt, codecs, lookup.get(), arguments));
  return getAttr(rt, found, name.get());
}

Owned openStream(Runtime& rt, IoState* state, const Stream& stream, const StartOptions& options) {
  if (fcntl(stream.fd, F_GETFD) < 0) return Owned::none();  // closed before we began
  OURO_TRY(mode, newStr(rt, stream.mode));
  OURO_TRY(raw, call(rt, state->fileIo, Value::small(stream.fd), mode, Value::boolean(false)));
  OURO_TRY(name, newStr(rt, stream.file));
  ioPut(raw.as<FileIo>()->name, name);
  bool unbuffered = options.unbuffered && stream.fd != 0;
  Local buffer(raw);
  if (!unbuffered) buffer = call(rt, stream.fd == 0 ? state->reader : state->writer, raw);
  if (buffer.isError()) return Owned::error();
  std::string_view usual = options.streamErrors;
  if (usual.empty()) usual = usualErrors();
  OURO_TRY(encoding, encodingOf(rt, options));
  OURO_TRY(errors, newStr(rt, stream.errors ? stream.errors : usual));
  bool lines = !unbuffered && (stream.fd == 2 || isatty(stream.fd));
  Value arguments[] = {buffer,
                       encoding,
                       errors,
                       Value::none(),
                       Value::boolean(lines),
                       Value::boolean(options.unbuffered)};
  OURO_TRY(text, call(rt, state->text, arguments));
  ioPut(text.as<TextFile>()->mode, mode);
  return text.take();
}

}  // namespace

bool openStandardStreams(Runtime& rt, Module* io, Dict* sys, const StartOptions& options) {
  auto* state = static_cast<IoState*>(io->state);
  for (const Stream& stream : kStreams) {
    OURO_TRY_BOOL(file, openStream(rt, state, stream, options));
    Ref<Str> name = intern(rt, stream.name);
    Ref<Str> original = intern(rt, std::string("__") + stream.name + "__");
    if (!name || !original || !dictSet(rt, sys, name.get(), file) ||
        !dictSet(rt, sys, original.get(), file))
      return false;
  }
  return true;
}

int flushStream(Runtime& rt, Str* name) {
  Value file = rt.sysDict ? dictGet(rt, rt.sysDict, name) : Value::notFound();
  if (file.isError()) return -1;
  if (file.isNotFound() || file.isNone()) return 1;
  Local held(file);
  int closed = ioIsClosed(rt, held);
  if (closed < 0) clearError(rt);
  if (closed > 0) return 1;
  Local done = callMethod(rt, held, rt.names.flush);
  return done.isError() ? -1 : 1;
}

}  // namespace ouro
