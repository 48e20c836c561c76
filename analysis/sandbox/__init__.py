"""Reads files in a process of its own, without network, with limits of memory and time: whatever a
file does to its reader, the dashboard and the worker go on."""

from analysis.sandbox.sandbox import Sandbox

__all__ = ["Sandbox"]
