"""Gradients of the losses that are parabolas up to a bound and lines beyond, to the bit.

    ATEN_CPU_CAPABILITY=avx2 python3 make/bends.py bends.json
"""

import itertools
import sys

import numpy

from language import Session, dump, leaf_json, v


def main(path):
    random = numpy.random.default_rng(0)
    cases = []
    losses = [("F.huber_loss", "delta"), ("F.smooth_l1_loss", "beta")]
    sizes, bounds, reductions = (1, 5, 8, 16, 19, 40), (1, 0.5, 1.3), ("mean", "sum", "none")
    for (op, name), size, bound, reduction, dtype in itertools.product(
        losses, sizes, bounds, reductions, ("float32", "float64")
    ):
        s = Session()
        for leaf in ("x", "target"):
            data = [float(str(x)) for x in random.standard_normal(size).astype(dtype)]
            s.do({"do": "tensor", "out": leaf, "value": leaf_json(data, None, dtype, grad=leaf == "x")})
        kwargs = {name: {"f": bound}, "reduction": reduction}
        s.do({"do": "op", "op": op, "args": [v("x"), v("target")], "kwargs": kwargs, "out": "loss"})
        s.do({"do": "op", "op": "mul", "args": [v("loss"), 1.7], "out": "y"})
        s.do({"do": "op", "op": "sum", "args": [v("y")], "out": "z"})
        s.do({"do": "method", "self": "z", "m": "backward"})
        s.expect("x", "grad", 0.0)
        cases.append({"id": f"b-{op}-{size}-{bound}-{reduction}-{dtype}", "steps": s.steps})
    dump(path, "programs/1", cases, rtol_of_max={"float32": 0.0, "float64": 0.0})


if __name__ == "__main__":
    main(sys.argv[1])
