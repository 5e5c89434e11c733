// The audit sees what was broken on purpose.

#include <cstring>

#include "toy.h"

namespace ouro {
namespace {

std::string complaintsOf(Toy& toy, AuditMode mode) {
  char* text = nullptr;
  size_t size = 0;
  std::FILE* out = open_memstream(&text, &size);
  auditHeap(toy.heap, mode, out);
  std::fclose(out);
  std::string result(text, size);
  std::free(text);
  return result;
}

bool mentions(const std::string& text, const char* what) {
  return text.find(what) != std::string::npos;
}

TEST(Audit, IsSilentAboutASoundHeap) {
  Toy toy;
  Node* n = toy.make();
  n->slots()[0] = toy.makeAtom();
  Toy::link(n, 1, n);
  toy.keep(n);
  EXPECT_EQ(complaintsOf(toy, AuditMode::Exact), "");
}

TEST(Audit, FindsALeakedReference) {
  Toy toy;
  Node* n = toy.make();
  toy.keep(n);
  retain(n);
  EXPECT_EQ(complaintsOf(toy, AuditMode::LowerBound), "");
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "counts 2 references, 1 were found"));
}

TEST(Audit, FindsAMissingReference) {
  Toy toy;
  Node* n = toy.make();
  toy.keep(n);
  toy.roots.push_back(n);
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::LowerBound), "a node ("));
  toy.roots.pop_back();
}

TEST(Audit, FindsAReferenceToAFreedObject) {
  Toy toy;
  Node *n = toy.make(), *gone = toy.make();
  n->slots()[0] = gone;
  toy.keep(n);
  release(gone);
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "an object that is freed"));
  n->slots()[0] = reinterpret_cast<Object*>(uintptr_t{0x1000});
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "outside the heap"));
}

TEST(Audit, FindsABadKindAndALeftOverMark) {
  Toy toy;
  Node* n = toy.make();
  toy.keep(n);
  n->set(kCandidate);
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "keeps a collector's mark"));
  n->meta = 5000u << kKindShift;
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "never made"));
}

#if defined(OURO_CHECKED) && !defined(OURO_ASAN)
TEST(Audit, FindsAWriteAfterTheFree) {
  Toy toy;
  toy.keep(toy.make());
  Node* gone = toy.make();
  release(gone);
  EXPECT_EQ(complaintsOf(toy, AuditMode::Exact), "");
  gone->slots()[1] = nullptr;
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "was written to"));
}

TEST(Audit, FindsADamagedFreeList) {
  Toy toy;
  toy.keep(toy.make());
  Node* gone = toy.make();
  release(gone);
  *(reinterpret_cast<uint64_t*>(gone) + 1) = 0x123456789;
  EXPECT_TRUE(mentions(complaintsOf(toy, AuditMode::Exact), "damaged"));
}
#endif

}  // namespace
}  // namespace ouro
