"""Norms to the bit: every p, length, layout and choice of dimensions; one element; large and small values."""

import itertools
import sys

import numpy

from language import Session, dump, leaf_json, v

ORDERS = [2, 1, 0, 3, 4, 0.5, 1.5, 2.5, -1, -2, "inf", "-inf"]
# The shape, steps from it to the operand, and the dimensions.
LAYOUTS = (
    [([n], [], None) for n in (1, 2, 3, 5, 8, 13, 33)]
    + [([2 * n], [("getitem", [{"slice": [None, None, 2]}])], None) for n in (1, 3, 5, 20)]
    + [([3, 7], [], dims) for dims in (None, [0], [1], [0, 1])]
    + [([3, 7], [("t", [])], dims) for dims in (None, [0], [1])]
    + [([3, 7], [("narrow", [1, 1, 5])], dims) for dims in (None, [0], [1])]
    + [([1, 4], [], dims) for dims in (None, [0], [1])]
    + [([2, 3, 5], [], dims) for dims in ([0], [1], [2], [0, 2], [1, 2], [0, 1])]
    + [([2, 3, 5], [("permute", [2, 0, 1])], dims) for dims in ([0], [1], [2], [0, 2])]
    + [([], [], None)]
)
SPECIAL = [[3e19], [3e-23], [-3e-23], [3e19, 4e19], [3e-23, 4e-23], ["nan"], ["-inf"], ["-0.0"], [0, 0]]


def steps(data, shape, views, p, dims, dtype):
    s = Session()
    s.do({"do": "tensor", "out": "x", "value": leaf_json(data, shape, dtype)})
    last = "x"
    for index, (op, args) in enumerate(views):
        s.do({"do": "op", "op": op, "args": [v(last), *args], "out": f"v{index}"})
        last = f"v{index}"
    order = {"f": p}
    s.do({"do": "op", "op": "norm", "args": [v(last), order] + ([dims] if dims else []), "out": "y"})
    s.expect("y", "value", 0.0)
    return s.steps


def main(path):
    random = numpy.random.default_rng(0)
    cases = []
    for p, (shape, views, dims) in itertools.product(ORDERS, LAYOUTS):
        for dtype in ("float32", "float64"):
            data = random.standard_normal(int(numpy.prod(shape))).astype(dtype)
            data = [float(str(x)) for x in data]
            name = f"n-{p}-{shape}-{' '.join(op for op, _ in views)}-{dims}-{dtype}".replace(" ", "")
            cases.append({"id": name, "steps": steps(data, shape, views, p, dims, dtype)})
    for p, data, dtype in itertools.product(ORDERS, SPECIAL, ("float32", "float64")):
        values = [float(x) for x in data]
        if dtype == "float64":
            values = [x * 1e150 if x > 1e10 else x * 1e-150 if 0 < abs(x) < 1e-10 else x for x in values]
        name = f"n-{p}-{data}-{dtype}".replace(" ", "")
        cases.append({"id": name, "steps": steps(values, None, [], p, None, dtype)})
    dump(path, "programs/1", cases, rtol_of_max={"float32": 0.0, "float64": 0.0})


if __name__ == "__main__":
    main(sys.argv[1])
