"""The secret of a site that was given none: made once, then kept in a file only its owner can read."""

import os
import secrets
from pathlib import Path


def secret_key(path: Path) -> str:
    """The key kept at ``path``; at the first call one is made. Two processes that start together get the same."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.unlink(missing_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # whole or not at all, and never over a key that is there already
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
