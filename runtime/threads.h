#pragma once
// The threads of one runtime. Each is a thread of the system; only the one that holds the runtime's
// lock runs, and `Runtime` holds what belongs to it:
//
//   running:    Runtime.{frame, depth, handled, pending, vm ...} are this thread's own
//   all others: the same fields lie in their `Thread`
//
// A thread gives the lock away while it waits for the world (Unlocked) or for a lock of the program
// (park), and at a safe point once another thread has waited for the switch interval. Code without
// a safe point is thus never interrupted. A program that starts no thread has no `Threads` and pays
// nothing.

#include <pthread.h>
#include <semaphore.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "runtime/thread.h"

namespace ouro {

struct Runtime;
struct Visitor;
struct Tuple;

// What a thread calls; the references are owned.
struct ThreadStart {
  Value function = Value::unbound();
  Tuple* args = nullptr;
  Dict* keywords = nullptr;  // or null
};

class Threads {
 public:
  explicit Threads(Runtime&);
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  // Consumes the references of `start` if it succeeds. False: RuntimeError or MemoryError is
  // pending. stackBytes: of the native stack; 0: the default.
  bool start(const ThreadStart& start, size_t stackBytes, uint64_t* ident);
  size_t count() const { return count_; }  // without the main thread
  Thread* first() const;                   // of a list through Thread::next

  // ---- the lock. leave() and enter() keep errno.
  void leave();
  void enter(Thread*);
  // At a safe point: lets another thread run that waits for the lock.
  void yield();
  void setInterval(double seconds) { interval_ = seconds; }

  // Waits without the lock until wake(this thread), a signal, or `deadline` (nanoseconds of
  // CLOCK_MONOTONIC; negative: none).
  void park(int64_t deadline);
  static void wake(Thread* thread) { sem_post(&thread->awake); }

  // At the end of the program: the threads still running unwind without any handler of theirs.
  // False: one does not come to its end; then the runtime must not be taken apart.
  bool stopAll();
  // In the child of a fork: this thread is the only one.
  void forgetOthers();

 private:
  struct Launch;
  static void* run(void* launch);
  void save();
  void load(Thread*);
  void end(Thread*);

  Runtime& rt_;
  std::mutex mutex_;
  std::condition_variable free_;      // the lock is free
  std::condition_variable switched_;  // another thread has taken it
  Thread* holder_;
  uint32_t waiting_ = 0;
  uint64_t switches_ = 0;
  double interval_ = 0.005;
  size_t count_ = 0;
  uint64_t started_ = 0;
};

// Around a system call that may wait: other threads run meanwhile. No object is to be touched.
class Unlocked {
 public:
  explicit Unlocked(Runtime&);
  ~Unlocked();
  Unlocked(const Unlocked&) = delete;
  Unlocked& operator=(const Unlocked&) = delete;

 private:
  Threads* threads_;
  Thread* self_;
};

// Waits, without the lock, until reading from (POLLIN) or writing to (POLLOUT) a file would not
// wait; at once true where there is one thread only. False: a signal came, errno is EINTR.
bool waitReady(Runtime&, int fd, short events);
// The same for writing `size` bytes, of which the result can be written without waiting; 0: a
// signal came.
size_t waitWritable(Runtime&, int fd, size_t size);
// write(2), which may wait without the lock: nothing may move the bytes meanwhile (HeldBytes).
ssize_t writeWaiting(Runtime&, int fd, std::string_view bytes);

// The runtime's threads, made when first needed.
Threads& threadsOf(Runtime&);
void visitThreads(Runtime&, Visitor&);

// In the child of a fork, first of all.
void afterForkInChild(Runtime&);

}  // namespace ouro
