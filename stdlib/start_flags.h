#pragma once
// The switches a program was started with, as sys.flags shows them.

namespace ouro {

struct StartFlags {
  int inspect = 0, optimize = 0, bytesWarning = 0, verbose = 0, quiet = 0;
  bool noUserSite = false, noSite = false;
  bool ignoreEnvironment = false;  // no OUROPATH, PYTHONWARNINGS, PYTHONDONTWRITEBYTECODE
  bool safePath = false;           // no directory of the script in sys.path
  bool isolated = false;           // the last two and noUserSite at once
  bool devMode = false, utf8Mode = false;
};

}  // namespace ouro
