#include "stdlib/quoted_printable.h"

#include <cstdint>

namespace ouro {

namespace {

constexpr size_t kLineLimit = 76;

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

class Encoder {
 public:
  Encoder(std::string_view data, QuotingRules rules) : data_(data), rules_(rules) {
    size_t lineEnd = data.find('\n');
    if (lineEnd != data.npos && lineEnd > 0 && data[lineEnd - 1] == '\r') lineEnd_ = "\r\n";
  }

  std::string run() {
    while (at_ < data_.size()) {
      char c = data_[at_];
      if (mustQuote(c)) {
        if (column_ + 3 >= kLineLimit) breakLine();
        quote(c);
        column_ += 3;
        at_++;
      } else if (rules_.isText && (c == '\n' || (c == '\r' && next() == '\n'))) {
        endLine();
        at_ += c == '\r' ? 2 : 1;
      } else {
        bool isLast = at_ + 1 == data_.size() || data_[at_ + 1] == '\n';
        if (!isLast && column_ + 1 >= kLineLimit) breakLine();
        column_++;
        out_ += rules_.isHeader && c == ' ' ? '_' : c;
        at_++;
      }
    }
    return std::move(out_);
  }

 private:
  char next() const { return at_ + 1 < data_.size() ? data_[at_ + 1] : '\0'; }

  bool mustQuote(char c) const {
    auto byte = static_cast<uint8_t>(c);
    bool isLast = at_ + 1 == data_.size();
    if (byte > 126 || c == '=' || (rules_.isHeader && c == '_')) return true;
    if (c == '\r' || c == '\n') return !rules_.isText;
    if (c == '\t' || c == ' ') return rules_.quoteTabs || isLast;
    // A dot alone on a line ends a mail.
    if (c == '.' && column_ == 0) return isLast || next() == '\n' || next() == '\r' || !next();
    return byte < 33;
  }

  void quote(char c) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    auto byte = static_cast<uint8_t>(c);
    out_ += '=';
    out_ += kDigits[byte >> 4];
    out_ += kDigits[byte & 15];
  }
  void breakLine() {
    out_ += '=';
    out_ += lineEnd_;
    column_ = 0;
  }
  // White space at the end of a line would get lost.
  void endLine() {
    if (!out_.empty() && (out_.back() == ' ' || out_.back() == '\t')) {
      char blank = out_.back();
      out_.pop_back();
      quote(blank);
    }
    out_ += lineEnd_;
    column_ = 0;
  }

  std::string_view data_;
  QuotingRules rules_;
  const char* lineEnd_ = "\n";
  size_t at_ = 0, column_ = 0;
  std::string out_;
};

}  // namespace

std::string encodeQuoted(std::string_view data, QuotingRules rules) {
  return Encoder(data, rules).run();
}

std::string decodeQuoted(std::string_view text, bool isHeader) {
  std::string out;
  for (size_t at = 0; at < text.size(); at++) {
    char c = text[at];
    if (c != '=') {
      out += isHeader && c == '_' ? ' ' : c;
      continue;
    }
    if (at + 1 == text.size()) break;
    char first = text[at + 1];
    if (first == '\n' || first == '\r') {  // the line goes on
      at = text.find('\n', at + 1);
      if (at == text.npos) break;
    } else if (first == '=') {
      out += '=';
      at++;
    } else if (at + 2 < text.size() && hexDigit(first) >= 0 && hexDigit(text[at + 2]) >= 0) {
      out += static_cast<char>(hexDigit(first) << 4 | hexDigit(text[at + 2]));
      at += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

}  // namespace ouro
