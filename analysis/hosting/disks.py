"""Which kind of disk a file lies on, from Linux's list of what is mounted."""

from pathlib import PurePosixPath

_OVER_THE_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs")
)


def disk_of(path: PurePosixPath, mounts: str) -> str:
    """The kind of file system that an absolute path is on; empty where nobody says.

    >>> mounts = "1 2 0:3 / / rw - ext4 x rw\\n4 1 0:5 / /srv rw - nfs4 y rw"
    >>> disk_of(PurePosixPath("/srv/a.db"), mounts)
    'nfs4'
    """
    kinds = dict(_read(line) for line in mounts.splitlines() if " - " in line)
    places = [str(place) for place in (path, *path.parents)]
    return next((kinds[place] for place in places if place in kinds), "")


def is_over_the_network(kind: str) -> bool:
    """Whether a kind of file system is one that several machines may share."""
    return kind in _OVER_THE_NETWORK or kind.startswith("fuse.")


def _read(line: str) -> tuple[str, str]:
    """Where a line of /proc/self/mountinfo mounts something, and of which kind that is."""
    before, after = line.split(" - ", 1)
    return before.split()[4].replace("\\040", " "), after.split()[0]
