// isalpha and its kin: what all characters of a text are.

#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/unicode.h"

namespace ouro {

// Has the text characters, and is `is` true of all of them?
template <class Is>
static Owned allChars(Value self, Is is) {
  const Str* text = asStr(self);
  return Owned::boolean(withChars(text, [&](auto* chars) {
    for (size_t i = 0; i < text->length; i++)
      if (!is(chars[i])) return false;
    return text->length > 0;
  }));
}

// Is there a character with this case and none with the other?
template <class Is, class IsOther>
static Owned hasCase(Value self, Is is, IsOther isOther) {
  const Str* text = asStr(self);
  return Owned::boolean(withChars(text, [&](auto* chars) {
    bool any = false;
    for (size_t i = 0; i < text->length; i++) {
      if (isOther(chars[i]) || unicode::isTitle(chars[i])) return false;
      any = any || is(chars[i]);
    }
    return any;
  }));
}

Owned str_isalnum(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isAlnum(c); });
}
Owned str_isalpha(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isAlpha(c); });
}
Owned str_isascii(Runtime&, Value self, Args) { return Owned::boolean(asStr(self)->isAscii()); }
Owned str_isdecimal(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isDecimal(c); });
}
Owned str_isdigit(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isDigit(c); });
}
Owned str_isnumeric(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isNumeric(c); });
}
Owned str_isspace(Runtime&, Value self, Args) {
  return allChars(self, [](char32_t c) { return unicode::isSpace(c); });
}

Owned str_isprintable(Runtime&, Value self, Args) {
  if (asStr(self)->length == 0) return Owned::boolean(true);
  return allChars(self, [](char32_t c) { return unicode::isPrintable(c); });
}

Owned str_islower(Runtime&, Value self, Args) {
  return hasCase(
      self, [](char32_t c) { return unicode::isLower(c); },
      [](char32_t c) { return unicode::isUpper(c); });
}
Owned str_isupper(Runtime&, Value self, Args) {
  return hasCase(
      self, [](char32_t c) { return unicode::isUpper(c); },
      [](char32_t c) { return unicode::isLower(c); });
}

bool isIdentifier(const Str* text) {
  if (text->length == 0) return false;
  return withChars(text, [&](auto* chars) {
    if (!unicode::isIdStart(chars[0])) return false;
    for (size_t i = 1; i < text->length; i++)
      if (!unicode::isIdPart(chars[i])) return false;
    return true;
  });
}

Owned str_isidentifier(Runtime&, Value self, Args) {
  return Owned::boolean(isIdentifier(asStr(self)));
}

// Capitals only at the start of words, other cased characters only inside.
Owned str_istitle(Runtime&, Value self, Args) {
  const Str* text = asStr(self);
  bool inWord = false, any = false;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = text->at(i);
    if (unicode::isUpper(c) || unicode::isTitle(c)) {
      if (inWord) return Owned::boolean(false);
      inWord = any = true;
    } else if (unicode::isLower(c)) {
      if (!inWord) return Owned::boolean(false);
      inWord = any = true;
    } else {
      inWord = false;
    }
  }
  return Owned::boolean(any);
}

}  // namespace ouro
