"""Method: what each number means, how sure it is, what goes wrong, and what can't be done."""

from pages.shared import shell
from pages.shared.method.sections import show_sections

shell.require_router()
show_sections()
