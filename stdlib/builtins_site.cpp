// What CPython's module site adds to builtins for people at a prompt: quit, exit, copyright,
// credits, license and help.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "stdlib/builtins.h"
#include "stdlib/text_file.h"

namespace ouro {

namespace {

struct SiteObject : Object {
  Value text;  // what its repr shows, or (Quitter) its name; owned
};

void site_visit(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<SiteObject*>(object)->text);
}
void site_destroy(Object* object) {
  release(std::exchange(static_cast<SiteObject*>(object)->text, Value::none()));
}

Owned quitter_repr(Runtime& rt, Value self) {
  std::string name = toUtf8(self.as<SiteObject>()->text.as<Str>());
  return newStr(rt, fmt::format("Use {}() or Ctrl-D (i.e. EOF) to exit", name));
}

Owned quitter_call(Runtime& rt, Value, const CallArgs& given) {
  if (given.names || given.positional > 1)
    return raise(rt, Exc::TypeError, "quit() takes at most one argument");
  Value code = given.positional ? given.values[0] : Value::none();
  return raiseWith(rt, Exc::SystemExit, code);
}

Owned notice_repr(Runtime&, Value self) { return Owned::share(self.as<SiteObject>()->text); }

Owned printLine(Runtime& rt, Value text) {
  Value print = dictGet(rt, rt.builtins, intern(rt, "print").get());
  if (print.isNotFound() || print.isError()) return Owned::none();
  Local held(print);
  return call(rt, held, text);
}

Owned notice_call(Runtime& rt, Value self, const CallArgs&) {
  OURO_TRY(done, printLine(rt, self.as<SiteObject>()->text));
  return Owned::none();
}

// help(x): its name and docstring.
Owned helper_call(Runtime& rt, Value self, const CallArgs& given) {
  if (given.positional == 0) return notice_call(rt, self, given);
  OURO_TRY(doc, lookupAttr(rt, given.values[0], rt.names.doc));
  OURO_TRY(shown, repr(rt, given.values[0]));
  StrBuilder text(rt);
  OURO_CHECK(text.append("Help on ") && text.append(shown.as<Str>()) && text.append(":\n"));
  if (isStr(rt, doc)) OURO_CHECK(text.append("\n    ") && text.append(doc.as<Str>()));
  OURO_TRY(all, text.finish());
  OURO_TRY(done, printLine(rt, all));
  return Owned::none();
}

constexpr Slots siteSlots(UnaryFn repr, Owned (*call)(Runtime&, Value, const CallArgs&)) {
  Slots s;
  s.repr = repr;
  s.call = call;
  return s;
}

constexpr TypeDef siteTypeDef(const char* name, Slots slots) {
  return {.name = name,
          .module = "_sitebuiltins",
          .basicSize = sizeof(SiteObject),
          .flags = kContainerType,
          .traverse = site_visit,
          .destroy = site_destroy,
          .slots = slots};
}

constexpr TypeDef kQuitter = siteTypeDef("Quitter", siteSlots(quitter_repr, quitter_call));
constexpr TypeDef kNotice = siteTypeDef("_Printer", siteSlots(notice_repr, notice_call));
constexpr TypeDef kHelper = siteTypeDef("_Helper", siteSlots(notice_repr, helper_call));

bool addObject(Runtime& rt, Module* module, Type*& type, const TypeDef& definition,
               const char* name, std::string_view text) {
  if (!type) {
    OURO_TRY_BOOL(made, newType(rt, definition));
    type = made.take().take().as<Type>();
  }
  OURO_TRY_BOOL(textObject, newStr(rt, text));
  auto* object = rt.make<SiteObject>(type);
  if (!object) return false;
  object->text = textObject.take().take();
  return moduleAdd(rt, module, name, Owned::adopt(object));
}

}  // namespace

bool addSiteObjects(Runtime& rt, Module* module) {
  BuiltinsState* state = builtinsState(module);
  constexpr std::string_view kFree = "ouro is free software; see its README for who wrote it.";
  return addObject(rt, module, state->quitter, kQuitter, "quit", "quit") &&
         addObject(rt, module, state->quitter, kQuitter, "exit", "exit") &&
         addObject(rt, module, state->notice, kNotice, "copyright", kFree) &&
         addObject(rt, module, state->notice, kNotice, "credits", kFree) &&
         addObject(rt, module, state->notice, kNotice, "license", kFree) &&
         addObject(rt, module, state->helper, kHelper, "help",
                   "Type help() for interactive help, or help(object) for help about object.");
}

}  // namespace ouro
