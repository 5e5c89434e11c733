#pragma once

namespace ouro {

// Lets go of the pages of the program's file (code and constants) that the process has touched so
// far. Those that are needed again come back from the kernel's page cache as they are touched; what
// only starting and compiling used stays away, and is memory of the process no longer. Costs a page
// fault for each 64 KiB that come back, some twenty. Checked builds keep them: a debugger's
// breakpoints lie in such pages.
void dropProgramPages();

}  // namespace ouro
