#include "vm/exception_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/suggestions.h"

namespace ouro {

namespace {

constexpr size_t kMaxFrames = 1000, kSameLines = 3;
constexpr int kMaxGroupDepth = 10;
constexpr size_t kMaxGroupWidth = 15;

constexpr const char* kCauseSentence =
    "The above exception was the direct cause of the following exception:\n";
constexpr const char* kContextSentence =
    "During handling of the above exception, another exception occurred:\n";

std::string utf8(Value text) { return toUtf8(text.as<Str>()); }

}  // namespace

void ExceptionText::indent() { out_.append(static_cast<size_t>(2 * depth_), ' '); }
void ExceptionText::margin() {
  indent();
  if (depth_) out_ += "| ";
}

std::string ExceptionText::textOr(Owned text, const char* otherwise) {
  Local held = text;
  if (!held.isError()) return utf8(held);
  clearError(rt_);
  return otherwise;
}

bool ExceptionText::seen(Value exception) const {
  return std::find(seen_.begin(), seen_.end(), exception.bits()) != seen_.end();
}

// ---- the chain

struct ExceptionText::Link {
  Local exception;
  const char* sentence;  // what stands between it and the one before in the vector
};

// The chain is collected first, then printed from its far end: scripts can make it long.
void ExceptionText::addWithCauses(Value exception) {
  std::vector<Link> chain;
  chain.push_back({Local(exception), nullptr});
  for (;;) {
    const Exception* at = chain.back().exception.as<Exception>();
    seen_.push_back(chain.back().exception.get().bits());
    auto isSet = [](Value field) { return !field.isNull() && !field.isNone(); };
    bool caused = isSet(at->cause);
    Value next = caused ? at->cause : at->suppressContext ? Value::none() : at->context;
    if (!isSet(next) || seen(next)) break;
    chain.push_back({Local(next), caused ? kCauseSentence : kContextSentence});
  }
  bool needClose = needClose_;
  for (size_t i = chain.size(); i-- > 1;) {
    needClose_ = false;
    addOne(chain[i].exception);
    for (const char* line : {"\n", chain[i].sentence, "\n"}) {
      margin();
      out_ += line;
    }
  }
  needClose_ = needClose;
  addOne(exception);
}

void ExceptionText::addOne(Value exception) {
  if (isExceptionGroup(rt_, exception)) {
    addGroup(exception);
  } else {
    addSingle(exception);
  }
}

// ---- one exception

void ExceptionText::addSingle(Value exception) {
  const Exception* object = exception.as<Exception>();
  if (!object->traceback.isNull() && !object->traceback.isNone()) {
    bool isGroup = isExceptionGroup(rt_, exception);
    addTraceback(object->traceback.as<Traceback>(),
                 isGroup ? "Exception Group Traceback (most recent call last):\n"
                         : "Traceback (most recent call last):\n");
  }
  Local shown(exception);
  if (isSubtype(typeOf(rt_, exception), rt_.exception(Exc::SyntaxError)))
    shown = addSyntaxLocation(exception);
  margin();
  addMessage(Value(typeOf(rt_, exception)), shown);
  std::string suggestion = suggestionFor(rt_, exception);
  if (!suggestion.empty()) out_ += ". Did you mean: '" + suggestion + "'?";
  out_ += '\n';
  addNotes(exception);
}

void ExceptionText::addMessage(Value type, Value value, bool alwaysColon) {
  Owned found = lookupAttr(rt_, type, rt_.names.module);
  Local module = found.isNotFound() ? Owned::none() : found;
  if (module.isError()) {
    clearError(rt_);
    module = Owned::none();
  }
  if (!isStr(rt_, module)) {
    out_ += "<unknown>.";
  } else if (!equal(module.as<Str>(), "builtins") && !equal(module.as<Str>(), "__main__")) {
    out_ += utf8(module) + ".";
  }
  out_ += textOr(getAttr(rt_, type, rt_.names.qualname), "<unknown>");
  if (value.isNone()) return;
  Local text = str(rt_, value);
  if (text.isError()) {
    clearError(rt_);
    out_ += ": <exception str() failed>";
  } else if (alwaysColon || text.as<Str>()->length) {
    out_ += ": " + utf8(text);
  }
}

// ---- SyntaxError

// Prints where it is, and returns what to print as message.
Local ExceptionText::addSyntaxLocation(Value exception) {
  const SyntaxError* error = exception.as<SyntaxError>();
  int64_t line = 0, endLine = 0;
  bool located = !error->line.isNull() && intFits(rt_, error->line, &line);
  if (!located) return Local(exception);
  endLine = line;
  if (!error->endLine.isNull() && !error->endLine.isNone() &&
      !intFits(rt_, error->endLine, &endLine))
    return Local(exception);
  bool named = !error->filename.isNull() && !error->filename.isNone();
  std::string file = named ? textOr(str(rt_, error->filename), "<string>") : "<string>";
  margin();
  out_ += fmt::format("  File \"{}\", line {}\n", file, line);
  if (!error->text.isNull() && isStr(rt_, error->text)) addErrorText(error, line, endLine);
  return Local(error->msg.isNull() ? Value::none() : error->msg);
}

void ExceptionText::addErrorText(const SyntaxError* error, int64_t line, int64_t endLine) {
  std::string whole = utf8(error->text);
  std::string_view text = whole;
  int64_t offset = 0, endOffset = -1;
  if (!error->offset.isNull() && !error->offset.isNone() && !intFits(rt_, error->offset, &offset))
    return;
  if (!error->endOffset.isNull() && !error->endOffset.isNone() &&
      !intFits(rt_, error->endOffset, &endOffset))
    return;
  // The reference marks a range for SyntaxError itself only, not for IndentationError.
  if (typeOf(rt_, Value(error)) != rt_.exception(Exc::SyntaxError))
    endOffset = -1;
  else if (endLine > line)
    endOffset = static_cast<int64_t>(text.size());
  int64_t carets = endOffset > 0 && endOffset > offset ? endOffset - offset : 1;
  offset--;
  size_t indentation = indentationOf(text);
  text.remove_prefix(indentation);
  offset -= static_cast<int64_t>(indentation);
  int64_t length = static_cast<int64_t>(text.size());
  if (text.ends_with('\n')) length--;
  if (offset > length) offset = length;
  for (size_t end; (end = text.find('\n')) != std::string_view::npos;) {
    if (static_cast<int64_t>(end) >= offset) break;
    text.remove_prefix(end + 1);
    offset -= static_cast<int64_t>(end) + 1;
  }
  margin();
  out_ += "    ";
  out_ += text;
  if (!text.ends_with('\n')) out_ += '\n';
  if (offset < 0) return;
  int64_t rest = static_cast<int64_t>(text.size()) - text.ends_with('\n') - offset;
  carets = std::min(carets, std::max<int64_t>(rest, 1));
  margin();
  out_ += "    " + std::string(static_cast<size_t>(offset), ' ') +
          std::string(static_cast<size_t>(carets), '^') + "\n";
}

// ---- notes

void ExceptionText::addNote(Value note) {
  std::string text = isStr(rt_, note) ? utf8(note) : textOr(str(rt_, note), "<note str() failed>");
  size_t at = 0;
  do {
    size_t end = text.find('\n', at);
    margin();
    out_ += text.substr(at, end == std::string::npos ? end : end - at);
    out_ += '\n';
    at = end == std::string::npos ? text.size() : end + 1;
  } while (at < text.size());
}

void ExceptionText::addNotes(Value exception) {
  Owned found = lookupAttr(rt_, exception, rt_.names.notes);
  if (found.isNotFound()) return;
  Local notes = found;
  if (notes.isError()) return clearError(rt_);
  bool isSequence = isList(rt_, notes) || isTuple(rt_, notes);
  if (!isSequence) {
    margin();
    out_ += textOr(repr(rt_, notes), "<__notes__ repr() failed>") + "\n";
    return;
  }
  Local items = listFrom(rt_, notes);
  if (items.isError()) return clearError(rt_);
  for (Value note : items.as<List>()->span()) addNote(note);
}

// ---- groups

void ExceptionText::addGroup(Value group) {
  if (depth_ > kMaxGroupDepth) {
    margin();
    out_ += fmt::format("... (max_group_depth is {})\n", kMaxGroupDepth);
    return;
  }
  bool isTop = depth_ == 0;
  if (isTop) depth_ = 1;
  addSingle(group);
  addMembers(group);
  if (isTop) depth_ = 0;
}

void ExceptionText::addMembers(Value group) {
  Local held(group.as<ExceptionGroup>()->exceptions);
  std::span<const Value> members = held.as<Tuple>()->span();
  size_t shown = std::min(members.size(), kMaxGroupWidth + 1);
  needClose_ = false;
  for (size_t i = 0; i < shown; i++) {
    bool isLast = i + 1 == shown, truncated = i >= kMaxGroupWidth;
    if (isLast) needClose_ = true;
    indent();
    out_ += i == 0 ? "+-" : "  ";
    out_ += truncated ? std::string("+---------------- ... ----------------\n")
                      : fmt::format("+---------------- {} ----------------\n", i + 1);
    depth_++;
    if (truncated) {
      addTruncated(members.size() - kMaxGroupWidth);
    } else {
      addWithCauses(members[i]);
    }
    if (isLast && needClose_) {
      indent();
      out_ += "+------------------------------------\n";
      needClose_ = false;
    }
    depth_--;
  }
}

void ExceptionText::addTruncated(size_t left) {
  margin();
  out_ += fmt::format("and {} more exception{}\n", left, left == 1 ? "" : "s");
}

// ---- the traceback

// sys.tracebacklimit: how many of the last frames are shown.
int64_t ExceptionText::frameLimit() {
  Ref<Str> name = intern(rt_, "tracebacklimit");
  Value found = name && rt_.sysDict ? dictGet(rt_, rt_.sysDict, name.get()) : Value::notFound();
  if (errorPending(rt_)) clearError(rt_);
  if (found.isBool()) return found.isTrue();
  if (found.isSmall()) return found.small();
  return found.isObject() && isInt(rt_, found) ? INT64_MAX : static_cast<int64_t>(kMaxFrames);
}

void ExceptionText::addTraceback(const Traceback* traceback, std::string_view header) {
  const int64_t limit = frameLimit();
  if (limit <= 0) return;
  // The header of the outermost group starts its box.
  indent();
  if (depth_) out_ += depth_ == 1 && header.starts_with("Exception Group") ? "+ " : "| ";
  out_ += header;
  size_t depth = 0;
  for (const Traceback* at = traceback; at; at = at->next) depth++;
  for (; static_cast<int64_t>(depth) > limit; depth--) traceback = traceback->next;
  const Code* lastCode = nullptr;
  int32_t lastLine = -1;
  size_t count = 0;
  for (; traceback; traceback = traceback->next) {
    const Code* code = traceback->frame->code;
    int32_t line = lineOf(traceback);
    bool same =
        lastCode && line == lastLine &&
        (code == lastCode || (equal(code->filename.as<Str>(), lastCode->filename.as<Str>()) &&
                              equal(code->name.as<Str>(), lastCode->name.as<Str>())));
    if (!same) {
      addRepeated(count);
      lastCode = code;
      lastLine = line;
      count = 0;
    }
    if (++count <= kSameLines) addFrame(traceback);
  }
  addRepeated(count);
}

void ExceptionText::addRepeated(size_t count) {
  if (count <= kSameLines) return;
  count -= kSameLines;
  margin();
  out_ += fmt::format("  [Previous line repeated {} more time{}]\n", count, count == 1 ? "" : "s");
}

void ExceptionText::addFrame(const Traceback* traceback) {
  const Code* code = traceback->frame->code;
  std::string file = utf8(code->filename);
  int32_t line = lineOf(traceback);
  margin();
  out_ += fmt::format("  File \"{}\", line {}, in {}\n", file, line, utf8(code->name));
  std::string_view text;
  if (!lines_.line(file, line, &text)) return;
  margin();
  out_ += "    ";
  out_ += text.substr(indentationOf(text));
  out_ += '\n';
  std::string marks = marksBelow(text, positionOf(code, traceback->instruction));
  if (marks.empty()) return;
  margin();
  out_ += marks + "\n";
}

}  // namespace ouro
