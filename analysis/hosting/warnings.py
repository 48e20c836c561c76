"""What is allowed and still a bad idea: said at the start, and nothing else."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from sqlalchemy.engine import make_url

from analysis.hosting.checks import Section, has_https, has_several_providers
from analysis.hosting.disks import disk_of, is_over_the_network
from analysis.models import Problem
from analysis.settings import Settings

MOUNTS = Path("/proc/self/mountinfo")
NO_SECRETS: Section = MappingProxyType({})


def find_warnings(settings: Settings, secrets: Section) -> tuple[Problem, ...]:
    """What whoever starts a dashboard should know; looks at which disk the database is on."""
    mounts = MOUNTS.read_text("utf8") if MOUNTS.is_file() else ""
    return tuple(warn(settings, mounts, secrets))


def warn(settings: Settings, mounts: str, secrets: Section = NO_SECRETS) -> Iterator[Problem]:
    """The same of a list of what is mounted."""
    if settings.sign_in == "off" and settings.public_url:
        yield Problem(
            code="W_OPEN",
            message="Nobody is asked to sign in: whoever reaches this server reads, changes and "
            "deletes everything. ONRECORD_SIGN_IN=required ends that.",
        )
    if settings.public_url and not has_https(settings):
        yield Problem(
            code="W_NO_HTTPS",
            message="ONRECORD_PUBLIC_URL is not https: anybody on the way can read along.",
        )
    if settings.sign_in == "required" and has_several_providers(secrets):
        yield Problem(
            code="W_CLAIMS",
            message="People may sign in with several services. A role that was given to a claim, "
            "such as groups=desk, counts for nobody then: each service could say that of anybody. "
            "Give roles to e-mail addresses, and use only services that check them.",
        )
    if is_over_the_network(_disk(settings, mounts)):
        yield Problem(
            code="W_NETWORK_DISK",
            message="The SQLite database lies on a network disk, where it may be damaged. "
            "Use a disk of this machine, or PostgreSQL.",
        )


def _disk(settings: Settings, mounts: str) -> str:
    address = make_url(settings.database_url)
    if address.get_backend_name() != "sqlite" or not address.database:
        return ""
    return disk_of(PurePosixPath(Path(address.database).resolve()), mounts)
