// Run while building: packs the Unicode Character Database, as Debian's package unicode-data has
// it, into three C++ files: names of characters, what the methods of str ask about them, and
// properties that only the module unicodedata tells.
//
//   unicode_generator DATA_DIRECTORY NAMES_OUTPUT TYPES_OUTPUT PROPERTIES_OUTPUT
//
// The package may be newer than Unicode 14.0: what was assigned later is left out.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr uint32_t kCodes = 0x110000;
constexpr int kNewest = 1400, kOld = 302;  // Unicode 14.0 and 3.2, as parseAge() has them

std::string dataDirectory;

std::string trimmed(std::string_view text) {
  size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
  return first == std::string_view::npos ? "" : std::string(text.substr(first, last - first + 1));
}

// Calls use(fields) for each line of a file of the database.
template <class F>
void forEachLine(const char* name, F use) {
  std::ifstream file(dataDirectory + "/" + name);
  if (!file) {
    std::cerr << dataDirectory << "/" << name << " is missing: install unicode-data\n";
    std::exit(1);
  }
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields;
    std::stringstream parts(line.substr(0, line.find('#')));
    for (std::string field; std::getline(parts, field, ';');) fields.push_back(trimmed(field));
    if (fields.size() > 1) use(fields);
  }
}

uint32_t parseCode(const std::string& text) {
  return static_cast<uint32_t>(std::stoul(text, nullptr, 16));
}

// Calls use(code) for "0041" or "0041..005A".
template <class F>
void forEachCode(const std::string& range, F use) {
  size_t dots = range.find("..");
  uint32_t first = parseCode(range);
  uint32_t last = dots == std::string::npos ? first : parseCode(range.substr(dots + 2));
  for (uint32_t c = first; c <= last; c++) use(c);
}

using Codes = std::vector<uint32_t>;

struct Character {
  std::string category = "Cn", bidirectional, width = "N", decomposition, name;
  std::set<std::string> derived;  // properties of DerivedCoreProperties.txt, and QC of normal forms
  Codes lower, upper, title, folded;  // empty: itself
  int combining = 0, decimal = -1, digit = -1, age = 0;
  double numerator = 0, denominator = 0;
  bool isMirrored = false;
  // Noncharacters have an age but no category.
  bool isKnown() const { return age && age <= kNewest && category != "Cn"; }
};

int parseAge(const std::string& text) {
  size_t dot = text.find('.');
  return std::stoi(text) * 100 + std::stoi(text.substr(dot + 1));
}

Codes parseCodes(const std::string& text) {
  Codes codes;
  std::stringstream parts(text);
  for (std::string code; parts >> code;) codes.push_back(parseCode(code));
  return codes;
}

// Full mappings stand above simple ones; those for a language or a context are not for str.
void readCases(std::vector<Character>& all) {
  forEachLine("SpecialCasing.txt", [&](const std::vector<std::string>& f) {
    if (f.size() > 4 && !f[4].empty()) return;
    Character& character = all[parseCode(f[0])];
    character.lower = parseCodes(f[1]);
    character.title = parseCodes(f[2]);
    character.upper = parseCodes(f[3]);
  });
  forEachLine("CaseFolding.txt", [&](const std::vector<std::string>& f) {
    if (f[1] == "C" || f[1] == "F") all[parseCode(f[0])].folded = parseCodes(f[2]);
  });
}

void readCharacters(std::vector<Character>& all) {
  uint32_t first = 0;
  forEachLine("UnicodeData.txt", [&](const std::vector<std::string>& f) {
    uint32_t code = parseCode(f[0]);
    if (f[1].ends_with(", First>")) first = code;
    if (!f[1].ends_with(", Last>")) first = f[1].ends_with(", First>") ? first : code;
    for (uint32_t c = first; c <= code; c++) {
      Character& character = all[c];
      if (!f[1].starts_with('<')) character.name = f[1];
      character.category = f[2];
      character.combining = std::stoi(f[3]);
      character.bidirectional = f[4];
      character.decomposition = f[5];
      if (!f[6].empty()) character.decimal = std::stoi(f[6]);
      if (!f[7].empty()) character.digit = std::stoi(f[7]);
      character.isMirrored = f[9] == "Y";
      auto field = [&](size_t i) { return i < f.size() ? parseCodes(f[i]) : Codes(); };
      character.upper = field(12);
      character.lower = field(13);
      character.title = field(14).empty() ? character.upper : field(14);
    }
  });
  forEachLine("EastAsianWidth.txt", [&](const std::vector<std::string>& f) {
    forEachCode(f[0], [&](uint32_t c) { all[c].width = f[1]; });
  });
  forEachLine("extracted/DerivedNumericValues.txt", [&](const std::vector<std::string>& f) {
    size_t slash = f[3].find('/');
    forEachCode(f[0], [&](uint32_t c) {
      all[c].numerator = std::stod(f[3]);
      all[c].denominator = slash == std::string::npos ? 1 : std::stod(f[3].substr(slash + 1));
    });
  });
  forEachLine("DerivedAge.txt", [&](const std::vector<std::string>& f) {
    forEachCode(f[0], [&](uint32_t c) { all[c].age = parseAge(f[1]); });
  });
  forEachLine("DerivedCoreProperties.txt", [&](const std::vector<std::string>& f) {
    forEachCode(f[0], [&](uint32_t c) { all[c].derived.insert(f[1]); });
  });
  forEachLine("DerivedNormalizationProps.txt", [&](const std::vector<std::string>& f) {
    if (!f[1].ends_with("_QC")) return;
    forEachCode(f[0], [&](uint32_t c) { all[c].derived.insert(f[1]); });
  });
  // These have been lower case since Unicode 15.0.
  for (uint32_t c : {0x10fc, 0xa7f2, 0xa7f3, 0xa7f4, 0xab69}) all[c].derived.erase("Lowercase");
  readCases(all);
}

// ---- output

void writeBytes(std::ostream& out, const char* name, const std::string& bytes) {
  out << "const char " << name << "[] =";
  size_t column = 99;
  for (unsigned char c : bytes) {
    if (column > 90) out << (column == 99 ? "\n\"" : "\"\n\""), column = 0;
    if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '?') {
      out << static_cast<char>(c);
      column++;
    } else {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned>(c));
      out << escape;
      column += 4;
    }
  }
  out << (bytes.empty() ? " \"\"" : "\"") << ";\n";
}

template <class T>
void writeNumbers(std::ostream& out, const char* type, const char* name,
                  const std::vector<T>& numbers) {
  out << "const " << type << " " << name << "[] = {";
  for (size_t i = 0; i < numbers.size(); i++) {
    if (i) out << (i % 16 ? "," : ",\n");
    out << +numbers[i];
  }
  out << "};\n";
}

// The row of each character, equal ones once: an index of blocks of 128 characters, equal ones
// once.
template <class RowOf>
void writeRows(std::ostream& out, const std::vector<Character>& all, const char* type,
               const std::string& rowsName, const std::string& prefix, RowOf rowOf) {
  constexpr uint32_t kBlock = 128;
  std::map<std::string, uint16_t> rows;
  std::map<std::vector<uint16_t>, uint16_t> blocks;
  std::vector<uint16_t> index, content;
  std::string rowText;
  for (uint32_t c = 0; c < kCodes; c += kBlock) {
    std::vector<uint16_t> block;
    for (uint32_t i = c; i < c + kBlock; i++) {
      auto [row, isNew] = rows.try_emplace(rowOf(i, all[i]), static_cast<uint16_t>(rows.size()));
      if (isNew) rowText += row->first;
      block.push_back(row->second);
    }
    auto [place, isNew] = blocks.try_emplace(block, static_cast<uint16_t>(blocks.size()));
    if (isNew) content.insert(content.end(), block.begin(), block.end());
    index.push_back(place->second);
  }
  out << "const " << type << " " << rowsName << "[] = {\n" << rowText << "};\n";
  writeNumbers(out, "uint16_t", (prefix + "Blocks").c_str(), content);
  writeNumbers(out, "uint16_t", (prefix + "Index").c_str(), index);
}

// ---- what str asks

bool has(const Character& c, const char* property) { return c.derived.contains(property); }

// One code for each mapping as what is to be added; those to several are a row of their own.
class TypeRows {
 public:
  std::string operator()(uint32_t code, const Character& c) {
    std::stringstream row;
    bool known = c.isKnown();
    int special = known ? specialOf(code, c) : 0;
    auto delta = [&](const Codes& to) {
      return special || !known || to.empty() ? 0 : static_cast<int>(to[0]) - static_cast<int>(code);
    };
    row << "{" << delta(c.upper) << ", " << delta(c.lower) << ", " << delta(c.title) << ", "
        << special << ", " << (known ? flagsOf(c) : "0") << ", " << (known ? c.decimal : -1)
        << ", \"" << (known ? c.category : "Cn") << "\"},\n";
    return row.str();
  }
  void write(std::ostream& out) const {
    out << "const SpecialCase kSpecialCases[] = {\n{}," << specials_ << "};\n";
  }

 private:
  // Folding is lower case, except where a row says otherwise.
  int specialOf(uint32_t code, const Character& c) {
    const Codes lower = c.lower.empty() ? Codes{code} : c.lower;
    const Codes folded = c.folded.empty() ? Codes{code} : c.folded;
    bool isSimple = c.upper.size() < 2 && c.lower.size() < 2 && c.title.size() < 2;
    if (isSimple && folded == lower) return 0;
    auto put = [&](const Codes& codes) {
      specials_ += "{";
      for (uint32_t to : codes.empty() ? Codes{code} : codes) specials_ += std::to_string(to) + ",";
      specials_ += "},";
    };
    specials_ += "{";
    for (const Codes* to : {&c.upper, &c.lower, &c.title, &folded}) put(*to);
    specials_ += "},\n";
    return ++count_;
  }

  static std::string flagsOf(const Character& c) {
    std::string flags = "0";
    auto flag = [&](bool is, const char* name) {
      if (is) flags += std::string("|") + name;
    };
    char major = c.category[0];
    flag(major == 'L', "kAlpha");
    flag(c.digit >= 0, "kDigitValue");
    flag(c.denominator != 0, "kNumeric");
    flag(has(c, "Lowercase"), "kLowerCase");
    flag(has(c, "Uppercase"), "kUpperCase");
    flag(c.category == "Lt", "kTitleCase");
    flag(has(c, "Case_Ignorable"), "kCaseIgnorable");
    flag(major != 'C' && (major != 'Z' || c.name == "SPACE"), "kPrintable");
    flag(has(c, "XID_Start") || c.name == "LOW LINE", "kIdStart");
    flag(has(c, "XID_Continue"), "kIdPart");
    return flags;
  }

  std::string specials_;
  int count_ = 0;
};

void writeTypes(std::ostream& out, const std::vector<Character>& all) {
  out << "#include \"runtime/unicode_tables.h\"\nnamespace ouro::unicode {\n";
  TypeRows rows;
  writeRows(out, all, "CharType", "kCharTypes", "kCharType", std::ref(rows));
  rows.write(out);
  out << "}\n";
}

// ---- names

std::vector<std::string> wordsOf(const std::string& name) {
  std::vector<std::string> words;
  std::stringstream parts(name);
  for (std::string word; parts >> word;) words.push_back(word);
  return words;
}

void writeNames(std::ostream& out, const std::vector<Character>& all) {
  constexpr size_t kTwoByteNumbers = 192;
  std::vector<uint32_t> codes;
  std::map<std::string, size_t> uses, numbers;
  for (uint32_t c = 0; c < kCodes; c++) {
    if (all[c].name.empty() || !all[c].isKnown()) continue;
    codes.push_back(c);
    for (auto& word : wordsOf(all[c].name)) uses[word]++;
  }
  std::vector<std::string> words;
  for (auto& [word, count] : uses) words.push_back(word);
  std::stable_sort(words.begin(), words.end(), [&](auto& a, auto& b) { return uses[a] > uses[b]; });
  std::string wordText, nameText;
  std::vector<uint32_t> wordStarts, nameStarts;
  for (auto& word : words) {
    numbers[word] = wordStarts.size();
    wordStarts.push_back(static_cast<uint32_t>(wordText.size()));
    wordText += word;
  }
  wordStarts.push_back(static_cast<uint32_t>(wordText.size()));
  for (uint32_t c : codes) {
    nameStarts.push_back(static_cast<uint32_t>(nameText.size()));
    for (auto& word : wordsOf(all[c].name)) {
      size_t number = numbers[word];
      if (number >= kTwoByteNumbers) {
        number -= kTwoByteNumbers;
        nameText += static_cast<char>(kTwoByteNumbers + (number >> 8));
      }
      nameText += static_cast<char>(number & 255);
    }
  }
  nameStarts.push_back(static_cast<uint32_t>(nameText.size()));
  std::vector<uint16_t> sorted(codes.size());
  for (size_t i = 0; i < sorted.size(); i++) sorted[i] = static_cast<uint16_t>(i);
  std::sort(sorted.begin(), sorted.end(),
            [&](uint16_t a, uint16_t b) { return all[codes[a]].name < all[codes[b]].name; });
  if (words.size() > kTwoByteNumbers + 64 * 256 || codes.size() > 65535) {
    std::cerr << "too many names of characters for their encoding\n";
    std::exit(1);
  }

  std::map<std::string, std::string> aliases;
  forEachLine("NameAliases.txt", [&](const std::vector<std::string>& f) {
    if (all[parseCode(f[0])].isKnown()) aliases[f[1]] = f[0];
  });
  out << "#include \"compiler/unicode_name_tables.h\"\nnamespace ouro::syntax {\n";
  writeBytes(out, "kWordText", wordText);
  writeNumbers(out, "uint32_t", "kWordStarts", wordStarts);
  writeBytes(out, "kNameText", nameText);
  writeNumbers(out, "uint32_t", "kNameStarts", nameStarts);
  writeNumbers(out, "uint32_t", "kNamedCodes", codes);
  writeNumbers(out, "uint16_t", "kSortedNames", sorted);
  out << "const size_t kNameCount = " << codes.size() << ";\n"
      << "const AliasedCode kAliases[] = {\n";
  for (auto& [alias, code] : aliases) out << "{\"" << alias << "\", 0x" << code << "},\n";
  out << "};\nconst size_t kAliasCount = " << aliases.size() << ";\n";
  out << "}\n";
}

// ---- properties

void writeSequences(std::ostream& out) {
  std::map<std::string, std::string> sequences;
  forEachLine("NamedSequences.txt",
              [&](const std::vector<std::string>& f) { sequences[f[0]] = f[1]; });
  out << "const NamedSequence kSequences[] = {\n";
  for (auto& [name, codes] : sequences) {
    out << "{\"" << name << "\", {";
    std::stringstream parts(codes);
    for (std::string code; parts >> code;) out << "0x" << code << ",";
    out << "}},\n";
  }
  out << "};\nconst size_t kSequenceCount = " << sequences.size() << ";\n";
}

// Bits of the normal forms in which the character cannot stand, or not everywhere.
int formsOf(const Character& c) {
  int bits = 0, bit = 1;
  for (const char* form : {"NFC_QC", "NFD_QC", "NFKC_QC", "NFKD_QC"}) {
    if (c.isKnown() && has(c, form)) bits |= bit;
    bit *= 2;
  }
  return bits;
}

// What is not assigned is as wide as F, which is CPython's first width.
std::string propertyRow(uint32_t, const Character& c) {
  std::stringstream row;
  const bool known = c.isKnown();
  row << "{\"" << (known ? c.category : "Cn") << "\", \"" << (known ? c.bidirectional : "")
      << "\", \"" << (known ? c.width : "F") << "\", " << (known ? c.combining : 0) << ", "
      << (known && c.isMirrored ? "true" : "false") << ", "
      << (c.age && c.age <= kOld ? "true" : "false") << ", " << formsOf(c) << "},\n";
  return row.str();
}

void writeProperties(std::ostream& out, const std::vector<Character>& all) {
  out << "#include \"stdlib/unicode_data.h\"\nnamespace ouro::unicode {\n";
  writeRows(out, all, "CharProperties", "kProperties", "kProperty", propertyRow);
  std::stringstream numbers, decompositions;
  std::string decompositionText;
  size_t numberCount = 0, decompositionCount = 0;
  for (uint32_t code = 0; code < kCodes; code++) {
    const Character& c = all[code];
    if (!c.isKnown()) continue;
    if (c.denominator != 0) {
      numbers << "{" << code << ", " << c.decimal << ", " << c.digit << ", " << std::fixed
              << c.numerator << ", " << c.denominator << "},\n";
      numberCount++;
    }
    if (!c.decomposition.empty()) {
      decompositions << "{" << code << ", " << decompositionText.size() << "},\n";
      decompositionText += c.decomposition + '\0';
      decompositionCount++;
    }
  }
  out << "const CharNumber kNumbers[] = {\n"
      << numbers.str() << "};\n"
      << "const CharDecomposition kDecompositions[] = {\n"
      << decompositions.str() << "};\n"
      << "const size_t kNumberCount = " << numberCount << ";\n"
      << "const size_t kDecompositionCount = " << decompositionCount << ";\n";
  writeBytes(out, "kDecompositionText", decompositionText);
  writeSequences(out);
  out << "}\n";
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return 2;
  dataDirectory = arguments[1];
  std::vector<Character> all(kCodes);
  readCharacters(all);
  std::ofstream names(arguments[2]), types(arguments[3]), properties(arguments[4]);
  writeNames(names, all);
  writeTypes(types, all);
  writeProperties(properties, all);
  names.close();
  types.close();
  properties.close();
  return names && types && properties ? 0 : 1;
}
