"""How good are the tests? Small faults are planted in a package, one at a time; tests must tell.

    python -m campaign.mutation PACKAGE [--most N] [--seed N]

Mutants are made from the syntax tree: a comparison is turned or shifted, `and` becomes `or`, a
condition is negated, a number is one more, a statement is dropped, a result is thrown away. Each is
run in a copy of the project with the tests of `TESTS`, which have to pass there without a fault;
those that no test notices are listed, for a person to judge: not every mutant is a fault.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).parent.parent
SOURCE = Path("src/newsarch")
TESTS = {
    "dates": ("tests/unit/dates", "tests/property/test_dates_oracle.py"),
    "query": ("tests/unit/query", "tests/contract/test_scan_index.py tests/docs"),
    "render/safe_text.py": ("tests/unit/render",),
    "store": ("tests/contract/test_tiny.py tests/contract/test_memory.py tests/unit/store",
              "tests/crash/test_kill.py tests/crash/test_erasure.py tests/crash/test_processes.py"
              " tests/cli/test_backing.py tests/crash/test_refused_calls.py"
              " tests/property/test_store_machine.py tests/crash/test_readers.py"
              " tests/crash/test_damage.py tests/crash/test_salvage.py tests/crash/test_repair.py"
              " tests/crash/test_power_loss.py tests/crash/test_no_space.py"),
}  # fmt: skip
"""The tests that are to notice: the quick ones, which notice most, and then the others."""
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow")
NOTHING = ("return", "return None")
PATIENCE = 20, 80
"""Seconds of work for the quick tests and for the others. A mutant that takes more is noticed, too:
a developer would see it hang. The clock counts for what sleeps, five times that: others may be at
work. (`TMPDIR=/dev/shm` spares a disk.)"""
MEMORY = 4_000_000
"""Kilobytes; a mutant that loops must not take the machine with it."""
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: the file, the line, what is done, and to which node of the syntax tree."""

    path: Path
    line: int
    what: str
    node: int
    kind: int

    def text(self) -> str:
        """The file with the fault."""
        tree = parsed(self.path)
        mutated(next(islice(ast.walk(tree), self.node, None)), self.kind)
        return ast.unparse(tree)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    for number, node in enumerate(ast.walk(parsed(path))):
        for kind in (0, 1):
            what = mutated(deepcopy(node), kind)
            if what:
                yield Mutant(path, getattr(node, "lineno", 0), what, number, kind)


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module of ours."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def mutated(node: ast.AST, kind: int) -> str:
    """Plant the fault of a kind in a node; what it is, or nothing if there is none."""
    before = ast.unparse(node).split("\n")[0] if isinstance(node, ast.expr | ast.stmt) else ""
    if isinstance(node, ast.Compare) and kind == 0:
        node.ops[0] = TURNED[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp) and kind == 0:
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and kind == 0 and not is_for_types(node):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant) and type(node.value) is int and kind < 2:
        node.value += 1 - 2 * kind
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and kind == 0:
        node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
    elif isinstance(node, ast.Return) and kind == 0 and ast.unparse(node) not in NOTHING:
        node.value = ast.Constant(None)
    elif isinstance(node, ast.FunctionDef) and kind == 0:
        return dropped(node)
    else:
        return ""
    return f"{before}  →  {ast.unparse(node).split(chr(10))[0]}"


def is_for_types(node: ast.AST) -> bool:
    """Whether a condition is there for the type checker alone."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def dropped(function: ast.FunctionDef) -> str:
    """Leave out the first call of a function that is a statement of its own."""
    for number, statement in enumerate(function.body):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            function.body[number] = ast.Pass()
            return f"{ast.unparse(statement)}  →  left out"
    return ""


def is_noticed(mutant: Mutant, project: Path, tests: tuple[str, ...]) -> bool:
    """Whether a test fails on a copy of the project with this fault."""
    target = project / mutant.path
    sound = target.read_bytes()
    target.write_text(mutant.text(), encoding="utf-8")
    try:
        return not passes(project, tests)
    finally:
        target.write_bytes(sound)


def passes(project: Path, tests: tuple[str, ...]) -> bool:
    """Whether the tests pass on a copy of the project."""
    environment = {**os.environ, "PYTHONPATH": str(project / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    for some, seconds in zip(tests, PATIENCE, strict=False):
        limited = ["sh", "-c", f'ulimit -t {seconds} -v {MEMORY}; exec "$@"', "sh"]
        try:
            subprocess.run(
                [*limited, *PYTEST, *some.split()], cwd=project, env=environment,
                timeout=5 * seconds, capture_output=True, check=True,
            )  # fmt: skip
        except subprocess.SubprocessError:
            return False
    return True


def score(package: str, most: int, seed: int, cores: int) -> tuple[int, list[Mutant]]:
    """How many mutants of a sample were tried, and those that nobody noticed; they are printed as
    they are found."""
    found = sorted((ROOT / SOURCE / package).rglob("*.py")) or [ROOT / SOURCE / package]
    every = [one for path in found for one in mutants(path.relative_to(ROOT))]
    sample = random.Random(seed).sample(every, min(most, len(every)))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(cores) as pool:
        free: Queue[Path] = Queue()
        for number in range(cores):
            free.put(copied(Path(folder, str(number))))
        if not passes(free.queue[0], TESTS[package]):
            raise SystemExit("The tests do not pass without a fault: they can tell nothing.")

        def tried(mutant: Mutant) -> bool:
            project = free.get()
            try:
                return is_noticed(mutant, project, TESTS[package])
            finally:
                free.put(project)

        alive = []
        for mutant, noticed in zip(sample, pool.map(tried, sample), strict=True):
            if not noticed:
                alive.append(mutant)
                print(f"{mutant.path}:{mutant.line}: {mutant.what}", flush=True)
    return len(sample), alive


def copied(target: Path) -> Path:
    """A copy of what the tests need."""
    for name in ("src", "tests", "data", "docs", "scripts", "benchmarks"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("pyproject.toml", "README.md", "requirements.lock"):
        shutil.copy(ROOT / name, target / name)
    return target


def main() -> int:
    """Try a sample of mutants; 0 when nine of ten are noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", choices=TESTS)
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20170629)
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    tried, alive = score(given.package, given.most, given.seed, given.cores)
    print(f"{given.package}: {tried - len(alive)} of {tried} mutants noticed")
    return 0 if len(alive) * 10 <= tried else 1


if __name__ == "__main__":
    sys.exit(main())
