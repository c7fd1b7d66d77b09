"""`python -m newsarch`."""

import sys

from newsarch.cli.main import main

sys.exit(main())
