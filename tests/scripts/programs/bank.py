# A bank with accounts, transactions, interest and a ledger.
class BankError(Exception): pass
class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f'{account.owner} lacks {needed - account.balance} cents')
class Account:
    _next = 1000
    def __init__(self, owner, balance=0):
        self.number, Account._next = Account._next, Account._next + 1
        self.owner, self.balance, self.history = owner, balance, []
    def deposit(self, n):
        if n <= 0: raise ValueError(f'invalid amount {n}')
        self.balance += n
        self.history.append(('+', n))
    def withdraw(self, n):
        if n > self.limit(): raise InsufficientFunds(self, n)
        self.balance -= n
        self.history.append(('-', n))
    def limit(self): return self.balance
    def __repr__(self):
        return f'<{type(self).__name__} {self.number} {self.owner} {self.balance / 100:.2f}>'
class Savings(Account):
    rate = 0.02
    def add_interest(self):
        n = round(self.balance * self.rate)
        if n: self.deposit(n)
        return n
class Checking(Account):
    overdraft = 5000
    def limit(self): return self.balance + self.overdraft
class Bank:
    def __init__(self): self.accounts, self.log = {}, []
    def open(self, cls, owner, balance=0):
        a = cls(owner, balance)
        self.accounts[a.number] = a
        return a.number
    def __getitem__(self, n):
        try:
            return self.accounts[n]
        except KeyError:
            raise BankError(f'no account {n}') from None
    def transfer(self, src, dst, n):
        ok = False
        try:
            a, b = self[src], self[dst]
            a.withdraw(n)
            try:
                b.deposit(n)
            except ValueError:
                a.balance += n
                raise
            ok = True
        finally:
            self.log.append((src, dst, n, 'ok' if ok else 'failed'))
    def total(self): return sum(a.balance for a in self.accounts.values())
bank = Bank()
s, c = bank.open(Savings, 'Ann', 100_00), bank.open(Checking, 'Bob', 20_00)
for args in (
    (s, c, 30_00), (c, s, 90_00), (c, s, 20_00), (s, 9999, 1), (s, c, -5), (s, c, 10 ** 9)
):
    try:
        bank.transfer(*args)
    except (BankError, ValueError) as e:
        print(type(e).__name__, '-', e)
print(bank[s], bank[c], bank.total())
for year in range(3): print(year, bank[s].add_interest(), bank[s].balance)
for entry in bank.log: print(*entry)
print(bank[s].history, bank[c].history)
