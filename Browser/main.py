"""Runs the journeys: each function `journey_…` of each file in journeys/ once. Last line: N passed, N failed."""
import importlib
import inspect
import sys
import time
import traceback
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from kit import Server  # noqa: E402


def main(wanted):
    passed, failed = 0, []
    files = sorted(p.stem for p in (Path(__file__).parent / "journeys").glob("*.py"))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name in files:
            if wanted and wanted.lower() not in name.lower():
                continue
            module = importlib.import_module(f"journeys.{name}")
            server = Server(*getattr(module, "ARGUMENTS", ()), command=getattr(module, "COMMAND", "demo"))
            try:
                for label, journey in inspect.getmembers(module, inspect.isfunction):
                    if not label.startswith("journey_"):
                        continue
                    start = time.time()
                    try:
                        journey(browser, server)
                        passed += 1
                        print(f"ok      {name}.{label[8:]} ({time.time() - start:.1f} s)", flush=True)
                    except Exception:
                        failed.append(f"{name}.{label[8:]}")
                        print(f"FAILED  {name}.{label[8:]}\n{traceback.format_exc(limit=-4)}", flush=True)
            finally:
                server.stop()
        browser.close()
    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
