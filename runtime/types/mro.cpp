// The method resolution order: C3 linearisation ("A Monotonic Superclass Linearization for Dylan";
// "The Python 2.3 Method Resolution Order").

#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

using Line = std::vector<Type*>;

bool inTail(const std::vector<Line>& lines, const std::vector<size_t>& heads,
            const Type* candidate) {
  for (size_t i = 0; i < lines.size(); i++)
    for (size_t j = heads[i] + 1; j < lines[i].size(); j++)
      if (lines[i][j] == candidate) return true;
  return false;
}

Owned inconsistent(Runtime& rt, const std::vector<Line>& lines, const std::vector<size_t>& heads) {
  std::string names;
  std::vector<Type*> seen;
  for (size_t i = 0; i < lines.size(); i++) {
    if (heads[i] >= lines[i].size()) continue;
    Type* head = lines[i][heads[i]];
    bool known = false;
    for (Type* type : seen) known |= type == head;
    if (known) continue;
    seen.push_back(head);
    if (!names.empty()) names += ", ";
    names += nameOf(head);
  }
  return raise(rt, Exc::TypeError,
               "Cannot create a consistent method resolution\norder (MRO) for bases {}", names);
}

}  // namespace

Owned computeMro(Runtime& rt, Type* type) {
  std::vector<Line> lines;
  Line bases;
  for (Value value : type->bases->span()) {
    Type* base = value.as<Type>();
    for (Type* other : bases)
      if (other == base) return raise(rt, Exc::TypeError, "duplicate base class {}", nameOf(base));
    bases.push_back(base);
    if (!base->mro)
      return raise(rt, Exc::TypeError, "Cannot extend an incomplete type '{}'", nameOf(base));
    Line line;
    for (Value at : base->mro->span()) line.push_back(at.as<Type>());
    lines.push_back(std::move(line));
  }
  lines.push_back(bases);
  std::vector<size_t> heads(lines.size(), 0);
  std::vector<Value> result{type};
  for (;;) {
    Type* next = nullptr;
    bool anyLeft = false;
    for (size_t i = 0; i < lines.size() && !next; i++) {
      if (heads[i] >= lines[i].size()) continue;
      anyLeft = true;
      if (!inTail(lines, heads, lines[i][heads[i]])) next = lines[i][heads[i]];
    }
    if (!anyLeft) return newTuple(rt, result);
    if (!next) return inconsistent(rt, lines, heads);
    result.push_back(next);
    for (size_t i = 0; i < lines.size(); i++)
      if (heads[i] < lines[i].size() && lines[i][heads[i]] == next) heads[i]++;
  }
}

namespace {

// The order its metatype wants: mro() if that is overridden, else C3.
Owned mroOf(Runtime& rt, Type* type) {
  if (typeOf(rt, type) == rt.type(TypeId::Type)) return computeMro(rt, type);
  Owned custom = callSpecial(rt, type, rt.names.mro_method);
  if (custom.isNotFound()) return computeMro(rt, type);
  OURO_TRY(order, custom);
  OURO_TRY(tuple, tupleFrom(rt, order));
  if (tuple.as<Tuple>()->length == 0)
    return raise(rt, Exc::TypeError, "type MRO must not be empty");
  const Type* solid = solidBase(type);
  for (Value item : tuple.as<Tuple>()->span()) {
    Type* cls = asType(rt, item);
    if (!cls)
      return raise(rt, Exc::TypeError, "mro() returned a non-class ('{}')", typeName(rt, item));
    if (!isSubtype(solid, solidBase(cls))) {
      return raise(rt, Exc::TypeError, "mro() returned base with unsuitable layout ('{}')",
                   nameOf(cls));
    }
  }
  return tuple.take();
}

}  // namespace

int renewMro(Runtime& rt, Type* type, Ref<Tuple>* old) {
  Ref<Tuple> before = type->mro;
  Local order = mroOf(rt, type);
  if (order.isError()) return -1;
  if (type->mro.get() != before.get()) return 0;
  type->mro = Ref<Tuple>(order.as<Tuple>());
  typeChanged(type);
  if (old) *old = before;
  return 1;
}

}  // namespace ouro
