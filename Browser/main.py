"""Runs the journeys: each function `journey_…` of each file in journeys/ once. Last line: N passed, N failed.

Each file has a server and a browser of its own; two files run at a time.
"""
import importlib
import inspect
import os
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
AT_A_TIME = min(2, os.cpu_count() or 1)
sys.path.insert(0, str(HERE))
from kit import Server  # noqa: E402


def run_file(name):
    """The journeys of one file, one after the other, in this process."""
    module = importlib.import_module(f"journeys.{name}")
    journeys = [one for one in inspect.getmembers(module, inspect.isfunction) if one[0].startswith("journey_")]
    failed = 0
    server = Server(*getattr(module, "ARGUMENTS", ()), command=getattr(module, "COMMAND", "demo"))
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for label, journey in journeys:
                start = time.time()
                try:
                    journey(browser, server)
                    print(f"ok      {name}.{label[8:]} ({time.time() - start:.1f} s)", flush=True)
                except Exception:
                    failed += 1
                    print(f"FAILED  {name}.{label[8:]}\n{traceback.format_exc(limit=-4)}", flush=True)
            browser.close()
    finally:
        server.stop()
    return 1 if failed else 0


def run_apart(name):
    """The same in a process of its own: what it printed."""
    done = subprocess.run(
        [sys.executable, __file__, "--file", name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    # A file that broke before its first journey counts as one that failed.
    if done.returncode and "\nFAILED  " not in "\n" + done.stdout:
        return f"FAILED  {name}\n{done.stdout}"
    return done.stdout


def main(wanted):
    files = sorted(p.stem for p in (HERE / "journeys").glob("*.py") if wanted.lower() in p.stem.lower())
    lines = []
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for done in as_completed([pool.submit(run_apart, name) for name in files]):
            print(done.result(), end="", flush=True)
            lines += done.result().splitlines()
    failed = [line.split()[1] for line in lines if line.startswith("FAILED  ")]
    passed = sum(line.startswith("ok      ") for line in lines)
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--file"]:
        sys.exit(run_file(sys.argv[2]))
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
