#pragma once
// Quoted-printable (RFC 2045), with the encoding Q of headers (RFC 2047).

#include <string>
#include <string_view>

namespace ouro {

struct QuotingRules {
  bool quoteTabs = false;  // tabs and spaces, too
  bool isText = true;      // line ends are line ends, not data
  bool isHeader = false;   // spaces are underscores
};
std::string encodeQuoted(std::string_view data, QuotingRules);
std::string decodeQuoted(std::string_view text, bool isHeader);

}  // namespace ouro
