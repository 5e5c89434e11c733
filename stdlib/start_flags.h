#pragma once
// The switches a program was started with, as sys.flags shows them.

namespace ouro {

struct StartFlags {
  int inspect = 0;  // a prompt after the program, if `interactive` or standard input is a terminal
  int interactive = 0;  // -i: a prompt wherever the input comes from
  int debug = 0, optimize = 0, bytesWarning = 0, verbose = 0, quiet = 0;
  bool noUserSite = false, noSite = false;
  bool ignoreEnvironment = false;  // no OUROPATH, PYTHONPATH, PYTHONWARNINGS ...
  bool safePath = false;           // no directory of the script in sys.path
  bool isolated = false;           // the last two and noUserSite at once
  bool devMode = false, utf8Mode = false;
  int maxStrDigits = -1;  // -1: as usual
};

}  // namespace ouro
