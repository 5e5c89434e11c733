#pragma once
// Builds the text of an exception: its traceback, the chain of its causes, the tree of a group.

#include <string>
#include <vector>

#include "runtime/types/exception.h"
#include "vm/source_lines.h"

namespace ouro {

class ExceptionText {
 public:
  explicit ExceptionText(Runtime& rt) : rt_(rt) {}

  void addWithCauses(Value exception);
  void addTraceback(const Traceback*, std::string_view header);
  // "module.Type: message"; alwaysColon: also before an empty message.
  void addMessage(Value type, Value message, bool alwaysColon = false);
  void add(std::string_view text) { out_ += text; }
  std::string take() { return std::move(out_); }

 private:
  struct Link;

  bool seen(Value exception) const;
  void addOne(Value exception);
  void addSingle(Value exception);
  void addGroup(Value group);
  void addMembers(Value group);
  void addTruncated(size_t left);
  void addFrame(const Traceback*);
  void addRepeated(size_t count);
  Local addSyntaxLocation(Value exception);
  void addErrorText(const SyntaxError*, int64_t line, int64_t endLine);
  void addNotes(Value exception);
  void addNote(Value note);
  void margin();
  void indent();
  std::string textOr(Owned text, const char* otherwise);

  int64_t frameLimit();

  Runtime& rt_;
  std::string out_;
  SourceLines lines_;
  std::vector<uint64_t> seen_;
  int depth_ = 0;           // of exception groups
  bool needClose_ = false;  // the box of the group's last member is still open
};

}  // namespace ouro
