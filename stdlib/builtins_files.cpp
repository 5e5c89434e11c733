// print, input and breakpoint; open is _io's.

#include <charconv>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "stdlib/builtins.h"
#include "stdlib/text_file.h"

namespace ouro {

namespace {

// Something with a write method; the text file that sys.stdout usually is needs no call.
class Output {
 public:
  Output(Runtime& rt, Value file) : rt_(rt), file_(file), native_(asTextFile(rt, file)) {}

  bool write(Str* text) {
    if (native_) return writeText(rt_, native_, text);
    Value argument(text);
    OURO_TRY_BOOL(done, callMethod(rt_, file_, rt_.names.write, {&argument, 1}));
    return true;
  }
  bool writeAscii(std::string_view text) {
    if (native_) return ouro::writeAscii(rt_, native_, text);
    OURO_TRY_BOOL(made, newAscii(rt_, text));
    return write(made.as<Str>());
  }
  bool writeStr(Value v) {
    if (isExactStr(rt_, v)) return write(v.as<Str>());
    if (v.isSmall()) {
      char digits[24];
      char* end = std::to_chars(digits, digits + sizeof digits, v.small()).ptr;
      return writeAscii({digits, static_cast<size_t>(end - digits)});
    }
    OURO_TRY_BOOL(text, str(rt_, v));
    return write(text.as<Str>());
  }
  bool flush() {
    if (native_) return flushText(rt_, native_);
    OURO_TRY_BOOL(done, callMethod(rt_, file_, rt_.names.flush));
    return true;
  }

 private:
  Runtime& rt_;
  Local file_;
  TextFile* native_;
};

// What stands between or behind the items: None and not given mean the default.
class Separator {
 public:
  explicit Separator(std::string_view otherwise) : otherwise_(otherwise) {}
  bool set(Runtime& rt, const char* name, Value given) {
    if (given.isUnbound() || given.isNone()) return true;
    given_ = Local(given);
    if (isStr(rt, given)) return true;
    return fail(rt, Exc::TypeError, "{} must be None or a string, not {}", name,
                typeName(rt, given));
  }
  bool writeTo(Output& output) const {
    return given_.get().isNone() ? output.writeAscii(otherwise_) : output.write(given_.as<Str>());
  }

 private:
  Local given_;
  std::string_view otherwise_;
};

}  // namespace

// By the signature "*args, sep=' ', end='\n', file=None, flush=False": keywords first.
Owned builtin_print(Runtime& rt, Value, Args args) {
  Local file(args.has(2) ? args[2] : Value::none());
  if (file.get().isNone()) {
    Value current = dictGet(rt, rt.sysDict, rt.names.stdout);
    if (current.isNotFound()) return raise(rt, Exc::RuntimeError, "lost sys.stdout");
    if (current.isNone()) return Owned::none();
    file = Local(current);
  }
  Separator sep(" "), end("\n");
  OURO_CHECK(sep.set(rt, "sep", args[0]) && end.set(rt, "end", args[1]));
  int flush = args.has(3) ? truth(rt, args[3]) : 0;
  if (flush < 0) return Owned::error();
  Output output(rt, file);
  std::span<const Value> items = args.from(4);
  for (size_t i = 0; i < items.size(); i++) {
    if (i > 0) OURO_CHECK(sep.writeTo(output));
    OURO_CHECK(output.writeStr(items[i]) && heedSignals(rt));
  }
  OURO_CHECK(end.writeTo(output));
  if (flush) OURO_CHECK(output.flush());
  return Owned::none();
}

namespace {

Owned sysFile(Runtime& rt, Str* name) {
  Value file = dictGet(rt, rt.sysDict, name);
  if (file.isError()) return Owned::error();
  if (file.isNotFound() || file.isNone())
    return raise(rt, Exc::RuntimeError, "input(): lost sys.{}", toUtf8(name));
  return Owned::share(file);
}

Owned withoutNewline(Runtime& rt, Value line) {
  if (!isStr(rt, line)) {
    return raise(rt, Exc::TypeError, "object.readline() returned non-string");
  }
  Str* text = line.as<Str>();
  if (text->length == 0) return raise(rt, Exc::EOFError, "EOF when reading a line");
  if (text->at(text->length - 1) != '\n') return Owned::share(line);
  return substring(rt, text, 0, text->length - 1);
}

}  // namespace

Owned builtin_input(Runtime& rt, Value, Args args) {
  OURO_TRY(in, sysFile(rt, rt.names.stdin));
  OURO_TRY(out, sysFile(rt, rt.names.stdout));
  OURO_TRY(err, sysFile(rt, rt.names.stderr));
  if (!Output(rt, err).flush()) clearError(rt);
  Output output(rt, out);
  if (args.has(0)) OURO_CHECK(output.writeStr(args[0]));
  if (!output.flush()) clearError(rt);
  OURO_TRY(line, callMethod(rt, in, rt.names.readline));
  return withoutNewline(rt, line);
}

// By the signature "*args, **kws": the dict of keywords first.
Owned builtin_breakpoint(Runtime& rt, Value, Args args) {
  Ref<Str> name = intern(rt, "breakpointhook");
  if (!name) return Owned::error();
  Value hook = dictGet(rt, rt.sysDict, name.get());
  if (hook.isNotFound()) return raise(rt, Exc::RuntimeError, "lost sys.breakpointhook");
  Local held(hook);
  return passKeywords(rt, args[0], args.from(1),
                      [&](const CallArgs& given) { return call(rt, held, given); });
}

}  // namespace ouro
