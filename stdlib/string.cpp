// The module _string: format strings taken apart. CPython's module string builds on it.

#include "runtime/args.h"
#include "runtime/format_fields.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

struct StringState {
  Type *fields, *steps;  // owned
};

// Goes through a format string or the rest of a field's name.
struct Walk : Object {
  Str* text;  // owned
  uint64_t position;
};

StringState* stateOf(Value module) { return static_cast<StringState*>(module.as<Module>()->state); }

Owned newWalk(Runtime& rt, Type* type, Value text, uint64_t position) {
  auto* walk = rt.make<Walk>(type);
  if (!walk) return Owned::error();
  retain(text);
  walk->text = text.as<Str>();
  walk->position = position;
  return Owned::adopt(walk);
}

Owned part(Runtime& rt, Str* text, TextSpan span) {
  return span.empty() ? Owned::share(Value(rt.emptyStr))
                      : substring(rt, text, span.start, span.end);
}

bool needsStr(Runtime& rt, Value v) {
  return isStr(rt, v) || fail(rt, Exc::TypeError, "expected str, got {}", typeName(rt, v));
}

// The text as it is, or the number that its digits say.
Owned nameOf(Runtime& rt, FormatReader& reader, Str* text, TextSpan span) {
  int64_t number;
  OURO_CHECK(reader.number(span, &number));
  return number < 0 ? part(rt, text, span) : newInt(rt, number);
}

// (text, name, specification, conversion), the last three None where no field follows.
Owned fields_next(Runtime& rt, Value self) {
  auto* walk = self.as<Walk>();
  Str* text = walk->text;
  if (walk->position == text->length) return Owned::done();
  FormatReader reader(rt, text);
  TextSpan literal;
  FormatField field;
  bool fieldFollows;
  OURO_CHECK(reader.readText(&walk->position, text->length, &literal, &fieldFollows) &&
             (!fieldFollows || reader.readField(&walk->position, text->length, &field)));
  OURO_TRY(before, part(rt, text, literal));
  if (!fieldFollows) return newTuple(rt, {before, Value::none(), Value::none(), Value::none()});
  OURO_TRY(name, part(rt, text, field.name));
  OURO_TRY(spec, part(rt, text, field.spec));
  OURO_TRY(conversion, field.conversion ? newChar(rt, field.conversion) : Owned::none());
  return newTuple(rt, {before, name, spec, conversion});
}

// (is it an .attribute?, its name or the [key])
Owned steps_next(Runtime& rt, Value self) {
  auto* walk = self.as<Walk>();
  Str* text = walk->text;
  if (walk->position == text->length) return Owned::done();
  FormatReader reader(rt, text);
  NameStep step;
  OURO_CHECK(reader.readStep(&walk->position, text->length, &step));
  OURO_TRY(name,
           step.isAttribute ? part(rt, text, step.part) : nameOf(rt, reader, text, step.part));
  return newTuple(rt, {Value::boolean(step.isAttribute), name});
}

void walk_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Walk*>(object)->text);
}
void walk_destroy(Object* object) { dropField(static_cast<Walk*>(object)->text); }

constexpr TypeDef kFields = {
    .name = "formatteriterator",
    .basicSize = sizeof(Walk),
    .flags = kContainerType | kNoInstances,
    .traverse = walk_traverse,
    .destroy = walk_destroy,
    .slots = {.iter = iterateSelf, .next = fields_next},
};
constexpr TypeDef kSteps = {
    .name = "fieldnameiterator",
    .basicSize = sizeof(Walk),
    .flags = kContainerType | kNoInstances,
    .traverse = walk_traverse,
    .destroy = walk_destroy,
    .slots = {.iter = iterateSelf, .next = steps_next},
};

Owned string_formatter_parser(Runtime& rt, Value module, Args args) {
  OURO_CHECK(needsStr(rt, args[0]));
  return newWalk(rt, stateOf(module)->fields, args[0], 0);
}

Owned string_formatter_field_name_split(Runtime& rt, Value module, Args args) {
  OURO_CHECK(needsStr(rt, args[0]));
  auto* text = args[0].as<Str>();
  FormatReader reader(rt, text);
  size_t end = 0;
  while (end < text->length && reader.at(end) != '.' && reader.at(end) != '[') end++;
  OURO_TRY(first, nameOf(rt, reader, text, {0, end}));
  OURO_TRY(rest, newWalk(rt, stateOf(module)->steps, args[0], end));
  return newTuple(rt, {first, rest});
}

constexpr MethodDef kFunctions[] = {
    {"formatter_parser", string_formatter_parser, "format_string, /",
     "parse the argument as a format string"},
    {"formatter_field_name_split", string_formatter_field_name_split, "field_name, /",
     "split the argument as a field name"},
};

bool addTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<StringState*>(module->state);
  OURO_TRY_BOOL(fields, newType(rt, kFields));
  OURO_TRY_BOOL(steps, newType(rt, kSteps));
  state->fields = fields.take().take().as<Type>();
  state->steps = steps.take().take().as<Type>();
  return true;
}

void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<StringState*>(state)->fields);
  visit(visitor, static_cast<StringState*>(state)->steps);
}
void clearState(void* state) {
  dropField(static_cast<StringState*>(state)->fields);
  dropField(static_cast<StringState*>(state)->steps);
}

}  // namespace

extern const ModuleDef stringModule;
const ModuleDef stringModule = {
    .name = "_string",
    .doc = "string helper module",
    .functions = kFunctions,
    .exec = addTypes,
    .stateSize = sizeof(StringState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
