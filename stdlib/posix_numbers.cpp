// posix: numbers that fewer scripts ask for.

#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <linux/limits.h>

#include "stdlib/posix.h"
#include "stdlib/system_call.h"

namespace ouro {

#define NUMBER(name) \
  { #name, name }
static constexpr NamedNumber kNumbers[] = {
    NUMBER(CLD_CONTINUED),
    NUMBER(CLD_DUMPED),
    NUMBER(CLD_EXITED),
    NUMBER(CLD_KILLED),
    NUMBER(CLD_STOPPED),
    NUMBER(CLD_TRAPPED),
    NUMBER(EFD_CLOEXEC),
    NUMBER(EFD_NONBLOCK),
    NUMBER(EFD_SEMAPHORE),
    NUMBER(GRND_NONBLOCK),
    NUMBER(GRND_RANDOM),
    NUMBER(MFD_ALLOW_SEALING),
    NUMBER(MFD_CLOEXEC),
    NUMBER(MFD_HUGETLB),
    NUMBER(O_FSYNC),
    NUMBER(O_LARGEFILE),
    NUMBER(POSIX_FADV_DONTNEED),
    NUMBER(POSIX_FADV_NOREUSE),
    NUMBER(POSIX_FADV_NORMAL),
    NUMBER(POSIX_FADV_RANDOM),
    NUMBER(POSIX_FADV_SEQUENTIAL),
    NUMBER(POSIX_FADV_WILLNEED),
    NUMBER(PRIO_PGRP),
    NUMBER(PRIO_PROCESS),
    NUMBER(PRIO_USER),
    NUMBER(P_ALL),
    NUMBER(P_PGID),
    NUMBER(P_PID),
    NUMBER(P_PIDFD),
    NUMBER(RWF_APPEND),
    NUMBER(RWF_DSYNC),
    NUMBER(RWF_HIPRI),
    NUMBER(RWF_NOWAIT),
    NUMBER(RWF_SYNC),
    NUMBER(SCHED_BATCH),
    NUMBER(SCHED_FIFO),
    NUMBER(SCHED_IDLE),
    NUMBER(SCHED_OTHER),
    NUMBER(SCHED_RESET_ON_FORK),
    NUMBER(SCHED_RR),
    NUMBER(SPLICE_F_MORE),
    NUMBER(SPLICE_F_MOVE),
    NUMBER(SPLICE_F_NONBLOCK),
    NUMBER(ST_APPEND),
    NUMBER(ST_MANDLOCK),
    NUMBER(ST_NOATIME),
    NUMBER(ST_NODEV),
    NUMBER(ST_NODIRATIME),
    NUMBER(ST_NOEXEC),
    NUMBER(ST_NOSUID),
    NUMBER(ST_RDONLY),
    NUMBER(ST_RELATIME),
    NUMBER(ST_SYNCHRONOUS),
    NUMBER(ST_WRITE),
    NUMBER(XATTR_CREATE),
    NUMBER(XATTR_REPLACE),
    NUMBER(XATTR_SIZE_MAX),
    {"POSIX_SPAWN_OPEN", 0},
    {"POSIX_SPAWN_CLOSE", 1},
    {"POSIX_SPAWN_DUP2", 2},
    {"RTLD_LAZY", 1},
    {"RTLD_NOW", 2},
    {"RTLD_GLOBAL", 256},
    {"RTLD_LOCAL", 0},
    {"RTLD_NODELETE", 4096},
    {"RTLD_NOLOAD", 4},
    {"RTLD_DEEPBIND", 8},
};
#undef NUMBER

bool addPosixNumbers(Runtime& rt, Module* module) { return addNumbers(rt, module, kNumbers); }

}  // namespace ouro
