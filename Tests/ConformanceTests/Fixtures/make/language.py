"""The language of programs.json, run by PyTorch, and what it gives written as expectations.

The files beside this one make the fixtures that are named after them:

    python3 make/inplace.py inplace.json     every change in place on every kind of view
    python3 make/views.py views.json view-errors.json     random programs of views and changes in place
    python3 make/kinks.py kinks.json         second derivatives at kinks, zeros, infinities and NaN
    python3 make/norms.py norms.json         bits of norms
    ATEN_CPU_CAPABILITY=avx2 python3 make/bends.py bends.json         bits of two losses' gradients
    python3 make/twice.py twice.json twice-errors.json         second backward passes

They were run with PyTorch 2.15.0 on a CPU with AVX-512, with one thread.
"""

import json
import math
import warnings

import numpy
import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.set_num_threads(1)

DTYPES = {str(d).split(".")[1]: d for d in (torch.float32, torch.float64, torch.int64, torch.bool)}
REVERSED = {
    "radd": lambda x, y: y + x,
    "rsub": lambda x, y: y - x,
    "rmul": lambda x, y: y * x,
    "rdiv": lambda x, y: y / x,
    "rpow": lambda x, y: y**x,
}


def v(name):
    """A variable as an argument."""
    return {"v": name}


def number(value):
    """A number as JSON can say it."""
    if isinstance(value, (bool, int)):
        return value
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if value == 0:
        return "-0.0" if math.copysign(1, value) < 0 else 0
    return value


def elements(tensor):
    """The elements as Python numbers; a tensor of zeros without memory has them too."""
    if tensor._is_zerotensor():
        return [0.0] * tensor.numel()
    return tensor.detach().reshape(-1).tolist()


def tensor_json(tensor):
    data = elements(tensor)
    if tensor.dtype == torch.float32:
        data = [float(str(numpy.float32(x))) if math.isfinite(x) else x for x in data]
    return {
        "dtype": str(tensor.dtype).split(".")[1],
        "shape": list(tensor.shape),
        "data": [number(x) for x in data],
    }


def leaf_json(data, shape=None, dtype="float64", grad=False):
    leaf = {
        "dtype": dtype,
        "shape": [len(data)] if shape is None else list(shape),
        "data": [number(x) for x in data],
    }
    return leaf | ({"requires_grad": True} if grad else {})


def from_json(leaf):
    data = [float(x) if isinstance(x, str) else x for x in leaf["data"]]
    tensor = torch.tensor(data, dtype=DTYPES[leaf["dtype"]]).reshape(leaf["shape"]).clone()
    return tensor.requires_grad_() if leaf.get("requires_grad") else tensor


def node_name(node):
    if node is None:
        return None
    return "AccumulateGrad" if "AccumulateGrad" in type(node).__name__ else node.name().split("::")[-1]


def tolerance(tensor, factor=32, least=0.0):
    """`factor` times the rounding error of the largest finite element."""
    finite = [abs(x) for x in elements(tensor) if math.isfinite(x) and abs(x) < 1e12]
    largest = max(max(finite, default=0) or 1, least)
    return float("%.2g" % (largest * torch.finfo(tensor.dtype).eps * factor))


class Session:
    """The variables of a program, and its steps so far."""

    def __init__(self):
        self.variables, self.hooks, self.records = {}, {}, {}
        self.steps, self.modes = [], []

    def read(self, value):
        if isinstance(value, list):
            return [self.read(x) for x in value]
        if not isinstance(value, dict):
            return value
        ((key, content),) = value.items()
        readers = {
            "v": lambda: self.variables[content],
            "tensor": lambda: from_json(content),
            "f": lambda: float(content),
            "slice": lambda: slice(*content),
            "ellipsis": lambda: Ellipsis,
            "tuple": lambda: tuple(self.read(x) for x in content),
        }
        return readers[key]()

    def do(self, step):
        """Runs a step and keeps it. An error is kept with it and raised again."""
        self.steps.append(step)
        try:
            getattr(self, "do_" + step["do"])(step)
        except Exception as error:
            step["error"] = {"type": type(error).__name__, "message": str(error)}
            raise

    def arguments(self, step):
        return (
            [self.read(x) for x in step.get("args", [])],
            {name: self.read(x) for name, x in step.get("kwargs", {}).items()},
        )

    def assign(self, names, value):
        if isinstance(names, str):
            self.variables[names] = value
        elif names is not None:
            self.variables.update(zip(names, value))

    def do_tensor(self, step):
        self.assign(step["out"], from_json(step["value"]))

    def do_op(self, step):
        args, kwargs = self.arguments(step)
        self.assign(step.get("out"), self.call(step["op"], args, kwargs))

    def call(self, name, args, kwargs):
        if name == "getitem":
            return args[0][args[1]]
        if name in REVERSED:
            return REVERSED[name](*args)
        if name.startswith("F."):
            return getattr(F, name[2:])(*args, **kwargs)
        if name in ("T", "mT"):
            return getattr(args[0], name)
        if hasattr(torch.Tensor, name) and name != "where":
            return getattr(args[0], name)(*args[1:], **kwargs)
        return getattr(torch, name)(*args, **kwargs)

    def do_method(self, step):
        args, kwargs = self.arguments(step)
        self.assign(step.get("out"), getattr(self.variables[step["self"]], step["m"])(*args, **kwargs))

    def do_get(self, step):
        self.assign(step["out"], getattr(self.variables[step["self"]], step["attr"]))

    def do_setitem(self, step):
        self.variables[step["self"]][self.read(step["index"])] = self.read(step["value"])

    def do_no_grad(self, _):
        self.modes.append(torch.no_grad())
        self.modes[-1].__enter__()

    def do_end(self, _):
        self.modes.pop().__exit__(None, None, None)

    def do_grad(self, step):
        (outputs, inputs), kwargs = self.arguments(step)
        self.assign(step["out"], torch.autograd.grad(outputs, inputs, **kwargs))

    def do_hook(self, step):
        tensor, name = self.variables[step["self"]], step["name"]
        if step["fn"] == "record":
            record = self.records.setdefault(name, [])

            def keep(gradient):
                record.append(gradient.clone())

            self.hooks[name] = tensor.register_hook(keep)
        else:
            self.hooks[name] = tensor.register_hook(lambda gradient: gradient * step["fn"]["scale"])

    def expect(self, name, attribute, tol=None):
        """Writes down what an attribute is."""
        tensor = self.variables.get(name)
        expected = {
            "value": lambda: {"tensor": tensor_json(tensor)},
            "grad": lambda: None if tensor.grad is None else {"tensor": tensor_json(tensor.grad)},
            "grad_fn": lambda: node_name(tensor.grad_fn),
            "next_functions": lambda: [node_name(node) for node, _ in tensor.grad_fn.next_functions],
            "version": lambda: tensor._version,
            "requires_grad": lambda: tensor.requires_grad,
            "is_leaf": lambda: tensor.is_leaf,
            "record": lambda: [{"tensor": tensor_json(x)} for x in self.records[name]],
        }[attribute]()
        step = {"do": "expect", "of": name, "attr": attribute, "is": expected}
        self.steps.append(step if tol is None else step | {"tol": tol})


def dump(path, schema, cases, **header):
    """Writes a fixture, a case a line."""
    head = json.dumps({"schema": schema, "torch": torch.__version__} | header, separators=(",", ":"))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    with open(path, "w") as file:
        file.write(head[:-1] + ',"cases":[\n' + lines + "\n]}\n")
    print(path, len(cases))
