# A module with a syntax error, imported.
import broken_module_for_test
