// The module _elementtree, which xml.etree.ElementTree takes its elements, builders and parsers
// from: SubElement, and what the module has of others.

#include "stdlib/elementtree.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace etree {

State* stateOf(Runtime& rt, Value instance) {
  Type* type = typeOf(rt, instance);
  while (type && !type->moduleState) type = type->base;
  if (type) return static_cast<State*>(type->moduleState);
  (void)raise(rt, Exc::RuntimeError, "the module _elementtree is gone");
  return nullptr;
}

namespace {

// SubElement(parent, tag, attrib={}, **extra)
Owned etree_SubElement(Runtime& rt, Value, Args args) {
  std::span<const Value> given = args.from(1);
  OURO_CHECK(countArgs(rt, "SubElement", given.size(), 2, 3) &&
             elementArg(rt, given[0], "SubElement() argument 1"));
  OURO_TRY(attributes, attributesGiven(rt, "SubElement() argument 3",
                                       given.size() > 2 ? given[2] : Value::null(), args[0]));
  OURO_TRY(made, newElement(rt, elementTypeOf(rt, given[0]), given[1],
                            attributes.get().isNone() ? Value::null() : attributes.get()));
  OURO_CHECK(addChild(rt, elementOf(given[0]), made));
  return made.take();
}

bool checkFactory(Runtime& rt, Value factory, const char* what) {
  return factory.isNone() || isCallable(rt, factory) ||
         fail(rt, Exc::TypeError, "{} factory must be callable, not {}", what,
              typeName(rt, factory));
}

Owned etree_set_factories(Runtime& rt, Value module, Args args) {
  auto* state = static_cast<State*>(module.as<Module>()->state);
  OURO_CHECK(checkFactory(rt, args[0], "Comment") && checkFactory(rt, args[1], "PI"));
  OURO_TRY(comment, fieldOrNone(state->commentFactory));
  OURO_TRY(instruction, fieldOrNone(state->instructionFactory));
  OURO_TRY(old, newTuple(rt, {comment.get(), instruction.get()}));
  assignField(state->commentFactory, args[0].isNone() ? Value::null() : args[0]);
  assignField(state->instructionFactory, args[1].isNone() ? Value::null() : args[1]);
  return old.take();
}

constexpr MethodDef kFunctions[] = {
    {"SubElement", etree_SubElement, "*args, **extra", "A new element, the last child of another."},
    {"_set_factories", etree_set_factories, "comment_factory, pi_factory, /",
     "What makes comments and processing instructions; what did until now."},
};

// ---- the module

bool addType(Runtime& rt, Module* module, const TypeDef& definition, bool isPublic, Type*& field) {
  OURO_TRY_BOOL(type, newType(rt, definition));
  type.as<Type>()->moduleState = module->state;
  field = type.as<Type>();
  retain(field);
  return !isPublic || moduleAdd(rt, module, definition.name, type.get());
}

bool addAll(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  constexpr std::pair<const char*, Value State::*> kNames[] = {
      {"append", &State::append}, {"text", &State::text}, {"tail", &State::tail}};
  for (auto [text, field] : kNames) {
    Ref<Str> name = intern(rt, text);
    if (!name) return false;
    state->*field = Value(name.take());
  }
  OURO_TRY_BOOL(path, importModule(rt, "xml.etree.ElementPath"));
  assignField(state->elementPath, path);
  OURO_TRY_BOOL(
      error, moduleAddException(rt, module, "xml.etree.ElementTree.ParseError", Exc::SyntaxError));
  assignField(state->parseError, error);
  return addType(rt, module, elementTypeDef, true, state->element) &&
         addType(rt, module, iteratorTypeDef, false, state->iterator) &&
         addType(rt, module, builderTypeDef, true, state->builder) &&
         addType(rt, module, parserTypeDef, true, state->parser);
}

template <class F>
void eachReference(State* state, F f) {
  for (Value* field :
       {&state->elementPath, &state->deepCopy, &state->parseError, &state->commentFactory,
        &state->instructionFactory, &state->append, &state->text, &state->tail})
    f(*field);
}
template <class F>
void eachType(State* state, F f) {
  for (Type** type : {&state->element, &state->iterator, &state->builder, &state->parser}) f(*type);
}
void visitState(void* memory, Visitor& visitor) {
  auto* state = static_cast<State*>(memory);
  eachReference(state, [&](Value field) { visit(visitor, field); });
  eachType(state, [&](Type* type) { visit(visitor, type); });
}
void clearState(void* memory) {
  auto* state = static_cast<State*>(memory);
  // Instances that live on must not find the state.
  eachType(state, [](Type* type) {
    if (type) type->moduleState = nullptr;
  });
  eachReference(state, [](Value& field) { dropField(field); });
  eachType(state, [](Type*& type) { dropField(type); });
}

}  // namespace

}  // namespace etree

extern const ModuleDef elementTreeModule;
const ModuleDef elementTreeModule = {
    .name = "_elementtree",
    .functions = etree::kFunctions,
    .exec = etree::addAll,
    .stateSize = sizeof(etree::State),
    .visitState = etree::visitState,
    .clearState = etree::clearState,
};

}  // namespace ouro
