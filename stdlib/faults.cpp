#include "stdlib/faults.h"

#include <pthread.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string_view>

#include "runtime/protocol.h"
#include "runtime/thread.h"
#include "runtime/types/function.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

struct Fault {
  int number;
  const char* name;
};
constexpr Fault kFaults[] = {{SIGBUS, "Bus error"},
                             {SIGILL, "Illegal instruction"},
                             {SIGFPE, "Floating point exception"},
                             {SIGABRT, "Aborted"},
                             {SIGSEGV, "Segmentation fault"}};

// All that the handler can reach: the process has one of each signal.
struct Watch {
  Runtime* volatile runtime;
  int fd;
  bool allThreads;
  struct sigaction before[std::size(kFaults)];
} watch;

// Writes without memory of its own, as a handler of a fault must.
class FaultText {
 public:
  explicit FaultText(int fd) : fd_(fd) {}
  ~FaultText() { flush(); }
  FaultText(const FaultText&) = delete;
  FaultText& operator=(const FaultText&) = delete;

  void put(std::string_view text) {
    for (char c : text) put(c);
  }
  void put(char c) {
    if (used_ == sizeof buffer_) flush();
    buffer_[used_++] = c;
  }
  void putHex(uint64_t value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
      put("0123456789abcdef"[value >> shift & 15]);
  }
  void putNumber(uint64_t value) {
    if (value > 9) putNumber(value / 10);
    put(static_cast<char>('0' + value % 10));
  }
  // What is not ASCII is escaped, what is long is cut.
  void put(const Str* text) {
    constexpr size_t kLongest = 500;
    for (size_t i = 0; i < text->length && i < kLongest; i++) {
      const char32_t c = text->at(i);
      if (c >= ' ' && c < 0x7f) {
        put(static_cast<char>(c));
        continue;
      }
      put('\\');
      put(c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U');
      putHex(c, c < 0x100 ? 2 : c < 0x10000 ? 4 : 8);
    }
    if (text->length > kLongest) put("...");
  }

 private:
  void flush() {
    for (size_t at = 0; at < used_;) {
      const ssize_t written = write(fd_, buffer_ + at, used_ - at);
      if (written < 0 && errno != EINTR) break;
      if (written > 0) at += static_cast<size_t>(written);
    }
    used_ = 0;
  }

  int fd_;
  size_t used_ = 0;
  char buffer_[512];
};

void putFrames(FaultText& out, const Frame* frame) {
  constexpr int kMost = 100;
  if (!frame) out.put("  <no Python frame>\n");
  for (int count = 0; frame; frame = frame->previous) {
    if (frame->code->flags & kStandsIn) continue;
    if (count++ == kMost) return out.put("  ...\n");
    out.put("  File \"");
    out.put(frame->code->filename.as<Str>());
    out.put("\", line ");
    const Position at = positionOf(frame->code, currentInstruction(frame));
    out.putNumber(static_cast<uint64_t>(at.line ? at.line : frame->code->firstLine));
    out.put(" in ");
    out.put(frame->code->name.as<Str>());
    out.put('\n');
  }
}

void putThread(FaultText& out, Runtime& rt, const Thread& thread, bool isFirst) {
  const bool runs = &thread == rt.thread;
  const uint64_t self = pthread_self(), ident = thread.ident ? thread.ident : self;
  if (!isFirst) out.put('\n');
  out.put(ident == self ? "Current thread 0x" : "Thread 0x");
  out.putHex(ident, 16);
  out.put(" (most recent call first):\n");
  putFrames(out, runs ? rt.frame : thread.frame);
}

void putStacks(FaultText& out, Runtime& rt) {
  if (!watch.allThreads) {
    out.put("Stack (most recent call first):\n");
    return putFrames(out, rt.frame);
  }
  bool isFirst = true;
  for (Thread* thread = rt.mainThread.next; thread; thread = thread->next) {
    putThread(out, rt, *thread, isFirst);
    isFirst = false;
  }
  putThread(out, rt, rt.mainThread, isFirst);
}

void onFault(int number) {
  const int before = errno;
  size_t which = 0;
  while (which + 1 < std::size(kFaults) && kFaults[which].number != number) which++;
  // A second fault, on the way, ends it as it would have without all this.
  sigaction(number, &watch.before[which], nullptr);
  if (Runtime* rt = watch.runtime) {
    FaultText out(watch.fd);
    out.put("Fatal Python error: ");
    out.put(kFaults[which].name);
    out.put("\n\n");
    putStacks(out, *rt);
  }
  errno = before;
  ::raise(number);
}

}  // namespace

bool watchFaults(Runtime& rt, int fd, bool allThreads) {
  const bool isOn = watch.runtime;
  watch.fd = fd;
  watch.allThreads = allThreads;
  watch.runtime = &rt;
  if (isOn) return true;
  struct sigaction action {};
  action.sa_handler = onFault;
  action.sa_flags = SA_NODEFER;
  for (size_t i = 0; i < std::size(kFaults); i++) {
    if (sigaction(kFaults[i].number, &action, &watch.before[i]) == 0) continue;
    (void)raiseOSError(rt, errno);
    return false;
  }
  return true;
}

void forgetFaults() {
  if (!watch.runtime) return;
  for (size_t i = 0; i < std::size(kFaults); i++)
    sigaction(kFaults[i].number, &watch.before[i], nullptr);
  watch.runtime = nullptr;
}

}  // namespace ouro
