# A module used without import is an undefined name like any other.
print('about to fail')
sys.exit(3)
