# The source line is shown without its indentation.
class C:
	def m(self):
		if True:
			return self.x + 1
C().m()
