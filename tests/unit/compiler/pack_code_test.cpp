// Packed code: what is read is what was written, and no damage to the bytes does harm.

#include "compiler/pack_code.h"

#include <gtest/gtest.h>

#include "compile_source.h"
#include "runtime/error.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {
namespace {

constexpr std::string_view kSource = R"(
"""A module."""
import sys
class Outer(dict, metaclass=type):
    limit = -(2 ** 70), 1.5, 2j, b"\xff", "\ud800", None, True, ..., 10 ** 18
    def method(self, a, /, b=2, *rest, key: int = 3, **more):
        def inner():
            nonlocal b
            b += 1
            return a, b, {1, 2, 3}, x in {"a", "b"}
        with a as self.x, b: yield [i for i in rest if i]
        try: self.y = f"{a!r:>{b}}"
        except (TypeError, ValueError) as e: raise e from None
        finally: del b
        match a:
            case {"k": [1, *_], **rest}: return lambda: self
async def later(): return [x async for x in y]
)";

class PackCode : public ::testing::Test {
 protected:
  std::string packed() {
    std::string bytes;
    EXPECT_TRUE(packUnit(*compileSource(kSource).unit, &bytes));
    return bytes;
  }
  Local unpack(std::string_view bytes, Unpack how = Unpack::Whole) {
    Local object = newBytes(rt, bytes);
    Local code = unpackUnit(rt, object, "<test>", how);
    if (code.isError()) clearError(rt);
    return code;
  }
  // Unpacks what is packed in this code, too. How many units it is.
  int unpackAll(Value code) {
    if (!unpackRest(code.as<Code>())) return 0;
    int count = 1;
    for (Value constant : code.as<Code>()->constants.as<Tuple>()->span())
      if (isExactly(constant, TypeId::Code)) count += unpackAll(constant);
    return count;
  }
  bool unpackRest(Code* code) {
    if (!code->packedAt || ouro::unpackRest(rt, code)) return true;
    EXPECT_TRUE(code->packedAt);
    clearError(rt);
    return false;
  }
  RuntimeOwner owner;
  Runtime& rt = theRuntime();
};

TEST_F(PackCode, ReadsWhatWasWritten) {
  Local code = unpack(packed());
  ASSERT_FALSE(code.isError() || code.isNotFound());
  EXPECT_EQ(toUtf8(code.as<Code>()->name.as<Str>()), "<module>");
  EXPECT_EQ(toUtf8(code.as<Code>()->filename.as<Str>()), "<test>");
  auto* constants = code.as<Code>()->constants.as<Tuple>();
  EXPECT_EQ(toUtf8((*constants)[0].as<Str>()), "A module.");
}

TEST_F(PackCode, LeavesFunctionsPacked) {
  Local code = unpack(packed(), Unpack::AsNeeded);
  ASSERT_FALSE(code.isError() || code.isNotFound());
  EXPECT_FALSE(code.as<Code>()->packedAt);
  int inside = 0;
  for (Value constant : code.as<Code>()->constants.as<Tuple>()->span()) {
    if (!isExactly(constant, TypeId::Code)) continue;
    inside++;
    EXPECT_TRUE(constant.as<Code>()->packedAt);
    EXPECT_EQ(constant.as<Code>()->instructionCount, 0u);
  }
  EXPECT_EQ(inside, 2);
  EXPECT_EQ(unpackAll(code), 8);
}

TEST_F(PackCode, SurvivesEveryChangedByte) {
  const std::string bytes = packed();
  for (size_t i = 0; i < bytes.size(); i++) {
    for (int change : {1, 0x80, 0xff}) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ change);
      unpack(damaged);
      Local code = unpack(damaged, Unpack::AsNeeded);
      if (!code.isError() && !code.isNotFound()) unpackAll(code);
    }
  }
}

TEST_F(PackCode, RejectsEveryOtherLength) {
  const std::string bytes = packed();
  for (size_t size = 0; size < bytes.size(); size++)
    EXPECT_TRUE(unpack(bytes.substr(0, size)).isNotFound()) << size;
  EXPECT_TRUE(unpack(bytes + '\0').isNotFound());
}

}  // namespace
}  // namespace ouro
