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

constexpr bool namesOperand(const char* expression) {
  for (; *expression; expression++)
    if (*expression >= 'a' && *expression <= 'z') return true;
  return false;
}

struct Facts {
  OpFacts of[kOpCount];
};

// Of the generic forms first, then of those that stand for them.
constexpr Facts allFacts() {
  Facts facts{};
  [[maybe_unused]] constexpr uint32_t arg = 0, a = 0, b = 0;
#define OP(name, format, pops, pushes, jumpPushes, ...)            \
  facts.of[static_cast<uint32_t>(Op::name)] = {                    \
      Op::name,                                                    \
      OpFormat::format,                                            \
      !namesOperand(#pops #pushes #jumpPushes),                    \
      {static_cast<uint32_t>(pops), static_cast<uint32_t>(pushes), \
       static_cast<uint32_t>(jumpPushes)}};
#define SPEC(name, ...)
#include "compiler/opcodes.def"
#undef OP
#undef SPEC
  for (uint32_t i = 0; i < kOpCount; i++)
    facts.of[i] = facts.of[static_cast<uint32_t>(kGenerics[i])];
  return facts;
}
constexpr Facts kFacts = allFacts();

}  // namespace

const OpFacts* const kOpFacts = kFacts.of;

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
