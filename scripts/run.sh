#!/bin/sh
# Everything from a fresh clone to a served site. What is quick to find out comes first.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
"$python" -c '' 2>/dev/null || python=$(sh scripts/find_python.sh)
"$python" -m scripts.port
sh scripts/setup.sh
exec .venv/bin/python -m scripts.run
