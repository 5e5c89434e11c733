#include "gc/program_pages.h"

#include <link.h>
#include <sys/mman.h>

#include <cstdint>

namespace ouro {
namespace {

#ifndef OURO_CHECKED
// The segments that nobody writes to are as they are in the file.
int dropSegments(dl_phdr_info* program, size_t, void*) {
  for (unsigned i = 0; i < program->dlpi_phnum; ++i) {
    const auto& segment = program->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_W)) continue;
    const uintptr_t begin = program->dlpi_addr + segment.p_vaddr;
    const uintptr_t first = begin & ~(segment.p_align - 1);
    madvise(reinterpret_cast<void*>(first), begin + segment.p_memsz - first, MADV_DONTNEED);
  }
  return 1;  // the first is the program itself; the libraries after it are shared with others
}
#endif

}  // namespace

void dropProgramPages() {
#ifndef OURO_CHECKED
  dl_iterate_phdr(dropSegments, nullptr);
#endif
}

}  // namespace ouro
