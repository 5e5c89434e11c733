#include "vm/vm.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "compiler/pack_code.h"
#include "compiler/unicode_name.h"
#include "gc/audit.h"
#include "gc/heap_stats.h"
#include "gc/program_pages.h"
#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/modules.h"
#include "stdlib/sys.h"
#include "vm/callee_guess.h"
#include "vm/code_bytes.h"
#include "vm/code_parts.h"
#include "vm/compile_source.h"
#include "vm/delegate.h"
#include "vm/drop_modules.h"
#include "vm/failure_forks.h"
#include "vm/gc_log.h"
#include "vm/import.h"
#include "vm/limits.h"
#include "vm/machine.h"
#include "vm/repl.h"
#include "vm/settings.h"
#include "vm/signals.h"
#include "vm/stack.h"
#include "vm/traceback.h"
#include "vm/tracing.h"
#include "vm/unnoticed_end.h"

namespace ouro {

constinit Code* calleeGuesses[kGuesses];

struct Vm::State {
  explicit State(std::optional<uint32_t> hashSeed) : owner(hashSeed) {}

  RunWatch watch;
  MachineState machine;
  RuntimeOwner owner;
};

namespace {

constexpr size_t kMainStack = size_t{512} << 20;
constexpr size_t kThreadStack = size_t{64} << 20;

void* makeThreadMachine(Runtime& rt) {
  auto* machine = new MachineState;
  machine->watch = machineOf(rt).watch;
#ifdef OURO_COUNT_OPS
  machine->counts = machineOf(rt).counts;
#endif
  if (makeStack(*machine, kThreadStack)) return machine;
  delete machine;
  return nullptr;
}

void dropThreadMachine(void* machine) {
  dropMachine(*static_cast<MachineState*>(machine));
  delete static_cast<MachineState*>(machine);
}

void visitFrames(Frame* innermost, Visitor& visitor) {
  for (Frame* frame = innermost; frame; frame = frame->previous) {
    if (frame->generator()) continue;  // its object visits it
    for (uint32_t i = 0; i < frame->code->slotCount; i++) visit(visitor, frame->locals[i]);
    visit(visitor, frame->namespaceOrNone());
    visit(visitor, frame->object());
  }
}

void install(Runtime& rt) {
  rt.machine.callFunction = callFunction;
  rt.machine.runBody = runBody;
  rt.machine.resume = resume;
  rt.machine.delegate = delegateOf;
  rt.machine.skipDelegate = skipDelegate;
  rt.machine.compile = compileValue;
  rt.machine.packCode = codeToBytes;
  rt.machine.unpackCode = codeFromBytes;
  rt.machine.plainCode = plainCode;
  rt.machine.codeOfParts = codeOfParts;
  rt.machine.unpackRest = unpackRest;
  rt.machine.packedDoc = packedDoc;
  setCodeMagic(rt);
  rt.machine.runCode = runCode;
  rt.machine.importName = importModuleByName;
  rt.machine.printException = printException;
  rt.machine.reportUnraisable = printUnraisable;
  rt.machine.findCharacter = [](std::string_view name, uint32_t* code) {
    return syntax::findUnicodeName(name, *code);
  };
  rt.machine.nameCharacter = [](uint32_t code, std::string* name) {
    *name = syntax::unicodeName(code);
    return !name->empty();
  };
  rt.machine.visitFrames = visitFrames;
  rt.machine.makeThread = makeThreadMachine;
  rt.machine.dropThread = dropThreadMachine;
  rt.machine.tracingStarts = stopFrames;
  rt.machine.freeStack = [](Runtime& r) { return entryStack(machineOf(r), r.frame); };
  rt.machine.checkLocals = checkLocals;
  rt.machine.jumpToLine = jumpToLine;
}

// The status that an uncaught exception gives the process; everything but SystemExit is printed.
int exitStatus(Runtime& rt) {
  Local error = takeError(rt);
  if (!isSubtype(typeOf(rt, error), rt.exception(Exc::SystemExit))) {
    reportUncaught(rt, error);
    if (!isSubtype(typeOf(rt, error), rt.exception(Exc::KeyboardInterrupt))) return 1;
    return Vm::kInterrupted;
  }
  Value code = error.as<SystemExit>()->code;
  if (code.isNull() || code.isNone()) return 0;
  int64_t status;
  if (code.isBool()) return code.isTrue();
  if (intFits(rt, code, &status)) return static_cast<int>(status & 0xff);
  if (isInt(rt, code)) return 255;
  Local text = str(rt, code);
  if (text.isError()) {
    clearError(rt);
  } else {
    writeToStderr(rt, toUtf8(text.as<Str>()) + "\n");
  }
  return 1;
}

}  // namespace

namespace {

// Where CPython's pure Python modules lie, if they do: OUROHOME, else what the build found.
std::string libraryDirectory() {
  const char* home = std::getenv("OUROHOME");
  std::string directory = home ? home : OURO_LIBRARY;
  struct stat info {};
  bool isThere = stat(directory.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
  return isThere ? directory : "";
}

}  // namespace

Vm::Vm(const VmOptions& options)
    : options_(options), state_(std::make_unique<State>(options.hashSeed)) {
  runtime_ = &theRuntime();
  if (!makeStack(state_->machine, kMainStack)) {
    std::fputs("ouro: no memory for the call stack\n", stderr);
    std::exit(2);
  }
#ifdef OURO_COUNT_OPS
  state_->machine.counts = new OpCounts;
#endif
  setMachine(*runtime_, &state_->machine);
  state_->machine.watch = &state_->watch;
  install(*runtime_);
  // Without a limit of the user's own, all the memory there is: what is impossible fails at once.
  runtime_->heap.setLimit(std::min(options.maxHeap, physicalMemory()));
  reportCollections(*runtime_, options.gcLog, options.audit);
}

Vm::~Vm() {
  forgetRuntime();
  MachineState machine = state_->machine;
  Stops* stops = runtime_->stops;
  state_.reset();
  delete stops;
#ifdef OURO_COUNT_OPS
  machine.counts->print();
  delete machine.counts;
#endif
  dropMachine(machine);
}

// The modules that watch a program from its start, if its user wants them to.
static bool startWatchers(Runtime& rt, const VmOptions& options) {
  auto run = [&rt](const char* moduleName, const char* function, std::span<const Value> arguments) {
    OURO_TRY_BOOL(module, importModule(rt, moduleName));
    Ref<Str> name = intern(rt, function);
    if (!name) return false;
    OURO_TRY_BOOL(done, callMethod(rt, module, name.get(), arguments));
    return true;
  };
  const Value frames[] = {Value::small(options.traceFrames)};
  // CPython's warnings says what is wrong with a filter as soon as there is one.
  if (!options.warnOptions.empty()) {
    Local warnings = importModule(rt, "warnings");
    if (warnings.isError()) return false;
  }
  return (!options.dumpsAtFaults || run("faulthandler", "enable", {})) &&
         (!options.traceFrames || run("tracemalloc", "start", frames));
}

bool Vm::start(const std::vector<std::string>& arguments, const std::string& firstPath,
               bool isCollection) {
  Runtime& rt = *runtime_;
  StartOptions start;
  start.arguments = arguments;
  start.executable = options_.executable;
  start.flags = options_.flags;
  machineOf(rt).watch->optimize = options_.flags.optimize;
  machineOf(rt).watch->importTimes.isOn = options_.timesImports;
  start.unbuffered = options_.unbuffered;
  if (options_.unbuffered) std::setvbuf(stdin, nullptr, _IONBF, 0);  // the prompt reads it
  start.dontWriteBytecode = !options_.writeBytecode;
  start.bytecodePrefix = options_.bytecodePrefix;
  start.streamEncoding = options_.streamEncoding;
  start.streamErrors = options_.streamErrors;
  start.fixedHashes = options_.hashSeed == 0;
  start.implementation = options_.implementation;
  start.warnOptions = options_.warnOptions;
  if (options_.flags.devMode) start.warnOptions.insert(start.warnOptions.begin(), "default");
  if (!options_.flags.safePath || isCollection) start.path.push_back(firstPath);
  start.path.insert(start.path.end(), options_.path.begin(), options_.path.end());
  std::string home = libraryDirectory();
  if (!home.empty()) start.path.push_back(home);
  start.libraryDirectory = std::move(home);
  if (!startModules(rt, start)) return false;
  installSignals(rt);
  if (options_.gcStress) rt.heap.collector().setStress(true);
  RunLimits limits{options_.maxSteps, options_.maxSeconds, options_.maxDepth};
  if (!setLimits(rt, limits)) return false;
  if (!startWatchers(rt, options_)) return false;
  if (options_.failAllocation) rt.heap.failAllocation(options_.failAllocation);
  if (options_.failEach.any()) forkAtFailures(rt, options_.failEach);
  return true;
}

static Owned codeOfScript(Runtime& rt, std::string_view bytes) {
  if (!isCodeFile(rt, bytes)) return raise(rt, Exc::RuntimeError, "Bad magic number in .pyc file");
  Owned code = codeOfCodeFile(rt, bytes, {});
  return code.isNotFound() ? raise(rt, Exc::ValueError, "bad marshal data") : code;
}

// Of a command the bytes are a text already, whatever it says of its coding. False: it is none.
bool Vm::isTextOfCommand(const std::string& command) {
  Runtime& rt = *runtime_;
  Local text = newStr(rt, textOfFileName(rt, command));
  Local bytes = text.isError() ? Owned::error() : encodeUtf8(rt, text.as<Str>(), "strict");
  if (!bytes.isError()) return true;
  std::fputs("Unable to decode the command from the command line:\n", stderr);
  return false;
}

// Gives back what compiling a script of so many bytes took. A brief one may be over before the
// memory is worth the time; malloc keeps enough of a large one to be worth a look.
static void dropTracesOfCompiling(size_t bytes) {
  constexpr size_t kBrief = 512, kLarge = 64 << 10;
  if (bytes > kLarge) malloc_trim(0);
  if (bytes > kBrief) dropProgramPages();
}

int Vm::runSource(const std::string& bytes, const std::string& filename, bool isFile, bool isText) {
  Runtime& rt = *runtime_;
  Local file;
  if (isFile) file = newStr(rt, filename);
  if (file.isError()) return exitStatus(rt);
  Local module = makeMainModule(rt, file);
  if (module.isError()) return exitStatus(rt);
  SourceText source;
  source.bytes = bytes;
  source.filename = filename;
  source.origin = isText ? syntax::Origin::Text : syntax::Origin::File;
  Local code = isCodeFile(rt, bytes) || filename.ends_with(".pyc") ? codeOfScript(rt, bytes)
                                                                   : compileSource(rt, source);
  if (code.isError()) return exitStatus(rt);
  Dict* globals = module.as<Module>()->dict.get();
  dropTracesOfCompiling(bytes.size());
  return afterProgram(runCode(rt, code, globals, Value::none(), nullptr), globals);
}

// What the program has come to, and the prompt that may follow it; a program asks for one, too, by
// PYTHONINSPECT in its environment.
int Vm::afterProgram(Owned outcome, Dict* globals) {
  Runtime& rt = *runtime_;
  Local result = outcome;
  // What came in the middle of its last call.
  if (!result.isError() && !heedSignals(rt)) result = Owned::error();
  const StartFlags& flags = options_.flags;
  int status = 0;
  if (result.isError() && flags.inspect) {
    Local error = takeError(rt);
    reportUncaught(rt, error);
    status = 1;
  } else if (result.isError()) {
    status = exitStatus(rt);
  }
  const char* asks = flags.ignoreEnvironment ? nullptr : std::getenv("PYTHONINSPECT");
  bool prompts = flags.inspect || (asks && *asks);
  if (!prompts || !(flags.interactive || isatty(STDIN_FILENO))) return status;
  return repl(rt, globals, false) ? 0 : exitStatus(rt);
}

// As the reference makes a script's path absolute: put behind the working directory, not resolved.
static std::string absolutePath(const std::string& path) {
  char directory[PATH_MAX];
  if (path.starts_with('/') || !getcwd(directory, sizeof directory)) return path;
  return std::string(directory) + "/" + path;
}

// Runs a module as __main__, as CPython does: by the module runpy.
static Owned runAsMain(Runtime& rt, const std::string& name, bool changesArguments) {
  Local runpy = importModule(rt, "runpy");
  if (runpy.isError()) {
    writeToStderr(rt, "Could not import runpy module\n");
    return Owned::error();
  }
  Ref<Str> function = intern(rt, "_run_module_as_main");
  Local text = newStr(rt, textOfFileName(rt, name));
  if (!function || text.isError()) return Owned::error();
  Value args[] = {text.get(), Value::boolean(changesArguments)};
  return callMethod(rt, runpy, function.get(), args);
}

int Vm::runMain(const std::string& name, bool changesArguments) {
  Local module = makeMainModule(*runtime_, Value::none());
  if (module.isError()) return exitStatus(*runtime_);
  return afterProgram(runAsMain(*runtime_, name, changesArguments),
                      module.as<Module>()->dict.get());
}

// Does the file end in a zip archive's directory? A comment may stand behind it, but no script's
// last 64 KiB are read to find that out.
static bool endsAsZip(const std::string& path, off_t size) {
  constexpr std::string_view kMark = "PK\5\6";
  constexpr off_t kRecord = 22, kLongest = kRecord + 0xffff;
  off_t length = std::min(size, path.ends_with(".py") ? kRecord : kLongest);
  std::string end(static_cast<size_t>(length), '\0');
  int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t got = pread(file, end.data(), end.size(), size - length);
  close(file);
  return got == length && length >= kRecord &&
         end.rfind(kMark, end.size() - static_cast<size_t>(kRecord)) != std::string::npos;
}

// Is it a directory or a zip file, whose module __main__ is to be run?
static bool holdsModules(const std::string& path) {
  struct stat info {};
  if (stat(path.c_str(), &info) < 0) return false;
  return S_ISDIR(info.st_mode) || (S_ISREG(info.st_mode) && endsAsZip(path, info.st_size));
}

int Vm::runFile(const std::string& given, const std::vector<std::string>& arguments) {
  Runtime& rt = *runtime_;
  std::string bytes, path = absolutePath(given);
  char resolved[PATH_MAX];
  std::string real = realpath(path.c_str(), resolved) ? resolved : path;
  size_t slash = real.rfind('/');
  std::string directory = slash == std::string::npos ? ""
                          : slash == 0               ? "/"
                                                     : real.substr(0, slash);
  bool isCollection = holdsModules(path);
  if (!start(arguments, isCollection ? normalisedPath(path) : directory, isCollection))
    return exitStatus(rt);
  if (isCollection) return runMain("__main__", false);
  std::string filename = textOfFileName(rt, path);
  if (filename.empty()) {  // no memory for it
    (void)raiseMemoryError(rt);
    return exitStatus(rt);
  }
  if (!readFile(rt, filename, &bytes)) {
    if (!errorMatches(rt, Exc::OSError)) return exitStatus(rt);
    Local error = takeError(rt);
    Local reason(error.as<OSError>()->strerror);
    std::string text = isStr(rt, reason) ? toUtf8(reason.as<Str>()) : "unreadable";
    Local number(error.as<OSError>()->errorNumber);
    std::fprintf(stderr, "%s: can't open file '%s': [Errno %lld] %s\n", options_.executable.c_str(),
                 path.c_str(),
                 static_cast<long long>(number.get().isSmall() ? number.get().small() : 0),
                 text.c_str());
    return 2;
  }
  if (options_.skipsFirstLine) bytes.erase(0, std::min(bytes.find('\n'), bytes.size()));
  return runSource(bytes, filename, true);
}

int Vm::runCommand(const std::string& code, const std::vector<std::string>& arguments) {
  if (!start(arguments, "")) return exitStatus(*runtime_);
  if (!isTextOfCommand(code)) return exitStatus(*runtime_);
  return runSource(code + "\n", "<string>", false, true);
}

int Vm::runInput(const std::vector<std::string>& arguments) {
  if (!start(arguments, "")) return exitStatus(*runtime_);
  std::string bytes;
  char chunk[1 << 16];
  ssize_t count;
  while ((count = read(STDIN_FILENO, chunk, sizeof chunk)) > 0)
    bytes.append(chunk, static_cast<size_t>(count));
  return runSource(bytes, "<stdin>", false);
}

int Vm::runModule(const std::string& name, const std::vector<std::string>& arguments) {
  char directory[PATH_MAX];
  if (!start(arguments, getcwd(directory, sizeof directory) ? directory : ""))
    return exitStatus(*runtime_);
  return runMain(name, true);
}

// Runs the script that PYTHONSTARTUP names, whose errors are only told. False: SystemExit is
// pending.
static bool runStartupScript(Runtime& rt, const std::string& path, Dict* globals) {
  if (path.empty()) return true;
  std::string bytes;
  SourceText source;
  source.filename = textOfFileName(rt, path);
  source.origin = syntax::Origin::File;
  bool isRead = readFile(rt, source.filename, &bytes);
  source.bytes = bytes;
  if (!isRead) writeToStderr(rt, "Could not open PYTHONSTARTUP\n");
  Local code = isRead ? compileSource(rt, source) : Owned::error();
  Local done = code.isError() ? Owned::error() : runCode(rt, code, globals, Value::none(), nullptr);
  if (!done.isError()) return true;
  if (errorMatches(rt, Exc::SystemExit)) return false;
  Local error = takeError(rt);
  reportUncaught(rt, error);
  return true;
}

int Vm::runPrompt(const std::vector<std::string>& arguments) {
  Runtime& rt = *runtime_;
  if (!start(arguments, "")) return exitStatus(rt);
  Local module = makeMainModule(rt, Value::none());
  if (module.isError()) return exitStatus(rt);
  Dict* globals = module.as<Module>()->dict.get();
  bool goesOn = runStartupScript(rt, options_.startupScript, globals) &&
                repl(rt, globals, !options_.flags.quiet);
  return goesOn ? 0 : exitStatus(rt);
}

int Vm::disassemble(const std::string& path) {
  Runtime& rt = *runtime_;
  std::string bytes, listing;
  if (!start({path}, "")) return exitStatus(rt);
  SourceText source;
  source.filename = textOfFileName(rt, path);
  if (!readFile(rt, source.filename, &bytes)) {
    (void)exitStatus(rt);
    return 2;
  }
  source.bytes = bytes;
  source.origin = syntax::Origin::File;
  if (!disassembleSource(rt, source, &listing)) return exitStatus(rt);
  std::fwrite(listing.data(), 1, listing.size(), stdout);
  return 0;
}

// Does nobody ask for what comes after a program?
static bool mayLeave(const VmOptions& options) {
#if defined(OURO_COUNT_OPS) || defined(OURO_ASAN)
  return false;  // the counts are printed last; the sanitizer takes what is left for leaks
#endif
  return options.endsProcess && !options.checkExit && !options.audit && !options.gcLog &&
         !options.failAllocation && !options.failEach.any();
}

int Vm::finish(int status) {
  Runtime& rt = *runtime_;
  if (!rt.sysDict) return status;
  rt.heap.collector().setStress(false);
  endLimits(rt);
  bool flushed = finishModules(rt);
  if (rt.threads && !rt.threads->stopAll()) std::_Exit(flushed ? status & 0xff : 120);
  // There is nobody left to look into gc.garbage: what is found now goes.
  Collector& collector = rt.heap.collector();
  collector.setDebugFlags(collector.debugFlags() & ~kDebugSaveAll);
  if (mayLeave(options_) && endsUnnoticed(rt)) {
    isLeft_ = true;
    return flushed ? status : 120;
  }
  resetException(rt.memoryError);  // it may have a traceback, hence frames
  rt.heap.end();
  dropModules(rt);
  flushed &= finishModules(rt);
  emptyModule(rt, rt.sysDict);  // the streams before what a script has put there
  clearError(rt);
  resetException(rt.memoryError);  // it may have another one
  if (!flushed) status = 120;
  if (const uint64_t allocations = rt.heap.injectedAllocations();
      allocations < options_.failAllocation) {
    std::fprintf(stderr, "ouro: there were only %llu allocations\n",
                 static_cast<unsigned long long>(allocations));
  }
  if (options_.audit || options_.checkExit) {
    if (auditHeap(rt.heap, AuditMode::Exact, stderr)) status = 120;
  }
  if (state_->watch.auditFailures) status = 120;
  rt.finish();
  size_t left = rt.heap.liveObjects();
  if (options_.checkExit && left) {
    std::fprintf(stderr, "ouro: %zu objects are still alive at exit\n", left);
    reportLiveObjects(rt);
    status = 120;
  }
  return status;
}

}  // namespace ouro
