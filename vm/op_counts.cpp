#include "vm/op_counts.h"

#ifdef OURO_COUNT_OPS

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/opcode_info.h"

namespace ouro {

namespace {

struct Row {
  uint64_t count;
  std::string what;
};

void printRows(const char* title, std::vector<Row>& rows, uint64_t total, size_t most) {
  std::ranges::sort(rows, std::greater{}, &Row::count);
  fmt::print(stderr, "{}\n", title);
  for (size_t i = 0; i < std::min(rows.size(), most) && rows[i].count; i++) {
    fmt::print(stderr, "{:12} {:5.1f} %  {}\n", rows[i].count,
               100.0 * static_cast<double>(rows[i].count) / static_cast<double>(total),
               rows[i].what);
  }
}

}  // namespace

void OpCounts::print() const {
  std::vector<Row> singles, pairs;
  uint64_t total = 0;
  for (size_t op = 0; op < kOps; op++) {
    uint64_t count = 0;
    for (size_t before = 0; before < kOps; before++) {
      uint64_t both = pairs_[before * kOps + op];
      if (!both) continue;
      count += both;
      pairs.push_back({both, fmt::format("{} {}", opName(static_cast<Op>(before)),
                                         opName(static_cast<Op>(op)))});
    }
    if (count) singles.push_back({count, std::string(opName(static_cast<Op>(op)))});
    total += count;
  }
  fmt::print(stderr, "{:12}          instructions\n", total);
  printRows("opcodes:", singles, total, 40);
  printRows("pairs:", pairs, total, 40);
}

}  // namespace ouro

#endif
