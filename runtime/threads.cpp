#include "runtime/threads.h"

#include <poll.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <ctime>
#include <new>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/repeated_call.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr size_t kDefaultStack = 16u << 20;   // address space; pages come as they are used
constexpr size_t kStackReserve = 512 * 1024;  // for the deepest unguarded chain of C++ calls
// Ends the system calls of threads that are to stop; its handler does nothing.
constexpr int kStopSignal = SIGURG;
constexpr int kStopTries = 200;
constexpr useconds_t kStopPause = 5000;

template <class T>
void drop(T*& field) {
  T* old = std::exchange(field, nullptr);
  if (old) release(old);
}

void visitThread(Runtime& rt, Thread* thread, Visitor& visitor) {
  visit(visitor, thread->handledBase.exception);
  if (thread->locals) visit(visitor, thread->locals);
  if (thread->context) visit(visitor, thread->context);
  visit(visitor, thread->runningLoop);
  if (thread->sentinel) visit(visitor, thread->sentinel);
  if (thread == rt.thread) return;  // the rest lies in the runtime
  visit(visitor, thread->pending);
  visit(visitor, thread->asyncFirstIteration);
  visit(visitor, thread->asyncFinaliser);
  visit(visitor, thread->tracing.function);
  visit(visitor, thread->tracing.profile);
  if (thread->reprStack) visit(visitor, thread->reprStack);
  rt.machine.visitFrames(thread->frame, visitor);
}

// SystemExit ends a thread silently.
void reportFailure(Runtime& rt, Value function) {
  if (rt.thread->isStopping || errorMatches(rt, Exc::SystemExit)) return clearError(rt);
  reportUnraisable(rt, function, "Exception ignored in thread started by");
}

void runStart(Runtime& rt, ThreadStart& start) {
  Value keywords = start.keywords ? Value(start.keywords) : Value::none();
  Local result = passKeywords(rt, keywords, start.args->span(),
                              [&](const CallArgs& args) { return call(rt, start.function, args); });
  if (result.isError()) reportFailure(rt, start.function);
  result = Local();
  drop(start.keywords);
  drop(start.args);
  release(std::exchange(start.function, Value::unbound()));
}

}  // namespace

struct Threads::Launch {
  Threads* threads;
  Thread* thread;
  ThreadStart start;
  size_t stackBytes;
};

Threads::Threads(Runtime& rt) : rt_(rt), holder_(&rt.mainThread) {
  sem_init(&rt.mainThread.awake, 0, 0);
  rt.mainThread.ident = pthread_self();
  struct sigaction action {};
  action.sa_handler = [](int) {};
  sigaction(kStopSignal, &action, nullptr);
}

Thread* Threads::first() const { return &rt_.mainThread; }

Threads& threadsOf(Runtime& rt) {
  if (!rt.threads) rt.threads = new Threads(rt);
  return *rt.threads;
}

void visitThreads(Runtime& rt, Visitor& visitor) {
  for (Thread* thread = &rt.mainThread; thread; thread = thread->next)
    visitThread(rt, thread, visitor);
  if (rt.machine.visitFrames) rt.machine.visitFrames(rt.frame, visitor);
}

// ---- starting and ending

bool Threads::start(const ThreadStart& start, size_t stackBytes, uint64_t* ident) {
  auto* launch = new Launch{this, new Thread, start, stackBytes ? stackBytes : kDefaultStack};
  Thread* thread = launch->thread;
  Local stack = newList(rt_);
  thread->vm = stack.isError() ? nullptr : rt_.machine.makeThread(rt_);
  sem_init(&thread->awake, 0, 0);

  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, launch->stackBytes);
  pthread_t id;
  bool ok = thread->vm && pthread_create(&id, &attributes, run, launch) == 0;
  pthread_attr_destroy(&attributes);
  if (!ok) {
    if (thread->vm) rt_.machine.dropThread(thread->vm);
    delete thread;
    delete launch;
    return errorPending(rt_) ? false : fail(rt_, Exc::RuntimeError, "can't start new thread");
  }
  // The new thread waits for the lock, which this one holds.
  thread->reprStack = stack.take().take().as<List>();
  thread->ident = *ident = id;
  thread->number = ++started_;
  thread->next = rt_.mainThread.next;
  rt_.mainThread.next = thread;
  count_++;
  return true;
}

void* Threads::run(void* given) {
  Launch launch = *static_cast<Launch*>(given);
  delete static_cast<Launch*>(given);
  Threads& threads = *launch.threads;
  Thread* thread = launch.thread;
  thread->stackLimit =
      static_cast<char*>(__builtin_frame_address(0)) - (launch.stackBytes - kStackReserve);
  thread->nativeId = gettid();
  threads.enter(thread);
  runStart(threads.rt_, launch.start);
  threads.end(thread);
  return nullptr;
}

void Threads::end(Thread* thread) {
  release(std::exchange(rt_.asyncFirstIteration, Value::none()));
  release(std::exchange(rt_.asyncFinaliser, Value::none()));
  dropHooks(rt_.tracing);
  release(std::exchange(thread->handledBase.exception, Value::none()));
  drop(thread->locals);
  drop(thread->context);
  dropField(thread->runningLoop);
  drop(rt_.reprStack);
  clearError(rt_);
  if (thread->sentinel) thread->freeSentinel(thread->sentinel);
  drop(thread->sentinel);
  Thread** link = &rt_.mainThread.next;
  while (*link != thread) link = &(*link)->next;
  *link = thread->next;
  void* machine = rt_.vm;
  auto dropThread = rt_.machine.dropThread;
  {
    std::lock_guard guard(mutex_);
    holder_ = nullptr;
    count_--;
    free_.notify_one();
  }
  // Nothing of the runtime from here on: the main thread may have taken it apart already.
  dropThread(machine);
  sem_destroy(&thread->awake);
  delete thread;
}

// ---- the lock

void Threads::save() {
  Thread* thread = rt_.thread;
  thread->frame = rt_.frame;
  thread->handled = rt_.handled;
  thread->depth = rt_.depth;
  thread->stackLimit = rt_.stackLimit;
  thread->pending = rt_.pending;
  thread->reprStack = rt_.reprStack;
  thread->asyncFirstIteration = rt_.asyncFirstIteration;
  thread->asyncFinaliser = rt_.asyncFinaliser;
  thread->tracing = rt_.tracing;
  thread->vm = rt_.vm;
}

void Threads::load(Thread* thread) {
  rt_.thread = thread;
  rt_.frame = thread->frame;
  rt_.handled = thread->handled;
  rt_.depth = thread->depth;
  rt_.stackLimit = thread->stackLimit;
  rt_.pending = thread->pending;
  rt_.reprStack = thread->reprStack;
  rt_.asyncFirstIteration = thread->asyncFirstIteration;
  rt_.asyncFinaliser = thread->asyncFinaliser;
  rt_.tracing = thread->tracing;
  setMachine(rt_, thread->vm);
  if (thread->isMain && rt_.signals) askAttention(rt_, kSignalArrived);
  if (thread->isStopping) askAttention(rt_, kThreadStops);
}

void Threads::leave() {
  int error = errno;
  save();
  {
    std::lock_guard guard(mutex_);
    holder_ = nullptr;
    free_.notify_one();
  }
  errno = error;
}

void Threads::enter(Thread* thread) {
  int error = errno;
  {
    std::unique_lock guard(mutex_);
    waiting_++;
    while (holder_) {
      auto limit = std::chrono::duration<double>(interval_);
      if (free_.wait_for(guard, limit) == std::cv_status::timeout && holder_)
        askAttention(rt_, kThreadWaits);
    }
    waiting_--;
    holder_ = thread;
    switches_++;
    switched_.notify_all();
  }
  load(thread);
  errno = error;
}

void Threads::yield() {
  Thread* self = rt_.thread;
  save();
  {
    // Another thread is to have it first: this one would win the race for its own lock.
    std::unique_lock guard(mutex_);
    if (!waiting_) return;
    uint64_t before = switches_;
    holder_ = nullptr;
    free_.notify_one();
    switched_.wait(guard, [&] { return switches_ != before; });
  }
  enter(self);
}

void Threads::park(int64_t deadline) {
  Thread* self = rt_.thread;
  leave();
  timespec until{deadline / 1000000000, deadline % 1000000000};
  if (deadline < 0) {
    sem_wait(&self->awake);
  } else {
    sem_clockwait(&self->awake, CLOCK_MONOTONIC, &until);
  }
  enter(self);
}

Unlocked::Unlocked(Runtime& rt) : threads_(rt.threads), self_(rt.thread) {
  if (threads_) threads_->leave();
}
Unlocked::~Unlocked() {
  if (threads_) threads_->enter(self_);
}

bool waitReady(Runtime& rt, int fd, short events) {
  if (!rt.threads || rt.threads->count() == 0 || fd < 0) return true;
  pollfd one{fd, events, 0};
  if (poll(&one, 1, 0) != 0) return true;
  Unlocked unlocked(rt);
  return poll(&one, 1, -1) >= 0 || errno != EINTR;
}

size_t waitWritable(Runtime& rt, int fd, size_t size) {
  if (!rt.threads || rt.threads->count() == 0) return size;
  if (!waitReady(rt, fd, POLLOUT)) return 0;
  struct stat info {};
  if (size <= PIPE_BUF || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))) return size;
  return PIPE_BUF;
}

ssize_t writeWaiting(Runtime& rt, int fd, std::string_view bytes) {
  struct stat info {};
  bool isQuick = bytes.size() <= PIPE_BUF || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode));
  if (isQuick) return waitReady(rt, fd, POLLOUT) ? ::write(fd, bytes.data(), bytes.size()) : -1;
  Unlocked unlocked(rt);
  return ::write(fd, bytes.data(), bytes.size());
}

// ---- the end

bool Threads::stopAll() {
  for (int i = 0; i < kStopTries && count_; i++) {
    for (Thread* thread = rt_.mainThread.next; thread; thread = thread->next) {
      thread->isStopping = true;
      pthread_kill(thread->ident, kStopSignal);
    }
    leave();
    usleep(i ? kStopPause : 0);
    enter(&rt_.mainThread);
  }
  return count_ == 0;
}

void Threads::forgetOthers() {
  Thread* self = rt_.thread;
  new (&mutex_) std::mutex;
  new (&free_) std::condition_variable;
  new (&switched_) std::condition_variable;
  waiting_ = 0;
  // The frames of the others stay: what they refer to is never freed.
  rt_.mainThread.next = nullptr;
  count_ = 0;
  if (self != &rt_.mainThread) {
    self->next = nullptr;
    rt_.mainThread.next = self;
    count_ = 1;
  }
}

void afterForkInChild(Runtime& rt) {
  if (rt.threads) rt.threads->forgetOthers();
  rt.thread->loopIsParents = true;
}

}  // namespace ouro
