"""Every change in place on every kind of view, with gradients for all inputs, and for each alone."""

import sys

from language import Session, dump, leaf_json, tolerance, v

WHOLE, SINGLE = "whole", "single"

# Method, operands, arguments by position (operands are taken in order where `None` stands), keywords.
CHANGES = [
    ("add_", [WHOLE], [None], {}),
    ("add_", [SINGLE], [None], {"alpha": 2.5}),
    ("sub_", [WHOLE], [None], {"alpha": 3}),
    ("sub_", [SINGLE], [None], {}),
    ("mul_", [WHOLE], [None], {}),
    ("mul_", [], [3], {}),
    ("div_", [SINGLE], [None], {}),
    ("div_", [], [2], {}),
    ("zero_", [], [], {}),
    ("fill_", [], [0.5], {}),
    ("fill_", [SINGLE], [None], {}),
    ("copy_", [WHOLE], [None], {}),
    ("copy_", [SINGLE], [None], {}),
    ("masked_fill_", [SINGLE], ["mask", None], {}),
    ("setitem", [SINGLE], [0], {}),
    ("setitem", [SINGLE], [[0]], {}),
    ("setitem", [SINGLE], [{"slice": [None, None, 2]}], {}),
    ("setitem", [SINGLE], ["mask"], {}),
    ("pow_", [], [2], {}),
    ("pow_", [], [2.5], {}),
    ("pow_", [WHOLE], [None], {}),
    ("clamp_", [], [0.7, 1.6], {}),
    ("clamp_", [SINGLE], [None], {}),
    ("clamp_max_", [WHOLE], [None], {}),
    ("addcmul_", [WHOLE, WHOLE], [None, None], {"value": 1.5}),
    ("addcdiv_", [WHOLE, SINGLE], [None, None], {"value": 1.5}),
    ("lerp_", [WHOLE], [None, 0.3], {}),
    ("lerp_", [WHOLE, WHOLE], [None, None], {}),
    ("atan2_", [WHOLE], [None], {}),
    ("fmod_", [WHOLE], [None], {}),
    ("remainder_", [SINGLE], [None], {}),
    ("cumsum_", [], [0], {}),
] + [
    (name, [], [], {})
    for name in (
        "neg_ abs_ exp_ log_ log2_ log1p_ expm1_ sqrt_ rsqrt_ reciprocal_ sin_ cos_ tan_ atan_ "
        "tanh_ sinh_ cosh_ sigmoid_ relu_ square_ floor_ round_ sign_"
    ).split()
]

VIEWS = [
    [],
    [("getitem", [0])],
    [("getitem", [{"tuple": [{"slice": [None, None, 1]}, 1]}])],
    [("select", [1, -1])],
    [("narrow", [1, 1, 2])],
    [("getitem", [{"tuple": [{"ellipsis": True}, {"slice": [0, None, 2]}]}])],
    [("diagonal", [1])],
    [("view", [4, 2])],
    [("t", [])],
    [("permute", [1, 0])],
    [("unsqueeze", [0])],
    [("narrow", [0, 1, 1]), ("squeeze", [])],
    [("flatten", [])],
    [("unflatten", [1, [2, -1]])],
    [("t", []), ("getitem", [{"slice": [1, None, 1]}]), ("select", [1, 1])],
]


def values(count, first):
    """Values far enough from each other and from kinks."""
    return [round(first + 0.137 * (i * 5 % 8), 3) for i in range(count)]


def program(change, view, needed):
    """The steps of one change of one view; `needed` has the inputs that need a gradient."""
    method, operands, arguments, keywords = change
    s = Session()
    s.do({"do": "tensor", "out": "x", "value": leaf_json(values(8, 0.6), [2, 4], grad=0 in needed)})
    s.do({"do": "op", "op": "mul", "args": [v("x"), 1.25], "out": "a"})
    last = "a"
    for index, (op, args) in enumerate(view):
        s.do({"do": "op", "op": op, "args": [v(last), *args], "out": f"v{index}"})
        last = f"v{index}"
    shape = list(s.variables[last].shape)
    count = s.variables[last].numel()
    for index, operand in enumerate(operands):
        size = shape if operand == WHOLE else []
        data = values(count if size else 1, 0.83 + 0.21 * index)
        leaf = leaf_json(data, size, grad=index + 1 in needed)
        s.do({"do": "tensor", "out": f"u{index}", "value": leaf})
    mask = {"tensor": leaf_json([i % 2 == 0 for i in range(count)], shape, "bool")}
    names = iter([v(f"u{i}") for i in range(len(operands))])
    args = [next(names) if x is None else mask if x == "mask" else x for x in arguments]
    if method == "setitem":
        s.do({"do": "setitem", "self": last, "index": args[0], "value": v("u0")})
    else:
        step = {"do": "method", "self": last, "m": method, "args": args}
        s.do(step | ({"kwargs": keywords} if keywords else {}))
    if len(needed) > len(operands):
        s.expect("a", "value", tolerance(s.variables["a"]))
        s.expect("a", "grad_fn")
    finish(s, [n for i, n in enumerate(["x", "u0", "u1"]) if i in needed], len(needed) > len(operands))
    return s.steps


def finish(s, inputs, is_twice):
    """Differentiates a sum, and if all inputs need it the sum of its gradients' squares."""
    weights = leaf_json([round(0.5 + 0.1 * (i * 7 % 11), 1) for i in range(8)], [2, 4])
    s.do({"do": "tensor", "out": "w", "value": weights})
    s.do({"do": "op", "op": "mul", "args": [v("a"), v("w")], "out": "p"})
    outputs = ["g" + name for name in inputs]
    grad = {"do": "grad", "args": [[v("p")], [v(x) for x in inputs]], "out": outputs}
    s.do(grad | {"kwargs": {"grad_outputs": [v("w")], "create_graph": True, "allow_unused": True}})
    total = []
    for name in outputs:
        gradient = s.variables[name]
        s.expect(name, "value", tolerance(gradient))
        if gradient.requires_grad and is_twice:
            s.do({"do": "op", "op": "square", "args": [v(name)], "out": "s" + name})
            s.do({"do": "op", "op": "sum", "args": [v("s" + name)], "out": "t" + name})
            total.append("t" + name)
    if total:
        grad = {"do": "grad", "args": [[v(x) for x in total], [v(x) for x in inputs]]}
        second = ["h" + name for name in inputs]
        s.do(grad | {"kwargs": {"allow_unused": True}, "out": second})
        for name in second:
            if s.variables[name] is not None:
                s.expect(name, "value", tolerance(s.variables[name], 64))


def main(path):
    cases = []
    for c, change in enumerate(CHANGES):
        for k, view in enumerate(VIEWS):
            all_inputs = list(range(len(change[1]) + 1))
            each = [[i] for i in all_inputs] if len(all_inputs) > 1 else []
            for needed in [all_inputs] + each:
                name = f"{change[0]} {c} on {' '.join(op for op, _ in view) or 'the tensor'} {needed}"
                cases.append({"id": f"i-{c}-{k}-{''.join(map(str, needed))}", "note": name,
                              "steps": program(change, view, needed)})
    dump(path, "programs/1", cases, rtol_of_max={"float32": 4e-6, "float64": 1e-13})


if __name__ == "__main__":
    main(sys.argv[1])
