#include <gtest/gtest.h>

#include "compile_source.h"
#include "compiler/opcode_info.h"

namespace ouro {
namespace {

// Of an arena that ends with the program.
CodeUnit unitOf(const std::vector<Instr>& code) {
  static ast::Arena arena;
  CodeUnit unit;
  unit.name = "u";
  unit.code = ast::List<Instr>::from(arena, code);
  unit.constants = ast::List<UnitConstant>::of(arena, 1);
  unit.varNames = ast::List<std::string_view>::of(arena, 1);
  unit.varNames[0] = "a";
  unit.stackSize = 2;
  return unit;
}

TEST(Verify, AcceptsWhatIsRight) {
  EXPECT_EQ(verifyUnit(unitOf({Instr::make(Op::LOAD_CONST, 0), Instr::make(Op::RETURN_VALUE)})),
            "");
}

TEST(Verify, RejectsWhatIsWrong) {
  auto wrong = [](const std::vector<Instr>& code) { EXPECT_NE(verifyUnit(unitOf(code)), ""); };
  Instr load = Instr::make(Op::LOAD_CONST, 0), leave = Instr::make(Op::RETURN_VALUE);
  wrong({});
  wrong({leave});                                           // below the floor
  wrong({load});                                            // runs off the end
  wrong({load, load, load, leave});                         // too deep
  wrong({Instr::make(Op::LOAD_CONST, 1), leave});           // no such constant
  wrong({Instr::make(Op::LOAD_FAST, 1), leave});            // no such local
  wrong({Instr::make(Op::LOAD_NAME, 0), leave});            // no such cache
  wrong({Instr::make(Op::JUMP, 5), load, leave});           // out of the code
  wrong({load, Instr::make(Op::POP_JUMP_IF_TRUE, 1), load,  // two depths at one place
         load, leave});
  wrong({load, Instr::make(Op::POP_TOP), Instr::make(Op::JUMP_BACKWARD, 0), load, leave});
}

TEST(Verify, Handlers) {
  auto unit = [](HandlerRange range) {
    CodeUnit result = unitOf({Instr::make(Op::LOAD_CONST, 0), Instr::make(Op::RETURN_VALUE),
                              Instr::make(Op::RERAISE, 0)});
    result.handlers = {&range, 1};
    return verifyUnit(result);
  };
  EXPECT_EQ(unit({0, 2, 2, 0, false}), "");
  EXPECT_NE(unit({0, 2, 2, 1, false}), "");  // the stack is lower than that
  EXPECT_NE(unit({0, 2, 7, 0, false}), "");
  EXPECT_NE(unit({1, 1, 2, 0, false}), "");
}

TEST(OpcodeInfo, TellsTheTable) {
  EXPECT_STREQ(opName(Op::LOAD_CONST), "LOAD_CONST");
  EXPECT_EQ(opFormat(Op::CALL_KW), OpFormat::AB);
  EXPECT_EQ(stackEffect(Op::CALL, 3, 0, 0).pops, 5u);
  EXPECT_EQ(stackEffect(Op::FOR_ITER, 0, 0, 0).jumpPushes, 0u);
  EXPECT_TRUE(isJump(Op::SEND));
  EXPECT_FALSE(isJump(Op::CALL));
}

}  // namespace
}  // namespace ouro
