#pragma once
// The module _pickle: what its files have in common. pickle.py of the library takes Pickler,
// Unpickler and their functions from here; what pickles look like is told in pickletools.py.

#include <string>
#include <string_view>

#include "runtime/protocol.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/module_error.h"

namespace ouro::pickle {

constexpr int64_t kHighestProtocol = 5, kDefaultProtocol = 4;
constexpr size_t kBatch = 1000;  // items that one opcode takes
constexpr size_t kFrameHeader = 9, kFrameTarget = 64 * 1024;
constexpr size_t kLongFrame = kFrameTarget + kFrameHeader;

enum Opcode : uint8_t {
  kMark = '(',
  kStop = '.',
  kPop = '0',
  kPopMark = '1',
  kDup = '2',
  kFloat = 'F',
  kInt = 'I',
  kBinInt = 'J',
  kBinInt1 = 'K',
  kLong = 'L',
  kBinInt2 = 'M',
  kNone = 'N',
  kPersId = 'P',
  kBinPersId = 'Q',
  kReduce = 'R',
  kString = 'S',
  kBinString = 'T',
  kShortBinString = 'U',
  kUnicode = 'V',
  kBinUnicode = 'X',
  kAppend = 'a',
  kBuild = 'b',
  kGlobal = 'c',
  kDict = 'd',
  kEmptyDict = '}',
  kAppends = 'e',
  kGet = 'g',
  kBinGet = 'h',
  kInst = 'i',
  kLongBinGet = 'j',
  kList = 'l',
  kEmptyList = ']',
  kObj = 'o',
  kPut = 'p',
  kBinPut = 'q',
  kLongBinPut = 'r',
  kSetItem = 's',
  kTuple = 't',
  kEmptyTuple = ')',
  kSetItems = 'u',
  kBinFloat = 'G',
  // protocol 2
  kProto = 0x80,
  kNewObj,
  kExt1,
  kExt2,
  kExt4,
  kTuple1,
  kTuple2,
  kTuple3,
  kNewTrue,
  kNewFalse,
  kLong1,
  kLong4,
  // protocol 3
  kBinBytes = 'B',
  kShortBinBytes = 'C',
  // protocol 4
  kShortBinUnicode = 0x8c,
  kBinUnicode8,
  kBinBytes8,
  kEmptySet,
  kAddItems,
  kFrozenSet,
  kNewObjEx,
  kStackGlobal,
  kMemoize,
  kFrame,
  // protocol 5
  kByteArray8,
  kNextBuffer,
  kReadOnlyBuffer,
};

struct State {
  Type *pickler, *unpickler, *picklerMemo, *unpicklerMemo, *buffer;  // owned, as all below
  Value error, picklingError, unpicklingError;
  // copyreg's
  Value dispatchTable, extensions, invertedExtensions, extensionCache;
  // _compat_pickle's: what names of Python 2 are called now, and back
  Value names, modules, oldNames, oldModules;
};
inline State* stateOf(Value module) { return static_cast<State*>(module.as<Module>()->state); }
State* stateOfType(const Type*);

// Which objects have been written, by identity, each with the number it got. Holds them. Its table
// is a buffer of the heap.
struct Memo {
  struct Entry {
    Value object;  // owned; null: free
    uint64_t number;
  };
  Entry* entries = nullptr;
  size_t capacity = 0, used = 0;

  int64_t find(Value object) const;  // -1: has none
  bool add(Runtime&, Value object, uint64_t number);
  void clear();
  bool grow(Runtime&);
};

struct Pickler : Object {
  Value write;                          // null: dumps
  Value bufferCallback;                 // null: none
  Value dispatchTable;                  // null: copyreg's
  Value ownPersistentId;                // set as an attribute; null: it was not
  Value persistentId, reducerOverride;  // while dumping; null: none
  Memo memo;
  char* out;
  size_t length, capacity;
  int64_t frameStart;  // in `out`; -1: no frame is open
  int64_t protocol;
  bool binary, fast, fixImports, framing, ready;
};

struct Unpickler : Object {
  Value read, readline, peek;  // null: there is none
  Value persistentLoad;        // null: none
  Value buffers;               // an iterator, or null
  Value encoding, errors;      // str
  Value input;                 // bytes being read
  size_t at, skipped;          // in input; up to where the file itself was read
  bool isPeeked;               // input was only looked at in the file
  Value* stack;
  size_t length, capacity, fence;
  size_t* marks;
  size_t markCount, markCapacity;
  Value* memo;       // null where nothing is
  Value sparseMemo;  // a dict of what has numbers far beyond, or null
  size_t memoCapacity, memoUsed;
  int64_t protocol;
  bool fixImports, ready;
};

extern const TypeDef picklerTypeDef, unpicklerTypeDef, picklerMemoTypeDef, unpicklerMemoTypeDef,
    pickleBufferTypeDef;

// The class or function `name` (dotted for protocols from 4 on) of a module.
Owned findClass(Runtime&, State*, Unpickler*, Value module, Value name);
Owned importByName(Runtime&, Value name);

// ---- writing. All functions: false with an exception pending.

// What reduces an object gives: the parts of the tuple, null where there are none.
struct Reduced {
  Value callable, arguments, state, listItems, dictItems, stateSetter;
};

class Saver {
 public:
  Saver(Runtime& rt, State* state, Pickler* p) : rt(rt), state(state), p(p) {}

  bool dump(Value object);
  // Everything written so far, as bytes.
  Owned finish();

 private:
  // pickle_save.cpp
  bool save(Value object, bool asksForId = true) {
    if (!boundary()) return false;
    if (asksForId && !p->persistentId.isNull()) return saveWithId(object);
    return object.isSmall() ? saveSmall(object.small()) : saveObject(object);
  }
  bool saveWithId(Value object);
  bool saveObject(Value object);
  bool saveContent(Value object, Type* type);
  bool saveUnseen(Value object, Type* type, bool* done);
  bool saveOther(Value object, Type* type);
  bool savePersistent(Value id);
  bool saveReduced(Value object, Value reduced);
  bool saveReduce(const Reduced&, Value object);
  bool saveCall(const Reduced&, Value object);
  bool saveNewObject(const Reduced&, Value object);
  bool saveNewObjectEx(const Reduced&);
  bool saveState(const Reduced&, Value object);
  // callable(*arguments) as what `object` is
  bool saveAs(Value object, Value callable, Owned arguments);
  // pickle_atoms.cpp
  bool saveSmall(int64_t);
  bool saveInt(Value);
  bool saveFloat(Value);
  bool saveStr(Value);
  bool saveBytes(Value);
  bool saveByteArray(Value);
  bool writeBytes(std::string_view);      // of protocols from 3 on
  bool writeByteArray(std::string_view);  // from 5 on
  bool saveUnicodeLine(const Str*);
  // pickle_buffer.cpp
  bool saveBuffer(Value);
  // pickle_containers.cpp
  bool saveTuple(Value);
  bool saveList(Value);
  bool saveDict(Value);
  bool saveSet(Value);
  bool saveFrozenSet(Value);
  bool saveItems(Value iterator, bool pairs);
  bool savePair(Value pair);
  // pickle_globals.cpp
  bool saveGlobal(Value object, Value name);
  bool saveType(Value type);
  bool saveExtension(Value module, Value name, bool* done);
  bool saveOldGlobal(Value object, Value module, Value name, Value parent, Value owner);
  bool moduleOf(Value object, Value name, Local* module);

  // pickle_output.cpp
  bool isFrameOpen() const { return p->framing && p->frameStart >= 0; }
  // Can so many bytes be put where the buffer ends?
  bool hasRoom(size_t bytes) const {
    return p->capacity - p->length >= bytes && (!p->framing || p->frameStart >= 0);
  }
  bool write(std::string_view bytes);
  bool write(uint8_t op) {
    if (!hasRoom(1)) return write({reinterpret_cast<const char*>(&op), 1});
    p->out[p->length++] = static_cast<char>(op);
    return true;
  }
  bool writeLarge(std::string_view header, std::string_view payload);
  bool writeNumber(uint8_t op, uint64_t number, size_t bytes);
  // The shortest of three opcodes whose size is of 1, 4 or 8 bytes; 0: there is none such.
  bool writeSized(uint8_t op1, uint8_t op4, uint8_t op8, std::string_view payload);
  bool closeFrame();
  bool flush();
  // Between two objects: a frame that is long enough ends.
  bool boundary() {
    return !isFrameOpen() || p->length - static_cast<size_t>(p->frameStart) < kLongFrame ||
           (closeFrame() && (p->write.isNull() || flush()));
  }
  bool remember(Value object);
  bool recall(int64_t number);
  bool fail(std::string_view message) { return failAs(rt, state->picklingError, message); }
  bool failShown(const char* before, Value shown, const std::string& behind);

  Runtime& rt;
  State* state;
  Pickler* p;
};

// Loads one object.
Owned load(Runtime&, State*, Unpickler*);
// An instance of State::pickler or ::unpickler, or a subclass, set up as its __init__ does.
bool setUpPickler(Runtime&, Pickler*, Value file, Value protocol, Value fixImports, Value callback);
bool setUpUnpickler(Runtime&, Unpickler*, Value fixImports, Value encoding, Value errors,
                    Value buffers);
Owned newPickler(Runtime&, Type*);
Owned newUnpickler(Runtime&, Type*);
bool setFile(Runtime&, Unpickler*, Value file);
// Remembers the value under this number.
bool putMemo(Runtime&, Unpickler*, uint64_t number, Value);

}  // namespace ouro::pickle
