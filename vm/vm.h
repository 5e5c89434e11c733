#pragma once
// A whole virtual machine as one object: the face for embedders, the command line and tests. A
// process can hold one at a time (theRuntime()); a second one beside it ends the process.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stdlib/start_flags.h"
#include "vm/failure_forks.h"

namespace ouro {

struct Dict;
struct Owned;
struct Runtime;

struct VmOptions {
  std::string executable = "ouro";
  StartFlags flags;
  bool gcStress = false;     // collect at every safe point
  bool gcLog = false;        // a line for each collection on stderr
  bool audit = false;        // recount references at exit
  bool checkExit = false;    // no object may be left alive
  bool endsProcess = false;  // what nobody would notice may be left to the process's end
  bool countOps = false;
  bool unbuffered = false;
  bool writeBytecode = true;                 // false: sys.dont_write_bytecode
  std::string bytecodePrefix;                // sys.pycache_prefix, if not empty
  std::vector<std::string> path;             // entries of sys.path before the library's
  std::vector<std::string> warnOptions;      // sys.warnoptions
  std::vector<std::string> implementation;   // sys._xoptions: NAME or NAME=VALUE
  std::string streamEncoding, streamErrors;  // of the standard streams; empty: the usual ones
  std::string startupScript;                 // run before the first prompt
  std::optional<uint32_t> hashSeed;          // of str and bytes; none: a random one
  int traceFrames = 0;                       // tracemalloc runs from the start, with so many
  bool dumpsAtFaults = false;                // faulthandler is enabled from the start
  bool skipsFirstLine = false;               // of the script's file
  bool timesImports = false;                 // each import says how long it took
  size_t maxHeap = SIZE_MAX;
  // What ends the program with LimitExceeded; 0: none.
  uint64_t maxSteps = 0;
  double maxSeconds = 0;
  uint32_t maxDepth = 0;
  uint64_t failAllocation = 0;  // the n-th allocation of the program fails; 0: none
  FailureChoice failEach;       // at each of these a fork goes on in which it fails
};

class Vm {
 public:
  explicit Vm(const VmOptions& options = {});
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  // The status after a KeyboardInterrupt that nobody caught.
  static constexpr int kInterrupted = -2;

  // Each runs one program as __main__ and returns its exit status; what it does not catch is
  // printed on stderr. `arguments` is sys.argv.
  int runFile(const std::string& path, const std::vector<std::string>& arguments);
  int runCommand(const std::string& code, const std::vector<std::string>& arguments);
  int runInput(const std::vector<std::string>& arguments);  // standard input, to its end
  int runModule(const std::string& name, const std::vector<std::string>& arguments);
  int runPrompt(const std::vector<std::string>& arguments);
  int disassemble(const std::string& path);

  // Ends the program: exit functions, files, modules; checks what the options ask for. Returns
  // `status`, or another one when a check fails. Nothing can run afterwards.
  int finish(int status);
  // Has finish() left all memory to the end of the process? Then the Vm is not to be destroyed.
  bool isLeft() const { return isLeft_; }

  Runtime& runtime() { return *runtime_; }

 private:
  bool start(const std::vector<std::string>& arguments, const std::string& firstPath,
             bool isCollection = false);
  int afterProgram(Owned result, Dict* globals);
  int runMain(const std::string& name, bool changesArguments);
  int runSource(const std::string& bytes, const std::string& filename, bool isFile,
                bool isText = false);
  bool isTextOfCommand(const std::string& command);

  struct State;
  VmOptions options_;
  std::unique_ptr<State> state_;
  Runtime* runtime_ = nullptr;
  bool isLeft_ = false;
};

}  // namespace ouro
