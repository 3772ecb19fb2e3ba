"""Every Python started with this folder on PYTHONPATH notes and refuses connections and look-ups beyond this machine.

Set COURSE_OUTGOING to the file to append to. Kernels inherit both from the server that starts them.
"""

import os
import socket
import sys

_HERE = {"", "localhost", "0.0.0.0", "::", "::1"}


def _host(event: str, arguments: tuple) -> str | None:
    """The host that a call names; None for a call of another kind."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        return str(address[0]) if isinstance(address, tuple) else None  # a Unix socket has a path, or no address
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0] or ""
        return host.decode() if isinstance(host, bytes) else str(host)
    return None


def _watch(event: str, arguments: tuple) -> None:
    if not event.startswith("socket."):
        return
    host = _host(event, arguments)
    if host is None or host in _HERE or host.startswith("127.") or host == socket.gethostname():
        return
    with open(os.environ["COURSE_OUTGOING"], "a", encoding="utf-8") as file:  # noqa: PTH123  # no import for every Python
        file.write(f"{event} {host}: {' '.join(sys.argv[:3])}\n")
    raise OSError(f"the tests allow no connection to {host}")


if "COURSE_OUTGOING" in os.environ:
    sys.addaudithook(_watch)
