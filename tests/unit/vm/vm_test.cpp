// The face for embedders: what a Vm says of the program that it ran, and how many there can be.
#include "vm/vm.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "gc/poison.h"

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

// Ends the process with 1 if the memory of the program has been left to its end.
[[noreturn]] void endAfter(const std::string& code) {
  VmOptions options;
  options.endsProcess = true;
  Vm& vm = *new Vm(options);
  EXPECT_EQ(vm.finish(vm.runCommand(code, {"-c"})), 0);
  std::_Exit(vm.isLeft());
}

TEST(VmDeathTest, LeavesMemoryToTheProcessWhereNobodyWouldNotice) {
#ifdef OURO_ASAN
  constexpr int kLeft = 0;  // never there
#else
  constexpr int kLeft = 1;
#endif
  EXPECT_EXIT(endAfter("import re; x = [[], {}]"), testing::ExitedWithCode(kLeft), "");
  EXPECT_EXIT(endAfter("class C:\n    def __del__(self): pass\nc = C()"),
              testing::ExitedWithCode(0), "");
  EXPECT_EXIT(endAfter("import gc"), testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace ouro
