"""What Git says of a project, where there is Git."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def ask_git(root: Path, *command: str, environment: Mapping[str, str] = os.environ, patience: int = 300) -> str | None:
    """The answer of a command in a folder; None when it fails, takes too many seconds, or Git is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=patience,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
