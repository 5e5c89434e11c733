"""Finders and loaders."""

from ._bootstrap import (
    BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, OPTIMIZED_BYTECODE_SUFFIXES,
    SOURCE_SUFFIXES, BuiltinImporter, ExtensionFileLoader, FileFinder, FrozenImporter, ModuleSpec,
    NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader, all_suffixes,
)
