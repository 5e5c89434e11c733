#include "vm/settings.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

namespace ouro {

namespace {

constexpr int kLeastMaxDigits = 640, kMostFrames = 65535;

// An empty variable counts as one that is not set.
const char* variable(const char* name) {
  const char* text = std::getenv(name);
  return text && *text ? text : nullptr;
}

template <class Number>
bool parse(std::string_view text, Number* number) {
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
  return error == std::errc() && end == text.data() + text.size();
}

// How often a switch is given by a variable: "2" as -OO, and 1 for what is no number.
int levelOf(const char* name) {
  const char* text = variable(name);
  int level = 0;
  if (!text) return 0;
  return parse(text, &level) && level >= 0 ? level : 1;
}

void raise(int& level, const char* name) { level = std::max(level, levelOf(name)); }

std::vector<std::string> split(const char* list, char separator) {
  std::vector<std::string> parts;
  for (std::string_view rest = list ? list : ""; !rest.empty();) {
    size_t end = rest.find(separator);
    if (end != 0) parts.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return parts;
}

// The value of the last -X NAME=VALUE; "" of an -X NAME.
std::optional<std::string_view> implementationOption(const VmOptions& options,
                                                     std::string_view name) {
  std::optional<std::string_view> found;
  for (std::string_view option : options.implementation) {
    size_t end = std::min(option.find('='), option.size());
    if (option.substr(0, end) == name) found = option.substr(std::min(end + 1, option.size()));
  }
  return found;
}

// What each of the settings that may be wrong reads: -X, else the variable.
struct Setting {
  const char *option, *name;
  const char *wrongOption, *wrongVariable;  // as the reference complains

  // The text of the setting; false: not given.
  bool find(const VmOptions& options, std::string_view* text, const char** wrong) const {
    if (auto value = implementationOption(options, option)) {
      *text = *value;
      *wrong = wrongOption;
      return true;
    }
    const char* value = options.flags.ignoreEnvironment ? nullptr : variable(name);
    if (value) *text = value;
    *wrong = wrongVariable;
    return value;
  }
};

#define DIGITS "invalid limit; must be >= 640 or 0 for unlimited."
constexpr Setting kUtf8{"utf8", "PYTHONUTF8",
                        "preconfig_init_utf8_mode: invalid -X utf8 option value",
                        "preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value"};
constexpr Setting kMaxDigits{"int_max_str_digits", "PYTHONINTMAXSTRDIGITS",
                             "config_init_int_max_str_digits: -X int_max_str_digits: " DIGITS,
                             "config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: " DIGITS};
constexpr Setting kTracemalloc{
    "tracemalloc", "PYTHONTRACEMALLOC",
    "config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames",
    "config_init_tracemalloc: PYTHONTRACEMALLOC: invalid number of frames"};
#undef DIGITS

// Each answers what is wrong, or null.
const char* readUtf8(VmOptions& options) {
  std::string_view text;
  const char* wrong;
  if (!kUtf8.find(options, &text, &wrong)) return nullptr;
  bool isOn = text == "1" || (text.empty() && wrong == kUtf8.wrongOption);
  if (!isOn && text != "0") return wrong;
  options.flags.utf8Mode = isOn;
  return nullptr;
}

const char* readMaxDigits(VmOptions& options) {
  std::string_view text;
  const char* wrong;
  int digits;
  if (!kMaxDigits.find(options, &text, &wrong)) return nullptr;
  if (!parse(text, &digits) || (digits != 0 && digits < kLeastMaxDigits)) return wrong;
  options.flags.maxStrDigits = digits;
  return nullptr;
}

const char* readTracemalloc(VmOptions& options) {
  std::string_view text;
  const char* wrong;
  int frames = 1;
  if (!kTracemalloc.find(options, &text, &wrong)) return nullptr;
  if (!text.empty() && !parse(text, &frames)) return wrong;
  if (frames < 0 || frames > kMostFrames) return wrong;
  options.traceFrames = frames;
  return nullptr;
}

const char* readHashSeed(VmOptions& options) {
  const char* text = variable("OUROHASHSEED");
  if (!text) text = variable("PYTHONHASHSEED");
  if (!text || !std::strcmp(text, "random")) return nullptr;
  uint32_t seed;
  if (!parse(text, &seed))
    return "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; "
           "4294967295]";
  options.hashSeed = seed;
  return nullptr;
}

// ENCODING:ERRORS, either of which may be missing; an encoding alone is strict.
void readStreamEncoding(VmOptions& options) {
  const char* text = variable("PYTHONIOENCODING");
  if (!text) return;
  std::string_view all = text;
  size_t colon = std::min(all.find(':'), all.size());
  options.streamEncoding = all.substr(0, colon);
  options.streamErrors = all.substr(std::min(colon + 1, all.size()));
  if (options.streamErrors.empty() && colon > 0) options.streamErrors = "strict";
}

void readFlags(VmOptions& options) {
  StartFlags& flags = options.flags;
  raise(flags.verbose, "PYTHONVERBOSE");
  raise(flags.optimize, "PYTHONOPTIMIZE");
  raise(flags.inspect, "PYTHONINSPECT");
  raise(flags.debug, "PYTHONDEBUG");
  flags.noUserSite |= levelOf("PYTHONNOUSERSITE") > 0;
  options.unbuffered |= levelOf("PYTHONUNBUFFERED") > 0;
  options.writeBytecode &= levelOf("PYTHONDONTWRITEBYTECODE") == 0;
  flags.safePath |= variable("PYTHONSAFEPATH") != nullptr;
  flags.devMode |= variable("PYTHONDEVMODE") != nullptr;
  options.dumpsAtFaults |= variable("PYTHONFAULTHANDLER") != nullptr;
  options.timesImports |= variable("PYTHONPROFILEIMPORTTIME") != nullptr;
}

// As the reference's site has them: absolute, each once. An empty entry is the working directory.
void readPaths(VmOptions& options) {
  options.path = split(std::getenv("OUROPATH"), ':');
  const char* list = variable("PYTHONPATH");
  char here[PATH_MAX];
  if (!list || !getcwd(here, sizeof here)) return;
  std::string_view rest = list;
  for (;;) {
    size_t colon = std::min(rest.find(':'), rest.size());
    std::string path(rest.substr(0, colon));
    path = normalisedPath(path.starts_with('/') ? path : std::string(here) + "/" + path);
    if (std::find(options.path.begin(), options.path.end(), path) == options.path.end())
      options.path.push_back(std::move(path));
    if (colon == rest.size()) return;
    rest.remove_prefix(colon + 1);
  }
}

void readLists(VmOptions& options) {
  readPaths(options);
  std::vector<std::string> filters = split(std::getenv("PYTHONWARNINGS"), ',');
  options.warnOptions.insert(options.warnOptions.begin(), filters.begin(), filters.end());
  if (const char* prefix = variable("PYTHONPYCACHEPREFIX")) options.bytecodePrefix = prefix;
  if (const char* script = variable("PYTHONSTARTUP")) options.startupScript = script;
}

// None of the variables' names begins otherwise: most programs start without one.
bool hasVariables() {
  for (char** entry = environ; entry && *entry; entry++)
    if (!std::strncmp(*entry, "PYTHON", 6) || !std::strncmp(*entry, "OURO", 4)) return true;
  return false;
}

}  // namespace

std::string normalisedPath(const std::string& path) {
  std::string out;
  for (size_t at = 0; at < path.size();) {
    size_t end = std::min(path.find('/', at), path.size());
    std::string part = path.substr(at, end - at);
    at = end + 1;
    if (part == "..") {
      out.erase(std::min(out.rfind('/'), out.size()));
    } else if (!part.empty() && part != ".") {
      out += "/" + part;
    }
  }
  return out;
}

bool completeOptions(VmOptions& options, std::string* trouble) {
  const char* wrong = nullptr;
  bool reads = !options.flags.ignoreEnvironment && hasVariables();
  if (!reads && options.implementation.empty()) return true;
  if (reads) {
    readFlags(options);
    readLists(options);
    readStreamEncoding(options);
    wrong = readHashSeed(options);
  }
  options.flags.devMode |= implementationOption(options, "dev").has_value();
  options.dumpsAtFaults |=
      options.flags.devMode || implementationOption(options, "faulthandler").has_value();
  options.timesImports |= implementationOption(options, "importtime").has_value();
  if (auto prefix = implementationOption(options, "pycache_prefix"))
    options.bytecodePrefix = *prefix;
  for (auto read : {readUtf8, readMaxDigits, readTracemalloc})
    if (!wrong) wrong = read(options);
  if (wrong) *trouble = wrong;
  return !wrong;
}

}  // namespace ouro
