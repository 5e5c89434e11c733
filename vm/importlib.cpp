#include "vm/importlib.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "vm/import.h"

namespace ouro {

namespace {

bool isImportlibCode(const Code* code) {
  const Str* file = code->filename.as<Str>();
  return equal(file, "<frozen importlib._bootstrap>") ||
         equal(file, "<frozen importlib._bootstrap_external>") ||
         equal(file, "<frozen _importlib_start>");
}

// Takes the lines between `before` (null: the beginning) and `end` out of a traceback.
void cutLines(Value* start, Traceback* before, Traceback* end) {
  if (end) retain(Value(end));
  Traceback* old = before ? before->next : start->as<Traceback>();
  if (before) {
    before->next = end;
  } else {
    *start = end ? Value(end) : Value::none();
  }
  release(Value(old));
}

// Lines that only show importlib at work are left out: whole chunks of them when the error is
// importlib's own answer (an ImportError), else those that end in a call of a module's code.
void hideImportlibLines(Runtime& rt) {
  Local error = takeError(rt);
  bool always = isSubtype(typeOf(rt, error), rt.exception(Exc::ImportError));
  auto* exception = error.as<Exception>();
  bool inChunk = false;
  Traceback *beforeChunk = nullptr, *before = nullptr;
  Traceback* line = exception->traceback.isNone() ? nullptr : exception->traceback.as<Traceback>();
  while (line) {
    Traceback* next = line->next;
    const Code* code = line->frame->code;
    bool isOwn = isImportlibCode(code);
    if (isOwn && !inChunk) beforeChunk = before;
    inChunk = isOwn;
    if (isOwn && (always || equal(code->name.as<Str>(), "_call_with_frames_removed"))) {
      cutLines(&exception->traceback, beforeChunk, next);
      before = beforeChunk;
    } else {
      before = line;
    }
    line = next;
  }
  restoreError(rt, error.take());
}

Owned callStarter(Runtime& rt, const char* function) {
  OURO_TRY(starter, importAbsolute(rt, "_importlib_start"));
  Ref<Str> name = intern(rt, function);
  return name ? callMethod(rt, starter, name.get()) : Owned::error();
}

}  // namespace

bool startsImportlib(const std::string& name) {
  return name == "importlib" || name.starts_with("importlib.") || name == "zipimport" ||
         name == "_frozen_importlib" || name == "_frozen_importlib_external";
}

bool importlibStarted(Runtime& rt) { return !rt.findAndLoad.isNone(); }

bool startImportlib(Runtime& rt) {
  if (importlibStarted(rt) || rt.startingImportlib) return true;
  rt.startingImportlib = true;
  Local function = callStarter(rt, "take_over");
  rt.startingImportlib = false;
  if (function.isError()) return false;
  rt.findAndLoad = function.take().take();
  OURO_TRY_BOOL(done, callStarter(rt, "add_zip_files"));
  return true;
}

Owned importByImportlib(Runtime& rt, const std::string& name) {
  OURO_TRY(text, newStr(rt, name));
  Value import = dictGet(rt, rt.builtins, rt.names.import_);
  if (import.isError()) return Owned::error();
  if (import.isNotFound()) return raise(rt, Exc::ImportError, "__import__ not found");
  Local held(import), function(rt.findAndLoad);
  Owned module = call(rt, function, text.get(), held.get());
  if (module.isError()) hideImportlibLines(rt);
  return module;
}

}  // namespace ouro
