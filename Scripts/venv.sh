#!/bin/sh
# Makes .venv with the Python packages that tests and browser journeys use; does nothing when they are there.
set -eu
cd "$(dirname "$0")/.."
packages='playwright axe-playwright-python aiosmtpd faker openpyxl zxing-cpp pillow'
python=/usr/bin/python3
[ -x "$python" ] || python=python3

[ "$(cat .venv/packages 2>/dev/null || true)" = "$packages" ] && exit 0
"$python" -m venv .venv
# shellcheck disable=SC2086
.venv/bin/pip install --quiet --disable-pip-version-check $packages
echo "$packages" >.venv/packages
