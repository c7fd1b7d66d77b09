"""`python -m evaluation`: how well units, words and pages are understood, by class.

    python -m evaluation           all three
    python -m evaluation units     one of them

Each labelled set is written for this project; run it before and after changing a rule.
"""

from __future__ import annotations

import sys
from importlib import import_module

PARTS = ("units", "words", "pages")


def main() -> int:
    """Run the parts named on the command line; 2 for a name that is none."""
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"There is no part {unknown[0]}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in wanted:
        print(f"\n{name}\n{'=' * len(name)}")
        import_module(f"evaluation.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
