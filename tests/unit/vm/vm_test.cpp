// The face for embedders: what a Vm says of the program that it ran, and how many there can be.
#include "vm/vm.h"

#include <gtest/gtest.h>

namespace ouro {
namespace {

VmOptions checked() {
  VmOptions options;
  options.audit = options.checkExit = true;
  return options;
}

int statusOf(const std::string& code) {
  Vm vm(checked());
  return vm.finish(vm.runCommand(code, {"-c"}));
}

TEST(Vm, GivesTheStatusOfItsProgram) {
  EXPECT_EQ(statusOf("x = [1, 2, 3]"), 0);
  EXPECT_EQ(statusOf("raise SystemExit(3)"), 3);
}

TEST(Vm, PrintsWhatNobodyCaught) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(statusOf("1 / 0"), 1);
  EXPECT_NE(testing::internal::GetCapturedStderr().find("ZeroDivisionError: division by zero"),
            std::string::npos);
}

TEST(Vm, KeepsNothingForTheNext) {
  EXPECT_EQ(statusOf("import builtins; builtins.kept = 1"), 0);
  EXPECT_EQ(statusOf("import builtins; raise SystemExit(hasattr(builtins, 'kept'))"), 0);
}

TEST(VmDeathTest, AProcessHoldsOneAtATime) {
  Vm first(checked());
  EXPECT_EXIT(Vm second, testing::ExitedWithCode(1), "one Vm at a time");
  EXPECT_EQ(first.finish(first.runCommand("pass", {"-c"})), 0);
}

}  // namespace
}  // namespace ouro
