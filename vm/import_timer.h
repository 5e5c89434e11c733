#pragma once
// -X importtime: how long each import takes, on standard error, in CPython's form.

#include <cstdint>
#include <string>

namespace ouro {

struct Runtime;

struct ImportTimes {
  bool isOn = false;
  int depth = 0;       // imports that are running
  int64_t taken = -1;  // nanoseconds of those within the one that is running; -1: there was none
};

// Times one import, to its end: a line says what it took by itself and with all it imported.
class ImportTimer {
 public:
  ImportTimer(Runtime&, const std::string& name);
  ~ImportTimer();
  ImportTimer(const ImportTimer&) = delete;
  ImportTimer& operator=(const ImportTimer&) = delete;

 private:
  ImportTimes& times_;
  const std::string& name_;
  int64_t before_ = 0, start_ = 0;
};

}  // namespace ouro
