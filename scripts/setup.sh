#!/bin/sh
# Makes .venv with everything the project needs to run and to be tested; a moment where that is done already.
set -eu
cd "$(dirname "$0")/.."
log=var/setup.log
stamp=.venv/installed
wanted=$(cat requirements.txt requirements-dev.txt | cksum)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

if ! (mkdir -p var && : >"$log") 2>/dev/null; then
    echo "The folder $PWD/var cannot be written to; use a copy of the project in a folder of your own." >&2
    exit 1
fi
if ! .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$(sh scripts/find_python.sh)
    echo "Making .venv with $("$python" --version) ..."
    if ! "$python" -m venv --clear .venv >>"$log" 2>&1; then
        echo "The folder .venv could not be made; $log says why." >&2
        exit 1
    fi
fi

echo "Installing the packages of requirements.txt and requirements-dev.txt ..."
rm -f "$stamp"
if ! .venv/bin/python -m pip install --disable-pip-version-check --no-input --retries 2 --timeout 15 \
    -r requirements-dev.txt >>"$log" 2>&1; then
    if grep -qE 'NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|NameResolutionError|Connection (refused|reset|broken)' "$log"; then
        echo "The packages could not be downloaded, since the package index cannot be reached; $log has the details." >&2
    else
        echo "The packages could not be installed; $log says why." >&2
    fi
    exit 1
fi
echo "$wanted" >"$stamp"
