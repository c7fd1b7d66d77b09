"""Why nothing came from the network is said in words, never in numbers."""

from __future__ import annotations

import errno
import os
import ssl
from http.client import BadStatusLine, RemoteDisconnected

import pytest

from newsarch.importers.network_errors import why


@pytest.mark.parametrize("number", [errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.EPROTO])
def test_a_number_is_not_shown(number: int) -> None:
    assert str(number) not in why(OSError(number, os.strerror(number)))
    assert "Errno" not in why(OSError(number, os.strerror(number)))


def test_reasons() -> None:
    refused = ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused")
    assert why(refused) == "nothing answers there"
    assert why(RemoteDisconnected("Remote end closed")) == "the connection broke off"
    assert why(BadStatusLine("x")) == "it does not speak HTTP as it should"
    assert why(ValueError("such a thing")) == "such a thing"
    assert why(ValueError()) == "ValueError"


def test_a_certificate_is_named() -> None:
    error = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] …")
    error.verify_message = "certificate has expired"
    assert why(error) == "its certificate is not valid (certificate has expired)"
    wrong = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)")
    assert "_ssl.c" not in why(wrong)
