"""Which operations refuse a second backward pass, by which of their inputs need gradients."""

import itertools
import sys

from language import Session, dump, leaf_json, v

ROW = [0.6, 1.1, 0.9, 1.4, 0.7, 1.2]
INDEX = {"tensor": leaf_json([0, 1], None, "int64")}
PLACES = {"tensor": leaf_json([0, 1, 0], [1, 3], "int64")}
MASK = {"tensor": leaf_json([True, False, True, False, True, True], [2, 3], "bool")}

# The operation, how many of its inputs are tensors, and the other arguments.
CALLS = (
    [
        (op, 1, [], {})
        for op in (
            "neg reciprocal abs sign exp log log1p sqrt sigmoid sin cos tanh relu exp2 expm1 rsqrt square log2 "
            "log10 tan atan asin acos sinh cosh floor ceil round trunc F.silu F.logsigmoid F.elu F.leaky_relu "
            "F.softplus sum mean prod max min amax amin var std norm t T mT flatten squeeze clone trace tril triu"
        ).split()
    ]
    + [
        (op, 2, [], {})
        for op in (
            "add sub mul div maximum minimum pow atan2 remainder fmod clamp clamp_min clamp_max F.mse_loss "
            "F.l1_loss F.smooth_l1_loss F.huber_loss F.binary_cross_entropy_with_logits"
        ).split()
    ]
    + [(op, 3, [], {}) for op in ("addcmul", "addcdiv", "lerp", "clamp")]
    + [
        ("lerp", 2, [0.3], {}), ("add", 2, [], {"alpha": 2}), ("addcmul", 3, [], {"value": 2}),
        ("pow", 1, [2], {}), ("pow", 1, [0], {}), ("rpow", 1, [2], {}), ("rdiv", 1, [2], {}), ("rsub", 1, [2], {}),
        ("mul", 1, [2], {}), ("div", 1, [2], {}), ("add", 1, [2], {}), ("remainder", 1, [2], {}), ("fmod", 1, [2], {}),
        ("div", 1, [2], {"rounding_mode": "floor"}), ("div", 2, [], {"rounding_mode": "trunc"}),
        ("clamp", 1, [0, 1], {}), ("clamp_min", 1, [1], {}), ("clamp_max", 1, [1], {}),
        ("masked_fill", 1, [MASK, 0.5], {}), ("cumsum", 1, [0], {}), ("cumprod", 1, [0], {}), ("softmax", 1, [0], {}),
        ("log_softmax", 1, [0], {}), ("logsumexp", 1, [0], {}), ("sum", 1, [0], {}), ("mean", 1, [0], {}),
        ("prod", 1, [0], {}), ("amax", 1, [0], {}), ("var", 1, [0], {}), ("std", 1, [0], {}), ("norm", 1, [{"f": 1}], {}),
        ("norm", 1, [{"f": 3}, [0]], {}), ("norm", 1, [{"f": "inf"}], {}), ("index_select", 1, [0, INDEX], {}),
        ("gather", 1, [0, PLACES], {}), ("getitem", 1, [[0, 1]], {}), ("getitem", 1, [MASK], {}), ("getitem", 1, [0], {}),
        ("view", 1, [3, 2], {}), ("permute", 1, [1, 0], {}), ("expand", 1, [2, 2, 3], {}), ("select", 1, [0, 1], {}),
        ("narrow", 1, [0, 0, 1], {}), ("diagonal", 1, [], {}), ("flip", 1, [0], {}), ("repeat", 1, [2, 1], {}),
        ("unsqueeze", 1, [0], {}), ("F.nll_loss", 1, [INDEX], {}), ("F.cross_entropy", 1, [INDEX], {}),
    ]
)
CHANGES = [
    ("add_", 1, [], {}), ("mul_", 1, [], {}), ("div_", 1, [], {}), ("mul_", 0, [2], {}), ("zero_", 0, [], {}),
    ("fill_", 0, [2], {}), ("copy_", 1, [], {}), ("exp_", 0, [], {}), ("addcmul_", 2, [], {}),
    ("addcdiv_", 2, [], {}), ("masked_fill_", 0, [MASK, 0.5], {}), ("lerp_", 1, [0.3], {}),
]
ITEMS = [(0, 0.5), ([0], 0.5), ([0], v("x1")), (MASK, 0.5), (MASK, v("x1"))]


def leaves(s, needs, single=False):
    for index, need in enumerate(needs):
        data, shape = ([0.8], []) if single and index else ([x + 0.13 * index for x in ROW], [2, 3])
        s.do({"do": "tensor", "out": f"x{index}", "value": leaf_json(data, shape, grad=need)})


def finish(name, s, programs, errors):
    """Runs backward twice, and sorts the program by what the second pass does."""
    s.do({"do": "op", "op": "sum", "args": [v("y")], "out": "s"})
    s.do({"do": "method", "self": "s", "m": "backward"})
    try:
        s.do({"do": "method", "self": "s", "m": "backward"})
        s.expect("s", "version")
        programs.append({"id": name, "steps": s.steps})
    except RuntimeError:
        errors.append({"id": name, "steps": s.steps})


def main(path, errors_path):
    programs, errors = [], []
    for op, count, more, kwargs in CALLS:
        for needs in itertools.product([True, False], repeat=count):
            if any(needs):
                s = Session()
                leaves(s, needs)
                out = ["y", "places"] if op in ("max", "min") and more else "y"
                args = [v(f"x{i}") for i in range(count)] + more
                s.do({"do": "op", "op": op, "args": args, "kwargs": kwargs, "out": out})
                finish(f"t-{op} {more} {kwargs} {needs}", s, programs, errors)
    for part, (op, count, more, kwargs) in itertools.product(["a", "b"], CHANGES):
        for needs in itertools.product([True, False], repeat=count + 1):
            if any(needs):
                s = Session()
                leaves(s, needs)
                s.do({"do": "op", "op": "clone", "args": [v("x0")], "out": "a"})
                s.do({"do": "op", "op": "t", "args": [v("a")], "out": "c"})
                s.do({"do": "op", "op": "t", "args": [v("c")], "out": "b"})
                args = [v(f"x{i + 1}") for i in range(count)] + more
                s.do({"do": "method", "self": part, "m": op, "args": args, "kwargs": kwargs})
                s.do({"do": "op", "op": "clone", "args": [v("a")], "out": "y"})
                finish(f"t-{part} {op} {more} {needs}", s, programs, errors)
    for part, (index, value) in itertools.product(["a", "b"], ITEMS):
        for needs in itertools.product([True, False], repeat=2):
            if needs[0] or (needs[1] and value == v("x1")):
                s = Session()
                leaves(s, needs, single=True)
                s.do({"do": "op", "op": "clone", "args": [v("x0")], "out": "a"})
                s.do({"do": "op", "op": "t", "args": [v("a")], "out": "c"})
                s.do({"do": "op", "op": "t", "args": [v("c")], "out": "b"})
                s.do({"do": "setitem", "self": part, "index": index, "value": value})
                s.do({"do": "op", "op": "clone", "args": [v("a")], "out": "y"})
                finish(f"t-{part}[{index}] = {value} {needs}", s, programs, errors)
    dump(path, "programs/1", programs, rtol_of_max={"float32": 4e-6, "float64": 1e-13})
    dump(errors_path, "errors/1", errors)


if __name__ == "__main__":
    main(*sys.argv[1:])
