"""Why nothing came from the network, in words: what systems and Python say is for programmers."""

from __future__ import annotations

import errno

from newsarch.messages import N_, _

_REASONS = {
    errno.ECONNREFUSED: N_("nothing answers there"),
    errno.ECONNRESET: N_("the connection broke off"),
    errno.ECONNABORTED: N_("the connection broke off"),
    errno.EPIPE: N_("the connection broke off"),
    errno.EHOSTUNREACH: N_("no way leads there"),
    errno.ENETUNREACH: N_("no way leads there; is this machine on the network?"),
    errno.ENETDOWN: N_("no way leads there; is this machine on the network?"),
    errno.EADDRNOTAVAIL: N_("no way leads there; is this machine on the network?"),
    errno.EACCES: N_("this machine does not allow it"),
    errno.EPERM: N_("this machine does not allow it"),
}


def why(error: Exception) -> str:
    """The reason for a failed connection, without a full stop."""
    import ssl
    from http.client import HTTPException

    if isinstance(error, ssl.SSLCertVerificationError):
        said = _("its certificate is not valid ({reason})")
        return said.format(reason=error.verify_message[:120])
    if isinstance(error, ssl.SSLError):
        return _("it does not speak HTTPS as it should")
    if isinstance(error, ConnectionError) and error.errno is None:
        return _("the connection broke off")
    if isinstance(error, OSError) and error.errno in _REASONS:
        return _(_REASONS[error.errno])
    if isinstance(error, OSError) and error.strerror:
        return _(error.strerror)
    if isinstance(error, HTTPException):
        return _("it does not speak HTTP as it should")
    return str(error)[:120] or type(error).__name__
