// Binding the arguments of a call to the parameters of a Python function in the general way, which
// finds out what is wrong with them.

#include <string>
#include <vector>

#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "vm/binding.h"

namespace ouro {

namespace {

struct Binder {
  Runtime& rt;
  Function* function;
  Code* code;
  Value* locals;
  uint32_t positional;
  Tuple* names;
  std::vector<Value> given;  // owned
  Local extraKeywords;       // the dict of **kwargs

  bool hasVarArgs() const { return code->flags & kVarArgs; }
  bool hasVarKeywords() const { return code->flags & kVarKeywords; }
  uint32_t namedCount() const { return code->argCount + code->kwOnlyCount; }
  Str* nameOfSlot(uint32_t i) const { return (*code->slotNames.as<Tuple>())[i].as<Str>(); }
  std::string functionName() const { return toUtf8(function->qualname.as<Str>()); }

  bool bind();
  bool takePositional();
  bool takeKeywords();
  bool takeKeyword(Value key, Value& value);
  bool fillDefaults();
  bool fillKeywordDefaults();
  bool tooMany();
  bool missing(const std::vector<Str*>& which, const char* kind);
  bool positionalOnlyAsKeyword();
  void giveUp();
};

bool Binder::tooMany() {
  uint32_t defaults = function->defaults.isNone()
                          ? 0
                          : static_cast<uint32_t>(function->defaults.as<Tuple>()->length);
  int64_t most = code->argCount, least = most - int64_t{defaults};  // defaults may be too many
  std::string takes = defaults ? "from " + std::to_string(least) + " to " + std::to_string(most)
                               : std::to_string(most);
  bool plural = most != 1 || defaults;
  uint32_t keywordOnly = 0;
  for (uint32_t i = code->argCount; i < namedCount(); i++) keywordOnly += !locals[i].isUnbound();
  std::string givenText = std::to_string(positional);
  if (keywordOnly) {
    givenText =
        fmt::format("{} positional argument{} (and {} keyword-only argument{}) were", positional,
                    positional == 1 ? "" : "s", keywordOnly, keywordOnly == 1 ? "" : "s");
  } else {
    givenText += positional == 1 ? " was" : " were";
  }
  return fail(rt, Exc::TypeError, "{}() takes {} positional argument{} but {} given",
              functionName(), takes, plural ? "s" : "", givenText);
}

bool Binder::missing(const std::vector<Str*>& which, const char* kind) {
  std::string list;
  for (size_t i = 0; i < which.size(); i++) {
    if (i > 0) list += which.size() == 2 ? " and " : i + 1 == which.size() ? ", and " : ", ";
    list += "'" + toUtf8(which[i]) + "'";
  }
  return fail(rt, Exc::TypeError, "{}() missing {} required {} argument{}: {}", functionName(),
              which.size(), kind, which.size() == 1 ? "" : "s", list);
}

bool Binder::takePositional() {
  uint32_t direct = positional < code->argCount ? positional : code->argCount;
  for (uint32_t i = 0; i < direct; i++) locals[i] = std::exchange(given[i], Value::none());
  if (!hasVarArgs()) return true;
  uint32_t rest = positional - direct;
  Owned tuple = newTupleTaking(rt, given.data() + direct, rest);
  for (uint32_t i = 0; i < rest; i++) given[direct + i] = Value::none();
  if (tuple.isError()) return false;
  locals[namedCount()] = tuple.take();
  return true;
}

bool Binder::positionalOnlyAsKeyword() {
  std::string list;
  for (uint32_t i = 0; i < code->posOnlyCount; i++) {
    for (Value key : names->span()) {
      if (!equal(key.as<Str>(), nameOfSlot(i))) continue;
      if (!list.empty()) list += ", ";
      list += toUtf8(key.as<Str>());
    }
  }
  if (list.empty()) return true;
  return fail(rt, Exc::TypeError,
              "{}() got some positional-only arguments passed as keyword arguments: '{}'",
              functionName(), list);
}

bool Binder::takeKeyword(Value key, Value& value) {
  if (!isStr(rt, key))
    return fail(rt, Exc::TypeError, "{}() keywords must be strings", functionName());
  Str* name = key.as<Str>();
  for (uint32_t i = code->posOnlyCount; i < namedCount(); i++) {
    Str* parameter = nameOfSlot(i);
    if (parameter != name && !equal(parameter, name)) continue;
    if (!locals[i].isUnbound()) {
      return fail(rt, Exc::TypeError, "{}() got multiple values for argument '{}'", functionName(),
                  toUtf8(name));
    }
    locals[i] = std::exchange(value, Value::none());
    return true;
  }
  if (hasVarKeywords()) return dictSet(rt, extraKeywords.as<Dict>(), key, value);
  if (!positionalOnlyAsKeyword()) return false;
  return fail(rt, Exc::TypeError, "{}() got an unexpected keyword argument '{}'", functionName(),
              toUtf8(name));
}

bool Binder::takeKeywords() {
  if (hasVarKeywords()) {
    extraKeywords = newDict(rt);
    if (extraKeywords.isError()) return false;
  }
  if (names) {
    for (size_t i = 0; i < names->length; i++)
      if (!takeKeyword((*names)[i], given[positional + i])) return false;
  }
  if (hasVarKeywords()) locals[namedCount() + hasVarArgs()] = extraKeywords.take().take();
  return true;
}

bool Binder::fillDefaults() {
  Tuple* defaults = function->defaults.isNone() ? nullptr : function->defaults.as<Tuple>();
  uint32_t count = defaults ? static_cast<uint32_t>(defaults->length) : 0;
  uint32_t firstDefault = count > code->argCount ? 0 : code->argCount - count;
  std::vector<Str*> absent;
  for (uint32_t i = 0; i < code->argCount; i++) {
    if (!locals[i].isUnbound()) continue;
    if (i < firstDefault) {
      absent.push_back(nameOfSlot(i));
    } else {
      Value value =
          (*defaults)[i - firstDefault + (count > code->argCount ? count - code->argCount : 0)];
      retain(value);
      locals[i] = value;
    }
  }
  return absent.empty() || missing(absent, "positional");
}

bool Binder::fillKeywordDefaults() {
  std::vector<Str*> absent;
  for (uint32_t i = code->argCount; i < namedCount(); i++) {
    if (!locals[i].isUnbound()) continue;
    Value value = function->kwDefaults.isNone()
                      ? Value::notFound()
                      : dictGet(rt, function->kwDefaults.as<Dict>(), nameOfSlot(i));
    if (value.isNotFound()) {
      absent.push_back(nameOfSlot(i));
    } else {
      retain(value);
      locals[i] = value;
    }
  }
  return absent.empty() || missing(absent, "keyword-only");
}

bool Binder::bind() {
  if (!takePositional() || !takeKeywords()) return false;
  if (positional > code->argCount && !hasVarArgs()) return tooMany();
  return fillDefaults() && fillKeywordDefaults();
}

void Binder::giveUp() {
  for (uint32_t i = 0; i < code->parameterCount; i++)
    release(std::exchange(locals[i], Value::unbound()));
}

}  // namespace

bool bindGenerally(Runtime& rt, Function* function, Value* locals, uint32_t positional,
                   Tuple* names) {
  const size_t count = positional + (names ? names->length : 0);
  Code* code = function->code;
  Binder binder{rt, function, code, locals, positional, names, {locals, locals + count}, {}};
  bool ok = hasRoom(rt, machineOf(rt), code, locals);
  if (ok) {
    for (uint32_t i = 0; i < code->parameterCount; i++) locals[i] = Value::unbound();
    ok = binder.bind();
    if (!ok) binder.giveUp();
  }
  for (Value value : binder.given) release(value);
  return ok;
}

}  // namespace ouro
