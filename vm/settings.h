#pragma once
// The switches that come from the environment (PYTHONPATH, PYTHONHASHSEED ...) and from -X options,
// read as the reference reads them.

#include <string>

#include "vm/vm.h"

namespace ouro {

// Adds them to the options of the command line, which come first where both speak. False: one of
// them makes no sense, as `trouble` says.
bool completeOptions(VmOptions& options, std::string* trouble);

// An absolute path without "." and "..", links as they are.
std::string normalisedPath(const std::string& path);

}  // namespace ouro
