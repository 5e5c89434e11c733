#include "vm/compile_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "compiler/compile.h"
#include "compiler/disasm.h"
#include "compiler/make_code.h"
#include "compiler/pack_code.h"
#include "compiler/tree_to_nodes.h"
#include "runtime/codecs.h"
#include "runtime/node_types.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/utf8.h"
#include "stdlib/frozen.h"
#include "vm/bytecode_cache.h"
#include "vm/machine.h"

namespace ouro {

namespace {

using syntax::Diagnostic;
using syntax::DiagnosticKind;

Exc kindOf(DiagnosticKind kind) {
  switch (kind) {
    case DiagnosticKind::IndentationError: return Exc::IndentationError;
    case DiagnosticKind::TabError: return Exc::TabError;
    case DiagnosticKind::ValueError: return Exc::ValueError;
    case DiagnosticKind::MemoryError: return Exc::MemoryError;
    case DiagnosticKind::RecursionError: return Exc::RecursionError;
    default: return Exc::SyntaxError;
  }
}

// The line of the source that the error points at, for errors that come without one.
std::string lineText(std::string_view bytes, int32_t line) {
  size_t start = 0;
  for (int32_t at = 1; at < line; at++) {
    start = bytes.find('\n', start);
    if (start == std::string_view::npos) return {};
    start++;
  }
  size_t end = bytes.find('\n', start);
  return std::string(bytes.substr(start, end == std::string_view::npos ? end : end - start + 1));
}

// A line need not be good UTF-8: that may be what is wrong with it.
Owned shownText(Runtime& rt, std::string_view line) { return decodeUtf8(rt, line, "replace"); }

Owned raiseDiagnostic(Runtime& rt, const SourceText& source, const Diagnostic& what) {
  Exc exc = kindOf(what.kind);
  bool isSyntax = exc == Exc::SyntaxError || exc == Exc::IndentationError || exc == Exc::TabError;
  if (!isSyntax || !what.hasLocation) return raise(rt, exc, std::string_view(what.message));
  OURO_TRY(message, newStr(rt, what.message));
  OURO_TRY(filename, newStr(rt, source.filename));
  Local text;
  if (what.hasText) text = shownText(rt, what.text);
  bool isFile = source.filename.empty() || source.filename[0] != '<';
  if (!what.hasText && isFile && what.line > 0 && source.origin != syntax::Origin::Text)
    text = shownText(rt, lineText(source.bytes, what.line));
  if (text.isError()) return Owned::error();
  Value items[] = {filename,
                   Value::small(what.line),
                   Value::small(what.column),
                   text,
                   what.endLine ? Value::small(what.endLine) : Value::none(),
                   what.endLine ? Value::small(what.endColumn) : Value::none()};
  OURO_TRY(place, newTuple(rt, std::span<const Value>(items, what.endLine ? 6 : 4)));
  OURO_TRY(error, call(rt, rt.exception(exc), message, place));
  return raiseValue(rt, error);
}

// Issues warnings; one that the filters make an error becomes a SyntaxError at its place.
bool issue(Runtime& rt, const SourceText& source, Exc usual,
           const std::vector<syntax::SourceWarning>& warnings) {
  for (const syntax::SourceWarning& warning : warnings) {
    Exc category = warning.isSyntax ? Exc::SyntaxWarning : usual;
    auto line = static_cast<int32_t>(warning.span.line);
    Local done = warnAt(rt, category, warning.message, source.filename, line);
    if (!done.isError()) continue;
    if (!errorMatches(rt, category)) return false;
    clearError(rt);
    Diagnostic diagnostic = warning.error;
    if (!diagnostic) describeAt(warning.span, warning.message, diagnostic);
    return !raiseDiagnostic(rt, source, diagnostic).isError();
  }
  return true;
}

// Takes the codec's complaint: of bytes it is the message, of a file it is told in short.
bool failDecoding(Runtime& rt, const SourceText& source, std::string_view coding) {
  Local error = takeError(rt);
  if (source.origin == syntax::Origin::File)
    return fail(rt, Exc::SyntaxError, "encoding problem: {}", coding);
  OURO_TRY_BOOL(message, str(rt, error));
  Diagnostic what;
  what.kind = DiagnosticKind::SyntaxError;
  what.message = toUtf8(message.as<Str>());
  what.hasLocation = true;
  what.column = -1;
  return !raiseDiagnostic(rt, source, what).isError();
}

// Bytes in a coding that the compiler does not know are decoded by its codec; without one the
// compiler complains of it.
bool decodeForeign(Runtime& rt, SourceText* source, std::string* storage) {
  if (source->origin == syntax::Origin::Text) return true;
  std::string_view coding = syntax::foreignCoding(source->bytes);
  if (coding.empty()) return true;
  OURO_TRY_BOOL(name, newStr(rt, coding));
  OURO_TRY_BOOL(errors, newStr(rt, "strict"));
  Local text = decode(rt, source->bytes, name.as<Str>(), errors.as<Str>());
  if (text.isError()) {
    if (errorMatches(rt, Exc::LookupError)) {
      clearError(rt);
      return true;
    }
    if (!errorMatches(rt, Exc::UnicodeError)) return false;
    return failDecoding(rt, *source, coding);
  }
  if (!toUtf8Strict(rt, text.as<Str>(), storage)) return false;
  source->bytes = *storage;
  source->origin = syntax::Origin::Text;
  return true;
}

// An Interrupt's question: a signal's handler runs meanwhile, and what it raises ends the work.
bool isStopped(void* rt) { return !heedSignals(*static_cast<Runtime*>(rt)); }

// The tree of a text, or null with the error raised.
ast::Module* treeOf(Runtime& rt, const SourceText& given, ast::Arena& arena) {
  SourceText source = given;
  std::string storage;
  if (!decodeForeign(rt, &source, &storage)) return nullptr;
  Diagnostic diagnostic;
  std::vector<syntax::SourceWarning> warnings;
  Interrupt interrupt(isStopped, &rt);
  syntax::ParseOptions parsing;
  parsing.interrupt = &interrupt;
  parsing.mode = source.mode;
  parsing.implyDedent = source.implyDedent;
  parsing.filename = source.filename;
  parsing.warnings = &warnings;
  parsing.typeComments = source.typeComments;
  parsing.featureVersion = source.featureVersion;
  parsing.maxDigits = rt.maxStrDigits;
  parsing.maxBytes = rt.heap.limit() - std::min(rt.heap.limit(), rt.heap.bytesInUse());
  ast::Module* module = syntax::parse(source.bytes, source.origin, parsing, arena, diagnostic);
  if (interrupt.isGiven()) return nullptr;
  if (!issue(rt, source, Exc::DeprecationWarning, warnings)) return nullptr;
  if (module) return module;
  if (source.incomplete) *source.incomplete = diagnostic.incomplete;
  if (source.saysIncomplete && diagnostic.incomplete) {
    diagnostic.kind = DiagnosticKind::SyntaxError;
    diagnostic.message = "incomplete input";
  }
  (void)raiseDiagnostic(rt, source, diagnostic);
  return nullptr;
}

const CodeUnit* unitOf(Runtime& rt, const SourceText& source, const ast::Module* module,
                       ast::Arena& arena) {
  if (!module) return nullptr;
  Diagnostic diagnostic;
  std::vector<syntax::SourceWarning> warnings;
  Interrupt interrupt(isStopped, &rt);
  CompileOptions options;
  options.interrupt = &interrupt;
  options.optimize = source.optimize < 0 ? machineOf(rt).watch->optimize : source.optimize;
  options.topLevelAwait = source.topLevelAwait;
  options.futures = source.futures;
  options.warnings = &warnings;
  const CodeUnit* unit = compileUnit(*module, source.filename, options, arena, diagnostic);
  if (interrupt.isGiven()) return nullptr;
  if (!issue(rt, source, Exc::SyntaxWarning, warnings)) return nullptr;
  if (!unit) (void)raiseDiagnostic(rt, source, diagnostic);
  return unit;
}

Owned codeOf(Runtime& rt, const CodeUnit* unit) {
  return unit ? makeCode(rt, *unit) : Owned::error();
}

}  // namespace

Owned compileSource(Runtime& rt, const SourceText& source, std::string* packed) {
  ast::Arena arena;
  const CodeUnit* unit = unitOf(rt, source, treeOf(rt, source, arena), arena);
  if (unit && packed && !packUnit(*unit, packed)) packed->clear();
  return codeOf(rt, unit);
}

bool disassembleSource(Runtime& rt, const SourceText& source, std::string* out) {
  ast::Arena arena;
  const CodeUnit* unit = unitOf(rt, source, treeOf(rt, source, arena), arena);
  if (unit) *out = disassemble(*unit);
  return unit != nullptr;
}

bool readFile(Runtime& rt, const std::string& path, std::string* bytes) {
  int file = open(fileNameOfText(path).c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info {};
  if (file >= 0 && fstat(file, &info) == 0 && S_ISDIR(info.st_mode)) {
    close(file);
    file = -1;
    errno = EISDIR;
  }
  if (file < 0) {
    int number = errno;
    Local name = newStr(rt, path);
    if (!name.isError()) (void)raiseOSError(rt, number, name);
    return false;
  }
  char chunk[1 << 16];
  ssize_t count;
  while ((count = read(file, chunk, sizeof chunk)) > 0)
    bytes->append(chunk, static_cast<size_t>(count));
  int number = errno;
  close(file);
  if (count == 0) return true;
  (void)raiseOSError(rt, number);
  return false;
}

namespace {

// The bytes of a source given as str, bytes or bytearray.
bool sourceBytes(Runtime& rt, Value source, SourceText* out, std::string* storage) {
  if (isStr(rt, source)) {
    if (!toUtf8Strict(rt, source.as<Str>(), storage)) return false;
    out->bytes = *storage;
    return true;
  }
  std::string_view view;
  if (!asByteView(rt, source, &view)) {
    clearError(rt);
    return fail(rt, Exc::TypeError, "compile() arg 1 must be a string, bytes or AST object{}", "");
  }
  *storage = view;
  out->bytes = *storage;
  out->origin = syntax::Origin::Bytes;
  return true;
}

}  // namespace

namespace {

ast::Mode modeOf(const Str* mode) {
  return equal(mode, "exec")     ? ast::Mode::Exec
         : equal(mode, "eval")   ? ast::Mode::Eval
         : equal(mode, "single") ? ast::Mode::Single
                                 : ast::Mode::FunctionType;
}

Owned compileNodes(Runtime& rt, Value node, const SourceText& source) {
  ast::Arena arena;
  const ast::Module* module = nodesToTree(rt, node, source.mode, arena);
  return codeOf(rt, unitOf(rt, source, module, arena));
}

}  // namespace

namespace {

// Code that is part of the program.
Owned unpackOwn(Runtime& rt, Value packed, const std::string& filename) {
  Owned code = unpackUnit(rt, packed, filename, Unpack::Trusted);
  return code.isNotFound() ? raise(rt, Exc::SystemError, "{} is damaged", filename) : code;
}

}  // namespace

Owned compileValue(Runtime& rt, const CompileRequest& request) {
  SourceText text;
  text.filename = toUtf8(request.filename.as<Str>());
  if (request.flags & kSourceIsFile)
    return codeOfFile(rt, toUtf8(request.source.as<Str>()), text.filename);
  if (request.flags & kSourceIsPacked) return unpackOwn(rt, request.source, text.filename);
  text.mode = modeOf(request.mode);
  constexpr uint32_t kFutures = kFutureAnnotations;
  text.futures = request.flags & kFutures;
  if (!request.dontInherit && rt.frame) text.futures |= rt.frame->code->flags & kFutures;
  text.optimize = request.optimize;
  text.saysIncomplete = request.flags & kAllowIncompleteInput;
  text.topLevelAwait = request.flags & kAllowTopLevelAwait;
  if (isNode(rt, request.source)) return compileNodes(rt, request.source, text);
  text.typeComments = request.flags & kTypeComments;
  if (request.featureVersion >= 0) text.featureVersion = request.featureVersion;
  text.implyDedent = !(request.flags & kDontImplyDedent);
  std::string storage;
  OURO_CHECK(sourceBytes(rt, request.source, &text, &storage));
  if (!(request.flags & kOnlyTree)) return compileSource(rt, text);
  ast::Arena arena;
  ast::Module* module = treeOf(rt, text, arena);
  return module ? treeToNodes(rt, *module) : Owned::error();
}

}  // namespace ouro
