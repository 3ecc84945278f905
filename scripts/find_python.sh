#!/bin/sh
# Prints a Python that .venv can be made with: $PYTHON if it is set, else the first that will do.
# Where there is none, says so in one sentence on standard error and exits with 1.
if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11
fi
reason=
for candidate in "$@"; do
    version=$("$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    case $version in
        3.1[1-9]* | 3.[2-9][0-9]* | [4-9].*) ;;
        *)
            reason=${reason:-"Python 3.11 or newer is needed, and $candidate is $version; name another one with PYTHON=/path/to/python3."}
            continue
            ;;
    esac
    if ! "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        reason="$candidate ($version) comes without the venv module; on Debian and Ubuntu \"apt install python3-venv\" adds it."
    else
        echo "$candidate"
        exit 0
    fi
done
echo "${reason:-"Python 3.11 or newer is needed, and none was found as: $*."}" >&2
exit 1
