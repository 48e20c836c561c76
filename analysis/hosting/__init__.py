"""What must be in order before a dashboard is opened to others.

* `checks`: what is missing; each is a reason not to start.
* `disks`: which kind of disk a file lies on.
* `warnings`: what is allowed and still a bad idea.
"""

from analysis.hosting.checks import (
    EXAMPLE,
    has_https,
    has_several_providers,
    hosting_problems,
    public_host,
)
from analysis.hosting.warnings import find_warnings

__all__ = [
    "EXAMPLE",
    "find_warnings",
    "has_https",
    "has_several_providers",
    "hosting_problems",
    "public_host",
]
