#pragma once
// Between the files of the module array.

#include <string_view>

#include "runtime/type.h"
#include "runtime/types/bytes.h"

namespace ouro {

struct Array : ByteArray {
  char code;  // one of "bBuhHiIlLqQfd"

  // Items are of 1, 2, 4 or 8 bytes, so that this takes no division.
  size_t count() const { return length >> std::countr_zero(itemSize); }
  std::string_view view() const { return {reinterpret_cast<const char*>(data), length}; }
};

extern const TypeDef arrayTypeDef;
bool isArray(const Runtime&, Value);  // or a subclass
Owned arrayItem(Runtime&, const Array*, size_t);
bool packArrayItem(Runtime&, char code, Value, uint8_t* out);  // a value as an item of this kind
bool arrayInsert(Runtime&, Array*, size_t at, Value);
bool arrayExtend(Runtime&, Array*, Value source);  // an array of the same kind, or any iterable
Owned arrayLike(Runtime&, const Array*, std::string_view bytes);  // another array of its kind

// array_methods.cpp
using ArrayMethod = Owned(Runtime&, Value self, Args);
ArrayMethod array_append, array_insert, array_extend, array_pop, array_remove, array_index,
    array_count, array_reverse, array_byteswap, array_buffer_info, array_tolist, array_fromlist,
    array_tobytes, array_frombytes, array_tounicode, array_fromunicode, array_tofile,
    array_fromfile, array_copy, array_reduce_ex;
bool arrayFromBytes(Runtime&, Array*, Value bytesLike);  // appends
// The same without asking whether they are whole items.
bool appendBytes(Runtime&, Array*, Value bytesLike);
Owned arrayList(Runtime&, const Array*);
Owned arrayText(Runtime&, const Array*);  // of code 'u'
// array_subscripts.cpp
Owned array_getItem(Runtime&, Value self, Value key);
bool array_setItem(Runtime&, Value self, Value key, Value value);
// array_pickle.cpp
ArrayMethod array_reconstructor;

}  // namespace ouro
