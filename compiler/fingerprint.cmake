# cmake -D OUT=FILE -D SOURCES=LIST -D ALSO=TEXT -P fingerprint.cmake: writes the C++ file that says
# which compiler this is, by a hash of its sources.
set(all "${ALSO}")
foreach(source IN LISTS SOURCES)
  file(SHA256 ${source} hash)
  string(APPEND all ${hash})
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING ${hash} 0 24 hash)
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
#include "compiler/pack_code.h"

namespace ouro {

std::string_view compilerFingerprint() { return "@hash@"; }

}  // namespace ouro
]] @ONLY)
