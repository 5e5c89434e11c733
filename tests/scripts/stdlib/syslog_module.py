import syslog


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: syslog.syslog())
t(lambda: syslog.syslog('x',1))
t(lambda: syslog.syslog('x','y'))
t(lambda: syslog.syslog(1,2,3))
t(lambda: syslog.syslog(3,'hello\ud800'))
t(lambda: syslog.syslog(3,'hello'))
t(lambda: syslog.openlog(3))
t(lambda: syslog.openlog('a','b'))
t(lambda: syslog.openlog('me',syslog.LOG_PID,facility=syslog.LOG_MAIL))
t(lambda: syslog.closelog())
t(lambda: syslog.LOG_MASK(3))
t(lambda: syslog.LOG_UPTO(3))
t(lambda: syslog.LOG_UPTO('a'))
t(lambda: (syslog.setlogmask(3),syslog.setlogmask(255)))
for name in sorted(dir(syslog)):
    if isinstance(getattr(syslog, name), int):
        print(name, getattr(syslog, name))
