"""Random programs of views and changes in place: values, versions, nodes, gradients, and errors.

    python3 make/views.py views.json view-errors.json [first seed] [number of programs]
"""

import math
import random
import sys

from language import Session, dump, leaf_json, tolerance, v

UNARY = (
    "exp sigmoid tanh sin cos neg abs square relu reciprocal sqrt log1p atan expm1 exp2 rsqrt floor sign cosh "
    "zero log tan log2 round ceil"
).split()


class Program:
    """A program in the making: each step is run by PyTorch at once, so that the next one can suit it."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.dtype = "float32" if seed % 5 == 0 else "float64"
        self.session = Session()
        self.count = 0
        self.pool, self.leaves, self.records = [], [], []
        # What is changed, and whether its operands may share no memory with it.
        self.target, self.is_apart = None, False

    def name(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def tensor(self, name):
        return self.session.variables[name]

    def leaf(self, shape, grad, prefix="u"):
        name = self.name(prefix)
        data = [
            round(self.random.choice([1, 1, 1, -1]) * self.random.uniform(0.3, 2.0), 2)
            for _ in range(math.prod(shape))
        ]
        self.session.do({"do": "tensor", "out": name, "value": leaf_json(data, shape, self.dtype, grad)})
        self.leaves.append(name)
        return name

    def scalar_leaf(self):
        return v(self.leaf([], self.random.random() < 0.75))

    def op(self, name, args, out=None):
        out = out or self.name("t")
        self.session.do({"do": "op", "op": name, "args": args, "out": out})
        self.pool += out if isinstance(out, list) else [out]
        return out

    def operand(self, shape):
        """A number, a new leaf, or a tensor of the program that is broadcast to `shape`."""
        choice = self.random.random()
        if choice < 0.25:
            return self.random.choice([2, 3, 0.5, 1.25, -1.5])
        if choice < 0.45:
            fitting = [name for name in self.pool if self.fits(self.tensor(name), shape)]
            if fitting:
                return v(self.random.choice(fitting))
        size = list(shape)
        while size and self.random.random() < 0.25:
            size = size[1:]
        size = [1 if self.random.random() < 0.2 else d for d in size]
        return v(self.leaf(size, self.random.random() < 0.75))

    def tensor_operand(self, shape, whole=False):
        while True:
            operand = self.operand(shape)
            if isinstance(operand, dict):
                if not whole or list(self.tensor(operand["v"]).shape) == list(shape):
                    return operand
            if whole:
                return v(self.leaf(shape, self.random.random() < 0.75))

    def fits(self, tensor, shape):
        """Whether it can be broadcast, and shares no memory with the target in a way that has no meaning."""
        a, b = list(tensor.shape)[::-1], list(shape)[::-1]
        if len(a) > len(b) or not all(x in (1, y) for x, y in zip(a, b)):
            return False
        other = self.target
        if other is None or (tensor is other and not self.is_apart):
            return True
        if tensor.untyped_storage().data_ptr() != other.untyped_storage().data_ptr():
            return True
        return not self.is_apart and all(x.is_contiguous() or (x.dim() == 2 and x.t().is_contiguous()) for x in (tensor, other))

    # Views

    def view(self, name):
        x = self.tensor(name)
        sizes = list(x.shape)
        if sizes and sizes[0] and self.random.random() < 0.2:
            return self.several(name, sizes)
        if self.random.random() < 0.06:
            out = self.name("t")
            self.session.do({"do": "method", "self": name, "m": "detach", "out": out})
            self.pool.append(out)
            return out
        choices = self.views_of_any(x, sizes)
        if sizes and all(sizes):
            choices += self.views_along(x, sizes)
        if len(sizes) > 1:
            choices += self.views_across(sizes)
        op, args = self.random.choice(choices)
        return self.op(op, [v(name), *args])

    def several(self, name, sizes):
        parts = self.random.choice(["unbind", "split", "chunk"])
        if parts == "unbind":
            count, args = sizes[0], []
        elif parts == "split":
            count, args = sizes[0], [1]
        else:
            count, args = len(self.tensor(name).detach().chunk(2)), [2]
        return self.op(parts, [v(name), *args], [self.name("t") for _ in range(count)])

    def views_of_any(self, x, sizes):
        n = len(sizes)
        choices = [("unsqueeze", [self.random.randint(-n - 1, n)]), ("squeeze", [])]
        choices += [("getitem", [{"tuple": [None, {"ellipsis": True}]}]), ("reshape", [[-1]]), ("flatten", [])]
        if n < 4 and self.random.random() < 0.5:
            choices.append(("expand", [[self.random.choice([1, 2])] + sizes]))
        if x.is_contiguous():
            choices += [("view", [[-1]]), ("view", [sizes[::-1]])]
        return choices

    def views_along(self, x, sizes):
        d = self.random.randrange(len(sizes))
        start = self.random.randrange(sizes[d])
        first = self.random.randrange(sizes[0])
        choices = [
            ("select", [d, start]), ("getitem", [first - self.random.choice([0, sizes[0]])]),
            ("narrow", [d, start, self.random.randint(1, sizes[d] - start)]),
            ("getitem", [{"slice": [first, None, self.random.choice([1, 1, 2])]}]),
            ("getitem", [{"tuple": [{"ellipsis": True}, {"slice": [0, self.random.randint(1, sizes[-1]), 1]}]}]),
            ("squeeze", [d]),
        ]
        return choices + ([("unflatten", [d, [2, -1]])] if sizes[d] % 2 == 0 else [])

    def views_across(self, sizes):
        n = len(sizes)
        a, b = self.random.sample(range(n), 2)
        offset = self.random.choice([0, 0, 1, -1]) if min(sizes[a], sizes[b]) > 1 else 0
        choices = [
            ("transpose", [a, b]), ("permute", [self.random.sample(range(n), n)]), ("movedim", [a, b]),
            ("diagonal", [offset, a, b]), ("mT", []),
        ]
        return choices + ([("t", []), ("T", [])] if n == 2 else [])

    # Changes in place

    def change(self, name):
        x = self.target = self.tensor(name)
        sizes = list(x.shape)
        if any(step == 0 and size > 1 for step, size in zip(x.stride(), sizes)):
            raise ValueError("PyTorch fills what lies in one place, and fails in the backward pass")
        kind = self.random.choice(
            [self.arithmetic] * 4 + [self.function] * 3 + [self.replacement] * 3 + [self.of_several] * 3
        )
        self.is_apart = kind in (self.function, self.of_several)
        method, args, kwargs = kind(sizes)
        if method == "setitem":
            step = {"do": "setitem", "self": name, "index": args[0], "value": args[1]}
        else:
            step = {"do": "method", "self": name, "m": method, "args": args}
        self.session.do(step | ({"kwargs": kwargs} if kwargs else {}))

    def arithmetic(self, sizes):
        method = self.random.choice(["add_", "sub_", "mul_", "div_"])
        scaled = method in ("add_", "sub_") and self.random.random() < 0.25
        return method, [self.operand(sizes)], {"alpha": self.random.choice([2, 0.5, -1.5])} if scaled else {}

    def function(self, sizes):
        choice = self.random.random()
        if choice < 0.7:
            return self.random.choice(UNARY) + "_", [], {}
        if choice < 0.85:
            exponent = self.random.choice([2, 3, 0.5, 1.5, -1, {"f": 2}, 0, self.tensor_operand(sizes)])
            return "pow_", [exponent], {}
        bounds = self.random.choice([("clamp_", [-0.3, 0.8]), ("clamp_min_", [0.4]), ("clamp_max_", [0.6])])
        return *bounds, {}

    def replacement(self, sizes):
        choice = self.random.randrange(5)
        if choice == 0:
            return "fill_", [self.random.choice([0.5, 3, self.scalar_leaf()])], {}
        if choice == 1:
            return "copy_", [self.tensor_operand(sizes)], {}
        if choice == 2:
            return "masked_fill_", [self.mask(sizes), self.random.choice([0.5, self.scalar_leaf()])], {}
        return "setitem", self.item(sizes), {}

    def mask(self, sizes):
        flags = [self.random.random() < 0.5 for _ in range(math.prod(sizes))]
        return {"tensor": leaf_json(flags, sizes, "bool")}

    def item(self, sizes):
        choices = [{"ellipsis": True}]
        if sizes and sizes[0]:
            places = self.random.sample(range(sizes[0]), min(2, sizes[0]))
            choices += [places[0], places, {"slice": [places[0], None, 1]}, {"slice": [None, None, 2]}]
            if len(sizes) > 1 and sizes[1]:
                column = self.random.randrange(sizes[1])
                choices += [{"tuple": [{"slice": [None, None, 1]}, column]}, {"tuple": [places[:1], column]}]
            if self.random.random() < 0.2:
                return [self.mask(sizes), self.random.choice([0.7, self.scalar_leaf()])]
        index = self.random.choice(choices)
        part = self.target.detach()[self.session.read(index)].shape
        return [index, self.operand(list(part))]

    def of_several(self, sizes):
        choice = self.random.random()
        if choice < 0.4:
            kwargs = {"value": 1.5} if self.random.random() < 0.5 else {}
            operands = [self.tensor_operand(sizes), self.tensor_operand(sizes)]
            return self.random.choice(["addcmul_", "addcdiv_"]), operands, kwargs
        if choice < 0.6:
            weight = self.random.choice([0.3, 0.8, self.tensor_operand(sizes, whole=True)])
            return "lerp_", [self.tensor_operand(sizes), weight], {}
        if choice < 0.75 and len(sizes) == 2:
            left, right = self.leaf([sizes[0], 2], True), self.leaf([2, sizes[1]], self.random.random() < 0.7)
            kwargs = {"beta": 0.5, "alpha": 1.5} if self.random.random() < 0.5 else {}
            return "addmm_", [v(left), v(right)], kwargs
        if choice < 0.85 and len(sizes) == 2:
            return self.random.choice(["tril_", "triu_"]), [self.random.choice([0, 1, -1])], {}
        if choice < 0.9 and sizes:
            return "cumsum_", [self.random.randrange(len(sizes))], {}
        method = self.random.choice(["remainder_", "fmod_", "atan2_", "clamp_"])
        return method, [self.tensor_operand(sizes)], {}

    # Whole programs

    def step(self):
        choice = self.random.random()
        if choice < 0.33:
            self.view(self.random.choice(self.pool))
        elif choice < 0.75:
            views = [name for name in self.pool if self.tensor(name)._is_view()]
            self.change(self.random.choice(views if views and self.random.random() < 0.8 else self.pool))
        elif choice < 0.87:
            self.function_of_pool()
        elif choice < 0.9:
            self.session.do({"do": "no_grad"})
            self.random.choice([self.view, self.change])(self.random.choice(self.pool))
            self.session.do({"do": "end"})
        elif choice < 0.95:
            name = self.random.choice(self.pool + self.leaves)
            self.session.do({"do": "method", "self": name, "m": "retain_grad"})
        else:
            name, hook = self.random.choice(self.pool + self.leaves), self.name("h")
            function = self.random.choice(["record", {"scale": 2}])
            self.session.do({"do": "hook", "name": hook, "self": name, "fn": function})
            self.records += [hook] if function == "record" else []

    def function_of_pool(self):
        name = self.random.choice(self.pool)
        self.target, self.is_apart = None, False
        choice = self.random.random()
        if choice < 0.4:
            functions = ["sin", "exp", "tanh", "square", "neg", "sigmoid", "clone", "abs", "contiguous"]
            self.op(self.random.choice(functions), [v(name)])
        elif choice < 0.85:
            other = self.tensor_operand(list(self.tensor(name).shape))
            self.op(self.random.choice(["mul", "add", "sub", "div", "maximum"]), [v(name), other])
        else:
            self.op("sum", [v(name)])

    def build(self):
        shapes = [[2, 3], [3, 3], [4], [2, 2, 3], [3, 2], [1, 4], [2, 4], [1, 1], [3], [4, 2]]
        x = self.leaf(self.random.choice(shapes), self.random.random() < 0.8, "x")
        self.pool.append(x)
        if self.random.random() < 0.9:
            self.pool = [self.op(*self.random.choice([("mul", [v(x), 1.3]), ("clone", [v(x)]), ("exp", [v(x)])]))]
        is_careful = self.random.random() < 0.9
        for _ in range(self.random.randint(3, 9)):
            before = len(self.session.steps), list(self.pool), list(self.leaves), list(self.records)
            try:
                self.step()
            except (RuntimeError, IndexError, ValueError, TypeError):
                if not is_careful:
                    raise
                while self.session.modes:
                    self.session.do_end(None)
                length, self.pool, self.leaves, self.records = before
                del self.session.steps[length:]

    def sum_up(self, names):
        """The sum of all elements of `names`, each with a weight."""
        total = None
        for name in names:
            weights, product, part = self.leaf(list(self.tensor(name).shape), False, "w"), self.name("p"), self.name("s")
            self.session.do({"do": "op", "op": "mul", "args": [v(name), v(weights)], "out": product})
            self.session.do({"do": "op", "op": "sum", "args": [v(product)], "out": part})
            if total is not None:
                both = self.name("s")
                self.session.do({"do": "op", "op": "add", "args": [v(total), v(part)], "out": both})
                part = both
            total = part
        return total

    def tolerance(self, tensor):
        return None if tensor is None else tolerance(tensor, 64, 1.0)

    def expect_state(self):
        for name in self.pool:
            tensor = self.tensor(name)
            try:
                tensor.grad_fn
            except RuntimeError:
                self.session.do({"do": "get", "self": name, "attr": "grad_fn", "out": "node"})
            self.session.expect(name, "value", self.tolerance(tensor))
            for attribute in ("version", "requires_grad", "grad_fn"):
                self.session.expect(name, attribute)
            if tensor.grad_fn is not None:
                self.session.expect(name, "next_functions")

    def expect_gradients(self):
        for name in dict.fromkeys(self.leaves + self.pool):
            tensor = self.tensor(name)
            if (tensor.is_leaf and tensor.requires_grad) or tensor.retains_grad:
                self.session.expect(name, "grad", self.tolerance(tensor.grad))
        for hook in self.records:
            least = [self.tolerance(gradient) for gradient in self.session.records[hook]]
            self.session.expect(hook, "record", max(least, default=0.0))

    def finish(self):
        self.expect_state()
        # Nothing leads on from a view that was made without gradients.
        roots = [name for name in self.pool if self.tensor(name).grad_fn]
        roots += [name for name in self.leaves if name in self.pool and self.tensor(name).requires_grad]
        if not roots:
            return
        total = self.sum_up(self.random.sample(roots, min(len(roots), self.random.randint(1, 3))))
        inputs = [name for name in self.leaves if self.tensor(name).requires_grad]
        choice = self.random.random()
        if choice < 0.6 or not inputs:
            kwargs = {"retain_graph": True} if choice < 0.1 else {}
            self.session.do({"do": "method", "self": total, "m": "backward", "kwargs": kwargs})
            if choice < 0.15:
                self.session.do({"do": "method", "self": total, "m": "backward"})
            self.expect_gradients()
        else:
            self.differentiate_twice(total, self.random.sample(inputs, self.random.randint(1, len(inputs))))

    def differentiate_twice(self, total, inputs):
        out = [self.name("g") for _ in inputs]
        step = {"do": "grad", "args": [[v(total)], [v(name) for name in inputs]], "out": out}
        self.session.do(step | {"kwargs": {"create_graph": True, "allow_unused": True}})
        squares = []
        for name in out:
            gradient = self.tensor(name)
            if gradient is None:
                continue
            self.session.expect(name, "value", self.tolerance(gradient))
            self.session.expect(name, "requires_grad")
            if gradient.requires_grad:
                squares.append(self.name("q"))
                self.session.do({"do": "op", "op": "square", "args": [v(name)], "out": squares[-1]})
        if squares:
            self.session.do({"do": "method", "self": self.sum_up(squares), "m": "backward"})
            self.expect_gradients()


def main(path, errors_path, first=0, count=700):
    programs, errors = [], []
    for seed in range(first, first + count):
        program = Program(seed)
        try:
            program.build()
            program.finish()
            programs.append({"id": f"v-{seed}", "steps": program.session.steps})
        except Exception as error:
            while program.session.modes:
                program.session.do_end(None)
            # What only Python makes possible, as a hook that is called without a gradient, is left out.
            if isinstance(error, RuntimeError):
                steps = [step for step in program.session.steps if step["do"] != "expect"]
                errors.append({"id": f"v-{seed}", "steps": steps})
    dump(path, "programs/1", programs, rtol_of_max={"float32": 4e-6, "float64": 1e-13})
    dump(errors_path, "errors/1", errors)


if __name__ == "__main__":
    main(*sys.argv[1:3], *[int(x) for x in sys.argv[3:]])
