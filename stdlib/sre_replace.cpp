// What goes through all matches of a pattern: sub, split, findall.

#include "runtime/protocol.h"
#include "runtime/repeated_call.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/sre.h"

namespace ouro {

namespace {

Pattern* patternOf(Value v) { return v.as<Pattern>(); }

// A text without a backslash stands for itself. -1 on error.
int isLiteral(Runtime& rt, Value replacement) {
  if (isStr(rt, replacement)) {
    auto* text = replacement.as<Str>();
    for (size_t i = 0; i < text->length; i++)
      if (text->at(i) == '\\') return 0;
    return 1;
  }
  std::string_view bytes;
  if (!isBytesLike(rt, replacement)) return 0;
  if (!asByteView(rt, replacement, &bytes)) return -1;
  return bytes.find('\\') == std::string_view::npos;
}

// While functions of a script run, what is searched must not be resized.
class BufferHold {
 public:
  BufferHold(Runtime& rt, Value string) : buffer_(byteBufferOf(rt, string)) {
    if (buffer_) buffer_->exports++;
  }
  ~BufferHold() {
    if (buffer_) buffer_->exports--;
  }
  BufferHold(const BufferHold&) = delete;
  BufferHold& operator=(const BufferHold&) = delete;

 private:
  ByteArray* buffer_;
};

// What is put in the place of a match: a text, or a function of the match.
Owned replacementOf(Runtime& rt, Value self, Value given) {
  if (isCallable(rt, given)) return Owned::share(given);
  int literal = isLiteral(rt, given);
  if (literal < 0) return Owned::error();
  if (literal) return Owned::share(given);
  OURO_TRY(module, importModule(rt, "re"));
  Ref<Str> name = intern(rt, "_subx");
  if (!name) return Owned::error();
  OURO_TRY(compile, getAttr(rt, module, name.get()));
  return call(rt, compile, self, given);
}

// The pieces put together, of the kind that `string` is.
Owned joinPieces(Runtime& rt, Value string, Value pieces) {
  if (isStr(rt, string)) return join(rt, rt.emptyStr, pieces);
  Ref<Str> name = intern(rt, "join");
  if (!name) return Owned::error();
  return callMethod(rt, Value(rt.emptyBytes), name.get(), {&pieces, 1});
}

bool appendSlice(Runtime& rt, List* list, Value string, size_t start, size_t end) {
  Owned piece = sreSlice(rt, string, start, end);
  return !piece.isError() && appendTaking(rt, list, piece);
}

bool countArgument(Runtime& rt, Args args, uint32_t at, int64_t* count) {
  *count = 0;
  return !args.has(at) || indexInt64(rt, args[at], count);
}

bool appendReplacement(Runtime& rt, List* pieces, Value self, Value string, Value replacement,
                       RepeatedCall* function, const sre::Job& job) {
  if (!function) return append(rt, pieces, replacement);
  OURO_TRY_BOOL(match, newMatch(rt, patternOf(self), string, job, 0));
  OURO_TRY_BOOL(text, (*function)(match));
  return text.get().isNone() || append(rt, pieces, text);
}

// args: repl, string, count
Owned substitute(Runtime& rt, Value self, Args args, int64_t* replaced) {
  int64_t count;
  sre::Job job;
  OURO_CHECK(countArgument(rt, args, 2, &count));
  OURO_TRY(replacement, replacementOf(rt, self, args[0]));
  const bool isFunction = isCallable(rt, replacement);
  RepeatedCall function(rt, replacement, 1);
  Value string = args[1];
  OURO_CHECK(sreJob(rt, patternOf(self), string, 0, INT64_MAX, &job));
  BufferHold hold(rt, string);
  OURO_TRY(pieces, newList(rt));
  auto* list = pieces.as<List>();
  size_t done = 0;
  for (*replaced = 0; count <= 0 ? count == 0 : *replaced < count; ++*replaced) {
    int found = sre::search(rt, &job);
    if (found < 0) return Owned::error();
    if (!found) break;
    if (done < job.matchStart) OURO_CHECK(appendSlice(rt, list, string, done, job.matchStart));
    OURO_CHECK(appendReplacement(rt, list, self, string, replacement,
                                 isFunction ? &function : nullptr, job));
    done = job.matchEnd;
    sreAdvance(&job);
  }
  if (done < job.end) OURO_CHECK(appendSlice(rt, list, string, done, job.end));
  return joinPieces(rt, string, pieces);
}

}  // namespace

Owned pattern_sub(Runtime& rt, Value self, Args args) {
  int64_t replaced;
  return substitute(rt, self, args, &replaced);
}

Owned pattern_subn(Runtime& rt, Value self, Args args) {
  int64_t replaced;
  OURO_TRY(text, substitute(rt, self, args, &replaced));
  return newTuple(rt, {text.get(), Value::small(replaced)});
}

Owned pattern_split(Runtime& rt, Value self, Args args) {
  int64_t limit;
  sre::Job job;
  Value string = args[0];
  OURO_CHECK(countArgument(rt, args, 1, &limit));
  OURO_CHECK(sreJob(rt, patternOf(self), string, 0, INT64_MAX, &job));
  OURO_TRY(parts, newList(rt));
  auto* list = parts.as<List>();
  size_t done = 0;
  for (int64_t n = 0; limit == 0 || n < limit; n++) {
    int found = sre::search(rt, &job);
    if (found < 0) return Owned::error();
    if (!found) break;
    OURO_CHECK(appendSlice(rt, list, string, done, job.matchStart));
    for (size_t group = 1; group <= patternOf(self)->program->groups; group++) {
      Owned text = sreGroup(rt, string, job, group);
      if (text.isNotFound()) text = Owned::none();
      if (text.isError() || !appendTaking(rt, list, text)) return Owned::error();
    }
    done = job.matchEnd;
    sreAdvance(&job);
  }
  OURO_CHECK(appendSlice(rt, list, string, done, job.end));
  return parts.take();
}

namespace {

Owned groupOrEmpty(Runtime& rt, Value string, const sre::Job& job, size_t group) {
  Owned text = sreGroup(rt, string, job, group);
  return text.isNotFound() ? sreSlice(rt, string, 0, 0) : text;
}

// The whole match, the only group, or a tuple of all groups.
Owned found(Runtime& rt, Value string, const sre::Job& job, size_t groups) {
  if (groups <= 1) return groupOrEmpty(rt, string, job, groups);
  std::vector<Value> texts;
  for (size_t group = 1; group <= groups; group++) {
    Owned text = groupOrEmpty(rt, string, job, group);
    if (text.isError()) {
      for (Value v : texts) release(v);
      return text;
    }
    texts.push_back(text.take());
  }
  return newTupleTaking(rt, texts.data(), texts.size());
}

}  // namespace

Owned pattern_findall(Runtime& rt, Value self, Args args) {
  int64_t start, end;
  sre::Job job;
  OURO_CHECK(sreRangeArgs(rt, args, 1, &start, &end));
  OURO_CHECK(sreJob(rt, patternOf(self), args[0], start, end, &job));
  OURO_TRY(list, newList(rt));
  for (;;) {
    int status = sre::search(rt, &job);
    if (status < 0) return Owned::error();
    if (!status) return list.take();
    Owned text = found(rt, args[0], job, patternOf(self)->program->groups);
    if (text.isError() || !appendTaking(rt, list.as<List>(), text)) return Owned::error();
    sreAdvance(&job);
  }
}

}  // namespace ouro
