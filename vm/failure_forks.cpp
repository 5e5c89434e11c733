#include "vm/failure_forks.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "runtime/runtime.h"
#include "vm/failure_places.h"

namespace ouro {

namespace {

constexpr int kReport = 3;
constexpr unsigned kSecondsOfChild = 20;  // then SIGALRM ends it

// Of the process, as its standard streams and descriptor 3 are.
struct {
  uint64_t step;
  std::optional<FailurePlaces> places;
  bool forks;
  int out, err;  // what the child writes to
} forks;

void watchFailures(Runtime& rt, bool (*fails)(void*, uint64_t), uint64_t n) {
  HeapHooks hooks = rt.heap.hooks();
  hooks.failsAllocation = fails;
  rt.heap.setHooks(hooks);
  rt.heap.failAllocation(n);
}

// Standard input, with a position that is not the parent's.
void detachInput() {
  const off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
  const int own = open("/proc/self/fd/0", O_RDONLY | O_CLOEXEC);
  if (own < 0) return;
  lseek(own, at, SEEK_SET);
  dup2(own, STDIN_FILENO);
  close(own);
}

std::string takeAll(int file) {
  const off_t size = lseek(file, 0, SEEK_CUR);
  std::string text(size_t(size), 0);
  if (pread(file, text.data(), text.size(), 0) != size) std::abort();
  lseek(file, 0, SEEK_SET);
  if (ftruncate(file, 0) != 0) std::abort();
  return text;
}

void report(const std::string& text) {
  for (size_t done = 0; done < text.size();) {
    const ssize_t written = write(kReport, text.data() + done, text.size() - done);
    if (written < 0) std::_Exit(2);
    done += size_t(written);
  }
}

// What became of the child. It shares the positions of both streams with this process.
void tell(uint64_t n, int status) {
  const std::string out = takeAll(forks.out), err = takeAll(forks.err);
  char head[128];
  std::snprintf(head, sizeof head, "%llu %d %zu %zu %lld %lld\n",
                static_cast<unsigned long long>(n), status, out.size(), err.size(),
                static_cast<long long>(lseek(STDOUT_FILENO, 0, SEEK_CUR)),
                static_cast<long long>(lseek(STDERR_FILENO, 0, SEEK_CUR)));
  report(head + out + err);
}

bool failsAllocation(void* context, uint64_t n) {
  Runtime& rt = *static_cast<Runtime*>(context);
  if (forks.places ? !forks.places->isWorthTrying(rt) : n % forks.step != 0) return false;
  const pid_t child = forks.forks ? fork() : 1;
  if (child < 0) std::_Exit(2);
  if (child > 0) {
    int status = 0;
    if (forks.forks) waitpid(child, &status, 0);
    tell(n, status);
    return false;
  }
  alarm(kSecondsOfChild);
  dup2(forks.out, STDOUT_FILENO);
  dup2(forks.err, STDERR_FILENO);
  detachInput();
  watchFailures(rt, nullptr, 0);
  return true;
}

}  // namespace

void forkAtFailures(Runtime& rt, const FailureChoice& which) {
  forks.step = which.step;
  if (!which.places.empty()) forks.places.emplace(which.places.c_str(), which.mostOfPlace);
  forks.forks = which.forks;
  forks.out = memfd_create("out", MFD_CLOEXEC);
  forks.err = memfd_create("err", MFD_CLOEXEC);
  watchFailures(rt, failsAllocation, UINT64_MAX);
}

}  // namespace ouro
