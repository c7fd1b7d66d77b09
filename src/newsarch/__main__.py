"""`python -m newsarch`."""

from newsarch.cli.main import entry

entry()
