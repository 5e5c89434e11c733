#pragma once
// The methods of str, spread over files by idea; the table is in str_methods.cpp. Each is called
// str_NAME and found by its name. Internal to the files of str.

#include "runtime/types/str.h"

namespace ouro {

using Shim = Owned(Runtime&, Value self, Args);

// str_search.cpp
Shim str_find, str_rfind, str_index, str_rindex, str_count, str_startswith, str_endswith;
int strContains(Runtime&, Value self, Value item);
// str_replace.cpp
Shim str_replace, str_removeprefix, str_removesuffix, str_translate, str_maketrans;
// str_split.cpp
Shim str_split, str_rsplit, str_splitlines, str_partition, str_rpartition;
// str_join.cpp
Shim str_join;
// str_case.cpp
Shim str_lower, str_upper, str_title, str_capitalize, str_swapcase, str_casefold;
// str_predicates.cpp
Shim str_isalnum, str_isalpha, str_isascii, str_isdecimal, str_isdigit, str_isidentifier,
    str_islower, str_isnumeric, str_isprintable, str_isspace, str_istitle, str_isupper;
// str_layout.cpp
Shim str_center, str_ljust, str_rjust, str_zfill, str_expandtabs, str_strip, str_lstrip, str_rstrip;

// An argument that must be a str; raises "must be str, not int".
bool needStr(Runtime&, Value);

}  // namespace ouro
