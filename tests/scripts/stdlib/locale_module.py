# The module locale over the system's own: settings, conventions, order, names and mistakes.
import _locale
import locale

print(locale.Error, locale.Error.__mro__, locale.Error is _locale.Error)
print(locale.setlocale(locale.LC_NUMERIC), locale.setlocale(locale.LC_ALL, 'C'))
print(locale.getlocale(), locale.getlocale(locale.LC_TIME))


def refused(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


refused(locale.setlocale, locale.LC_ALL, 'no_SUCH.place')
refused(locale.setlocale, 99)
refused(locale.setlocale, -1, 'C')
refused(locale.setlocale, locale.LC_ALL, 5)
refused(_locale.setlocale, locale.LC_ALL, 5)
refused(_locale.setlocale, 'x')
refused(_locale.setlocale, 10 ** 30)
refused(_locale.setlocale, locale.LC_ALL, 'a\0b')
refused(locale.strcoll, 1, 'a')
refused(locale.strcoll, 'a', None)
refused(locale.strcoll, 'a\0', 'b')
refused(locale.strxfrm, b'a')
refused(locale.nl_langinfo, -5)
refused(locale.bindtextdomain, '', '/')
refused(_locale.dcgettext, None, 'x', 'y')
refused(_locale.dgettext, 3, 'x')
refused(_locale.gettext, 3)

conventions = locale.localeconv()
print(list(conventions))
print(conventions)
print([(n > 0) - (n < 0) for n in (locale.strcoll("a", "b"), locale.strcoll("b", "a"), locale.strcoll("a", "a"))])
print(sorted(['b', 'A', 'a', 'B', 'é'], key=locale.strxfrm))
print(repr(locale.strxfrm('')), repr(locale.strxfrm('Zoë')))
print([locale.nl_langinfo(getattr(locale, f'DAY_{n}')) for n in range(1, 8)])
print([locale.nl_langinfo(getattr(locale, f'ABMON_{n}')) for n in range(1, 13)])
for name in 'RADIXCHAR THOUSEP YESEXPR D_T_FMT T_FMT AM_STR CRNCYSTR ERA ALT_DIGITS'.split():
    print(name, repr(locale.nl_langinfo(getattr(locale, name))))

print(locale.gettext('a message'), locale.dgettext('x', 'another'), locale.textdomain(None))
print(locale.dcgettext('x', 'third', locale.LC_MESSAGES), locale.bindtextdomain('x', '/nowhere'))
print(locale.bindtextdomain('x', None), locale.bind_textdomain_codeset('x', None))

print(locale.setlocale(locale.LC_CTYPE, 'C.UTF-8'), locale.getencoding(), locale.getlocale())
print(locale.setlocale(locale.LC_CTYPE, None))
print(locale.str(1.5), locale.atof('1.5'), locale.atoi('12'), locale.delocalize('1.5'))
print(locale.format_string('%d %.2f', (1234567, 2.5), grouping=True))
refused(locale.currency, 5)
print(locale.normalize('de_DE'), locale.getlocale(locale.LC_NUMERIC))
