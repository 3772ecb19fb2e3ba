"""A kernel behind a Jupyter server, spoken to over a WebSocket in the protocol that JupyterLab uses."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from jupyter_client.session import Session, json_packer
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from nbformat.v4 import output_from_msg
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"
_GONE = ("restarting", "autorestarting", "dead")  # what the server says when the process has ended
_OUTPUTS = ("stream", "display_data", "execute_result", "error")
_MESSAGES = 100_000  # of one cell; the course's longest sends some hundred


class KernelDiedError(Exception):
    """The kernel's process ended while a cell ran."""


@dataclass
class Reply:
    """What came of a cell.

    Attributes:
        status: "ok" or "error".
        error: its name and text, as in "ValueError: no batches"; "" without one.
        count: the number in brackets beside the cell.
        outputs: as a notebook stores them.
    """

    status: str = ""
    error: str = ""
    count: int | None = None
    outputs: list[dict[str, Any]] = field(default_factory=list)

    def printed(self) -> str:
        """What it printed."""
        return printed(self.outputs)


def printed(outputs: list[dict[str, Any]]) -> str:
    """The text on stdout in the outputs of a cell."""
    texts = [one["text"] for one in outputs if one["output_type"] == "stream" and one["name"] == "stdout"]
    return "".join("".join(text) for text in texts)


class Kernel:
    """One connection to a kernel."""

    def __init__(self, socket: WebSocketClientConnection, session: Session) -> None:
        self._socket, self._session = socket, session

    @classmethod
    async def connect(cls, url: str, *, headers: dict[str, str], patience: float) -> "Kernel":
        """Open the channels at `ws://…/api/kernels/ID/channels`; the server answers once the kernel runs."""
        session = Session()
        request = HTTPRequest(
            f"{url}?session_id={session.session}", headers=headers, connect_timeout=patience, request_timeout=patience
        )
        return cls(await websocket_connect(request, subprotocols=[PROTOCOL], max_message_size=2**26), session)

    def close(self) -> None:
        """Leave the kernel to itself."""
        self._socket.close()

    async def run(self, source: str, *, seconds: float) -> Reply:
        """Run a cell to its end.

        Raises:
            KernelDiedError: the kernel's process ended.
            TimeoutError: it took longer.
        """
        content = {"code": source, "silent": False, "store_history": True, "user_expressions": {}}
        asked = await self._send("execute_request", {**content, "allow_stdin": False, "stop_on_error": True})
        reply, idle = Reply(), False
        async with asyncio.timeout(seconds):
            for _ in range(_MESSAGES):
                kind, parent, message = await self._receive()
                if kind == "status" and message["execution_state"] in _GONE:
                    raise KernelDiedError(message["execution_state"])
                if parent != asked:
                    continue  # of another cell, or of a widget
                if kind == "execute_reply":
                    reply.status, reply.count = message["status"], message.get("execution_count")
                    reply.error = f"{message.get('ename', '')}: {message.get('evalue', '')}".strip(": ")
                elif kind == "status":
                    idle = message["execution_state"] == "idle"
                elif kind == "clear_output":
                    reply.outputs.clear()
                elif kind in _OUTPUTS:
                    _add(reply.outputs, kind, message)
                if reply.status and idle:
                    return reply
        raise RuntimeError(f"a cell sent more than {_MESSAGES} messages")

    async def _send(self, kind: str, content: dict[str, Any]) -> str:
        message = self._session.msg(kind, content)
        await self._socket.write_message(serialize_msg_to_ws_v1(message, "shell", json_packer), binary=True)
        return message["header"]["msg_id"]

    async def _receive(self) -> tuple[str, str, dict[str, Any]]:
        """The next message: its kind, the id of the message that it answers, its content."""
        raw = await self._socket.read_message()
        if not isinstance(raw, bytes):
            raise ConnectionError(f"the server ended the connection to the kernel, or speaks another protocol: {raw!r:.80}")
        _, parts = deserialize_msg_from_ws_v1(raw)
        header, parent, _, content = (json.loads(part) for part in parts[:4])
        return header["msg_type"], parent.get("msg_id", ""), content


def _add(outputs: list[dict[str, Any]], kind: str, content: dict[str, Any]) -> None:
    """Keep an output as JupyterLab does: text that follows text of the same stream is joined to it."""
    last = outputs[-1] if outputs else {}
    if kind == "stream" and last.get("output_type") == "stream" and last["name"] == content["name"]:
        last["text"] += content["text"]
    else:
        outputs.append(output_from_msg({"header": {"msg_type": kind}, "metadata": {}, "content": content}))
