# A traceback through modules: no frames of the import system.
import calls_deep
