import grp
import pwd


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: pwd.getpwnam('root'))
t(lambda: pwd.getpwnam('nobody1'))
t(lambda: pwd.getpwnam(5))

for v in (2**31, 2**32-1,2**32,2**33,-1,-2,-2**31,-2**40,2**70,-2**70,'x',1.5,None,4242): 
  t(lambda:(v,grp.getgrgid(v))); t(lambda:(v,pwd.getpwuid(v)))
t(lambda: grp.getgrnam('root'))
t(lambda: grp.getgrnam(name='root'))
t(lambda: grp.getgrnam('nobody1'))
t(lambda: grp.getgrnam(b'nobody1'))
t(lambda: grp.getgrnam('\ud800'))
t(lambda:grp.struct_group((1,2,3,4)));t(lambda:grp.struct_group((1,2,3)))
t(lambda: pwd.getpwall()[0] == pwd.getpwnam('root') == pwd.getpwuid(0))
t(lambda: grp.getgrall()[0] == grp.getgrnam('root') == grp.getgrgid(0))
t(lambda: [entry for entry in pwd.getpwall() if pwd.getpwuid(entry.pw_uid) != entry])
t(lambda: pwd.struct_passwd(range(7)))
t(lambda: pwd.getpwuid())
t(lambda: grp.getgrgid(id=0).gr_name)
