"""newsarch run in this process, as the tests of the command line run it."""

from __future__ import annotations

from tests.cli.conftest import archive as archive
from tests.cli.conftest import home as home
from tests.cli.conftest import run as run
