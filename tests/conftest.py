"""What holds for all tests."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")  # others may be at work: a slow example is no failure

# A shell lets what runs in the background ignore interrupts, and so would the commands under test.
signal.signal(signal.SIGINT, signal.default_int_handler)
