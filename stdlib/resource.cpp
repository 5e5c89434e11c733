// The module resource: what the process has used, and may use.

#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include "runtime/types/float.h"
#include "runtime/types/tuple.h"
#include "stdlib/resource.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

constexpr GetSetDef kUsageFields[] = {
    {"ru_utime", structField<0>},    {"ru_stime", structField<1>},
    {"ru_maxrss", structField<2>},   {"ru_ixrss", structField<3>},
    {"ru_idrss", structField<4>},    {"ru_isrss", structField<5>},
    {"ru_minflt", structField<6>},   {"ru_majflt", structField<7>},
    {"ru_nswap", structField<8>},    {"ru_inblock", structField<9>},
    {"ru_oublock", structField<10>}, {"ru_msgsnd", structField<11>},
    {"ru_msgrcv", structField<12>},  {"ru_nsignals", structField<13>},
    {"ru_nvcsw", structField<14>},   {"ru_nivcsw", structField<15>},
};
constexpr TypeDef kUsageType =
    structTypeDef("struct_rusage", "resource", kUsageFields, "What a process has used.", true);

struct ResourceState {
  Type* usage;  // kept by the machine
};

Owned secondsOf(Runtime& rt, const timeval& time) {
  return newFloat(rt, static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6);
}

Owned usageOf(Runtime& rt, Value module, const rusage& used) {
  const long numbers[] = {used.ru_maxrss,  used.ru_ixrss,  used.ru_idrss,  used.ru_isrss,
                          used.ru_minflt,  used.ru_majflt, used.ru_nswap,  used.ru_inblock,
                          used.ru_oublock, used.ru_msgsnd, used.ru_msgrcv, used.ru_nsignals,
                          used.ru_nvcsw,   used.ru_nivcsw};
  Owned items[2 + std::size(numbers)] = {secondsOf(rt, used.ru_utime),
                                         secondsOf(rt, used.ru_stime)};
  for (size_t i = 0; i < std::size(numbers); i++) items[2 + i] = newInt(rt, int64_t{numbers[i]});
  return newStruct(rt, static_cast<ResourceState*>(module.as<Module>()->state)->usage, items);
}

Owned resource_getrusage(Runtime& rt, Value module, Args args) {
  int who;
  rusage used;
  OURO_CHECK(cIntArg(rt, args[0], &who));
  if (getrusage(static_cast<__rusage_who_t>(who), &used) == 0) return usageOf(rt, module, used);
  if (errno == EINVAL) return raise(rt, Exc::ValueError, "invalid who parameter");
  return raiseOSError(rt, errno);
}

bool resourceArg(Runtime& rt, Value v, int* resource) {
  if (!cIntArg(rt, v, resource)) return false;
  if (*resource >= 0 && *resource < static_cast<int>(RLIMIT_NLIMITS)) return true;
  return fail(rt, Exc::ValueError, "invalid resource specified");
}

bool limitArg(Runtime& rt, Value v, rlim_t* out) {
  int64_t number = 0;
  OURO_TRY_BOOL(whole, index(rt, v));
  if (!intFits(rt, whole, &number))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C long");
  *out = static_cast<rlim_t>(number);
  return true;
}

// A pair of the limit now and the limit of the limit.
bool limitsArg(Runtime& rt, Value v, rlimit* out) {
  OURO_TRY_BOOL(pair, tupleFrom(rt, v));
  if (pair.as<Tuple>()->length != 2)
    return fail(rt, Exc::ValueError, "expected a tuple of 2 integers");
  return limitArg(rt, (*pair.as<Tuple>())[0], &out->rlim_cur) &&
         limitArg(rt, (*pair.as<Tuple>())[1], &out->rlim_max);
}

Owned limitsTuple(Runtime& rt, const rlimit& limits) {
  OURO_TRY(now, newInt(rt, static_cast<int64_t>(limits.rlim_cur)));
  OURO_TRY(most, newInt(rt, static_cast<int64_t>(limits.rlim_max)));
  return newTuple(rt, {now.get(), most.get()});
}

Owned failedLimit(Runtime& rt) {
  if (errno == EINVAL) return raise(rt, Exc::ValueError, "current limit exceeds maximum limit");
  if (errno == EPERM) return raise(rt, Exc::ValueError, "not allowed to raise maximum limit");
  return raiseOSError(rt, errno);
}

Owned resource_getrlimit(Runtime& rt, Value, Args args) {
  int resource;
  rlimit limits;
  OURO_CHECK(resourceArg(rt, args[0], &resource));
  if (getrlimit(static_cast<__rlimit_resource_t>(resource), &limits) < 0)
    return raiseOSError(rt, errno);
  return limitsTuple(rt, limits);
}

Owned resource_setrlimit(Runtime& rt, Value, Args args) {
  int resource;
  rlimit limits;
  OURO_CHECK(resourceArg(rt, args[0], &resource) && limitsArg(rt, args[1], &limits));
  bool done = setrlimit(static_cast<__rlimit_resource_t>(resource), &limits) == 0;
  return done ? Owned::none() : failedLimit(rt);
}

Owned resource_prlimit(Runtime& rt, Value, Args args) {
  if (args.count < 2 || args.count > 3)
    return raise(rt, Exc::TypeError, "resource.prlimit requires 2 to 3 arguments");
  int pid, resource;
  rlimit limits, before;
  bool sets = args.count > 2;
  OURO_CHECK(cIntArg(rt, args[0], &pid) && resourceArg(rt, args[1], &resource) &&
             (!sets || limitsArg(rt, args[2], &limits)));
  if (prlimit(pid, static_cast<__rlimit_resource>(resource), sets ? &limits : nullptr, &before) <
      0) {
    if (errno == EINVAL) return failedLimit(rt);
    return raiseOSError(rt, errno);
  }
  return limitsTuple(rt, before);
}

Owned resource_getpagesize(Runtime&, Value, Args) { return smallInt(sysconf(_SC_PAGESIZE)); }

constexpr MethodDef kFunctions[] = {
    {"getrusage", resource_getrusage, "who, /", "What the process or its children have used."},
    {"getrlimit", resource_getrlimit, "resource, /", "The limit now, and how far it may be set."},
    {"setrlimit", resource_setrlimit, "resource, limits, /", "Sets both limits of a resource."},
    {"prlimit", resource_prlimit, "*args",
     "The limits of a process (0: this one), as they were; sets new ones if they are given."},
    {"getpagesize", resource_getpagesize, "", "How many bytes a page of memory has."},
};

#define NUMBER(name) \
  { #name, name }
constexpr NamedNumber kNumbers[] = {
    NUMBER(RLIMIT_CPU),     NUMBER(RLIMIT_FSIZE),
    NUMBER(RLIMIT_DATA),    NUMBER(RLIMIT_STACK),
    NUMBER(RLIMIT_CORE),    NUMBER(RLIMIT_NOFILE),
    NUMBER(RLIMIT_OFILE),   NUMBER(RLIMIT_AS),
    NUMBER(RLIMIT_RSS),     NUMBER(RLIMIT_NPROC),
    NUMBER(RLIMIT_MEMLOCK), NUMBER(RLIMIT_MSGQUEUE),
    NUMBER(RLIMIT_NICE),    NUMBER(RLIMIT_RTPRIO),
    NUMBER(RLIMIT_RTTIME),  NUMBER(RLIMIT_SIGPENDING),
    NUMBER(RUSAGE_SELF),    NUMBER(RUSAGE_CHILDREN),
    NUMBER(RUSAGE_THREAD),  {"RLIM_INFINITY", static_cast<int64_t>(RLIM_INFINITY)},
};
#undef NUMBER

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<ResourceState*>(module->state);
  state->usage = moduleAddType(rt, module, kUsageType);
  return state->usage && addStructNumbers(rt, state->usage) && addNumbers(rt, module, kNumbers) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError)));
}

}  // namespace

extern const ModuleDef resourceModule;
const ModuleDef resourceModule = {
    .name = "resource",
    .doc = "What the process has used and may use of the system.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(ResourceState),
};

Owned newUsage(Runtime& rt, const rusage& used) {
  OURO_TRY(module, importModule(rt, "resource"));
  if (!isModule(rt, module) || module.as<Module>()->definition != &resourceModule)
    return raise(rt, Exc::ImportError, "another module has taken the name 'resource'");
  return usageOf(rt, module, used);
}

}  // namespace ouro
