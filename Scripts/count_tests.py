#!/usr/bin/env python3
"""Says "N passed, N failed" of a report that `swift test --xunit-output` wrote. No report, no such line."""

import sys
import xml.etree.ElementTree as tree

try:
    cases = list(tree.parse(sys.argv[1]).iter("testcase"))
except OSError as fault:
    sys.exit(f"No report of the Swift tests: {fault}")
except tree.ParseError as fault:
    line = open(sys.argv[1], encoding="utf-8", errors="replace").read().splitlines()[fault.position[0] - 1]
    sys.exit(f"The report of the Swift tests cannot be read: {fault}: {line.strip()}")
skipped = sum(case.find("skipped") is not None for case in cases)
failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
for case in failed:
    print(f"failed: {case.get('classname')} {case.get('name')}", file=sys.stderr)
print(f"{len(cases) - skipped - len(failed)} passed, {len(failed)} failed")
