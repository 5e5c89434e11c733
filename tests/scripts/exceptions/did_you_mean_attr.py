# Uncaught AttributeError with a suggestion.
class Account:
    balance = 0
    def deposit(self, n): self.balance += n
Account().depositt(5)
