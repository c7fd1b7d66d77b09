"""A bar appears when a job lasts, says how far it is, and goes away."""

from __future__ import annotations

from io import StringIO

import pytest

from newsarch.cli import progress


def test_a_bar_appears_after_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    time = [0.0]
    screen = StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: time[0])
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    bar = progress.Bar(colored=False)
    bar(1, 10)
    assert screen.getvalue() == ""
    time[0] = 1.0
    bar(5, 10, "5 articles [/b]")
    bar.stop()
    assert "5 articles [/b]" in screen.getvalue()
    assert "50%" in screen.getvalue()
    bar.stop()
