"""Views and links: a screen under a name, and a screen for somebody without an account."""

from pages.shared.views.offering import show_actions, show_dialog
from pages.shared.views.opening import follow, settle, show_open

__all__ = ["follow", "settle", "show_actions", "show_dialog", "show_open"]
