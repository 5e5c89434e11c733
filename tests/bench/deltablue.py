# An incremental solver of one-way constraints (after DeltaBlue, by Freeman-Benson and Maloney).
REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)


class Variable:
    def __init__(self, value):
        self.value = value
        self.constraints = []
        self.decided_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True


class Constraint:
    """Something that should hold. A satisfied one computes its output from its inputs."""

    is_input = False

    def __init__(self, strength, *variables):
        self.strength = strength
        self.variables = variables
        self.output = None

    def inputs(self):
        return [variable for variable in self.variables if variable is not self.output]

    def choose_output(self, mark):
        """Picks the weakest unmarked variable that this is stronger than, the last of equals."""
        self.output = None
        weakest = self.strength
        for variable in reversed(self.variables):
            if variable.mark != mark and variable.strength > weakest:
                self.output, weakest = variable, variable.strength

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.decided_by is None):
                return False
        return True

    def recalculate(self):
        output, weakest, stay = self.output, self.strength, True
        for variable in self.variables:
            if variable is not output:
                stay = stay and variable.stay
                if self.may_output(variable) and variable.strength > weakest:
                    weakest = variable.strength
        output.strength = weakest
        output.stay = stay and not self.is_input
        if output.stay:
            self.execute()

    def may_output(self, variable):
        return True

    def execute(self):
        pass


class Stay(Constraint):
    pass


class Edit(Constraint):
    is_input = True


class Equal(Constraint):
    def execute(self):
        a, b = self.variables
        if self.output is a:
            a.value = b.value
        else:
            b.value = a.value


class Scale(Constraint):
    """last = first * scale + offset, where scale and offset are only ever read."""

    def may_output(self, variable):
        return variable is self.variables[0] or variable is self.variables[3]

    def choose_output(self, mark):
        first, _, _, last = self.variables
        self.output = None
        weakest = self.strength
        for variable in (last, first):
            if variable.mark != mark and variable.strength > weakest:
                self.output, weakest = variable, variable.strength

    def execute(self):
        first, scale, offset, last = self.variables
        if self.output is last:
            last.value = first.value * scale.value + offset.value
        else:
            first.value = (last.value - offset.value) // scale.value


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        for variable in constraint.variables:
            variable.constraints.append(constraint)
        mark = self.new_mark()
        while constraint is not None:
            constraint = self.satisfy(constraint, mark)

    def satisfy(self, constraint, mark):
        """Lets a constraint decide its output; gives the weaker one that it overrode."""
        constraint.choose_output(mark)
        output = constraint.output
        if output is None:
            assert constraint.strength != REQUIRED, "a required constraint fails"
            return None
        for variable in constraint.inputs():
            variable.mark = mark
        overridden = output.decided_by
        if overridden is not None:
            overridden.output = None
        output.decided_by = constraint
        assert self.propagate(constraint, mark), "the constraints form a cycle"
        output.mark = mark
        return overridden

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            constraint = todo.pop()
            if constraint.output.mark == mark:
                return False
            constraint.recalculate()
            self.add_consumers(constraint.output, todo)
        return True

    def add_consumers(self, variable, found):
        decided_by = variable.decided_by
        for constraint in variable.constraints:
            if constraint is not decided_by and constraint.output is not None:
                found.append(constraint)

    def remove(self, constraint):
        output = constraint.output
        constraint.output = None
        for variable in constraint.variables:
            variable.constraints.remove(constraint)
        if output is None:
            return
        for loose in self.loosen(output):
            self.add_again(loose)

    def loosen(self, variable):
        """Takes a variable's value as given, and all that depends on it; gives the unsatisfied."""
        variable.decided_by = None
        variable.strength = WEAKEST
        variable.stay = True
        unsatisfied, todo = [], [variable]
        while todo:
            variable = todo.pop()
            unsatisfied += [c for c in variable.constraints if c.output is None]
            consumers = []
            self.add_consumers(variable, consumers)
            for constraint in consumers:
                constraint.recalculate()
                todo.append(constraint.output)
        return sorted(unsatisfied, key=lambda constraint: constraint.strength)

    def add_again(self, constraint):
        mark = self.new_mark()
        while constraint is not None:
            constraint = self.satisfy(constraint, mark)

    def plan_from(self, sources):
        """The order in which constraints run when the inputs change."""
        mark = self.new_mark()
        plan, todo = [], [source for source in sources if source.output is not None]
        while todo:
            constraint = todo.pop()
            if constraint.output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                constraint.output.mark = mark
                self.add_consumers(constraint.output, todo)
        return plan


def change(planner, variable, values):
    edit = Edit(PREFERRED, variable)
    planner.add(edit)
    plan = planner.plan_from([edit])
    for value in values:
        variable.value = value
        for constraint in plan:
            constraint.execute()
    planner.remove(edit)


def chain_test(length):
    """A chain of equal variables: what goes in at one end comes out at the other."""
    planner = Planner()
    chain = [Variable(0) for _ in range(length + 1)]
    for a, b in zip(chain, chain[1:]):
        planner.add(Equal(REQUIRED, a, b))
    planner.add(Stay(STRONG_DEFAULT, chain[-1]))
    edit = Edit(PREFERRED, chain[0])
    planner.add(edit)
    plan = planner.plan_from([edit])
    for value in range(100):
        chain[0].value = value
        for constraint in plan:
            constraint.execute()
        assert chain[-1].value == value
    planner.remove(edit)
    return chain[-1].value


def projection_test(count):
    """Many points scaled from one set of variables into another, in both directions."""
    planner = Planner()
    scale, offset = Variable(10), Variable(1000)
    sources, targets = [], []
    for i in range(count):
        source, target = Variable(i), Variable(i)
        sources.append(source)
        targets.append(target)
        planner.add(Stay(NORMAL, source))
        planner.add(Scale(REQUIRED, source, scale, offset, target))
    change(planner, sources[5], [17] * 10)
    assert targets[5].value == 1170
    change(planner, targets[6], [1050] * 10)
    assert sources[6].value == 5
    change(planner, scale, [5] * 10)
    assert all(t.value == s.value * 5 + 1000 for s, t in zip(sources[:-1], targets))
    change(planner, offset, [2000] * 10)
    assert all(t.value == s.value * 5 + 2000 for s, t in zip(sources[:-1], targets))
    return sum(target.value for target in targets)


for _ in range(4):
    ends, total = chain_test(6000), projection_test(1500)
    assert (ends, total) == (99, 8621305), (ends, total)
print(ends, total)
