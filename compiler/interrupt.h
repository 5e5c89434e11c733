#pragma once
// What ends a compilation in the middle: Ctrl-C, or a limit of the run. The loops over a program
// ask now and then, and leave what they have made unfinished: nobody looks at it then.

namespace ouro {

class Interrupt {
 public:
  // True: the work is to be given up. Whoever gave this knows why.
  using Check = bool(void* context);

  Interrupt(Check* check, void* context) : check_(check), context_(context) {}

  bool isWanted() {
    isGiven_ = isGiven_ || check_(context_);
    return isGiven_;
  }
  bool isGiven() const { return isGiven_; }

 private:
  Check* check_;
  void* context_;
  bool isGiven_ = false;
};

}  // namespace ouro
