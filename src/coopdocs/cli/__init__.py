"""The command: arguments in, findings and lines out, exit code. Every verb is a few lines; the work is elsewhere."""

from coopdocs.cli.command import main

__all__ = ["main"]
