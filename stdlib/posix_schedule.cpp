// posix: who the process is and when it runs: users, groups, priorities, processors.

#include <grp.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

#include "runtime/argument_name.h"
#include "runtime/types/float.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/posix.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

template <auto call, const char* const& kind, size_t N>
Owned posix_set_ids(Runtime& rt, Value, Args args) {
  uint32_t v[3] = {};
  for (uint32_t i = 0; i < N; i++) OURO_CHECK(idArg(rt, args[i], kind, &v[i]));
  if constexpr (N == 1) return noneOrError(rt, call(v[0]));
  if constexpr (N == 2) return noneOrError(rt, call(v[0], v[1]));
  if constexpr (N == 3) return noneOrError(rt, call(v[0], v[1], v[2]));
}
constexpr const char* kUser = "uid";
constexpr const char* kGroup = "gid";

Owned posix_setgroups(Runtime& rt, Value, Args args) {
  OURO_TRY(items, tupleFrom(rt, args[0]));
  std::vector<gid_t> groups;
  for (Value item : items.as<Tuple>()->span()) {
    if (!isInt(rt, item)) return raise(rt, Exc::TypeError, "groups must be integers");
    OURO_CHECK(idArg(rt, item, kGroup, &groups.emplace_back()));
  }
  return noneOrError(rt, setgroups(groups.size(), groups.data()));
}
Owned posix_initgroups(Runtime& rt, Value, Args args) {
  std::string name;
  uint32_t group;
  OURO_CHECK(systemNameArg(rt, args[0], &name) && idArg(rt, args[1], kGroup, &group));
  return noneOrError(rt, initgroups(name.c_str(), group));
}
Owned posix_getgrouplist(Runtime& rt, Value, Args args) {
  std::string name;
  uint32_t group;
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "getgrouplist() argument 1 must be str, not {}",
                 argumentName(rt, args[0]));
  OURO_CHECK(systemNameArg(rt, args[0], &name) && idArg(rt, args[1], kGroup, &group));
  std::vector<gid_t> groups(32);
  int count = static_cast<int>(groups.size());
  while (getgrouplist(name.c_str(), group, groups.data(), &count) < 0)
    groups.resize(std::max(groups.size() * 2, static_cast<size_t>(count)));
  OURO_TRY(list, newList(rt));
  for (size_t i = 0; i < static_cast<size_t>(count); i++)
    OURO_CHECK(append(rt, list.as<List>(), Value::small(groups[i])));
  return list.take();
}

Owned posix_getpriority(Runtime& rt, Value, Args args) {
  int which, who;
  OURO_CHECK(cIntArg(rt, args[0], &which) && cIntArg(rt, args[1], &who));
  errno = 0;
  int priority = getpriority(static_cast<__priority_which>(which), static_cast<id_t>(who));
  return errno ? raiseOSError(rt, errno) : smallInt(priority);
}
Owned posix_setpriority(Runtime& rt, Value, Args args) {
  int which, who, priority;
  OURO_CHECK(cIntArg(rt, args[0], &which) && cIntArg(rt, args[1], &who) &&
             cIntArg(rt, args[2], &priority));
  return noneOrError(
      rt, setpriority(static_cast<__priority_which>(which), static_cast<id_t>(who), priority));
}

// ---- the scheduler

template <auto call>
Owned posix_policy_number(Runtime& rt, Value, Args args) {
  int number;
  OURO_CHECK(cIntArg(rt, args[0], &number));
  return numberOrError(rt, call(number));
}

bool paramArg(Runtime& rt, Value module, Value v, sched_param* out) {
  if (typeOf(rt, v) != posixState(module)->schedParam)
    return fail(rt, Exc::TypeError, "must have a sched_param object");
  return cIntArg(rt, (*v.as<Tuple>())[0], &out->sched_priority);
}
Owned posix_sched_setscheduler(Runtime& rt, Value module, Args args) {
  int pid, policy;
  sched_param param;
  OURO_CHECK(cIntArg(rt, args[0], &pid) && cIntArg(rt, args[1], &policy) &&
             paramArg(rt, module, args[2], &param));
  return noneOrError(rt, sched_setscheduler(pid, policy, &param));
}
Owned posix_sched_setparam(Runtime& rt, Value module, Args args) {
  int pid;
  sched_param param;
  OURO_CHECK(cIntArg(rt, args[0], &pid) && paramArg(rt, module, args[1], &param));
  return noneOrError(rt, sched_setparam(pid, &param));
}
Owned posix_sched_getparam(Runtime& rt, Value module, Args args) {
  int pid;
  sched_param param;
  OURO_CHECK(cIntArg(rt, args[0], &pid));
  if (sched_getparam(pid, &param) < 0) return raiseOSError(rt, errno);
  Owned items[] = {smallInt(param.sched_priority)};
  return newStruct(rt, posixState(module)->schedParam, items);
}
Owned posix_sched_rr_get_interval(Runtime& rt, Value, Args args) {
  int pid;
  timespec time;
  OURO_CHECK(cIntArg(rt, args[0], &pid));
  if (sched_rr_get_interval(pid, &time) < 0) return raiseOSError(rt, errno);
  return newFloat(rt, static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec));
}

Owned posix_sched_getaffinity(Runtime& rt, Value, Args args) {
  int pid;
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  OURO_CHECK(cIntArg(rt, args[0], &pid));
  if (sched_getaffinity(pid, sizeof cpus, &cpus) < 0) return raiseOSError(rt, errno);
  OURO_TRY(list, newList(rt));
  for (int64_t i = 0; i < CPU_SETSIZE; i++)
    if (CPU_ISSET(i, &cpus)) OURO_CHECK(append(rt, list.as<List>(), Value::small(i)));
  return call(rt, Value(rt.type(TypeId::Set)), list);
}
Owned posix_sched_setaffinity(Runtime& rt, Value, Args args) {
  int pid;
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  OURO_CHECK(cIntArg(rt, args[0], &pid));
  OURO_CHECK(forEach(rt, args[1], [&](Value item) {
    int cpu;
    if (!isInt(rt, item)) {
      return fail(rt, Exc::TypeError,
                  "expected an iterator of ints, but iterator yielded <class '{}'>",
                  typeName(rt, item));
    }
    if (!cIntArg(rt, item, &cpu)) return false;
    if (cpu < 0) return fail(rt, Exc::ValueError, "negative CPU number");
    if (cpu < CPU_SETSIZE) CPU_SET(cpu, &cpus);
    return true;
  }));
  return noneOrError(rt, sched_setaffinity(pid, sizeof cpus, &cpus));
}

constexpr MethodDef kRows[] = {
    {"setuid", posix_set_ids<setuid, kUser, 1>, "uid, /", "Becomes another user."},
    {"setgid", posix_set_ids<setgid, kGroup, 1>, "gid, /", "Takes another group."},
    {"seteuid", posix_set_ids<seteuid, kUser, 1>, "euid, /", "Acts as another user."},
    {"setegid", posix_set_ids<setegid, kGroup, 1>, "egid, /", "Acts for another group."},
    {"setreuid", posix_set_ids<setreuid, kUser, 2>, "ruid, euid, /",
     "Sets real and effective user."},
    {"setregid", posix_set_ids<setregid, kGroup, 2>, "rgid, egid, /",
     "Sets real and effective group."},
    {"setresuid", posix_set_ids<setresuid, kUser, 3>, "ruid, euid, suid, /",
     "Sets real, effective and saved user."},
    {"setresgid", posix_set_ids<setresgid, kGroup, 3>, "rgid, egid, sgid, /",
     "Sets real, effective and saved group."},
    {"setgroups", posix_setgroups, "groups, /", "Sets the groups of the process."},
    {"initgroups", posix_initgroups, "username, gid, /", "Takes all groups of a user."},
    {"getgrouplist", posix_getgrouplist, "user, group, /", "All groups of a user."},
    {"getpriority", posix_getpriority, "which, who", "The priority of processes."},
    {"setpriority", posix_setpriority, "which, who, priority", "Sets it."},
    {"sched_get_priority_min", posix_policy_number<sched_get_priority_min>, "policy",
     "The lowest priority of a policy."},
    {"sched_get_priority_max", posix_policy_number<sched_get_priority_max>, "policy",
     "The highest priority of a policy."},
    {"sched_getscheduler", posix_policy_number<sched_getscheduler>, "pid, /",
     "The policy of a process."},
    {"sched_setscheduler", posix_sched_setscheduler, "pid, policy, param, /", "Sets it."},
    {"sched_getparam", posix_sched_getparam, "pid, /", "The parameters of a process's policy."},
    {"sched_setparam", posix_sched_setparam, "pid, param, /", "Sets them."},
    {"sched_rr_get_interval", posix_sched_rr_get_interval, "pid, /",
     "The seconds that a process runs by turns."},
    {"sched_getaffinity", posix_sched_getaffinity, "pid, /",
     "The processors that a process may use."},
    {"sched_setaffinity", posix_sched_setaffinity, "pid, mask, /", "Sets them."},
};

}  // namespace

const std::span<const MethodDef> kPosixSchedule = kRows;

}  // namespace ouro
