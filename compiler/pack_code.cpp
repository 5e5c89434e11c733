#include "compiler/pack_code.h"

#include <bit>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "compiler/make_code.h"
#include "compiler/pack_format.h"

namespace ouro {

namespace {

class Packer {
 public:
  bool run(const CodeUnit& unit, std::string* out) {
    this->unit(unit, 0);
    if (tooDeep_ || !putStrings(*out)) return false;
    *out += body_;
    return true;
  }

 private:
  struct String {
    std::string_view text;
    bool isInterned;
  };

  static void putWord(std::string& out, size_t value) {
    const auto word = static_cast<uint32_t>(value);
    out.append(reinterpret_cast<const char*>(&word), sizeof word);
  }
  bool putStrings(std::string& out) const {
    putWord(out, strings_.size());
    size_t end = 0;
    for (const String& string : strings_) {
      end += string.text.size();
      if (end >= kMostPackedText) return false;
      putWord(out, end << 1 | string.isInterned);
    }
    for (const String& string : strings_) out += string.text;
    return true;
  }

  void number(uint64_t value) { putNumber(body_, value); }

  size_t index(std::string_view text, bool isName) {
    auto [at, isNew] = indices_.try_emplace(text, strings_.size());
    if (isNew) strings_.push_back({text, isName || looksLikeName(text)});
    if (isName) strings_[at->second].isInterned = true;
    return at->second;
  }
  void string(std::string_view text, bool isName) { number(index(text, isName)); }
  // The index of what may be a docstring, + 1; 0: there is none.
  void docstring(std::span<const UnitConstant> constants) {
    bool isText = !constants.empty() && constants[0].kind == UnitConstant::Kind::Str;
    number(isText ? index(constants[0].text, false) + 1 : 0);
  }
  void names(std::span<const std::string_view> names) {
    number(names.size());
    for (std::string_view name : names) string(name, true);
  }
  void numbers(std::span<const uint32_t> values) {
    number(values.size());
    for (uint32_t value : values) number(value);
  }
  void raw(const void* bytes, size_t size) { body_.append(static_cast<const char*>(bytes), size); }
  void raw(double value) { raw(&value, sizeof value); }
  void bytes(std::string_view bytes) {
    number(bytes.size());
    body_ += bytes;
  }

  void unit(const CodeUnit& unit, int depth) {
    for (uint32_t UnitNumbers::*field : kPackedNumbers) number(unit.*field);
    string(unit.name, true);
    string(unit.qualname, true);
    number(unit.freeNames.size());
    std::string before = std::exchange(body_, {});
    rest(unit, depth);
    std::string own = std::exchange(body_, std::move(before));
    bytes(own);
  }

  void rest(const CodeUnit& unit, int depth) {
    docstring(unit.constants);
    names(unit.varNames);
    names(unit.cellNames);
    names(unit.freeNames);
    names(unit.names);
    numbers(unit.cellSlots);
    constants(unit.constants, depth);
    numbers(unit.caches);
    number(unit.code.size());
    raw(unit.code.data(), unit.code.size() * sizeof(Instr));
    number(unit.handlers.size());
    for (const HandlerRange& range : unit.handlers) {
      for (uint32_t value : {range.start, range.end, range.target}) number(value);
      number(static_cast<uint32_t>(range.depth) << 1 | (range.pushLasti ? 1 : 0));
    }
    number(unit.positions.size());
    raw(unit.positions.data(), unit.positions.size());
  }

  void constants(std::span<const UnitConstant> items, int depth) {
    if (depth >= kMaxPackedDepth) tooDeep_ = true;
    if (tooDeep_) return;
    number(items.size());
    for (const UnitConstant& item : items) constant(item, depth + 1);
  }

  void constant(const UnitConstant& constant, int depth) {
    using Kind = UnitConstant::Kind;
    number(static_cast<uint32_t>(constant.kind));
    switch (constant.kind) {
      case Kind::None:
      case Kind::True:
      case Kind::False:
      case Kind::Ellipsis: return;
      case Kind::Int: return number(std::bit_cast<uint64_t>(constant.integer));
      case Kind::Float: return raw(constant.real);
      case Kind::Complex: return raw(constant.real), raw(constant.imaginary);
      case Kind::Str: return string(constant.text, false);
      case Kind::BigInt:
      case Kind::Bytes: return bytes(constant.text);
      case Kind::Tuple:
      case Kind::FrozenSet: return constants(constant.items, depth);
      case Kind::Code: return unit(*constant.code, depth);
    }
  }

  std::string body_;
  std::vector<String> strings_;
  std::unordered_map<std::string_view, size_t> indices_;
  bool tooDeep_ = false;
};

}  // namespace

bool packUnit(const CodeUnit& unit, std::string* out) { return Packer().run(unit, out); }

}  // namespace ouro
