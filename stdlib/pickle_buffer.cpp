// PickleBuffer: bytes of another object that a pickle may leave out, for whoever reads it to be
// handed them separately.

#include "runtime/args.h"
#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "runtime/types/memoryview.h"
#include "stdlib/pickle.h"

namespace ouro::pickle {

namespace {

Owned buffer_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  constexpr Signature kSignature = "object, /";
  Value object;
  OURO_CHECK(bindArguments(rt, kSignature, nullptr, "PickleBuffer", arguments, &object, nullptr) >=
             0);
  if (!isBytesLike(rt, object))
    return raise(rt, Exc::TypeError, "a bytes-like object is required, not '{}'",
                 typeName(rt, object));
  OURO_TRY(view, newMemoryView(rt, object));
  auto* made = rt.make<BufferHolder>(cls);
  if (!made) return Owned::error();
  made->held = view.take().take();
  return Owned::adopt(made);
}

// The view that it holds; null with ValueError when it was released.
MemoryView* viewOf(Runtime& rt, Value buffer) {
  return takeHeldBuffer(rt, &buffer) ? buffer.as<MemoryView>() : nullptr;
}

Owned buffer_raw(Runtime& rt, Value self, Args) {
  MemoryView* view = viewOf(rt, self);
  if (!view) return Owned::error();
  if (!isContiguous(view))
    return raise(rt, Exc::BufferError, "cannot extract raw buffer from non-contiguous buffer");
  Ref<Str> cast = intern(rt, "cast");
  OURO_TRY(bytes, newAscii(rt, "B"));
  return cast ? callMethod(rt, Value(view), cast.get(), {{bytes}}) : Owned::error();
}

Owned buffer_release(Runtime&, Value self, Args) {
  dropField(self.as<BufferHolder>()->held);
  return Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"raw", buffer_raw, "",
     "Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is "
     "the buffer isn't contiguous."},
    {"release", buffer_release, "",
     "Release the underlying buffer controlled by the PickleBuffer object."},
};

}  // namespace

// Within the pickle, unless the callback wants it for itself.
bool Saver::saveBuffer(Value buffer) {
  if (p->protocol < 5) return fail("PickleBuffer can only pickled with protocol >= 5");
  const MemoryView* view = viewOf(rt, buffer);
  if (!view) return false;
  if (!isContiguous(view))
    return fail("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
  bool readOnly = view->readOnly;
  int within = 1;
  if (!p->bufferCallback.isNull()) {
    OURO_TRY_BOOL(answer, call(rt, p->bufferCallback, buffer));
    within = truth(rt, answer);
  }
  if (within < 0) return false;
  if (!within) return write(kNextBuffer) && (!readOnly || write(kReadOnlyBuffer));
  std::string_view bytes;
  if (!asByteView(rt, buffer, &bytes)) return false;
  return readOnly ? writeBytes(bytes) && remember(buffer)
                  : writeByteArray(bytes) && remember(buffer);
}

const TypeDef pickleBufferTypeDef = {
    .name = "PickleBuffer",
    .module = "pickle",
    .basicSize = sizeof(BufferHolder),
    .flags = kContainerType | kWeakReferable | kHoldsBuffer,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<BufferHolder*>(self)->held); },
    .clear = [](Object* self) { dropField(static_cast<BufferHolder*>(self)->held); },
    .destroy = [](Object* self) { dropField(static_cast<BufferHolder*>(self)->held); },
    .slots = {.make = buffer_make},
    .methods = kMethods,
    .doc = "Wrapper for potentially out-of-band buffers",
};

}  // namespace ouro::pickle
