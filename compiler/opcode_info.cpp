#include "compiler/opcode_info.h"

namespace ouro {

namespace {

constexpr const char* kNames[] = {
#define OP(name, ...) #name,
#define SPEC(name, ...) #name,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
};

constexpr OpFormat kFormats[] = {
#define OP(name, format, ...) OpFormat::format,
#define SPEC(name, generic, format, ...) OpFormat::format,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
};

constexpr Op kGenerics[] = {
#define OP(name, ...) Op::name,
#define SPEC(name, generic, ...) Op::generic,
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
};

}  // namespace

const char* opName(Op op) { return kNames[static_cast<uint32_t>(op)]; }
OpFormat opFormat(Op op) { return kFormats[static_cast<uint32_t>(op)]; }
Op genericOp(Op op) { return kGenerics[static_cast<uint32_t>(op)]; }

StackEffect stackEffect(Op op, [[maybe_unused]] uint32_t arg, [[maybe_unused]] uint32_t a,
                        [[maybe_unused]] uint32_t b) {
  switch (genericOp(op)) {
#define OP(name, format, pops, pushes, jumpPushes, ...)                 \
  case Op::name:                                                        \
    return {static_cast<uint32_t>(pops), static_cast<uint32_t>(pushes), \
            static_cast<uint32_t>(jumpPushes)};
#define SPEC(name, ...)
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
    default: return {0, 0, 0};
  }
}

}  // namespace ouro
