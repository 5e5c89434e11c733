// What goes through all matches of a pattern: sub, split, findall.

#include "runtime/pieces.h"
#include "runtime/repeated_call.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/item_stack.h"
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

// The result of a substitution, as it grows.
class Pieces {
 public:
  Pieces(Runtime& rt, Value string)
      : rt_(rt), string_(string), isText_(isStr(rt, string)), out_(rt) {}

  bool putSlice(size_t start, size_t end) {
    if (start == end) return true;
    count_++;
    if (isText_) return out_.append(string_.as<Str>(), start, end);
    return bytes_.push(sreSlice(rt_, string_, start, end));
  }
  bool put(Value replacement) {
    count_++;
    if (!isText_) return bytes_.push(Owned::share(replacement));
    if (isStr(rt_, replacement)) return out_.append(replacement.as<Str>());
    // Only when all is there it turns out that it cannot be joined.
    if (wrong_.get().isNone()) {
      wrong_ = Local(replacement);
      wrongAt_ = count_ - 1;
    }
    return true;
  }
  // As "".join() or b"".join() of the pieces.
  Owned finish() {
    if (!wrong_.get().isNone())
      return raise(rt_, Exc::TypeError, "sequence item {}: expected str instance, {} found",
                   wrongAt_, typeName(rt_, wrong_));
    if (isText_) return out_.finish();
    Ref<Str> name = intern(rt_, "join");
    if (!name) return Owned::error();
    OURO_TRY(pieces, bytes_.takeList());
    Value list = pieces;
    return callMethod(rt_, Value(rt_.emptyBytes), name.get(), {&list, 1});
  }

 private:
  Runtime& rt_;
  Value string_;
  bool isText_;
  StrBuilder out_;
  ItemStack bytes_{rt_};
  Local wrong_;
  size_t count_ = 0, wrongAt_ = 0;
};

bool countArgument(Runtime& rt, Args args, uint32_t at, int64_t* count) {
  *count = 0;
  return !args.has(at) || sizeArg(rt, args[at], count);
}

bool putReplacement(Runtime& rt, Pieces& pieces, Value self, Value string, Value replacement,
                    RepeatedCall* function, const sre::Job& job) {
  if (!function) return pieces.put(replacement);
  OURO_TRY_BOOL(match, newMatch(rt, patternOf(self), string, job, 0));
  OURO_TRY_BOOL(text, (*function)(match));
  return text.get().isNone() || pieces.put(text);
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
  const HeldBytes held(rt, string);
  Pieces pieces(rt, string);
  size_t done = 0;
  for (*replaced = 0; count <= 0 ? count == 0 : *replaced < count; ++*replaced) {
    int found = sre::search(rt, &job);
    if (found < 0) return Owned::error();
    if (!found) break;
    OURO_CHECK(pieces.putSlice(done, job.matchStart));
    OURO_CHECK(putReplacement(rt, pieces, self, string, replacement,
                              isFunction ? &function : nullptr, job));
    OURO_CHECK(heedSignals(rt));
    done = job.matchEnd;
    sreAdvance(&job);
  }
  if (*replaced == 0) return sreSlice(rt, string, 0, job.end);
  OURO_CHECK(pieces.putSlice(done, job.end));
  return pieces.finish();
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
  const HeldBytes held(rt, string);
  ItemStack parts(rt);
  size_t done = 0;
  for (int64_t n = 0; limit == 0 || n < limit; n++) {
    int found = sre::search(rt, &job);
    if (found < 0) return Owned::error();
    if (!found) break;
    OURO_CHECK(parts.push(sreSlice(rt, string, done, job.matchStart)));
    for (size_t group = 1; group <= patternOf(self)->program->groups; group++) {
      Owned text = sreGroup(rt, string, job, group);
      if (text.isNotFound()) text = Owned::none();
      OURO_CHECK(parts.push(text));
    }
    OURO_CHECK(heedSignals(rt));
    done = job.matchEnd;
    sreAdvance(&job);
  }
  OURO_CHECK(parts.push(sreSlice(rt, string, done, job.end)));
  return parts.takeList();
}

namespace {

Owned groupOrEmpty(Runtime& rt, Value string, const sre::Job& job, size_t group) {
  Owned text = sreGroup(rt, string, job, group);
  return text.isNotFound() ? sreSlice(rt, string, 0, 0) : text;
}

// The whole match, the only group, or a tuple of all groups.
Owned found(Runtime& rt, Value string, const sre::Job& job, size_t groups) {
  if (groups <= 1) return groupOrEmpty(rt, string, job, groups);
  ItemStack texts(rt);
  for (size_t group = 1; group <= groups; group++)
    OURO_CHECK(texts.push(groupOrEmpty(rt, string, job, group)));
  return texts.takeTuple();
}

}  // namespace

Owned pattern_findall(Runtime& rt, Value self, Args args) {
  int64_t start, end;
  sre::Job job;
  OURO_CHECK(sreRangeArgs(rt, args, 1, &start, &end));
  OURO_CHECK(sreJob(rt, patternOf(self), args[0], start, end, &job));
  const HeldBytes held(rt, args[0]);
  ItemStack texts(rt);
  for (;;) {
    int status = sre::search(rt, &job);
    if (status < 0) return Owned::error();
    if (!status) return texts.takeList();
    OURO_CHECK(texts.push(found(rt, args[0], job, patternOf(self)->program->groups)) &&
               heedSignals(rt));
    sreAdvance(&job);
  }
}

}  // namespace ouro
