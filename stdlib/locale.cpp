// The module _locale: the conventions of languages and countries, as the system knows them. Which
// one is in use is a matter of the process, as in CPython.

#include <langinfo.h>
#include <libintl.h>

#include <climits>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <cwchar>

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/module_error.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

struct LocaleState {
  Value error;  // locale.Error; owned
};

Owned raiseLocale(Runtime& rt, Value module, std::string_view message) {
  failAs(rt, static_cast<LocaleState*>(module.as<Module>()->state)->error, message);
  return Owned::error();
}

// A str without zeros as UTF-8; `where` says what it is for.
bool textArg(Runtime& rt, Value v, const char* where, std::string* out, bool orNone = false) {
  if (!isStr(rt, v))
    return fail(rt, Exc::TypeError, "{} must be str{}, not {}", where, orNone ? " or None" : "",
                argumentName(rt, v));
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  return out->find('\0') == std::string::npos ||
         fail(rt, Exc::ValueError, "embedded null character");
}

// The same as the system's wide characters.
bool wideArg(Runtime& rt, Value v, const char* where, std::wstring* out) {
  if (!isStr(rt, v))
    return fail(rt, Exc::TypeError, "{} must be str, not {}", where, argumentName(rt, v));
  const Str* text = v.as<Str>();
  for (size_t i = 0; i < text->length; i++) out->push_back(static_cast<wchar_t>(text->at(i)));
  return out->find(L'\0') == std::wstring::npos ||
         fail(rt, Exc::ValueError, "embedded null character");
}

Owned textOf(Runtime& rt, const char* text) { return decodeFileName(rt, text); }

Owned locale_setlocale(Runtime& rt, Value module, Args args) {
  int category;
  std::string name;
  OURO_CHECK(cIntArg(rt, args[0], &category));
  const bool asks = !args.has(1) || args[1].isNone();
  OURO_CHECK(asks || textArg(rt, args[1], "setlocale() argument 2", &name, true));
  const char* now = setlocale(category, asks ? nullptr : name.c_str());
  if (now) return textOf(rt, now);
  return raiseLocale(rt, module, asks ? "locale query failed" : "unsupported locale setting");
}

// How many digits stand together: [3, 3, 0], or [] where they are not grouped.
Owned groupingOf(Runtime& rt, const char* grouping) {
  OURO_TRY(list, newList(rt));
  if (!*grouping) return list.take();
  const char* digits = grouping;
  for (; *digits && *digits != CHAR_MAX; digits++)
    OURO_CHECK(append(rt, list.as<List>(), Value::small(*digits)));
  OURO_CHECK(append(rt, list.as<List>(), Value::small(*digits)));
  return list.take();
}

Owned locale_localeconv(Runtime& rt, Value, Args) {
  const lconv* now = localeconv();
  OURO_TRY(dict, newDict(rt, 18));
  auto add = [&](std::string_view name, Owned value) {
    Local item = value;
    Local key = item.isError() ? Owned::error() : newStr(rt, name);
    return !key.isError() && dictSet(rt, dict.as<Dict>(), key, item);
  };
#define TEXT(name) OURO_CHECK(add(#name, textOf(rt, now->name)))
#define NUMBER(name) OURO_CHECK(add(#name, smallInt(now->name)))
  TEXT(int_curr_symbol);
  TEXT(currency_symbol);
  TEXT(mon_decimal_point);
  TEXT(mon_thousands_sep);
  OURO_CHECK(add("mon_grouping", groupingOf(rt, now->mon_grouping)));
  TEXT(positive_sign);
  TEXT(negative_sign);
  NUMBER(int_frac_digits);
  NUMBER(frac_digits);
  NUMBER(p_cs_precedes);
  NUMBER(p_sep_by_space);
  NUMBER(n_cs_precedes);
  NUMBER(n_sep_by_space);
  NUMBER(p_sign_posn);
  NUMBER(n_sign_posn);
  TEXT(decimal_point);
  TEXT(thousands_sep);
  OURO_CHECK(add("grouping", groupingOf(rt, now->grouping)));
#undef TEXT
#undef NUMBER
  return dict.take();
}

Owned locale_strcoll(Runtime& rt, Value, Args args) {
  std::wstring a, b;
  OURO_CHECK(wideArg(rt, args[0], "strcoll() argument 1", &a));
  OURO_CHECK(wideArg(rt, args[1], "strcoll() argument 2", &b));
  return smallInt(wcscoll(a.c_str(), b.c_str()));
}

Owned locale_strxfrm(Runtime& rt, Value, Args args) {
  std::wstring text;
  OURO_CHECK(wideArg(rt, args[0], "strxfrm() argument", &text));
  errno = 0;
  std::wstring key(wcsxfrm(nullptr, text.c_str(), 0), L'\0');
  if (errno && errno != ERANGE) return raiseOSError(rt, errno);
  wcsxfrm(key.data(), text.c_str(), key.size() + 1);
  std::u32string points(key.begin(), key.end());
  return newStr(rt, std::span<const char32_t>(points.data(), points.size()));
}

#define ITEM(name) \
  { #name, name }
constexpr NamedNumber kItems[] = {
    ITEM(DAY_1),       ITEM(DAY_2),      ITEM(DAY_3),      ITEM(DAY_4),
    ITEM(DAY_5),       ITEM(DAY_6),      ITEM(DAY_7),      ITEM(ABDAY_1),
    ITEM(ABDAY_2),     ITEM(ABDAY_3),    ITEM(ABDAY_4),    ITEM(ABDAY_5),
    ITEM(ABDAY_6),     ITEM(ABDAY_7),    ITEM(MON_1),      ITEM(MON_2),
    ITEM(MON_3),       ITEM(MON_4),      ITEM(MON_5),      ITEM(MON_6),
    ITEM(MON_7),       ITEM(MON_8),      ITEM(MON_9),      ITEM(MON_10),
    ITEM(MON_11),      ITEM(MON_12),     ITEM(ABMON_1),    ITEM(ABMON_2),
    ITEM(ABMON_3),     ITEM(ABMON_4),    ITEM(ABMON_5),    ITEM(ABMON_6),
    ITEM(ABMON_7),     ITEM(ABMON_8),    ITEM(ABMON_9),    ITEM(ABMON_10),
    ITEM(ABMON_11),    ITEM(ABMON_12),   ITEM(RADIXCHAR),  ITEM(THOUSEP),
    ITEM(YESEXPR),     ITEM(NOEXPR),     ITEM(CRNCYSTR),   ITEM(D_FMT),
    ITEM(D_T_FMT),     ITEM(T_FMT),      ITEM(AM_STR),     ITEM(PM_STR),
    ITEM(CODESET),     ITEM(T_FMT_AMPM), ITEM(ERA),        ITEM(ERA_D_FMT),
    ITEM(ERA_D_T_FMT), ITEM(ERA_T_FMT),  ITEM(ALT_DIGITS), {"_DATE_FMT", _DATE_FMT},
};
constexpr NamedNumber kCategories[] = {
    ITEM(LC_CTYPE),    ITEM(LC_TIME),    ITEM(LC_COLLATE), ITEM(LC_MONETARY),
    ITEM(LC_MESSAGES), ITEM(LC_NUMERIC), ITEM(LC_ALL),     ITEM(CHAR_MAX),
};
#undef ITEM

Owned locale_nl_langinfo(Runtime& rt, Value, Args args) {
  int key;
  OURO_CHECK(cIntArg(rt, args[0], &key));
  for (auto [name, item] : kItems)
    if (item == key) return textOf(rt, nl_langinfo(key));
  return raise(rt, Exc::ValueError, "unsupported langinfo constant");
}

Owned locale_getencoding(Runtime& rt, Value, Args) {
  const char* encoding = nl_langinfo(CODESET);
  return textOf(rt, *encoding ? encoding : "utf-8");
}

Owned locale_gettext(Runtime& rt, Value, Args args) {
  std::string message;
  OURO_CHECK(textArg(rt, args[0], "gettext() argument", &message));
  return textOf(rt, gettext(message.c_str()));
}

// Of a domain that may be None: the one that textdomain() has set.
Owned translated(Runtime& rt, Args args, const char* domainIs, const char* messageIs,
                 int category) {
  std::string domain, message;
  OURO_CHECK(args[0].isNone() || textArg(rt, args[0], domainIs, &domain, true));
  OURO_CHECK(textArg(rt, args[1], messageIs, &message));
  const char* domainOrNull = args[0].isNone() ? nullptr : domain.c_str();
  return textOf(rt, dcgettext(domainOrNull, message.c_str(), category));
}
Owned locale_dgettext(Runtime& rt, Value, Args args) {
  return translated(rt, args, "dgettext() argument 1", "dgettext() argument 2", LC_MESSAGES);
}
Owned locale_dcgettext(Runtime& rt, Value, Args args) {
  int category;
  OURO_CHECK(cIntArg(rt, args[2], &category));
  return translated(rt, args, "dcgettext() argument 1", "dcgettext() argument 2", category);
}

Owned locale_textdomain(Runtime& rt, Value, Args args) {
  std::string domain;
  OURO_CHECK(args[0].isNone() || textArg(rt, args[0], "textdomain() argument", &domain, true));
  const char* now = textdomain(args[0].isNone() ? nullptr : domain.c_str());
  return now ? textOf(rt, now) : raiseOSError(rt, errno);
}

Owned locale_bindtextdomain(Runtime& rt, Value module, Args args) {
  std::string domain, folder;
  OURO_CHECK(textArg(rt, args[0], "bindtextdomain() argument 1", &domain));
  if (domain.empty()) return raiseLocale(rt, module, "domain must be a non-empty string");
  OURO_CHECK(args[1].isNone() || systemNameArg(rt, args[1], &folder));
  const char* now = bindtextdomain(domain.c_str(), args[1].isNone() ? nullptr : folder.c_str());
  return now ? textOf(rt, now) : raiseOSError(rt, errno);
}

Owned locale_bind_textdomain_codeset(Runtime& rt, Value, Args args) {
  std::string domain, codeset;
  OURO_CHECK(textArg(rt, args[0], "bind_textdomain_codeset() argument 1", &domain));
  OURO_CHECK(args[1].isNone() ||
             textArg(rt, args[1], "bind_textdomain_codeset() argument 2", &codeset, true));
  const char* now =
      bind_textdomain_codeset(domain.c_str(), args[1].isNone() ? nullptr : codeset.c_str());
  return now ? textOf(rt, now) : Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"setlocale", locale_setlocale, "category, locale=None, /",
     "Uses another locale for a category, or says which one is in use."},
    {"localeconv", locale_localeconv, "", "How numbers and sums of money are written, as a dict."},
    {"strcoll", locale_strcoll, "os1, os2, /", "Compares two strings as the locale orders them."},
    {"strxfrm", locale_strxfrm, "string, /", "A key that orders strings as the locale does."},
    {"nl_langinfo", locale_nl_langinfo, "key, /", "What the locale says of a key."},
    {"getencoding", locale_getencoding, "", "The encoding of the locale."},
    {"gettext", locale_gettext, "msg, /", "The translation of a message."},
    {"dgettext", locale_dgettext, "domain, msg, /", "The translation in a domain."},
    {"dcgettext", locale_dcgettext, "domain, msg, category, /",
     "The translation in a domain and a category."},
    {"textdomain", locale_textdomain, "domain, /", "Sets the domain, or says which it is."},
    {"bindtextdomain", locale_bindtextdomain, "domain, dir, /",
     "Says where the translations of a domain are."},
    {"bind_textdomain_codeset", locale_bind_textdomain_codeset, "domain, codeset, /",
     "Says in which encoding translations are wanted."},
};

// What the environment asks for; plain C means UTF-8 all the same, unless LC_ALL insists, for the
// program and those that it starts (PEP 538).
void useLocaleOfEnvironment() {
  const char* now = setlocale(LC_CTYPE, "");
  const char* all = getenv("LC_ALL");
  if (all && *all) return;
  if (now && strcmp(now, "C") && strcmp(now, "POSIX")) return;
  if (setlocale(LC_CTYPE, "C.UTF-8")) setenv("LC_CTYPE", "C.UTF-8", 1);
}

bool addNames(Runtime& rt, Module* module) {
  if (!strcmp(setlocale(LC_CTYPE, nullptr), "C")) useLocaleOfEnvironment();
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "locale.Error"));
  static_cast<LocaleState*>(module->state)->error = error.take().take();
  return addNumbers(rt, module, kItems) && addNumbers(rt, module, kCategories);
}
void visitState(void* state, Visitor& visitor) {
  visit(visitor, static_cast<LocaleState*>(state)->error);
}
void clearState(void* state) {
  Value old = std::exchange(static_cast<LocaleState*>(state)->error, Value::none());
  if (!old.isNull()) release(old);
}

}  // namespace

extern const ModuleDef localeModule;
const ModuleDef localeModule = {
    .name = "_locale",
    .doc = "The conventions of languages and countries.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(LocaleState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
