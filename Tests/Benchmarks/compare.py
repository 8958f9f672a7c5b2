#!/usr/bin/env python3
"""Times the same work in Piste's Autograd and in PyTorch, in turn, and prints both side by side.

Needs PyTorch (`pip install torch`) and a release build, which it makes:

    Tests/Benchmarks/compare.py [--rounds 5] [--filter TEXT]

Each round runs all of Piste's benchmarks, then all of PyTorch's, on one thread each; the table has
the median over the rounds, so that a machine whose speed drifts treats both alike.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import time

import torch

HERE = pathlib.Path(__file__).resolve().parent


def notebook_steps():
    """A thousand iterations of the notebook's loop: forward, backward, update, zero, item."""
    generator = torch.manual_seed(0)
    X = torch.randn(50, 2, generator=generator)
    y = X @ torch.tensor([[-1.0], [2.0]]) + 0.1 * torch.randn(50, 1, generator=generator)
    w = torch.tensor([[1.0], [0.0]], requires_grad=True)

    def steps():
        for _ in range(1000):
            loss = torch.norm(y - X @ w) ** 2 / 50
            loss.backward()
            w.data = w.data - 0.1 * w.grad.detach()
            w.grad.zero_()
            loss.item()

    return steps


def elementwise(name, count):
    a, b = torch.rand(count), torch.rand(count)
    return {
        "add": lambda: a + b,
        "mul": lambda: a * b,
        "cos": lambda: torch.cos(a),
        "exp": lambda: torch.exp(a),
        "sum": lambda: a.sum().item(),
    }[name]


def product(columns):
    X, w = torch.rand(1_000_000, columns), torch.rand(columns, 1)
    return lambda: X @ w


def transposed_product(columns):
    X, g = torch.rand(1_000_000, columns), torch.rand(1_000_000, 1)
    return lambda: X.t() @ g


def cases():
    yield "Tensor.notebookSteps(50x2, 1000)", notebook_steps
    yield "Tensor.randn(10000x3x28x28)", lambda: lambda: torch.randn(10000, 3, 28, 28)
    for count, label in ((1_000_000, "1e6"), (23_520_000, "23.5e6")):
        for name in ("add", "mul", "cos", "exp", "sum"):
            yield f"Tensor.{name}({label})", lambda n=name, c=count: elementwise(n, c)
    for columns in (2, 64):
        yield f"Tensor.matmul(1e6x{columns})", lambda c=columns: product(c)
        yield f"Tensor.transposedMatmul(1e6x{columns})", lambda c=columns: transposed_product(c)


def torch_seconds(make, budget=0.3):
    """The median seconds of one call, over as many as fit the budget, after a warm-up."""
    call = make()
    call()
    start = time.perf_counter()
    call()
    once = max(time.perf_counter() - start, 1e-7)
    inner = max(1, int(1e-3 / once))
    samples = []
    end = time.perf_counter() + budget
    while time.perf_counter() < end or len(samples) < 3:
        start = time.perf_counter()
        for _ in range(inner):
            call()
        samples.append((time.perf_counter() - start) / inner)
    return statistics.median(samples)


def piste_seconds(program, pattern):
    """The median seconds of each of Piste's benchmarks, by name."""
    command = [program, "--format", "json", "--quiet", "--columns", "name,median,iterations"]
    if pattern:
        command += ["--filter", pattern]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    rows = report["benchmarks"]
    return {row["name"]: float(row["median"]) * 1e-9 for row in rows}


def text(seconds):
    for unit, scale in (("s", 1), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9)):
        if seconds * scale >= 1:
            return f"{seconds * scale:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--filter", default="")
    options = parser.parse_args()
    torch.set_num_threads(1)

    subprocess.run(["swift", "build", "-c", "release"], check=True, cwd=HERE, stdout=subprocess.DEVNULL)
    folder = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"],
        check=True, cwd=HERE, capture_output=True, text=True).stdout.strip()

    piste, pytorch = {}, {}
    for _ in range(options.rounds):
        for name, seconds in piste_seconds(folder + "/Benchmarks", options.filter).items():
            piste.setdefault(name, []).append(seconds)
        for name, make in cases():
            if name in piste:
                pytorch.setdefault(name, []).append(torch_seconds(make))

    print(f"PyTorch {torch.__version__}, one thread each, median of {options.rounds} rounds")
    print(f"{'':32}{'Piste':>12}{'PyTorch':>12}{'Piste/PyTorch':>16}")
    for name, _ in cases():
        if name in piste:
            ours, theirs = statistics.median(piste[name]), statistics.median(pytorch[name])
            print(f"{name:32}{text(ours):>12}{text(theirs):>12}{ours / theirs:>16.3f}")


if __name__ == "__main__":
    main()
