// re.Match: what a search has found.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"
#include "stdlib/sre.h"

namespace ouro {

Owned newMatch(Runtime& rt, Pattern* pattern, Value string, const sre::Job& job, size_t start) {
  size_t groups = size_t{pattern->program->groups} + 1;
  auto* match =
      rt.make<Match>(pattern->matchType.as<Type>(), sizeof(Match) + groups * 2 * sizeof(int64_t));
  if (!match) return Owned::error();
  match->string = Owned::share(string).take();
  retain(pattern);
  match->pattern = pattern;
  match->start = static_cast<int64_t>(start);
  match->end = static_cast<int64_t>(job.end);
  match->lastIndex = job.lastIndex;
  match->groups = groups;
  int64_t* marks = match->marks();
  *marks++ = static_cast<int64_t>(job.matchStart);
  *marks++ = static_cast<int64_t>(job.matchEnd);
  const int64_t *found = job.marks.data(), *end = found + job.marks.size();
  for (; found < end; found += 2, marks += 2) {
    bool isSet = found[0] >= 0 && found[1] >= found[0];
    marks[0] = isSet ? found[0] : -1;
    marks[1] = isSet ? found[1] : -1;
  }
  return Owned::adopt(match);
}

namespace {

Match* matchOf(Value v) { return v.as<Match>(); }

// The number of a group given by number or name; -1 with IndexError.
int64_t groupNumber(Runtime& rt, Match* match, Value key) {
  int64_t number = -1;
  if (key.isSmall()) {
    number = key.small();
  } else if (typeOf(rt, key)->slots.index) {
    if (!indexInt64(rt, key, &number, Exc::Count)) return -1;
  } else {
    Value found = dictGet(rt, match->pattern->groupIndex.as<Dict>(), key);
    if (found.isError()) {
      clearError(rt);
    } else if (!found.isNotFound() && !intFits(rt, found, &number)) {
      number = -1;
    }
  }
  if (number >= 0 && static_cast<uint64_t>(number) < match->groups) return number;
  (void)raise(rt, Exc::IndexError, "no such group");
  return -1;
}

// The text of a group, or `otherwise`.
Owned groupText(Runtime& rt, Match* match, size_t number, Value otherwise) {
  const int64_t* mark = match->marks() + number * 2;
  if (mark[0] < 0) return Owned::share(otherwise);
  return sreSlice(rt, match->string, static_cast<size_t>(mark[0]), static_cast<size_t>(mark[1]));
}

Owned groupByKey(Runtime& rt, Value self, Value key) {
  int64_t number = groupNumber(rt, matchOf(self), key);
  if (number < 0) return Owned::error();
  return groupText(rt, matchOf(self), static_cast<size_t>(number), Value::none());
}

Owned match_group(Runtime& rt, Value self, Args args) {
  if (args.count == 0) return groupText(rt, matchOf(self), 0, Value::none());
  if (args.count == 1) return groupByKey(rt, self, args[0]);
  ItemStack texts(rt);
  for (uint32_t i = 0; i < args.count; i++) OURO_CHECK(texts.push(groupByKey(rt, self, args[i])));
  return texts.takeTuple();
}

Value defaultArg(Args args) { return args.has(0) ? args[0] : Value::none(); }

Owned match_groups(Runtime& rt, Value self, Args args) {
  ItemStack texts(rt);
  Match* match = matchOf(self);
  for (size_t i = 1; i < match->groups; i++)
    OURO_CHECK(texts.push(groupText(rt, match, i, defaultArg(args))));
  return texts.takeTuple();
}

Owned match_groupdict(Runtime& rt, Value self, Args args) {
  Match* match = matchOf(self);
  OURO_TRY(result, newDict(rt));
  size_t position = 0;
  Value name, value;
  while (dictNext(match->pattern->groupIndex.as<Dict>(), &position, &name, &value)) {
    int64_t number = groupNumber(rt, match, value);
    if (number < 0) return Owned::error();
    OURO_TRY(text, groupText(rt, match, static_cast<size_t>(number), defaultArg(args)));
    OURO_CHECK(dictSet(rt, result.as<Dict>(), name, text));
  }
  return result.take();
}

Owned pairOf(Runtime& rt, const int64_t* mark) {
  return newTuple(rt, {Value::small(mark[0]), Value::small(mark[1])});
}

// The marks of the group that the only argument names; null on error.
const int64_t* marksArg(Runtime& rt, Value self, Args args) {
  int64_t number = args.has(0) ? groupNumber(rt, matchOf(self), args[0]) : 0;
  return number < 0 ? nullptr : matchOf(self)->marks() + number * 2;
}
Owned match_start(Runtime& rt, Value self, Args args) {
  const int64_t* mark = marksArg(rt, self, args);
  return mark ? smallInt(mark[0]) : Owned::error();
}
Owned match_end(Runtime& rt, Value self, Args args) {
  const int64_t* mark = marksArg(rt, self, args);
  return mark ? smallInt(mark[1]) : Owned::error();
}
Owned match_span(Runtime& rt, Value self, Args args) {
  const int64_t* mark = marksArg(rt, self, args);
  return mark ? pairOf(rt, mark) : Owned::error();
}

Owned match_expand(Runtime& rt, Value self, Args args) {
  OURO_TRY(module, importModule(rt, "re"));
  Ref<Str> name = intern(rt, "_expand");
  if (!name) return Owned::error();
  OURO_TRY(expand, getAttr(rt, module, name.get()));
  return call(rt, expand, Value(matchOf(self)->pattern), self, args[0]);
}

Owned match_copy(Runtime&, Value self, Args) { return Owned::share(self); }

constexpr MethodDef kMethods[] = {
    {"group", match_group, "*groups", "The text of a group, or of several as a tuple."},
    {"groups", match_groups, "default=None", "The texts of all groups."},
    {"groupdict", match_groupdict, "default=None", "The texts of the named groups."},
    {"start", match_start, "group=0, /", "Where a group begins."},
    {"end", match_end, "group=0, /", "Where a group ends."},
    {"span", match_span, "group=0, /", "Where a group begins and ends."},
    {"expand", match_expand, "template", "A template with its references filled in."},
    {"__copy__", match_copy, "", "The match itself."},
    {"__deepcopy__", match_copy, "memo, /", "The match itself."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};

Owned get_regs(Runtime& rt, Value self) {
  Match* match = matchOf(self);
  ItemStack pairs(rt);
  for (size_t i = 0; i < match->groups; i++)
    OURO_CHECK(pairs.push(pairOf(rt, match->marks() + i * 2)));
  return pairs.takeTuple();
}
Owned get_lastindex(Runtime&, Value self) {
  int64_t last = matchOf(self)->lastIndex;
  return last < 0 ? Owned::none() : smallInt(last);
}
Owned get_lastgroup(Runtime&, Value self) {
  int64_t last = matchOf(self)->lastIndex;
  auto* names = matchOf(self)->pattern->indexGroup.as<Tuple>();
  if (last < 0 || static_cast<uint64_t>(last) >= names->length) return Owned::none();
  return Owned::share((*names)[static_cast<size_t>(last)]);
}

constexpr GetSetDef kAttributes[] = {
    {"string", getField<&Match::string>},
    {"re", [](Runtime&, Value self) { return Owned::share(matchOf(self)->pattern); }},
    {"pos", [](Runtime&, Value self) { return smallInt(matchOf(self)->start); }},
    {"endpos", [](Runtime&, Value self) { return smallInt(matchOf(self)->end); }},
    {"lastindex", get_lastindex},
    {"lastgroup", get_lastgroup},
    {"regs", get_regs},
};

Owned match_repr(Runtime& rt, Value self) {
  Match* match = matchOf(self);
  OURO_TRY(text, groupText(rt, match, 0, Value::none()));
  OURO_TRY(shown, repr(rt, text));
  return newStr(rt, fmt::format("<re.Match object; span=({}, {}), match={}>", match->marks()[0],
                                match->marks()[1], toUtf8(shown.as<Str>())));
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Match*>(object)->string);
  visit(visitor, static_cast<Match*>(object)->pattern);
}
void destroy(Object* object) {
  dropField(static_cast<Match*>(object)->string);
  dropField(static_cast<Match*>(object)->pattern);
}

}  // namespace

const TypeDef matchTypeDef = {
    .name = "Match",
    .module = "re",
    .basicSize = sizeof(Match),
    .itemSize = sizeof(int64_t),
    .flags = kContainerType | kNoInstances,
    .traverse = traverse,
    .destroy = destroy,
    .slots = {.repr = match_repr, .getItem = groupByKey},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "What a search for a regular expression has found.",
};

}  // namespace ouro
