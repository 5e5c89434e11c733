// The module syslog: messages for the system's log.

#include <syslog.h>

#include <string>

#include "runtime/argument_name.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

struct SyslogState {
  std::string* identity;  // what openlog() keeps a pointer to; null before it is called
};
SyslogState* stateOf(Value module) { return static_cast<SyslogState*>(module.as<Module>()->state); }

// The name of the script, as sys.argv[0] has it; "" if that cannot be said.
std::string scriptName(Runtime& rt) {
  Ref<Str> name = intern(rt, "argv");
  Value arguments = name ? dictGet(rt, rt.sysDict, name.get()) : Value();
  if (!arguments.isObject() || !isList(rt, arguments) || arguments.as<List>()->length == 0)
    return "";
  Value first = (*arguments.as<List>())[0];
  if (!isStr(rt, first)) return "";
  std::string path = toUtf8(first.as<Str>());
  return path.substr(path.rfind('/') + 1);
}

bool textArg(Runtime& rt, Value v, const char* where, std::string* out) {
  if (!isStr(rt, v))
    return fail(rt, Exc::TypeError, "{} must be str, not {}", where, argumentName(rt, v));
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  if (out->find('\0') == std::string::npos) return true;
  return fail(rt, Exc::ValueError, "embedded null character");
}

void open(Value module, std::string identity, int options, int facility) {
  SyslogState* state = stateOf(module);
  auto* kept = new std::string(std::move(identity));
  openlog(kept->empty() ? nullptr : kept->c_str(), options, facility);
  delete std::exchange(state->identity, kept);
}

Owned syslog_openlog(Runtime& rt, Value module, Args args) {
  std::string identity;
  int options = 0, facility = LOG_USER;
  OURO_CHECK(!args.has(0) || textArg(rt, args[0], "openlog() argument 1", &identity));
  OURO_CHECK(!args.has(1) || cIntArg(rt, args[1], &options));
  OURO_CHECK(!args.has(2) || cIntArg(rt, args[2], &facility));
  open(module, args.has(0) ? identity : scriptName(rt), options, facility);
  return Owned::none();
}

Owned syslog_syslog(Runtime& rt, Value module, Args args) {
  int priority = LOG_INFO;
  bool hasPriority = args.count == 2 && typeOf(rt, args[0])->slots.index;
  if ((args.count != 1 && !hasPriority) || !isStr(rt, args[args.count - 1]))
    return raise(rt, Exc::TypeError, "[priority,] message string");
  std::string message;
  OURO_CHECK(!hasPriority || cIntArg(rt, args[0], &priority));
  OURO_CHECK(textArg(rt, args[args.count - 1], "message", &message));
  if (!stateOf(module)->identity) open(module, scriptName(rt), 0, LOG_USER);
  Unlocked unlocked(rt);
  syslog(priority, "%s", message.c_str());
  return Owned::none();
}

void close(SyslogState* state) {
  if (!state->identity) return;
  closelog();
  delete std::exchange(state->identity, nullptr);
}
Owned syslog_closelog(Runtime&, Value module, Args) {
  close(stateOf(module));
  return Owned::none();
}

Owned syslog_setlogmask(Runtime& rt, Value, Args args) {
  int mask;
  OURO_CHECK(cIntArg(rt, args[0], &mask));
  return smallInt(setlogmask(mask));
}
Owned syslog_LOG_MASK(Runtime& rt, Value, Args args) {
  int priority;
  OURO_CHECK(cIntArg(rt, args[0], &priority));
  return smallInt(static_cast<int>(1u << (static_cast<unsigned>(priority) & 31)));
}
Owned syslog_LOG_UPTO(Runtime& rt, Value, Args args) {
  int priority;
  OURO_CHECK(cIntArg(rt, args[0], &priority));
  return smallInt(static_cast<int>((1u << (static_cast<unsigned>(priority + 1) & 31)) - 1));
}

constexpr MethodDef kFunctions[] = {
    {"openlog", syslog_openlog, "ident=None, logoption=0, facility=8",
     "Says how the messages that follow are marked."},
    {"syslog", syslog_syslog, "*args", "syslog([priority,] message): sends a message to the log."},
    {"closelog", syslog_closelog, "", "Forgets what openlog() was told."},
    {"setlogmask", syslog_setlogmask, "maskpri, /",
     "Says which priorities are logged; gives the mask before."},
    {"LOG_MASK", syslog_LOG_MASK, "pri, /", "The mask of one priority."},
    {"LOG_UPTO", syslog_LOG_UPTO, "pri, /", "The mask of a priority and all above it."},
};

#define NUMBER(name) \
  { #name, name }
constexpr NamedNumber kNumbers[] = {
    NUMBER(LOG_EMERG),    NUMBER(LOG_ALERT),  NUMBER(LOG_CRIT),   NUMBER(LOG_ERR),
    NUMBER(LOG_WARNING),  NUMBER(LOG_NOTICE), NUMBER(LOG_INFO),   NUMBER(LOG_DEBUG),
    NUMBER(LOG_PID),      NUMBER(LOG_CONS),   NUMBER(LOG_NDELAY), NUMBER(LOG_ODELAY),
    NUMBER(LOG_NOWAIT),   NUMBER(LOG_PERROR), NUMBER(LOG_KERN),   NUMBER(LOG_USER),
    NUMBER(LOG_MAIL),     NUMBER(LOG_DAEMON), NUMBER(LOG_AUTH),   NUMBER(LOG_LPR),
    NUMBER(LOG_LOCAL0),   NUMBER(LOG_LOCAL1), NUMBER(LOG_LOCAL2), NUMBER(LOG_LOCAL3),
    NUMBER(LOG_LOCAL4),   NUMBER(LOG_LOCAL5), NUMBER(LOG_LOCAL6), NUMBER(LOG_LOCAL7),
    NUMBER(LOG_SYSLOG),   NUMBER(LOG_CRON),   NUMBER(LOG_UUCP),   NUMBER(LOG_NEWS),
    NUMBER(LOG_AUTHPRIV),
};
#undef NUMBER

bool addNames(Runtime& rt, Module* module) { return addNumbers(rt, module, kNumbers); }
void clearState(void* state) { close(static_cast<SyslogState*>(state)); }
void visitState(void*, Visitor&) {}

}  // namespace

extern const ModuleDef syslogModule;
const ModuleDef syslogModule = {
    .name = "syslog",
    .doc = "Messages for the system's log.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(SyslogState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
