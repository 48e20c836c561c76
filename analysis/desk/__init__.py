"""What somebody at the dashboard may do: each deed checked against their role, and logged."""

from analysis.desk.desk import Desk
from analysis.desk.shares import Wanted

__all__ = ["Desk", "Wanted"]
