#!/bin/sh
# Makes .venv from locked dependencies: with uv where it is installed, else with venv and pip.
set -eu

if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Tawatur needs Python 3.11 or newer; '$PYTHON' is not. Set it so: make PYTHON=python3.12 …" >&2
    exit 1
fi

if command -v uv >/dev/null 2>&1; then
    echo "== setting up .venv with uv"
    uv sync --locked --python "$PYTHON"
    exit 0
fi

if ! "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "This Python has no venv: install the package python$version-venv (Debian: apt install python$version-venv)." >&2
    exit 1
fi

echo "== setting up .venv with pip"
"$PYTHON" -m venv --clear .venv
.venv/bin/python -m pip install --disable-pip-version-check --progress-bar on --require-hashes -r requirements.lock
.venv/bin/python -m pip install --disable-pip-version-check --quiet --no-build-isolation --no-deps --editable .
