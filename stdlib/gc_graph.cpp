// The graph of references with names: where its chains begin, and what each edge is called.

#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

namespace ouro {

namespace {

bool is(Value v, const Object* object) { return v.isObject() && v.object() == object; }

std::string textOf(Runtime& rt, Value name) {
  return isStr(rt, name) ? toUtf8(name.as<Str>()) : std::string("?");
}

// ---- roots

class Roots {
 public:
  explicit Roots(Runtime& rt) : rt_(rt) {}

  using Rank = NamedRoot::Rank;

  void add(std::string name, Value v, Rank rank = Rank::Named) {
    if (v.isObject()) found_.push_back({std::move(name), v.object(), rank});
  }

  void addModules() {
    size_t position = 0;
    Value key, module;
    while (dictNext(rt_.modules, &position, &key, &module)) {
      if (!module.isObject() || !isModule(rt_, module)) continue;
      const std::string name = textOf(rt_, key);
      addGlobals(name, module.as<Module>()->dict.get());
      add("module " + name, module);
    }
  }

  void addFrames() {
    addFramesFrom(rt_.frame);
    for (Thread* thread = rt_.threads ? rt_.threads->first() : nullptr; thread;
         thread = thread->next)
      if (thread != rt_.thread) addFramesFrom(thread->frame);
    if (rt_.thread != &rt_.mainThread) addFramesFrom(rt_.mainThread.frame);
  }

  void addFramesFrom(Frame* innermost) {
    for (Frame* frame = innermost; frame; frame = frame->previous) {
      const std::string function = textOf(rt_, frame->code->qualname);
      addVariables(frame, function);
      add("the variables of " + function, frame->namespaceOrNone());
      // The innermost frame's temporaries are the arguments of the call that asks.
      if (frame == rt_.frame) continue;
      for (Value* at = frame->operands(); at < frame->stackTop; at++)
        add("a temporary of " + function, *at);
    }
  }

  void addHandled() {
    for (HandledException* at = rt_.handled; at; at = at->previous)
      add("the exception being handled", at->exception);
  }

  void addTypes() {
    for (Type* type : rt_.types)
      if (type) add("type " + std::string(nameOf(type)), type);
    for (Type* type : rt_.exceptions)
      if (type) add("type " + std::string(nameOf(type)), type);
  }

  // Whatever else the interpreter holds.
  void addRest() {
    struct Rest : Visitor {
      Roots* roots;
    } rest;
    rest.roots = this;
    rest.visit = [](Visitor& self, Object* object) {
      static_cast<Rest&>(self).roots->add("the interpreter", Value(object), Rank::Internal);
    };
    if (rt_.heap.hooks().visitRoots) rt_.heap.hooks().visitRoots(rt_.heap.hooks().context, rest);
  }

  std::vector<NamedRoot> take() { return std::move(found_); }

 private:
  void addGlobals(const std::string& module, Dict* dict) {
    if (!dict) return;
    size_t position = 0;
    Value key, value;
    while (dictNext(dict, &position, &key, &value))
      add("global " + module + "." + textOf(rt_, key), value);
  }

  void addVariables(Frame* frame, const std::string& function) {
    if (!frame->code->slotNames.isObject()) return;
    const Rank rank = frame == rt_.frame ? Rank::Caller : Rank::Named;
    const Tuple* names = frame->code->slotNames.as<Tuple>();
    for (uint32_t i = 0; i < names->length && i < frame->code->slotCount; i++)
      add("local " + textOf(rt_, (*names)[i]) + " of " + function, frame->locals[i], rank);
  }

  Runtime& rt_;
  std::vector<NamedRoot> found_;
};

// ---- edges; an empty name: this is not the kind of edge

std::string keyText(Runtime& rt, Value key) {
  if (isExactStr(rt, key)) return "'" + toUtf8(key.as<Str>()) + "'";
  if (key.isSmall()) return std::to_string(key.small());
  return "<" + std::string(typeName(rt, key)) + ">";
}

std::string itemEdge(std::span<const Value> items, const Object* child) {
  for (size_t i = 0; i < items.size(); i++)
    if (is(items[i], child)) return "[" + std::to_string(i) + "]";
  return "";
}

std::string dictEdge(Runtime& rt, Dict* dict, const Object* child) {
  size_t position = 0;
  Value key, value;
  while (dictNext(dict, &position, &key, &value)) {
    if (is(value, child)) return "[" + keyText(rt, key) + "]";
    if (is(key, child)) return " key " + keyText(rt, key);
  }
  return "";
}

struct Field {
  Value value;
  const char* name;
};
std::string fieldEdge(std::initializer_list<Field> fields, const Object* child) {
  for (const Field& field : fields)
    if (is(field.value, child)) return field.name;
  return "";
}

Value orNone(Object* object) { return object ? Value(object) : Value::none(); }

std::string functionEdge(const Function* f, const Object* child) {
  return fieldEdge({{orNone(f->globals), ".__globals__"},
                    {orNone(f->code), ".__code__"},
                    {f->closure, ".__closure__"},
                    {f->defaults, ".__defaults__"},
                    {f->kwDefaults, ".__kwdefaults__"},
                    {f->dict, ".__dict__"},
                    {f->annotations, ".__annotations__"},
                    {orNone(f->builtins), ".__builtins__"}},
                   child);
}

std::string variableEdge(Runtime& rt, const Code* code, const Value* locals, const Object* child) {
  if (!code->slotNames.isObject()) return "";
  const Tuple* names = code->slotNames.as<Tuple>();
  for (uint32_t i = 0; i < names->length && i < code->slotCount; i++)
    if (is(locals[i], child)) return " local " + textOf(rt, (*names)[i]);
  return "";
}

std::string typeEdge(Type* type, const Object* child) {
  return fieldEdge({{orNone(type->dict.get()), ".__dict__"},
                    {orNone(type->base), ".__base__"},
                    {orNone(type->bases.get()), ".__bases__"},
                    {orNone(type->mro.get()), ".__mro__"}},
                   child);
}

// A member that a class names in __slots__.
std::string memberEdge(Runtime& rt, const Type* type, Object* owner, const Object* child) {
  for (Value at : type->mro->span()) {
    const Type* cls = at.as<Type>();
    if (!cls->slotNames) continue;
    for (Value name : cls->slotNames->span()) {
      Value member = dictGet(rt, cls->dict.get(), name.as<Str>());
      if (!member.isObject() || !isExactly(rt, member, TypeId::MemberDescriptor)) continue;
      if (is(*memberSlot(member.as<MemberDescriptor>(), owner), child))
        return "." + textOf(rt, name);
    }
  }
  return "";
}

// An attribute in a slot of the instance, or in its __dict__.
std::string attributeEdge(Runtime& rt, Object* owner, const Object* child) {
  const Shape* shape = shapeOf(rt, owner);
  if (shape->type->slotCount && shape->type->mro) {
    std::string member = memberEdge(rt, shape->type, owner, child);
    if (!member.empty()) return member;
  }
  if (!shape->type->has(kHasDict)) return "";
  if (shape->isDictMode) {
    Value ext = *extOf(shape->type, owner);
    if (!ext.isObject()) return "";
    return is(ext, child) ? ".__dict__" : dictEdge(rt, ext.as<Dict>(), child);
  }
  for (const Shape* at = shape; at && at->lastName; at = at->parent) {
    const Value v = ownAttr(rt, owner, at->lastName);
    if (is(v, child)) return "." + toUtf8(at->lastName);
  }
  return "";
}

// By the native part of the object.
std::string nativeEdge(Runtime& rt, Object* owner, const Object* child) {
  Value v(owner);
  if (isDict(rt, v)) return dictEdge(rt, v.as<Dict>(), child);
  if (isList(rt, v)) return itemEdge(v.as<List>()->span(), child);
  if (isTuple(rt, v)) return itemEdge(v.as<Tuple>()->span(), child);
  if (isModule(rt, v)) return fieldEdge({{orNone(v.as<Module>()->dict.get()), ".__dict__"}}, child);
  if (Type* type = asType(rt, v)) return typeEdge(type, child);
  if (isExactly(rt, v, TypeId::Function)) return functionEdge(v.as<Function>(), child);
  if (isExactly(rt, v, TypeId::Cell)) {
    return fieldEdge({{v.as<Cell>()->content, ".cell_contents"}}, child);
  }
  if (isExactly(rt, v, TypeId::Method)) {
    const Method* method = v.as<Method>();
    return fieldEdge({{method->self, ".__self__"}, {method->function, ".__func__"}}, child);
  }
  if (isGenerator(rt, v) || isCoroutine(rt, v)) {
    Generator* generator = v.as<Generator>();
    return generator->frame ? variableEdge(rt, generator->code, generator->locals(), child) : "";
  }
  if (isExactly(rt, v, TypeId::Frame)) {
    const FrameObject* frame = v.as<FrameObject>();
    const Value* locals = frame->frame ? frame->frame->locals : frame->saved;
    std::string name = locals ? variableEdge(rt, frame->code, locals, child) : "";
    return !name.empty() ? name : fieldEdge({{orNone(frame->back), ".f_back"}}, child);
  }
  if (isExceptionInstance(rt, v)) {
    const Exception* e = v.as<Exception>();
    return fieldEdge({{e->traceback, ".__traceback__"},
                      {e->context, ".__context__"},
                      {e->cause, ".__cause__"},
                      {e->args, ".args"}},
                     child);
  }
  return "";
}

}  // namespace

std::vector<NamedRoot> namedRoots(Runtime& rt) {
  Roots roots(rt);
  roots.addModules();
  roots.addFrames();
  roots.addHandled();
  roots.addTypes();
  roots.addRest();
  return roots.take();
}

std::string edgeName(Runtime& rt, Object* owner, Object* child) {
  std::string name = nativeEdge(rt, owner, child);
  if (name.empty()) name = attributeEdge(rt, owner, child);
  if (!name.empty()) return name;
  return child == typeOf(rt, Value(owner)) ? ".__class__" : " (inside)";
}

std::vector<Object*> childrenOf(Runtime& rt, Object* object) {
  struct Gather : Visitor {
    std::vector<Object*> children;
  } gather;
  gather.visit = [](Visitor& self, Object* child) {
    static_cast<Gather&>(self).children.push_back(child);
  };
  const Kind* kind = rt.heap.kindOf(object);
  if (kind->traverse) kind->traverse(object, gather);
  return std::move(gather.children);
}

}  // namespace ouro
