"""`python -m armistice` is the command `armistice`."""

from armistice.cli import main

main()
