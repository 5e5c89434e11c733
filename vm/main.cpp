// The command line.

// <iostream>, which CLI11 includes, has its streams and all their locales set up at the start of
// every program: half a megabyte of pages. This takes its place; parseOptions sets them up.
#define _GLIBCXX_IOSTREAM 1
#include <istream>
#include <ostream>
namespace std {
extern istream cin;
extern ostream cout, cerr, clog;
}  // namespace std

#include <malloc.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vm/settings.h"
#include "vm/vm.h"

namespace {

struct CommandLine {
  ouro::VmOptions options;
  std::string command, module;
  std::vector<std::string> rest;  // FILE and its arguments
  bool hasCommand = false, hasModule = false, disassemble = false;
  std::string maxHeap;
};

// "64M" as bytes; 0 when it is not a size.
size_t sizeOf(const std::string& text) {
  char* end = nullptr;
  double number = std::strtod(text.c_str(), &end);
  switch (*end) {
    case 'k':
    case 'K':
      number *= 1024;
      end++;
      break;
    case 'm':
    case 'M':
      number *= 1024 * 1024;
      end++;
      break;
    case 'g':
    case 'G':
      number *= 1024.0 * 1024 * 1024;
      end++;
      break;
    default: break;
  }
  return *end || number < 1 ? 0 : static_cast<size_t>(number);
}

bool takesValue(std::string_view option) {
  constexpr std::string_view kOnes[] = {"-W",
                                        "-X",
                                        "--max-heap",
                                        "--max-steps",
                                        "--max-seconds",
                                        "--max-depth",
                                        "--fail-allocation",
                                        "--fail-each",
                                        "--fail-places",
                                        "--fail-most"};
  return std::find(std::begin(kOnes), std::end(kOnes), option) != std::end(kOnes);
}

// Options end at FILE, at `-`, or after -c CODE and -m MODULE: the rest is the program's own.
size_t ownArguments(int argc, char** argv) {
  int i = 1;
  for (; i < argc; i++) {
    std::string_view argument = argv[i];
    if (argument == "-" || argument.empty() || argument[0] != '-') break;
    if (argument == "--") return static_cast<size_t>(i);
    if (argument == "-c" || argument == "-m")
      return static_cast<size_t>(i + 2 < argc ? i + 2 : argc);
    if (argument.starts_with("-c") || argument.starts_with("-m")) return static_cast<size_t>(i + 1);
    if (takesValue(argument)) i++;
  }
  return static_cast<size_t>(i < argc ? i : argc);
}

int run(CommandLine& line, ouro::Vm& vm) {
  if (line.hasCommand) {
    std::vector<std::string> arguments{"-c"};
    arguments.insert(arguments.end(), line.rest.begin(), line.rest.end());
    return vm.runCommand(line.command, arguments);
  }
  if (line.hasModule) {
    std::vector<std::string> arguments{"-m"};
    arguments.insert(arguments.end(), line.rest.begin(), line.rest.end());
    return vm.runModule(line.module, arguments);
  }
  if (line.rest.empty()) {
    if (line.options.flags.interactive || isatty(STDIN_FILENO)) return vm.runPrompt({""});
    return vm.runInput({""});
  }
  if (line.disassemble) return vm.disassemble(line.rest[0]);
  if (line.rest[0] == "-") return vm.runInput(line.rest);
  return vm.runFile(line.rest[0], line.rest);
}

constexpr int kMmapThreshold = 4 << 20, kTrimThreshold = 4 << 20;

// Objects never come from operator new; what does (the compiler's tables) cannot go on without.
void endWithoutMemory() {
  constexpr std::string_view kText = "ouro: out of memory\n";
  (void)!write(STDERR_FILENO, kText.data(), kText.size());
  _exit(1);
}

// sys.executable: where the program is that was started by this name; empty: there is no telling.
std::string programPath(const std::string& name) {
  std::string path = name;
  if (name.find('/') == std::string::npos) {
    const char* variable = std::getenv("PATH");
    std::string places = variable ? variable : "";
    path.clear();
    for (size_t at = 0; at < places.size() && path.empty();) {
      size_t end = std::min(places.find(':', at), places.size());
      std::string candidate = places.substr(at, end - at) + "/" + name;
      if (access(candidate.c_str(), X_OK) == 0) path = candidate;
      at = end + 1;
    }
  }
  if (path.empty() || path.starts_with('/')) return ouro::normalisedPath(path);
  char* here = getcwd(nullptr, 0);
  if (!here) return {};
  path = std::string(here) + "/" + path;
  std::free(here);
  return ouro::normalisedPath(path);
}

// Plain C asks for no encoding; then it is UTF-8, whatever else would be (PEP 540).
bool hasPlainLocale() {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const char* name = std::getenv(variable); name && *name)
      return !std::strcmp(name, "C") || !std::strcmp(name, "POSIX");
  return true;
}

// Says of an unknown option, or one of Python's own without its argument, what Python says; of
// other mistakes CLI11 tells more.
bool refusesLikePython(const CLI::ParseError& error, const std::string& program) {
  const std::string text = error.what();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    const std::string option = text.substr(text.rfind(' ') + 1);
    const bool isLong = option.starts_with("--");
    std::cerr << (isLong ? "unknown option " : "Unknown option: ")
              << (isLong ? option : option.substr(0, 2)) << '\n';
  } else if (text.size() > 2 && text[0] == '-' && text[2] == ':') {
    std::cerr << "Argument expected for the " << text.substr(0, 2) << " option\n";
  } else {
    return false;
  }
  std::cerr << "usage: " << program << " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
            << "Try `python -h' for more information.\n";
  return true;
}

// Reads the first `count` arguments, the program's name and the options. Nothing when the run goes
// on, else the exit status.
std::optional<int> parseOptions(CommandLine& line, size_t count, char** argv) {
  std::ios_base::Init streams;
  CLI::App app{"ouro: a small, fast Python. Runs FILE, or a prompt when there is none.", "ouro"};
  app.set_version_flag("-V,--version", "ouro 0.1.0 (Python 3.11)");
  app.footer("Usage: ouro [OPTIONS] [-c CODE | -m MODULE | FILE | -] [ARGUMENTS...]");
  CLI::Option* command =
      app.add_option("-c", line.command, "Run CODE given as text")->type_name("CODE");
  CLI::Option* module =
      app.add_option("-m", line.module, "Run a module as a script")->type_name("MODULE");
  ouro::StartFlags& flags = line.options.flags;
  app.add_flag("-i", flags.interactive,
               "Prompt after the program, and even if standard input is not a terminal");
  app.add_flag("-O", flags.optimize, "Leave out assert statements; -OO docstrings too");
  app.add_flag("-u", line.options.unbuffered, "Do not buffer standard output");
  app.add_option("-W", line.options.warnOptions, "What to do with warnings: action:message:...")
      ->type_name("FILTER")
      ->allow_extra_args(false);
  app.add_flag("-E", flags.ignoreEnvironment, "Ignore OUROPATH, PYTHONPATH and the like");
  app.add_flag("-P", flags.safePath, "No directory of the script in sys.path");
  app.add_flag("-I", flags.isolated, "Isolated: -E, -P and -s at once");
  app.add_flag("!-B", line.options.writeBytecode, "Writes no code of modules to __pycache__");
  app.add_flag("-q", flags.quiet, "Sets sys.flags.quiet");
  app.add_flag("-s", flags.noUserSite, "Sets sys.flags.no_user_site");
  app.add_flag("-S", flags.noSite, "Sets sys.flags.no_site");
  app.add_flag("-b", flags.bytesWarning, "Sets sys.flags.bytes_warning");
  app.add_flag("-d", flags.debug, "Sets sys.flags.debug");
  app.add_flag("-R")->description("Keys the hashes of texts at random, as is done anyway");
  app.add_flag("-x", line.options.skipsFirstLine, "Skips the first line of FILE");
  app.add_flag("-v", flags.verbose, "Sets sys.flags.verbose");
  app.add_option("-X", line.options.implementation,
                 "An entry of sys._xoptions; dev and utf8 are flags of sys.flags too")
      ->type_name("NAME[=VALUE]")
      ->allow_extra_args(false);
  app.add_flag("--dis", line.disassemble, "Show the bytecode of FILE instead of running it");
  app.add_flag("--audit", line.options.audit,
               "Recount all references after each collection and at exit");
  app.add_flag("--gc-stress", line.options.gcStress, "Collect at every safe point");
  app.add_flag("--gc-log", line.options.gcLog, "Print a line for each collection");
  app.add_option("--max-heap", line.maxHeap, "Raise MemoryError beyond SIZE, e.g. 64M")
      ->type_name("SIZE");
  app.add_option("--max-steps", line.options.maxSteps,
                 "Raise LimitExceeded after N calls and rounds of loops")
      ->type_name("N");
  app.add_option("--max-seconds", line.options.maxSeconds, "Raise LimitExceeded after S seconds")
      ->type_name("S");
  app.add_option("--max-depth", line.options.maxDepth,
                 "Raise LimitExceeded when calls are nested deeper than N")
      ->type_name("N");
  app.add_option("--fail-allocation", line.options.failAllocation,
                 "Let the N-th allocation of the program fail")
      ->type_name("N");
  ouro::FailureChoice& failures = line.options.failEach;
  app.add_option("--fail-each", failures.step,
                 "Let each N-th allocation fail in a fork; tests/failures.py reads descriptor 3")
      ->type_name("N");
  app.add_option("--fail-places", failures.places,
                 "The same for allocations at places that are not in FILE yet")
      ->type_name("FILE");
  app.add_option("--fail-most", failures.mostOfPlace,
                 "... which come by the same C++ functions no more than N times (4)")
      ->type_name("N");
  app.add_flag("!--fail-no-forks", failures.forks, "Only tell which allocations these are");
  try {
    app.parse(static_cast<int>(count), argv);
  } catch (const CLI::ParseError& error) {
    if (refusesLikePython(error, line.options.executable)) return 2;
    int status = app.exit(error);
    return status ? 2 : 0;
  }
  line.hasCommand = command->count() > 0;
  line.hasModule = module->count() > 0;
  flags.inspect = flags.interactive;
  if (flags.isolated) flags.ignoreEnvironment = flags.safePath = flags.noUserSite = true;
  if (!line.maxHeap.empty() && !(line.options.maxHeap = sizeOf(line.maxHeap))) {
    std::cerr << "ouro: --max-heap: not a size: " << line.maxHeap << " (write it as 64M)\n";
    return 2;
  }
  return std::nullopt;
}

}  // namespace

int main(int argc, char** argv) {
  std::set_new_handler(endWithoutMemory);
  // Tables that are huge for a moment (the collector's stacks) go back to the system at once,
  // whatever was large before; others are more likely to be wanted again.
  mallopt(M_MMAP_THRESHOLD, kMmapThreshold);
  // What a library takes for each of its calls (a stream of zlib, 268 KB) does not, nor what the
  // compiler takes for each module.
  mallopt(M_TRIM_THRESHOLD, kTrimThreshold);
  CommandLine line;
  size_t own = ownArguments(argc, argv);
  for (size_t i = own; i < static_cast<size_t>(argc); i++) line.rest.emplace_back(argv[i]);
  line.options.flags.utf8Mode = hasPlainLocale();
  line.options.executable = programPath(argv[0]);
  // Most runs have no options; they are spared the parser and its pages.
  if (own > 1) {
    if (std::optional<int> status = parseOptions(line, own, argv)) return *status;
  }
  if (std::string trouble; !ouro::completeOptions(line.options, &trouble)) {
    std::fprintf(stderr, "Fatal Python error: %s\nPython runtime state: %s\n\n", trouble.c_str(),
                 trouble.starts_with("preconfig") ? "preinitializing" : "preinitialized");
    return 1;
  }
  if (!line.rest.empty() && line.rest[0] == "--") line.rest.erase(line.rest.begin());
  const char* const checks = std::getenv("OURO_CHECK_EXIT");
  line.options.checkExit = checks && std::strcmp(checks, "0") != 0;
  line.options.endsProcess = true;
  static ouro::Vm* vm = new ouro::Vm(line.options);
  const int status = vm->finish(run(line, *vm));
  if (!vm->isLeft()) delete std::exchange(vm, nullptr);
  if (status == ouro::Vm::kInterrupted) {  // who waits for the process sees why it has ended
    std::signal(SIGINT, SIG_DFL);
    std::raise(SIGINT);
  }
  return status;
}
