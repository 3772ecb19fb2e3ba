"""The requests that a learner's browser makes to the hub and to the learner's server."""

import json
import re
from typing import Any

import httpx

from classroom.kernel import Kernel

_EVENTS = 1000  # of a server's start
_ASSETS = 30  # scripts and styles of JupyterLab's page


class RefusedError(Exception):
    """The hub or a server did not do as it was asked; the message says what."""


class Browser:
    """One person's browser: their cookies, and what they do with the hub at `url`."""

    def __init__(self, url: str, name: str, *, patience: float) -> None:
        self.url, self.name, self.patience = url, name, patience
        self.base = f"/user/{name}/"
        self._client = httpx.AsyncClient(
            base_url=url,
            timeout=patience,
            follow_redirects=True,
            trust_env=False,  # no proxy of this machine's
            headers={"User-Agent": "classroom"},
        )

    async def close(self) -> None:
        """Forget the cookies and end all connections."""
        await self._client.aclose()

    async def log_in(self, password: str) -> None:
        """Fill in the hub's form; the hub then starts this learner's server."""
        await self.page("/hub/login")
        form = {"username": self.name, "password": password, "_xsrf": self._token("/hub/")}
        await self._ask("POST", "/hub/login", data=form, headers={"Sec-Fetch-Mode": "navigate"})

    async def server_ready(self) -> None:
        """Follow the progress that the hub's waiting page shows, until the server answers."""
        path, seen = f"/hub/api/users/{self.name}/server/progress", 0
        async with self._client.stream("GET", path, headers={"Sec-Fetch-Mode": "navigate"}) as response:
            if response.is_error:
                raise RefusedError(f"{self.name}: no server is starting: {(await response.aread())[:300]!r}")
            async for line in response.aiter_lines():
                event = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
                if event.get("ready"):
                    return
                seen += 1
                if event.get("failed") or seen > _EVENTS:
                    break
        raise RefusedError(f"{self.name}: the server did not start: {event.get('message', 'the hub stopped telling')}")

    async def open_lab(self) -> int:
        """Load JupyterLab's page with the scripts and styles that it names; how many bytes they are."""
        html = await self.page(f"{self.base}lab")
        if "jupyter-config-data" not in html:
            raise RefusedError(f"{self.name}: {self.base}lab is not JupyterLab's page: {html[:300]!r}")
        assets = re.findall(r'(?:src|href)="(/user/[^"]+\.(?:js|css)\b[^"]*)"', html)
        return len(html) + sum([len((await self._ask("GET", path)).content) for path in assets[:_ASSETS]])

    async def page(self, path: str) -> str:
        """What a person sees who goes there, after all redirections."""
        return (await self._ask("GET", path, headers={"Sec-Fetch-Mode": "navigate"})).text

    async def api(self, method: str, path: str, content: Any = None) -> Any:
        """Ask the learner's own server, as JupyterLab's code does."""
        headers = {"Sec-Fetch-Mode": "cors", "X-XSRFToken": self._token(self.base)}
        response = await self._ask(method, f"{self.base}api/{path}", json=content, headers=headers)
        return response.json() if response.content else None

    async def kernel(self, kernel_id: str) -> Kernel:
        """Connect to a kernel of the learner's own server."""
        path = f"{self.base}api/kernels/{kernel_id}/channels"
        request = self._client.build_request("GET", path)  # which brings the cookies for that path
        headers = {"Cookie": request.headers["Cookie"], "Origin": self.url, "User-Agent": "classroom"}
        url = f"{self.url}{path}".replace("http", "ws", 1)
        return await Kernel.connect(url, headers={**headers, "Sec-Fetch-Mode": "websocket"}, patience=self.patience)

    def _token(self, path: str) -> str:
        """The token against forged requests that came as a cookie for that path."""
        return next((c.value or "" for c in self._client.cookies.jar if c.name == "_xsrf" and c.path == path), "")

    async def _ask(self, method: str, path: str, **how: Any) -> httpx.Response:
        response = await self._client.request(method, path, **how)
        if response.is_error:
            raise RefusedError(f"{self.name}: {method} {path}: {response.status_code}, {response.text[:300]}")
        return response
