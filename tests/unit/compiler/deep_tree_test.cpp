// Trees as deep as the parser lets through must not exhaust the C++ stack of any pass.

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "compiler/verify.h"

namespace ouro {
namespace {

using namespace ast;

constexpr int kDepth = 5000;

class DeepTree : public ::testing::Test {
 protected:
  template <class T>
  T* make() {
    T* node = arena_.make<T>();
    node->span = {1, 0, 1, 1};
    return node;
  }
  Expr* name() {
    auto* e = make<NameExpr>();
    e->id = "x";
    e->ctx = Context::Load;
    return e;
  }
  Exprs list(std::vector<Expr*> items) { return Exprs::from(arena_, items); }
  List<Comprehension> over(Expr* iter) {
    Comprehension generator;
    auto* target = make<NameExpr>();
    target->id = "y";
    target->ctx = Context::Store;
    generator.target = target;
    generator.iter = iter;
    return List<Comprehension>::from(arena_, std::span(&generator, 1));
  }
  Body body(Stmt* only) { return Body::from(arena_, std::span(&only, 1)); }
  void compileBody(std::vector<Stmt*> body) {
    Module module;
    module.body = Body::from(arena_, body);
    syntax::Diagnostic diagnostic;
    auto unit = compileUnit(module, "deep", {}, arena_, diagnostic);
    ASSERT_NE(unit, nullptr) << diagnostic.message;
    EXPECT_EQ(verifyUnit(*unit), "");
  }
  void compileExpr(Expr* e) {
    auto* statement = make<ExprStmt>();
    statement->value = e;
    compileBody({statement});
  }
  // Wraps `wrap` around a name kDepth times.
  template <class F>
  void nest(F wrap) {
    Expr* e = name();
    for (int i = 0; i < kDepth; i++) e = wrap(e);
    compileExpr(e);
  }

  Arena arena_;
};

TEST_F(DeepTree, LeftBinOp) {
  nest([&](Expr* e) {
    auto* op = make<BinOp>();
    op->left = e;
    op->op = Operator::Add;
    op->right = name();
    return op;
  });
}

TEST_F(DeepTree, RightBinOp) {
  nest([&](Expr* e) {
    auto* op = make<BinOp>();
    op->left = name();
    op->op = Operator::Pow;
    op->right = e;
    return op;
  });
}

TEST_F(DeepTree, Constants) {
  auto* one = make<Constant>();
  one->type = ConstantKind::Int;
  one->integer = 1;
  Expr* e = one;
  for (int i = 0; i < kDepth; i++) {
    auto* op = make<BinOp>();
    op->left = one;
    op->op = Operator::Sub;
    op->right = e;
    e = op;
  }
  compileExpr(e);
}

TEST_F(DeepTree, UnaryOp) {
  nest([&](Expr* e) {
    auto* op = make<UnaryOp>();
    op->op = UnaryOperator::Not;
    op->operand = e;
    return op;
  });
}

TEST_F(DeepTree, Calls) {
  nest([&](Expr* e) {
    auto* attribute = make<Attribute>();
    attribute->value = e;
    attribute->attr = "m";
    attribute->ctx = Context::Load;
    auto* call = make<Call>();
    call->func = attribute;
    call->args = list({name()});
    return call;
  });
}

TEST_F(DeepTree, Subscripts) {
  nest([&](Expr* e) {
    auto* subscript = make<Subscript>();
    subscript->value = name();
    subscript->slice = e;
    subscript->ctx = Context::Load;
    return subscript;
  });
}

TEST_F(DeepTree, Tuples) {
  nest([&](Expr* e) {
    auto* tuple = make<Tuple>();
    tuple->elts = list({e, name()});
    tuple->ctx = Context::Load;
    return tuple;
  });
}

TEST_F(DeepTree, IfExp) {
  nest([&](Expr* e) {
    auto* choice = make<IfExp>();
    choice->test = name();
    choice->body = name();
    choice->orelse = e;
    return choice;
  });
}

TEST_F(DeepTree, IfExpInTest) {
  nest([&](Expr* e) {
    auto* choice = make<IfExp>();
    choice->test = e;
    choice->body = name();
    choice->orelse = name();
    return choice;
  });
}

TEST_F(DeepTree, BoolOpInTest) {
  Expr* e = name();
  for (int i = 0; i < kDepth; i++) {
    auto* op = make<BoolOp>();
    op->op = i % 2 ? BoolOperator::And : BoolOperator::Or;
    op->values = list({e, name()});
    e = op;
  }
  auto* branch = make<If>();
  branch->test = e;
  branch->body = body(make<Pass>());
  compileBody({branch});
}

TEST_F(DeepTree, Lambdas) {
  nest([&](Expr* e) {
    auto* lambda = make<Lambda>();
    lambda->args = arena_.make<Arguments>();
    lambda->body = e;
    return lambda;
  });
}

TEST_F(DeepTree, Comprehensions) {
  // Each level holds a scope of its own: fewer of them make the same depth of stack.
  Expr* e = name();
  for (int i = 0; i < kDepth / 2; i++) {
    auto* comp = make<ListComp>();
    comp->elt = name();
    comp->generators = over(e);
    e = comp;
  }
  compileExpr(e);
}

TEST_F(DeepTree, ElifChain) {
  If* branch = nullptr;
  for (int i = 0; i < kDepth; i++) {
    auto* outer = make<If>();
    outer->test = name();
    outer->body = body(make<Pass>());
    if (branch != nullptr) outer->orelse = body(branch);
    branch = outer;
  }
  compileBody({branch});
}

TEST_F(DeepTree, FormatSpecs) {
  nest([&](Expr* e) {
    auto* value = make<FormattedValue>();
    value->value = e;
    value->conversion = -1;
    auto* joined = make<JoinedStr>();
    joined->values = list({value});
    return joined;
  });
}

}  // namespace
}  // namespace ouro
