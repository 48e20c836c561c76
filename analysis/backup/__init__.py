"""The whole database in one file, and back into a database of either kind.

A backup is an SQLite database of the same tables: it can be looked at with any program that reads
such files, and a later program brings it up to date as it does with a database of its own.
"""

from analysis.backup.making import back_up
from analysis.backup.restoring import restore
from analysis.backup.rows import Copied

__all__ = ["Copied", "back_up", "restore"]
