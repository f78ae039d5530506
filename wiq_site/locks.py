"""The system's locks on files."""

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not noticed there
    fcntl = None  # type: ignore[assignment]


def lock_handle(handle: int, *, wait: bool = False) -> bool:
    """Whether the open file or folder is locked now, for as long as it is open here or in a copy of this process.

    A lock of a killed process ends with its last copy. Where the system or the drive knows no locks, nobody waits.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError:  # a network drive that knows no locks
        pass
    return True
