#include "vm/repl.h"

#include <histedit.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "vm/compile_source.h"
#include "vm/machine.h"
#include "vm/traceback.h"

namespace ouro {

namespace {

constexpr const char* kFirstPrompt = ">>> ";
constexpr const char* kNextPrompt = "... ";

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

  Outcome read(Runtime& rt, const char* prompt, std::string* line) {
    prompt_ = prompt;
    if (!editor_) return readPlain(line);
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
    return const_cast<char*>(self->prompt_);
  }
  Outcome readPlain(std::string* line) {
    std::fputs(prompt_, stdout);
    std::fflush(stdout);
    line->clear();
    int c;
    while ((c = std::getchar()) != EOF) {
      *line += static_cast<char>(c);
      if (c == '\n') return Outcome::Line;
    }
    return line->empty() ? Outcome::End : Outcome::Line;
  }

  EditLine* editor_ = nullptr;
  History* history_ = nullptr;
  std::string file_;
  const char* prompt_ = kFirstPrompt;
};

void flush(Runtime& rt) {
  Value file = dictGet(rt, rt.sysDict, rt.names.stdout);
  if (file.isNotFound() || file.isNone()) return;
  Local held(file);
  Local result = callMethod(rt, held, rt.names.flush);
  if (result.isError()) clearError(rt);
}

// Compiles what has been typed so far: a code object, an error, or notFound() when more must
// follow.
Owned compileTyped(Runtime& rt, const std::string& typed, bool blockEnded) {
  bool incomplete = false;
  SourceText source;
  source.bytes = typed;
  source.filename = "<stdin>";
  source.mode = ast::Mode::Single;
  source.implyDedent = blockEnded;
  source.incomplete = &incomplete;
  Owned code = compileSource(rt, source);
  if (!code.isError() || !incomplete || blockEnded) return code;
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
    printException(rt, error);
  }
  flush(rt);
  return true;
}

}  // namespace

bool repl(Runtime& rt, Dict* globals) {
  LineReader reader;
  if (reader.isTerminal()) {
    std::printf(
        "ouro 0.1.0 (Python 3.11)\nType \"help\", \"copyright\", \"credits\" or \"license\" for "
        "more "
        "information.\n");
  }
  std::string typed, line;
  for (;;) {
    switch (reader.read(rt, typed.empty() ? kFirstPrompt : kNextPrompt, &line)) {
      case LineReader::Outcome::Interrupt:
        std::fputs("\nKeyboardInterrupt\n", stderr);
        typed.clear();
        continue;
      case LineReader::Outcome::End:
        if (typed.empty()) {
          std::putchar('\n');
          std::fflush(stdout);
          return true;
        }
        line.clear();
        break;
      case LineReader::Outcome::Line: break;
    }
    bool isBlank = line.find_first_not_of(" \t\r\n") == std::string::npos;
    if (typed.empty() && isBlank) continue;
    bool blockEnded = !typed.empty() && isBlank;
    typed += line;
    Local code = compileTyped(rt, typed, blockEnded && line.size() <= 1);
    if (code.isNotFound()) continue;
    typed.clear();
    if (code.isError()) {
      Local error = takeError(rt);
      printException(rt, error);
    } else if (!runTyped(rt, code, globals)) {
      return false;
    }
  }
}

}  // namespace ouro
