// re.Pattern: a compiled regular expression; and scanners, which go through a text match by match.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"
#include "stdlib/sre.h"

namespace ouro {

// ---- texts

bool sreSubject(Runtime& rt, const Pattern* pattern, Value string, sre::Subject* out) {
  if (isStr(rt, string)) {
    if (pattern && pattern->kind == Pattern::Kind::Bytes)
      return fail(rt, Exc::TypeError, "cannot use a bytes pattern on a string-like object");
    auto* text = string.as<Str>();
    *out = {text->chars<uint8_t>(), text->widthLog(), text->length, true};
    return true;
  }
  std::string_view bytes;
  if (!isBytesLike(rt, string)) {
    return fail(rt, Exc::TypeError, "expected string or bytes-like object, got '{}'",
                typeName(rt, string));
  }
  if (!asByteView(rt, string, &bytes)) return false;
  if (pattern && pattern->kind == Pattern::Kind::Str)
    return fail(rt, Exc::TypeError, "cannot use a string pattern on a bytes-like object");
  *out = {bytes.data(), 0, bytes.size(), isBytes(rt, string)};
  return true;
}

Owned sreSlice(Runtime& rt, Value string, size_t start, size_t end) {
  if (isStr(rt, string)) {
    auto* text = string.as<Str>();
    if (start == 0 && end == text->length) return exactStr(rt, text);
    return substring(rt, text, start, end);
  }
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, string, &bytes));
  if (start == 0 && end == bytes.size() && isExactly(string, TypeId::Bytes))
    return Owned::share(string);
  start = std::min(start, bytes.size());
  return newBytes(rt, bytes.substr(start, end - start));
}

bool sreJob(Runtime& rt, Pattern* pattern, Value string, int64_t start, int64_t end,
            sre::Job* job) {
  if (!sreSubject(rt, pattern, string, &job->subject)) return false;
  auto length = static_cast<int64_t>(job->subject.length);
  job->program = pattern->program;
  job->start = static_cast<size_t>(std::clamp<int64_t>(start, 0, length));
  job->end = static_cast<size_t>(std::clamp<int64_t>(end, 0, length));
  return true;
}

Owned sreGroup(Runtime& rt, Value string, const sre::Job& job, size_t group) {
  if (group == 0) return sreSlice(rt, string, job.matchStart, job.matchEnd);
  const int64_t* mark = job.marks.data() + (group * 2 - 2);
  if (mark[0] < 0 || mark[1] < mark[0]) return Owned::notFound();
  return sreSlice(rt, string, static_cast<size_t>(mark[0]), static_cast<size_t>(mark[1]));
}

bool sreRangeArgs(Runtime& rt, Args args, uint32_t first, int64_t* start, int64_t* end) {
  *start = 0;
  *end = INT64_MAX;
  return (!args.has(first) || sizeArg(rt, args[first], start)) &&
         (!args.has(first + 1) || sizeArg(rt, args[first + 1], end));
}

namespace {

Pattern* patternOf(Value v) { return v.as<Pattern>(); }

// ---- matching once

template <int (*how)(Runtime&, sre::Job*), bool whole>
Owned matchOnce(Runtime& rt, Value self, Args args) {
  sre::Job job;
  int64_t start, end;
  OURO_CHECK(sreRangeArgs(rt, args, 1, &start, &end));
  OURO_CHECK(sreJob(rt, patternOf(self), args[0], start, end, &job));
  job.whole = whole;
  size_t begin = job.start;
  int found = how(rt, &job);
  if (found <= 0) return found < 0 ? Owned::error() : Owned::none();
  return newMatch(rt, patternOf(self), args[0], job, begin);
}

// ---- scanners

Owned newScanner(Runtime& rt, Value self, Args args) {
  sre::Job job;
  int64_t start, end;
  OURO_CHECK(sreRangeArgs(rt, args, 1, &start, &end));
  OURO_CHECK(sreJob(rt, patternOf(self), args[0], start, end, &job));
  auto* scanner = rt.make<Scanner>(patternOf(self)->scannerType.as<Type>());
  if (!scanner) return Owned::error();
  retain(self);
  scanner->pattern = patternOf(self);
  scanner->string = Owned::share(args[0]).take();
  scanner->start = job.start;
  scanner->end = job.end;
  scanner->buffer = byteBufferOf(rt, args[0]);
  if (scanner->buffer) scanner->buffer->exports++;
  return Owned::adopt(scanner);
}

template <int (*how)(Runtime&, sre::Job*)>
Owned scan(Runtime& rt, Value self, Args) {
  auto* scanner = self.as<Scanner>();
  if (scanner->finished) return Owned::none();
  sre::Job job;
  OURO_CHECK(sreJob(rt, scanner->pattern, scanner->string, static_cast<int64_t>(scanner->start),
                    static_cast<int64_t>(scanner->end), &job));
  job.mustAdvance = scanner->mustAdvance;
  int found = how(rt, &job);
  if (found < 0) return Owned::error();
  scanner->finished = found == 0;
  if (!found) return Owned::none();
  Owned match = newMatch(rt, scanner->pattern, scanner->string, job, 0);
  sreAdvance(&job);
  scanner->start = job.start;
  scanner->mustAdvance = job.mustAdvance;
  return match;
}

constexpr MethodDef kScannerMethods[] = {
    {"match", scan<sre::matchHere>, "", "The match that begins here, or None."},
    {"search", scan<sre::search>, "", "The next match, or None."},
};
constexpr GetSetDef kScannerAttributes[] = {
    {"pattern", [](Runtime&, Value self) { return Owned::share(self.as<Scanner>()->pattern); }},
};

void scanner_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Scanner*>(object)->pattern);
  visit(visitor, static_cast<Scanner*>(object)->string);
}
void scanner_destroy(Object* object) {
  ByteArray* buffer = std::exchange(static_cast<Scanner*>(object)->buffer, nullptr);
  if (buffer) buffer->exports--;
  dropField(static_cast<Scanner*>(object)->pattern);
  dropField(static_cast<Scanner*>(object)->string);
}

// iter(scanner.search, None)
Owned pattern_finditer(Runtime& rt, Value self, Args args) {
  OURO_TRY(scanner, newScanner(rt, self, args));
  Ref<Str> name = intern(rt, "search");
  if (!name) return Owned::error();
  OURO_TRY(search, getAttr(rt, scanner, name.get()));
  return newCallableIterator(rt, search, Value::none());
}

// ---- the rest

Owned pattern_copy(Runtime&, Value self, Args) { return Owned::share(self); }

constexpr MethodDef kMethods[] = {
    {"match", matchOnce<sre::matchHere, false>, "string, pos=0, endpos=sys.maxsize",
     "A match at the beginning of the string, or None."},
    {"fullmatch", matchOnce<sre::matchHere, true>, "string, pos=0, endpos=sys.maxsize",
     "A match of the whole string, or None."},
    {"search", matchOnce<sre::search, false>, "string, pos=0, endpos=sys.maxsize",
     "The first match in the string, or None."},
    {"sub", pattern_sub, "repl, string, count=0", "The string with all matches replaced."},
    {"subn", pattern_subn, "repl, string, count=0",
     "The string with all matches replaced, and how many there were."},
    {"split", pattern_split, "string, maxsplit=0", "The parts between the matches."},
    {"findall", pattern_findall, "string, pos=0, endpos=sys.maxsize", "All matches as texts."},
    {"finditer", pattern_finditer, "string, pos=0, endpos=sys.maxsize",
     "An iterator over all matches."},
    {"scanner", newScanner, "string, pos=0, endpos=sys.maxsize", "Goes through a string."},
    {"__copy__", pattern_copy, "", "The pattern itself."},
    {"__deepcopy__", pattern_copy, "memo, /", "The pattern itself."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};

Owned get_groups(Runtime&, Value self) { return smallInt(patternOf(self)->program->groups); }
Owned get_flags(Runtime&, Value self) { return smallInt(patternOf(self)->flags); }
Owned get_groupindex(Runtime& rt, Value self) {
  return newMappingProxy(rt, patternOf(self)->groupIndex);
}

constexpr GetSetDef kAttributes[] = {
    {"pattern", getField<&Pattern::source>},
    {"flags", get_flags},
    {"groups", get_groups},
    {"groupindex", get_groupindex},
};

// Flag names by bit; the Unicode flag of a str pattern is not worth a mention.
std::string flagText(const Pattern* pattern) {
  constexpr const char* kNames[] = {"TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
                                    "UNICODE",  "VERBOSE",    "DEBUG",  "ASCII"};
  constexpr uint32_t kTexts = 4 | 32 | 256;
  uint32_t flags = pattern->flags;
  if (pattern->kind == Pattern::Kind::Str && (flags & kTexts) == sre::kFlagUnicode)
    flags &= ~sre::kFlagUnicode;
  std::string text;
  for (size_t bit = 0; bit < std::size(kNames); bit++) {
    if (!(flags >> bit & 1)) continue;
    text += text.empty() ? "re." : "|re.";
    text += kNames[bit];
    flags &= ~(1u << bit);
  }
  if (flags) text += fmt::format("{}{:#x}", text.empty() ? "" : "|", flags);
  return text;
}

Owned pattern_repr(Runtime& rt, Value self) {
  constexpr size_t kMaxShown = 200;
  OURO_TRY(source, repr(rt, patternOf(self)->source));
  size_t length = source.as<Str>()->length;
  OURO_TRY(shown, substring(rt, source.as<Str>(), 0, std::min(length, kMaxShown)));
  std::string flags = flagText(patternOf(self));
  return newStr(
      rt, "re.compile(" + toUtf8(shown.as<Str>()) + (flags.empty() ? "" : ", ") + flags + ")");
}

bool pattern_hash(Runtime& rt, Value self, int64_t* result) {
  const Pattern* pattern = patternOf(self);
  if (!hash(rt, pattern->source, result)) return false;
  const auto& code = pattern->program->code;
  std::string_view bytes(reinterpret_cast<const char*>(code.data()),
                         code.size() * sizeof(uint32_t));
  *result ^= hashOfBytes(rt, bytes) ^ pattern->flags;
  if (*result == -1) *result = -2;
  return true;
}

Owned pattern_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || typeOf(rt, left) != typeOf(rt, right))
    return Owned::notImplemented();
  const Pattern *a = patternOf(left), *b = patternOf(right);
  bool same = a == b;
  if (!same && a->flags == b->flags && a->kind == b->kind && a->program->code == b->program->code) {
    int equal = equals(rt, a->source, b->source);
    if (equal < 0) return Owned::error();
    same = equal;
  }
  return Owned::boolean(same == (op == CompareOp::Eq));
}

template <class F>
void eachField(Pattern* pattern, F f) {
  f(pattern->source), f(pattern->groupIndex), f(pattern->indexGroup), f(pattern->matchType),
      f(pattern->scannerType);
}
void pattern_traverse(Object* object, Visitor& visitor) {
  eachField(static_cast<Pattern*>(object), [&](Value& v) { visit(visitor, v); });
}
void pattern_destroy(Object* object) {
  auto* pattern = static_cast<Pattern*>(object);
  eachField(pattern, [](Value& v) { dropField(v); });
  delete std::exchange(pattern->program, nullptr);
}

}  // namespace

const TypeDef patternTypeDef = {
    .name = "Pattern",
    .module = "re",
    .basicSize = sizeof(Pattern),
    .flags = kContainerType | kNoInstances | kWeakReferable,
    .traverse = pattern_traverse,
    .destroy = pattern_destroy,
    .slots = {.repr = pattern_repr, .hash = pattern_hash, .compare = pattern_compare},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "A compiled regular expression.",
};
const TypeDef scannerTypeDef = {
    .name = "SRE_Scanner",
    .module = "_sre",
    .basicSize = sizeof(Scanner),
    .flags = kContainerType | kNoInstances,
    .traverse = scanner_traverse,
    .destroy = scanner_destroy,
    .methods = kScannerMethods,
    .attributes = kScannerAttributes,
};

}  // namespace ouro
