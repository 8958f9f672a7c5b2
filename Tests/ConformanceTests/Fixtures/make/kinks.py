"""Values and first and second derivatives at kinks, zeros, infinities and NaN.

The second derivatives are those of the gradients, each with weights, by the inputs and by the gradient
that comes in.
"""

import itertools
import math
import sys

from language import Session, dump, leaf_json, number, tolerance, v

INF, NAN = math.inf, math.nan
# Fewer than a vector has lanes: PyTorch's vectors and scalars treat NaN in different ways.
POINTS = [
    [0, -0.0, 1, -1, INF, -INF, NAN],
    [0.5, -0.5, 2, -2, 20, -20, 21],
    [1e-30, -1e-30, 3, -3, 0.7, 10, 1.0],
]
PAIRS = list(itertools.product([0, -0.0, 1, -1, 2, -0.5, INF, -INF, NAN], repeat=2))
FINITE = [(a, b) for a, b in PAIRS if math.isfinite(a) and math.isfinite(b)]
TRIPLES = list(itertools.product([0, 1, -0.5, INF, NAN], [0, 1, -1, INF], [0, 2, -1, NAN]))
VECTORS = {
    "zeros": [0, 0, 0], "one zero": [0], "one": [-3], "with zero": [0, 3, -4], "ties": [2, 2, -2],
    "two zeros": [0, 3, 0, 2], "inf": [1, INF, 2], "minus inf": [1, -INF, 2], "infs": [INF, INF, 1],
    "nan": [1, NAN, 2], "nan and inf": [NAN, INF, 1], "one nan": [NAN], "one inf": [INF],
    "zero and inf": [0, INF, 2], "inf and zero": [INF, 3, 0], "zero and nan": [0, 2, NAN],
    "plain": [1, -2, 3], "tiny": [1e-30, 2e-30], "huge": [1e30, 2e30],
}
ROW = [1, 4, -2]
NEEDS = [(True, True), (True, False), (False, True)]

cases = []


def case(name, inputs, op, args, kwargs=None, least=0.0):
    """`inputs` are values, shapes and whether they need a gradient; `x0`, `x1`, … in `args`."""
    s = Session()
    leaves = []
    for index, (data, shape, needs) in enumerate(inputs):
        leaf = leaf_json(data, shape, grad=needs)
        s.do({"do": "tensor", "out": f"x{index}", "value": leaf})
        leaves += [f"x{index}"] * needs
    out = ["y", "places"] if op in ("max", "min") and len(args) > 1 else "y"
    step = {"do": "op", "op": op, "args": args, "out": out}
    s.do(step | ({"kwargs": kwargs} if kwargs else {}))
    y = s.variables["y"]
    s.expect("y", "value", tolerance(y, least=least))
    if y.requires_grad:
        differentiate(s, y, leaves, least)
    cases.append({"id": f"k-{name}", "steps": s.steps})


def differentiate(s, y, leaves, least):
    incoming = [round(0.5 + 0.1 * (i * 7 % 11), 1) for i in range(y.numel())]
    s.do({"do": "tensor", "out": "c", "value": leaf_json(incoming, list(y.shape), grad=True)})
    gradients = ["g" + name for name in leaves]
    kwargs = {"grad_outputs": [v("c")], "create_graph": True, "allow_unused": True}
    inputs = [v(name) for name in leaves]
    s.do({"do": "grad", "args": [[v("y")], inputs], "kwargs": kwargs, "out": gradients})
    roots = []
    for name in gradients:
        gradient = s.variables[name]
        if gradient is None:
            continue
        s.expect(name, "value", tolerance(gradient, least=least))
        s.expect(name, "requires_grad")
        if gradient.requires_grad:
            weights = [round(1.5 - 0.1 * (i * 5 % 7), 1) for i in range(gradient.numel())]
            leaf = leaf_json(weights, list(gradient.shape))
            s.do({"do": "tensor", "out": "w" + name, "value": leaf})
            roots.append(name)
    if not roots:
        return
    kwargs = {"grad_outputs": [v("w" + name) for name in roots], "allow_unused": True}
    seconds = ["h" + name for name in leaves + ["c"]]
    args = [[v(name) for name in roots], inputs + [v("c")]]
    s.do({"do": "grad", "args": args, "kwargs": kwargs, "out": seconds})
    for name in seconds:
        if s.variables[name] is not None:
            s.expect(name, "value", tolerance(s.variables[name], least=least))


def f(value):
    """A number with a fraction, or one that is not finite, as an argument."""
    return {"f": number(float(value))}


def unary(op, args=(), kwargs=None):
    for index, points in enumerate(POINTS):
        name = f"{op} {list(args)} {kwargs or ''} {index}"
        case(name, [(points, None, True)], op, [v("x0"), *args], kwargs)


def functions():
    for op in (
        "neg reciprocal abs sign exp log log1p sqrt sigmoid sin cos tanh relu exp2 expm1 rsqrt square log2 "
        "log10 tan atan asin acos sinh cosh floor ceil round trunc F.silu F.logsigmoid"
    ).split():
        unary(op)
    for alpha in (1, 2, 0.5):
        unary("F.elu", kwargs={"alpha": f(alpha)})
    for slope in (0.01, 0.2):
        unary("F.leaky_relu", kwargs={"negative_slope": f(slope)})
    for beta, threshold in ((1, 20), (2, 2), (1, 1)):
        unary("F.softplus", kwargs={"beta": f(beta), "threshold": f(threshold)})
    for p in (0, 1, 2, 3, 4, -1, -2, 0.5, 1.5, 2.5, -0.5, -1.5):
        unary("pow", [f(p) if isinstance(p, float) else p])
    for low, high in ((-1, 1), (0, 2), (2, 0), (-1, None), (None, 1), (0, None), (0.5, 0.5)):
        unary("clamp", [low, high])
    for base in (0, 2, -1, 0.5):
        unary("rpow", [base])
    for op, other in (("rdiv", 1), ("rdiv", 0), ("div", 2), ("div", 0), ("mul", 0), ("rsub", 1)):
        unary(op, [other])
    for op in ("remainder", "fmod"):
        unary(op, [2])
    unary("div", [2], {"rounding_mode": "floor"})


def binary(op, pairs=PAIRS, kwargs=None, needs=NEEDS, args=(), least=0.0):
    for need in needs:
        inputs = [([p[i] for p in pairs], None, need[i]) for i in (0, 1)]
        case(f"{op} {list(args)} {kwargs or ''} {need}", inputs, op, [v("x0"), v("x1"), *args], kwargs, least)


def functions_of_two():
    for op in "add sub mul div maximum minimum pow atan2 remainder fmod clamp clamp_min clamp_max".split():
        binary(op)
    for mode in ("trunc", "floor"):
        binary("div", kwargs={"rounding_mode": mode})
    for weight in (0.3, 0.8, 0, 1, 0.5):
        binary("lerp", args=[f(weight)], needs=[(True, True)])
    for op, kwargs in [("addcmul", {}), ("addcmul", {"value": 1.5}), ("addcdiv", {}), ("addcdiv", {"value": 1.5}),
                       ("lerp", {}), ("clamp", {})]:
        inputs = [([t[i] for t in TRIPLES], None, True) for i in range(3)]
        case(f"{op} of three {kwargs}", inputs, op, [v("x0"), v("x1"), v("x2")], kwargs)
    mask = {"tensor": leaf_json([i % 2 == 0 for i in range(len(PAIRS))], None, "bool")}
    both = [([p[i] for p in PAIRS], None, True) for i in (0, 1)]
    case("where", both, "where", [mask, v("x0"), v("x1")])
    case("masked_fill", [both[0], ([2], [], True)], "masked_fill", [v("x0"), mask, v("x1")])


def losses():
    for kwargs in ({"reduction": r} for r in ("none", "mean", "sum")):
        pairs, needs = (PAIRS, NEEDS) if kwargs["reduction"] == "none" else (FINITE, NEEDS[:2])
        least = 0.0 if kwargs["reduction"] == "none" else 1.0
        for op, more in [
            ("F.mse_loss", {}), ("F.l1_loss", {}), ("F.binary_cross_entropy_with_logits", {}),
            ("F.smooth_l1_loss", {"beta": f(1)}), ("F.smooth_l1_loss", {"beta": f(0.5)}),
            ("F.smooth_l1_loss", {"beta": f(0)}), ("F.huber_loss", {"delta": f(1)}),
            ("F.huber_loss", {"delta": f(0.5)}), ("F.huber_loss", {"delta": f(2)}),
        ]:
            binary(op, pairs, more | kwargs, needs, least=least)
        target = {"tensor": leaf_json([0, 2], None, "int64")}
        for name, data in VECTORS.items():
            if len(data) != 3:
                continue
            rows = (data + [1, 0, -2], [2, 3], True)
            for op in ("F.cross_entropy", "F.nll_loss"):
                case(f"{op} {kwargs} {name}", [rows], op, [v("x0"), target], kwargs, 1.0)
            soft = ([0, 0.3, 0.7, 1, 0, 0], [2, 3], True)
            case(f"F.cross_entropy soft {kwargs} {name}", [rows, soft], "F.cross_entropy", [v("x0"), v("x1")], kwargs, 1.0)


def reduction(op, args=(), kwargs=None, rows=None, least=0.0):
    """`rows` is the row beside the vector, if that is to be one of two."""
    for name, data in VECTORS.items():
        if rows and len(data) != 3:
            continue
        values, shape = (data + rows, [2, 3]) if rows else (data, None)
        title = f"{op} {list(args)} {kwargs or ''} {name}{f' beside {rows}' if rows else ''}"
        case(title, [(values, shape, True)], op, [v("x0"), *args], kwargs, least)


def reductions():
    for p in (2, 1, 0, 3, 4, 0.5, 1.5, 2.5, INF, -INF, -1, -2):
        reduction("norm", [f(p)])
        reduction("norm", [f(p), [1]], rows=ROW)
    reduction("norm", [f(2), [0]], {"keepdim": True}, rows=ROW)
    for op in "sum mean prod max min amax amin var std".split():
        reduction(op, least=1.0 if op in ("var", "std") else 0.0)
        reduction(op, [1], rows=ROW, least=1.0 if op in ("var", "std") else 0.0)
    for op in "logsumexp softmax log_softmax cumsum cumprod".split():
        reduction(op, [0], least=1.0)
        reduction(op, [1], rows=ROW, least=1.0)
    for op in ("prod", "cumprod"):
        reduction(op, [1], rows=[1, 0, -2])
        reduction(op, [1], rows=[0, INF, 0])
    for name, data in VECTORS.items():
        other = [0, 1, -2, 0.5]
        pair = [(data, None, True), (other[: len(data)], None, True)]
        case(f"dot {name}", pair, "dot", [v("x0"), v("x1")])
        if len(data) == 3:
            matrices = [(data + [1, 0, -2], [2, 3], True), (other + [0, 1], [3, 2], True)]
            case(f"mm {name}", matrices, "mm", [v("x0"), v("x1")])


if __name__ == "__main__":
    functions()
    functions_of_two()
    losses()
    reductions()
    dump(sys.argv[1], "programs/1", cases, rtol_of_max={"float32": 4e-6, "float64": 1e-13})
