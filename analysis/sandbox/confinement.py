"""What the reading process may not do. The limits of the system hold, whatever is run in it; the
hook is a second line, which stops Python code only."""

import os
import sys
from typing import Any

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment]

MEGABYTE = 1024 * 1024
POLITENESS = 5
"""Behind the dashboard, which somebody waits for."""
REFUSED = (
    *("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork"),
    *("os.kill", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink"),
    *("os.truncate", "os.chmod", "os.chown", "os.startfile", "pty.", "shutil.", "webbrowser."),
    *("urllib.", "http.client.", "ftplib.", "smtplib.", "ctypes.dlopen", "winreg."),
)
"""How the names of events begin that reading a file never needs."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def confine(memory_mb: int) -> None:
    """Takes from this process what it does not need. Cannot be undone."""
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    if resource is not None:
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_CORE, 0)
        if sys.platform == "linux":  # macOS counts what is only reserved
            _limit(resource.RLIMIT_AS, memory_mb * MEGABYTE)
    sys.addaudithook(_refuse)


def allow_cpu(seconds: int) -> None:
    """From now on so much computing time; then the system ends this process."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + 1 + seconds
    is_free = most == resource.RLIM_INFINITY or wanted <= most
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if is_free else most, most))


def _limit(kind: int, amount: int) -> None:
    _, most = resource.getrlimit(kind)
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    is_writing = event == "open" and isinstance(args[2], int) and args[2] & WRITING
    if is_writing or event.startswith(REFUSED):
        raise PermissionError(f"reading a file needs no {event}")
