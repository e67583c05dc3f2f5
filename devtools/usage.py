"""What the tools take: each answers ``--help`` itself, since the command line hands on whatever follows their names.

Input: what stands after ``build.py``, and what the tool is for. Output: a parser for its further words.
"""

from __future__ import annotations

import argparse

from course.reading.program import program


def parser(words: str, told: str, more: str = "") -> argparse.ArgumentParser:
    """Return the parser of a tool that is called by ``words``; ``told`` says what it does, ``more`` ends its help."""
    return argparse.ArgumentParser(
        prog=f"{program()} {words}",
        description=told,
        epilog=more or None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
