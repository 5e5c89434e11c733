// measure REPORT COMMAND...: runs a command and writes to the file REPORT, in one line: its exit
// status (negative: the signal it died of), user and system microseconds, peak memory in KiB, wall
// microseconds.
//
// Linux counts as a process's peak also what it had before exec. A child of a large runner looks
// large, so a small program has to start what is measured.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

static long long micros(const timeval& t) { return t.tv_sec * 1000000LL + t.tv_usec; }

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: measure REPORT COMMAND...\n", stderr), 2;
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(argv[2], argv + 2);
    std::perror(argv[2]);
    _exit(127);
  }
  int status;
  rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) < 0) return std::perror("measure"), 1;
  const auto wall = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);

  std::FILE* report = std::fopen(argv[1], "w");
  if (!report) return std::perror(argv[1]), 1;
  std::fprintf(report, "%d %lld %lld %ld %lld\n",
               WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status),
               micros(usage.ru_utime), micros(usage.ru_stime), usage.ru_maxrss,
               static_cast<long long>(wall.count()));
  return std::fclose(report) == 0 ? 0 : 1;
}
