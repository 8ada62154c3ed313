"""Everything that is checked, in the order of how soon it tells: style, types, import rules, then the tests.

The words after ``python tests/run.py`` go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import chromium  # noqa: E402

TOOLS = Path(sys.executable).parent

STEPS = (
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports"]),
    ("tests", ["pytest", "-n", "2", "--dist", "loadgroup", "--cov", "--cov-report=term", "--durations=10"]),
)


def main() -> None:
    """Run every step; stop at the first that fails."""
    began = time.monotonic()
    os.environ["CHROMIUM"] = chromium.get()
    for name, words in STEPS:
        print(f"== {name} ({time.monotonic() - began:.0f} s)", flush=True)
        more = sys.argv[1:] if name == "tests" else []
        code = subprocess.run([TOOLS / words[0], *words[1:], *more], cwd=ROOT, check=False).returncode
        if code:
            sys.exit(f"{name}: failed")
    print(f"== all is well ({time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
