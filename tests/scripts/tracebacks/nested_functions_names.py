# Frames carry plain function names, not qualified ones.
class A:
    def run(self):
        def helper():
            return (lambda: self.go())()
        return helper()
    @staticmethod
    def go(): raise NotImplementedError('go')
A().run()
