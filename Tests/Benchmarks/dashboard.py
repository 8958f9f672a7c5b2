#!/usr/bin/env python3
"""Measures what the open dashboard costs, on a pseudo-terminal of 200x60.

    swift build -c release --product piste
    Tests/Benchmarks/dashboard.py [--piste .build/release/piste]

Prints the bytes and the processor time of frames, the time from a key to its frame, and the updates a
second with the screen open beside those of `piste run`. Needs nothing but Python.
"""
import argparse
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
FRAME_END = b"\x1b[?2026l"


class Screen:
    """The dashboard as a child on a terminal of its own."""

    def __init__(self, piste, *arguments):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
            os.chdir(ROOT)
            os.execv(piste, [piste, *arguments])
        self.resize(60, 200)
        # A terminal that knows synchronized output says so.
        self.read(1.5)
        self.send("\x1b[?2026;2$y")
        self.read(0.5)

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def send(self, keys):
        os.write(self.terminal, keys.encode())

    def read(self, seconds):
        """What is written in so many seconds."""
        data, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                data += os.read(self.terminal, 1 << 16)
        return data

    def read_until(self, text, seconds):
        """What is written until some bytes come; time passes at most so long."""
        data, end = b"", time.monotonic() + seconds
        while text not in data and (left := end - time.monotonic()) > 0:
            if select.select([self.terminal], [], [], left)[0]:
                data += os.read(self.terminal, 1 << 16)
        return data

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def idle(piste):
    screen = Screen(piste)
    before, data = screen.processor_seconds(), screen.read(5)
    print(f"idle, 5 s: {len(data)} bytes, {screen.processor_seconds() - before:.2f} s of processor")
    screen.close()


def paced(piste):
    screen = Screen(piste, "--steps", "1000")
    screen.send(" ")
    screen.read(1)
    data = screen.read(4)
    frames = max(data.count(FRAME_END), 1)
    print(f"running at 10 steps/s: {frames} frames in 4 s, {len(data) / frames:.0f} bytes each")
    screen.close()


def long_curves(piste):
    text = "piste: 1\nsteps: 1000000\ncompare:\n" + "".join(
        f"  - {{name: rate {rate}, learning_rate: {rate}}}\n" for rate in (0.02, 0.05, 0.2))
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        screen = Screen(piste, file.name)
        screen.send("$")
        used = -1.0
        while screen.processor_seconds() - used > 0.05:
            used = screen.processor_seconds()
            screen.read(1)
        before, frames, size = screen.processor_seconds(), 0, 0
        for _ in range(200):
            screen.send("h")
            data = screen.read(0.02)
            frames += data.count(FRAME_END)
            size += len(data)
        cost = (screen.processor_seconds() - before) / max(frames, 1)
        print(f"four curves of a million points: {frames} frames, {1000 * cost:.2f} ms of processor and "
              f"{size / max(frames, 1):.0f} bytes each, the cursor's move included")
        screen.close()


def scrub(piste):
    screen = Screen(piste, "--steps", "100000")
    screen.send("$")
    screen.read(4)
    screen.send("0")
    screen.read(1)
    frames, start = 0, time.monotonic()
    for _ in range(300):
        screen.send("L")
        frames += screen.read(1 / 120).count(FRAME_END)
    print(f"scrubbing 100,000 steps: {frames / (time.monotonic() - start):.0f} frames a second")
    screen.close()


def latency(piste):
    screen = Screen(piste, "--steps", "100000000")
    screen.send("* ")
    screen.read(1)
    waits = []
    for key in "jk" * 30:
        screen.send(key)
        start = time.monotonic()
        # The selected row is drawn anew; frames of the run alone come in between.
        screen.read_until(b"\xe2\x96\xb8", 1)
        waits.append(time.monotonic() - start)
        screen.read(0.05)
    waits.sort()
    print(f"key to frame while it runs flat out: median {1000 * waits[30]:.1f} ms, "
          f"95 % within {1000 * waits[56]:.1f} ms")
    screen.close()


def speed(piste):
    seconds, limit = 5, "100000000"
    screen = Screen(piste, "--steps", limit)
    screen.send("*")
    screen.read(0.3)
    screen.send(" ")
    screen.read(seconds)
    screen.send(" ")
    screen.read(0.5)
    # Another size has everything drawn anew, the position too.
    screen.resize(59, 199)
    drawn = re.sub(rb"\x1b\[[0-9;:?]*[A-Za-z]", b"", screen.read(1)).decode(errors="ignore")
    beside = int(re.findall(r"step ([0-9]+)/", drawn)[-1])
    screen.close()
    run = subprocess.Popen([piste, "run", "--steps", limit, "--format", "jsonl"], cwd=ROOT,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    alone, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        alone += os.read(run.stdout.fileno(), 1 << 20).count(b"\n")
    run.kill()
    run.wait()
    print(f"{seconds} s flat out: {beside} steps with the screen open, {alone} of `piste run` "
          f"(ratio {beside / alone:.2f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--piste", default=str(ROOT / ".build/release/piste"))
    piste = str(pathlib.Path(parser.parse_args().piste).resolve())
    for measure in (idle, paced, long_curves, scrub, latency, speed):
        measure(piste)


if __name__ == "__main__":
    main()
