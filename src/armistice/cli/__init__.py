"""The command line: arguments, exit codes, and which stream gets what; no logic.

Heavy imports wait for their command. The commands are listed in the order in which these modules are imported.
"""

from armistice.cli import begin, evidence, questions
from armistice.cli.program import app, main

__all__ = ["app", "begin", "evidence", "main", "questions"]
