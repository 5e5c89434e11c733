#pragma once
// The methods that bytes and bytearray share. `self` is an instance of either; results that are
// bytes have self's type. Internal to the files of bytes and bytearray.

#include "runtime/types/bytes.h"

namespace ouro {

using Shim = Owned(Runtime&, Value self, Args);

// bytes_search.cpp
Shim bytes_find, bytes_rfind, bytes_index, bytes_rindex, bytes_count, bytes_startswith,
    bytes_endswith;
int bytesContains(Runtime&, Value self, Value item);
// bytes_split.cpp
Shim bytes_split, bytes_rsplit, bytes_splitlines, bytes_partition, bytes_rpartition, bytes_join;
// bytes_change.cpp
Shim bytes_replace, bytes_removeprefix, bytes_removesuffix, bytes_translate, bytes_maketrans,
    bytes_center, bytes_ljust, bytes_rjust, bytes_zfill, bytes_expandtabs, bytes_strip,
    bytes_lstrip, bytes_rstrip;
// bytes_case.cpp
Shim bytes_lower, bytes_upper, bytes_title, bytes_capitalize, bytes_swapcase, bytes_isalnum,
    bytes_isalpha, bytes_isascii, bytes_isdigit, bytes_islower, bytes_isspace, bytes_istitle,
    bytes_isupper;
// bytes_hex.cpp
Shim bytes_hex, bytes_fromhex, bytearray_fromhex, memoryview_hex, bytes_decode;

// The bytes of self, until a script can run.
std::string_view selfView(const Runtime&, Value self);
// Bytes as the type of self, without subclass; self itself when it is bytes and all of it is meant.
Owned likeSelf(Runtime&, Value self, std::string_view);
// An object of the type of self (without subclass) with so many bytes, which the caller fills at
// once: they lie at *to. False: MemoryError is pending.
bool makeLikeSelf(Runtime&, Value self, size_t length, Local* made, uint8_t** to);
ByteArray* allocateByteArray(Runtime&, size_t length);  // its bytes are not set
// A byte given as an int: 0..255, or -1 with an error pending ("byte must be in range(0, 256)").
int byteArg(Runtime&, Value);
// What `in`, find and count look for: one byte or bytes-like. *one holds a single byte.
bool needleArg(Runtime&, Value, uint8_t* one, std::string_view* out);

// As text.find(needle), in linear time.
size_t findBytes(std::string_view text, std::string_view needle);
size_t rfindBytes(std::string_view text, std::string_view needle);

// The constructor's arguments of bytes and bytearray as bytes; `name` is the type's.
Owned bytesFromArguments(Runtime&, const CallArgs&, const char* name, const char* inRange);
// `owner` has these bytes.
Owned bytesRepr(Runtime&, Value owner, std::string_view, std::string_view before,
                std::string_view after);
Owned bytesCompare(Runtime&, Value left, Value right, CompareOp);
Owned newBytesIterator(Runtime&, Value source, TypeId);
Owned bytesNewArgs(Runtime&, Value self, Args);
Bytes* allocateBytes(Runtime&, Type* cls, size_t length);

}  // namespace ouro
