#include "vm/repl.h"

#include <histedit.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "compiler/code_unit.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "vm/compile_source.h"
#include "vm/machine.h"
#include "vm/traceback.h"

namespace ouro {

namespace {

// sys.ps1 and sys.ps2, which a script may set, to anything that str() takes.
std::string promptText(Runtime& rt, const char* name) {
  Ref<Str> key = intern(rt, name);
  Value prompt = key ? dictGet(rt, rt.sysDict, key.get()) : Value::error();
  Local text = prompt.isNotFound() ? Owned::share(rt.emptyStr)
               : prompt.isError()  ? Owned::error()
                                   : str(rt, prompt);
  if (!text.isError()) return toUtf8(text.as<Str>());
  clearError(rt);
  return {};
}

bool setPrompt(Runtime& rt, const char* name, const char* text) {
  Ref<Str> key = intern(rt, name);
  if (!key || !dictGet(rt, rt.sysDict, key.get()).isNotFound()) return key.get();
  OURO_TRY_BOOL(value, newStr(rt, text));
  return dictSet(rt, rt.sysDict, key.get(), value);
}

// One line at a time, from the terminal or a pipe.
class LineReader {
 public:
  LineReader() {
    if (!isatty(STDIN_FILENO)) return;
    editor_ = el_init("ouro", stdin, stdout, stderr);
    if (!editor_) return;
    el_set(editor_, EL_PROMPT, promptOf);
    el_set(editor_, EL_CLIENTDATA, this);
    el_set(editor_, EL_EDITOR, "emacs");
    el_set(editor_, EL_SIGNAL, 0);
    history_ = history_init();
    HistEvent event;
    history(history_, &event, H_SETSIZE, 1000);
    history(history_, &event, H_SETUNIQUE, 1);
    if (const char* home = std::getenv("HOME")) {
      file_ = std::string(home) + "/.ouro_history";
      history(history_, &event, H_LOAD, file_.c_str());
    }
    el_set(editor_, EL_HIST, history, history_);
    el_source(editor_, nullptr);
  }
  ~LineReader() {
    if (!editor_) return;
    HistEvent event;
    if (!file_.empty()) history(history_, &event, H_SAVE, file_.c_str());
    history_end(history_);
    el_end(editor_);
  }
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  enum class Outcome { Line, End, Interrupt };

  Outcome read(Runtime& rt, std::string prompt, std::string* line) {
    prompt_ = std::move(prompt);
    if (!editor_) return readPlain(rt, line);
    int count = 0;
    errno = 0;
    const char* text = el_gets(editor_, &count);
    if (rt.signals) {
      rt.signals = 0;
      return Outcome::Interrupt;
    }
    if (!text || count <= 0) return Outcome::End;
    line->assign(text, static_cast<size_t>(count));
    HistEvent event;
    if (line->find_first_not_of(" \t\n") != std::string::npos)
      history(history_, &event, H_ENTER, line->c_str());
    return Outcome::Line;
  }

  bool isTerminal() const { return editor_ != nullptr; }

 private:
  static char* promptOf(EditLine* editor) {
    LineReader* self = nullptr;
    el_get(editor, EL_CLIENTDATA, &self);
    return self->prompt_.data();
  }
  // As in CPython, C's stdin reads ahead of what the program may read from sys.stdin.
  Outcome readPlain(Runtime& rt, std::string* line) {
    std::fputs(prompt_.c_str(), stderr);
    line->clear();
    for (;;) {
      const int c = std::getchar();
      if (c == EOF && std::ferror(stdin) && errno == EINTR) {
        std::clearerr(stdin);
        if (heedSignals(rt)) continue;
        clearError(rt);
        return Outcome::Interrupt;
      }
      if (c == EOF) return line->empty() ? Outcome::End : Outcome::Line;
      *line += static_cast<char>(c);
      if (c == '\n') break;
    }
    if (line->ends_with("\r\n")) line->replace(line->size() - 2, 2, "\n");
    return Outcome::Line;
  }

  EditLine* editor_ = nullptr;
  History* history_ = nullptr;
  std::string file_;
  std::string prompt_;
};

void flush(Runtime& rt) {
  Value file = dictGet(rt, rt.sysDict, rt.names.stdout);
  if (file.isNotFound() || file.isNone()) return;
  Local held(file);
  Local result = callMethod(rt, held, rt.names.flush);
  if (result.isError()) clearError(rt);
}

// Does the pending error say that the text only ended too early? `open`: within brackets or a
// string, so that blank lines belong to them.
bool endsEarly(Runtime& rt, bool open) {
  Local message = str(rt, rt.pending);
  if (message.isError()) return false;
  std::string text = toUtf8(message.as<Str>());
  return text.find("was never closed") != std::string::npos ||
         text.starts_with("unterminated triple-quoted") ||
         text.starts_with("unexpected EOF while parsing") ||
         (!open && text.starts_with("expected an indented block"));
}

Owned compileText(Runtime& rt, std::string_view text, bool implyDedent, uint32_t futures,
                  bool* incomplete) {
  SourceText source;
  source.bytes = text;
  source.filename = "<stdin>";
  source.mode = ast::Mode::Single;
  source.implyDedent = implyDedent;
  source.futures = futures;
  source.incomplete = incomplete;
  return compileSource(rt, source);
}

// Compiles what has been typed so far: a code object, an error, or notFound() when more must
// follow. A block ends with a blank line only: until then its last line counts as unfinished, which
// it is without its line end.
Owned compileTyped(Runtime& rt, std::string_view typed, bool blockEnded, bool inputEnded,
                   uint32_t futures) {
  bool incomplete = false;
  if (blockEnded || inputEnded) {
    Owned code = compileText(rt, typed, blockEnded, futures, &incomplete);
    if (!code.isError() || inputEnded || !incomplete || !endsEarly(rt, true)) return code;
  } else if (!typed.ends_with("\\\n")) {
    std::string_view cut = typed.substr(0, typed.size() - typed.ends_with('\n'));
    Owned code = compileText(rt, cut, false, futures, &incomplete);
    if (!code.isError() || !incomplete) return code;
    clearError(rt);
    Local whole = compileText(rt, typed, false, futures, &incomplete);
    if (whole.isError() && !incomplete && !endsEarly(rt, false)) return Owned::error();
  }
  clearError(rt);
  return Owned::notFound();
}

// False: SystemExit is pending.
bool runTyped(Runtime& rt, Value code, Dict* globals) {
  Local result = runCode(rt, code, globals, Value::none(), nullptr);
  if (result.isError()) {
    if (errorMatches(rt, Exc::SystemExit)) return false;
    Local error = takeError(rt);
    flush(rt);
    reportUncaught(rt, error);
  }
  flush(rt);
  return true;
}

}  // namespace

bool repl(Runtime& rt, Dict* globals, bool greets) {
  LineReader reader;
  if (!setPrompt(rt, "ps1", ">>> ") || !setPrompt(rt, "ps2", "... ")) return false;
  if (greets) {
    std::fputs(
        "ouro 0.1.0 (Python 3.11)\nType \"help\", \"copyright\", \"credits\" or \"license\" for "
        "more information.\n",
        stderr);
  }
  std::string typed, line;
  uint32_t futures = 0;  // an import from __future__ holds for all that follows
  for (;;) {
    bool inputEnded = false;
    switch (reader.read(rt, promptText(rt, typed.empty() ? "ps1" : "ps2"), &line)) {
      case LineReader::Outcome::Interrupt:
        std::fputs("\nKeyboardInterrupt\n", stderr);
        typed.clear();
        continue;
      case LineReader::Outcome::End:
        std::fputc('\n', stderr);
        if (typed.empty()) return true;
        line.clear();
        inputEnded = true;
        break;
      case LineReader::Outcome::Line: break;
    }
    bool isBlank = line.find_first_not_of(" \t\r\n") == std::string::npos;
    bool isComment = !isBlank && line[line.find_first_not_of(" \t")] == '#';
    if (typed.empty() && (isBlank || isComment)) continue;
    // Only a line that is empty ends a block: one of blanks is none of its lines.
    bool isSkipped = isBlank && line.size() > 1 && !typed.ends_with("\\\n");
    bool blockEnded = !typed.empty() && isBlank && line.size() <= 1;
    typed += line;
    if (isSkipped) continue;
    Local code = compileTyped(rt, typed, blockEnded, inputEnded, futures);
    if (code.isNotFound()) continue;
    typed.clear();
    if (!code.isError()) futures |= code.as<Code>()->flags & kFutureAnnotations;
    if (code.isError()) {
      Local error = takeError(rt);
      reportUncaught(rt, error);
    } else if (!runTyped(rt, code, globals)) {
      return false;
    }
  }
}

}  // namespace ouro
