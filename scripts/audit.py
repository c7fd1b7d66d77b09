"""Ask the vulnerability database about every locked package: `python scripts/audit.py`.

Fails for a known vulnerability and for nothing else: without pip-audit, or without a network, it
says so, and the tests go on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
PATIENCE = 60
"""Seconds for all of it."""
COMMAND = (
    sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes",
    "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "10",
)  # fmt: skip


def main() -> int:
    """1 when a locked package is known to be vulnerable."""
    if find_spec("pip_audit") is None:
        print("audit: left out, pip-audit could not be installed")
        return 0
    try:
        done = subprocess.run(
            COMMAND, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        print("audit: left out, the vulnerability database gave no answer")
        return 0
    known = [package for package in packages if "vulns" in package]
    vulnerable = [package for package in known if package["vulns"]]
    for package in vulnerable:
        ids = ", ".join(vulnerability["id"] for vulnerability in package["vulns"])
        print(f"audit: {package['name']} {package['version']} is vulnerable: {ids}")
    print(f"audit: {len(known)} of {len(packages)} locked packages are known to the database")
    return 1 if vulnerable else 0


if __name__ == "__main__":
    sys.exit(main())
