// What sys tells about the implementation: numbers, names and named tuples.

#include <cfloat>
#include <iterator>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "stdlib/modules.h"
#include "stdlib/py_modules.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/sys.h"

namespace ouro {

namespace {

constexpr int kMajor = 3, kMinor = 11, kMicro = 2;
constexpr const char* kVersion = "3.11.2 (ouro 0.1.0) [C++]";

// As Debian calls this kind of machine.
#if defined(__aarch64__)
constexpr const char* kMultiarch = "aarch64-linux-gnu";
#else
constexpr const char* kMultiarch = "x86_64-linux-gnu";
#endif

constexpr GetSetDef kVersionFields[] = {
    {"major", structField<0>},        {"minor", structField<1>},  {"micro", structField<2>},
    {"releaselevel", structField<3>}, {"serial", structField<4>},
};
constexpr GetSetDef kFloatFields[] = {
    {"max", structField<0>},   {"max_exp", structField<1>},  {"max_10_exp", structField<2>},
    {"min", structField<3>},   {"min_exp", structField<4>},  {"min_10_exp", structField<5>},
    {"dig", structField<6>},   {"mant_dig", structField<7>}, {"epsilon", structField<8>},
    {"radix", structField<9>}, {"rounds", structField<10>},
};
constexpr GetSetDef kIntFields[] = {
    {"bits_per_digit", structField<0>},
    {"sizeof_digit", structField<1>},
    {"default_max_str_digits", structField<2>},
    {"str_digits_check_threshold", structField<3>},
};
constexpr GetSetDef kHashFields[] = {
    {"width", structField<0>},     {"modulus", structField<1>},   {"inf", structField<2>},
    {"nan", structField<3>},       {"imag", structField<4>},      {"algorithm", structField<5>},
    {"hash_bits", structField<6>}, {"seed_bits", structField<7>}, {"cutoff", structField<8>},
};
constexpr GetSetDef kThreadFields[] = {
    {"name", structField<0>}, {"lock", structField<1>}, {"version", structField<2>}};

constexpr TypeDef kVersionInfo =
    structTypeDef("version_info", "sys", kVersionFields, "The version as numbers.");
constexpr TypeDef kFloatInfo =
    structTypeDef("float_info", "sys", kFloatFields, "The limits of float.", true);
constexpr TypeDef kIntInfo =
    structTypeDef("int_info", "sys", kIntFields, "How ints are kept.", true);
constexpr TypeDef kHashInfo =
    structTypeDef("hash_info", "sys", kHashFields, "How hash() works.", true);
constexpr TypeDef kThreadInfo =
    structTypeDef("thread_info", "sys", kThreadFields, "How threads are made.", true);

Owned versionInfo(Runtime& rt) {
  Owned items[] = {smallInt(kMajor), smallInt(kMinor), smallInt(kMicro), newStr(rt, "final"),
                   smallInt(0)};
  return newSingleStruct(rt, kVersionInfo, items);
}

Owned floatInfo(Runtime& rt) {
  Owned items[] = {newFloat(rt, DBL_MAX),
                   smallInt(DBL_MAX_EXP),
                   smallInt(DBL_MAX_10_EXP),
                   newFloat(rt, DBL_MIN),
                   smallInt(DBL_MIN_EXP),
                   smallInt(DBL_MIN_10_EXP),
                   smallInt(DBL_DIG),
                   smallInt(DBL_MANT_DIG),
                   newFloat(rt, DBL_EPSILON),
                   smallInt(FLT_RADIX),
                   smallInt(1)};
  return newSingleStruct(rt, kFloatInfo, items);
}

// A limb is a whole machine word here.
Owned intInfo(Runtime& rt) {
  Owned items[] = {smallInt(64), smallInt(8), smallInt(4300), smallInt(640)};
  return newSingleStruct(rt, kIntInfo, items);
}

Owned hashInfo(Runtime& rt) {
  Owned items[] = {smallInt(64),      smallInt((int64_t{1} << 61) - 1),
                   smallInt(314159),  smallInt(0),
                   smallInt(1000003), newStr(rt, "keyed"),
                   smallInt(64),      smallInt(128),
                   smallInt(0)};
  return newSingleStruct(rt, kHashInfo, items);
}

Owned threadInfo(Runtime& rt) {
  Owned items[] = {newStr(rt, "pthread"), Owned::none(), Owned::none()};
  return newSingleStruct(rt, kThreadInfo, items);
}

// A SimpleNamespace with these attributes.
Owned namespaceOf(Runtime& rt, std::initializer_list<std::pair<const char*, Owned>> attributes) {
  Local made = call(rt, Value(rt.type(TypeId::SimpleNamespace)));
  bool ok = !made.isError();
  for (auto& [name, value] : attributes) {
    Local held = value;
    Ref<Str> key = intern(rt, name);
    ok = ok && key && !held.isError() && setAttr(rt, made, key.get(), held);
  }
  return ok ? made.take() : Owned::error();
}

// The names of native modules, and of all modules that come with the program.
Owned moduleNames(Runtime& rt, bool withPython) {
  OURO_TRY(list, newList(rt));
  for (const ModuleDef* definition : nativeModules()) {
    OURO_TRY(name, newStr(rt, definition->name));
    OURO_CHECK(append(rt, list.as<List>(), name));
  }
  if (withPython) {
    for (const PyModule& module : pyModules()) {
      if (module.name.find('.') != std::string_view::npos) continue;
      OURO_TRY(name, newStr(rt, module.name));
      OURO_CHECK(append(rt, list.as<List>(), name));
    }
    return newFrozenSet(rt, list);
  }
  OURO_CHECK(sortList(rt, list.as<List>(), Value::none(), false));
  return tupleFrom(rt, list);
}

// Name, branch and revision; platform wants to know.
Owned gitInfo(Runtime& rt) {
  OURO_TRY(name, newStr(rt, "ouro"));
  return newTuple(rt, {name.get(), Value(rt.emptyStr), Value(rt.emptyStr)});
}

bool addText(Runtime& rt, Module* module, const char* name, std::string_view text) {
  return moduleAdd(rt, module, name, newStr(rt, text));
}

bool addTexts(Runtime& rt, Module* module) {
  return addText(rt, module, "version", kVersion) &&
         addText(rt, module, "copyright", "Copyright (c) the authors of ouro.") &&
         addText(rt, module, "platform", "linux") && addText(rt, module, "byteorder", "little") &&
         addText(rt, module, "float_repr_style", "short") &&
         addText(rt, module, "platlibdir", "lib") && addText(rt, module, "abiflags", "") &&
         addText(rt, module, "prefix", "/usr") && addText(rt, module, "base_prefix", "/usr") &&
         addText(rt, module, "exec_prefix", "/usr") &&
         addText(rt, module, "base_exec_prefix", "/usr");
}

}  // namespace

bool addSysInfo(Runtime& rt, Module* module) {
  constexpr int64_t kHexVersion = kMajor << 24 | kMinor << 16 | kMicro << 8 | 0xf0;
  Local implementation = namespaceOf(rt, {{"name", newStr(rt, "ouro")},
                                          {"cache_tag", newStr(rt, "ouro-311")},
                                          {"version", versionInfo(rt)},
                                          {"hexversion", smallInt(kHexVersion)},
                                          {"_multiarch", newStr(rt, kMultiarch)}});
  Local git = gitInfo(rt);
  return addTexts(rt, module) && moduleAdd(rt, module, "_git", git.take()) &&
         moduleAdd(rt, module, "implementation", implementation.take()) &&
         moduleAdd(rt, module, "version_info", versionInfo(rt)) &&
         moduleAdd(rt, module, "float_info", floatInfo(rt)) &&
         moduleAdd(rt, module, "int_info", intInfo(rt)) &&
         moduleAdd(rt, module, "hash_info", hashInfo(rt)) &&
         moduleAdd(rt, module, "thread_info", threadInfo(rt)) &&
         moduleAdd(rt, module, "hexversion", smallInt(kHexVersion)) &&
         moduleAdd(rt, module, "api_version", smallInt(1013)) &&
         moduleAdd(rt, module, "maxsize", newInt(rt, INT64_MAX)) &&
         moduleAdd(rt, module, "maxunicode", smallInt(0x10ffff)) &&
         moduleAdd(rt, module, "pycache_prefix", Value::none()) &&
         moduleAdd(rt, module, "builtin_module_names", moduleNames(rt, false)) &&
         moduleAdd(rt, module, "stdlib_module_names", moduleNames(rt, true));
}

}  // namespace ouro
