// Arguments of elements: the attributes that a constructor is given, and what must be an element.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "stdlib/elementtree.h"

namespace ouro::etree {

bool needElement(Runtime& rt, Value v) {
  return isElement(rt, v) ||
         fail(rt, Exc::TypeError, "expected an Element, not \"{}\"", typeName(rt, v));
}
bool elementArg(Runtime& rt, Value v, const char* name) {
  return isElement(rt, v) || fail(rt, Exc::TypeError, "{} must be {}.{}, not {}", name,
                                  elementTypeDef.module, elementTypeDef.name, typeName(rt, v));
}
bool dictArg(Runtime& rt, Value v, const char* name) {
  return isDict(rt, v) ||
         fail(rt, Exc::TypeError, "{} must be dict, not {}", name, typeName(rt, v));
}

bool countArgs(Runtime& rt, const char* name, size_t given, size_t least, size_t most) {
  if (given >= least && given <= most) return true;
  const size_t bound = given < least ? least : most;
  return fail(rt, Exc::TypeError, "{}() takes at {} {} argument{} ({} given)", name,
              given < least ? "least" : "most", bound, bound == 1 ? "" : "s", given);
}

Owned keywordDict(Runtime& rt, const CallArgs& given) {
  if (!given.names || !given.names->length) return Owned::none();
  OURO_TRY(made, newDict(rt, given.names->length));
  for (size_t i = 0; i < given.names->length; i++)
    OURO_CHECK(
        dictSet(rt, made.as<Dict>(), given.names->items()[i], given.values[given.positional + i]));
  return made.take();
}

Owned attributesGiven(Runtime& rt, const char* place, Value attributes, Value keywords) {
  const bool hasKeywords = keywords.isObject() && !keywords.isNull();
  Local named;
  if (attributes.isNull() && hasKeywords) {
    Ref<Str> name = intern(rt, "attrib");
    if (!name) return Owned::error();
    named = dictPop(rt, keywords.as<Dict>(), Value(name.get()));
    if (named.isError()) return Owned::error();
    if (named.isNotFound()) return Owned::share(keywords);
    attributes = named;
    place = "attrib";
  }
  if (attributes.isNull()) return Owned::none();
  OURO_CHECK(dictArg(rt, attributes, place));
  if (!hasKeywords && !attributes.as<Dict>()->used) return Owned::none();
  OURO_TRY(copy, dictCopy(rt, attributes.as<Dict>()));
  if (hasKeywords) OURO_CHECK(dictMerge(rt, copy.as<Dict>(), keywords, true));
  return copy.take();
}

}  // namespace ouro::etree
