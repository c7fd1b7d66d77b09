"""The audit of locked packages fails for a known vulnerability, and for nothing else."""

from __future__ import annotations

import json
import subprocess

import pytest
from tests.scripts import load_script

audit = load_script("audit")
SOUND = {"name": "click", "version": "8.5", "vulns": []}
UNKNOWN = {"name": "rich", "skip_reason": "not found"}
VULNERABLE = {"name": "lxml", "version": "5.2", "vulns": [{"id": "PYSEC-1"}, {"id": "PYSEC-2"}]}


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (json.dumps({"dependencies": [SOUND, UNKNOWN]}), 0, "1 of 2 locked packages"),
        (json.dumps({"dependencies": [SOUND, VULNERABLE]}), 1, "lxml 5.2 is vulnerable: PYSEC-1, "),
        ("", 0, "gave no answer"),
        ("{}", 0, "gave no answer"),
    ],
)
def test_what_the_database_answers(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    code: int,
    said: str,
) -> None:
    monkeypatch.setattr(audit, "find_spec", lambda name: object())
    done = subprocess.CompletedProcess((), 1, stdout=answer, stderr="")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_command, **_options: done)
    assert audit.main() == code
    assert said in capsys.readouterr().out


def test_a_database_that_does_not_answer_in_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def waits(*_command: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("pip-audit", 60)

    monkeypatch.setattr(audit, "find_spec", lambda name: object())
    monkeypatch.setattr(audit.subprocess, "run", waits)
    assert audit.main() == 0
    assert "gave no answer" in capsys.readouterr().out


def test_without_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "find_spec", lambda name: None)
    assert audit.main() == 0
    assert "left out" in capsys.readouterr().out
