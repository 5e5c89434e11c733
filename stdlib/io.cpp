// The module _io: its types, and open().

#include "stdlib/io.h"

#include <sys/stat.h>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"
#include "stdlib/file_name.h"

namespace ouro {

extern const ModuleDef ioModule;

IoState* ioState(Runtime& rt) {
  Ref<Str> name = intern(rt, "_io");
  Value module = name ? dictGet(rt, rt.modules, name.get()) : Value::error();
  bool found =
      module.isObject() && isModule(rt, module) && module.as<Module>()->definition == &ioModule;
  if (found) return static_cast<IoState*>(module.as<Module>()->state);
  if (!errorPending(rt)) (void)raise(rt, Exc::ImportError, "the module _io is gone");
  return nullptr;
}

Owned raiseUnsupported(Runtime& rt, const char* what) {
  IoState* state = ioState(rt);
  if (!state || !state->unsupported) return Owned::error();
  OURO_TRY(text, newStr(rt, what));
  OURO_TRY(error, call(rt, state->unsupported, text));
  return raiseValue(rt, error);
}

// ---- open

namespace {

struct OpenMode {
  std::string raw;  // what FileIO gets
  bool reading = false, writing = false, updating = false, text = false, binary = false;
};

bool parseOpenMode(Runtime& rt, Value given, OpenMode* mode) {
  std::string text = given.isUnbound() ? "r" : toUtf8(given.as<Str>());
  int kinds = 0;
  for (size_t i = 0; i < text.size(); i++) {
    char c = text[i];
    bool known = std::string_view("rwxabt+").find(c) != std::string_view::npos;
    if (!known || text.find(c) != i) return fail(rt, Exc::ValueError, "invalid mode: '{}'", text);
    if (c == 't' || c == 'b') {
      (c == 't' ? mode->text : mode->binary) = true;
      continue;
    }
    mode->raw += c;
    if (c == '+') {
      mode->updating = true;
    } else {
      kinds++;
      (c == 'r' ? mode->reading : mode->writing) = true;
    }
  }
  if (mode->text && mode->binary)
    return fail(rt, Exc::ValueError, "can't have text and binary mode at once");
  if (kinds > 1)
    return fail(rt, Exc::ValueError, "must have exactly one of create/read/write/append mode");
  if (kinds == 0) {
    return fail(rt, Exc::ValueError,
                "Must have exactly one of create/read/write/append mode and at most one plus");
  }
  return true;
}

bool isGiven(Args args, uint32_t i) { return args.has(i) && !args[i].isNone(); }

bool checkTextArguments(Runtime& rt, const OpenMode& mode, Args args) {
  const char* const names[] = {"encoding", "errors", "newline"};
  for (uint32_t i = 3; i < 6; i++) {
    if (!isGiven(args, i)) continue;
    if (!isStr(rt, args[i])) {
      return fail(rt, Exc::TypeError, "open() argument '{}' must be str or None, not {}",
                  names[i - 3], typeName(rt, args[i]));
    }
    if (mode.binary) {
      return fail(rt, Exc::ValueError, "binary mode doesn't take a{} {} argument",
                  i == 5 ? "" : "n", names[i - 3]);
    }
  }
  return true;
}

// The size of the buffer: -1 by the file (and then the line buffering of a terminal).
bool chooseBuffering(Runtime& rt, Value raw, int64_t* buffering, bool* lines) {
  *lines = false;
  if (*buffering == 1) {
    *lines = true;
    *buffering = -1;
  } else if (*buffering < 0) {
    int tty = ioAsk(rt, raw, "isatty");
    if (tty < 0) return false;
    *lines = tty;
  }
  if (*buffering >= 0) return true;
  *buffering = kIoBufferSize;
  struct stat status;
  if (fstat(raw.as<FileIo>()->fd, &status) == 0 && status.st_blksize > 1)
    *buffering = std::max<int64_t>(status.st_blksize, kIoBufferSize);
  return true;
}

Owned wrapText(Runtime& rt, IoState* state, Value buffer, Args args, bool lines) {
  Value none = Value::none();
  Value arguments[] = {buffer, args.has(3) ? args[3] : none, args.has(4) ? args[4] : none,
                       args.has(5) ? args[5] : none, Value::boolean(lines)};
  OURO_TRY(text, call(rt, state->text, arguments));
  OURO_TRY(mode, args.has(1) ? Owned::share(args[1]) : newStr(rt, "r"));
  ioPut(text.as<TextFile>()->mode, mode);
  return text.take();
}

// The pending exception stays.
void closeAfterError(Runtime& rt, Value stream) {
  Local error = takeError(rt);
  Local closed = ioCall(rt, stream, "close");
  restoreError(rt, error.take());
}

Owned openLayers(Runtime& rt, IoState* state, Value raw, const OpenMode& mode, Args args,
                 int64_t buffering) {
  bool lines;
  OURO_CHECK(chooseBuffering(rt, raw, &buffering, &lines));
  if (buffering == 0) {
    if (mode.binary) return Owned::share(raw);
    return raise(rt, Exc::ValueError, "can't have unbuffered text I/O");
  }
  Type* type = mode.updating ? state->random : mode.writing ? state->writer : state->reader;
  OURO_TRY(buffer, call(rt, type, raw, Value::small(buffering)));
  if (mode.binary) return buffer.take();
  Local text = wrapText(rt, state, buffer, args, lines);
  if (text.isError()) closeAfterError(rt, buffer);
  return text.take();
}

Owned io_open(Runtime& rt, Value, Args args) {
  if (args.has(1) && !isStr(rt, args[1])) {
    return raise(rt, Exc::TypeError, "open() argument 'mode' must be str, not {}",
                 argumentName(rt, args[1]));
  }
  int64_t buffering = -1;
  if (args.has(2)) OURO_CHECK(indexInt64(rt, args[2], &buffering));
  Local name(args[0]);
  if (!isInt(rt, args[0])) {
    name = fileSystemPath(rt, args[0]);
    if (name.isError()) return Owned::error();
  }
  OpenMode mode;
  OURO_CHECK(parseOpenMode(rt, args[1], &mode));
  OURO_CHECK(checkTextArguments(rt, mode, args));
  if (mode.binary && buffering == 1) {
    OURO_TRY(warned, warn(rt, Exc::RuntimeWarning,
                          "line buffering (buffering=1) isn't supported in binary mode, the "
                          "default buffer size will be used"));
  }
  IoState* state = ioState(rt);
  if (!state) return Owned::error();
  OURO_TRY(rawMode, newStr(rt, mode.raw));
  Value closes = args.has(6) ? args[6] : Value::boolean(true);
  Value opener = args.has(7) ? args[7] : Value::none();
  Value arguments[] = {name, rawMode, closes, opener};
  OURO_TRY(raw, call(rt, state->fileIo, arguments));
  Local result = openLayers(rt, state, raw, mode, args, buffering);
  if (!result.isError()) return result.take();
  closeAfterError(rt, raw);
  return Owned::error();
}

Owned io_open_code(Runtime& rt, Value self, Args args) {
  OURO_TRY(mode, newStr(rt, "rb"));
  Value unbound = Value::unbound();
  Value values[] = {args[0], mode, unbound, unbound, unbound, unbound, unbound, unbound};
  return io_open(rt, self, {values, 8});
}

Owned io_text_encoding(Runtime& rt, Value, Args args) {
  if (!args[0].isNone()) return Owned::share(args[0]);
  return newStr(rt, "locale");
}

constexpr MethodDef kFunctions[] = {
    {"open", io_open,
     "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None",
     "Opens a file."},
    {"open_code", io_open_code, "path", "Opens a file of code for reading bytes."},
    {"text_encoding", io_text_encoding, "encoding, stacklevel=2, /",
     "The encoding to use when none is given."},
};

// UnsupportedOperation(OSError, ValueError)
bool addUnsupported(Runtime& rt, Module* module, IoState* state) {
  OURO_TRY_BOOL(bases, newTuple(rt, {Value(rt.exception(Exc::OSError)),
                                     Value(rt.exception(Exc::ValueError))}));
  OURO_TRY_BOOL(nspace, newDict(rt));
  OURO_TRY_BOOL(moduleName, newStr(rt, "io"));
  if (!dictSet(rt, nspace.as<Dict>(), rt.names.module, moduleName)) return false;
  Ref<Str> name = intern(rt, "UnsupportedOperation");
  if (!name) return false;
  OURO_TRY_BOOL(type, newClass(rt, rt.type(TypeId::Type), name.get(), bases.as<Tuple>(),
                               nspace.as<Dict>(), {}));
  state->unsupported = type.as<Type>();
  return moduleAdd(rt, module, "UnsupportedOperation", type.get());
}

bool addTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<IoState*>(module->state);
  auto add = [&](Type*& slot, const TypeDef& definition, Type* base) {
    slot = moduleAddType(rt, module, definition, base);
    return slot != nullptr;
  };
  Value blocking(rt.exception(Exc::BlockingIOError));
  return add(state->base, ioBaseTypeDef, nullptr) &&
         add(state->rawBase, rawIoBaseTypeDef, state->base) &&
         add(state->bufferedBase, bufferedIoBaseTypeDef, state->base) &&
         add(state->textBase, textIoBaseTypeDef, state->base) &&
         add(state->fileIo, fileIoTypeDef, state->rawBase) &&
         add(state->reader, bufferedReaderTypeDef, state->bufferedBase) &&
         add(state->writer, bufferedWriterTypeDef, state->bufferedBase) &&
         add(state->random, bufferedRandomTypeDef, state->bufferedBase) &&
         add(state->bytes, bytesIoTypeDef, state->bufferedBase) &&
         add(state->text, textFileTypeDef, state->textBase) &&
         add(state->string, stringIoTypeDef, state->textBase) &&
         addUnsupported(rt, module, state) && moduleAdd(rt, module, "BlockingIOError", blocking) &&
         moduleAdd(rt, module, "DEFAULT_BUFFER_SIZE", Value::small(kIoBufferSize));
}

template <class F>
void eachType(void* state, F f) {
  auto* io = static_cast<IoState*>(state);
  for (Type** type :
       {&io->base, &io->rawBase, &io->bufferedBase, &io->textBase, &io->fileIo, &io->reader,
        &io->writer, &io->random, &io->text, &io->bytes, &io->string, &io->unsupported})
    f(*type);
}

// The types are the module dict's; once it is cleared there are none.
void clearTypes(void* state) {
  eachType(state, [](Type*& type) { type = nullptr; });
}

}  // namespace

const ModuleDef ioModule = {
    .name = "_io",
    .doc = "Streams of bytes and of text.",
    .functions = kFunctions,
    .exec = addTypes,
    .stateSize = sizeof(IoState),
    .clearState = clearTypes,
};

}  // namespace ouro
