"""Who may see the pages: this machine's own browser, opened with the printed address, and no other site."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 10_000_000
ROOM_FOR_FORM = 200_000
MOST_DRAINED = 200_000_000
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Keys:
    """What is derived from the token of this run; the token itself stands only in the printed address."""

    token: str

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies do not know ports, and two runs must not log each other out."""
        return "fivefile_" + hashlib.sha256(self.token.encode()).hexdigest()[:8]

    def session(self) -> str:
        """A new session: a random number and its seal."""
        number = secrets.token_urlsafe(18)
        return f"{number}.{self._seal('session', number)}"

    def knows(self, session: str) -> bool:
        """Whether this run gave out `session`."""
        number, _, seal = session.partition(".")
        return hmac.compare_digest(seal.encode(), self._seal("session", number).encode())

    def csrf(self, session: str) -> str:
        """What every form of `session` must send along."""
        return self._seal("form", session)

    def _seal(self, use: str, text: str) -> str:
        return hmac.new(self.token.encode(), f"{use}:{text}".encode(), hashlib.sha256).hexdigest()


class Guard:
    """ASGI middleware: host, session and origin are checked before any page is asked; headers are set on all."""

    def __init__(self, app: ASGIApp, keys: Keys, hosts: frozenset[str]) -> None:
        self.app, self.keys, self.hosts = app, keys, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refusal = self._refuse(request)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        scope["state"] = {**scope.get("state", {}), **self._known(request)}
        await self.app(scope, _bounded(receive), send_with_headers)

    def _refuse(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self.hosts:
            return PlainTextResponse("This address is not served here. 此地址不在本机服务范围内。", 400)
        token = request.query_params.get("token")
        if token is not None and request.method == "GET":
            if not hmac.compare_digest(token.encode(), self.keys.token.encode()):
                return None
            response = RedirectResponse(request.url.path, 303)
            response.set_cookie(self.keys.cookie, self.keys.session(), httponly=True, samesite="strict")
            return response
        if request.method not in ("GET", "HEAD") and not self._own(request):
            return PlainTextResponse("This form came from another site. 此表单来自其他网站。", 403)
        return None

    def _own(self, request: Request) -> bool:
        """Whether the browser says that the form stands on one of our own pages."""
        # Under "Referrer-Policy: no-referrer" browsers call the origin of our own forms "null".
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
        if origin in (None, "null"):
            return site == "same-origin" or (origin is None and site is None)
        return origin == f"{request.url.scheme}://{request.headers['host']}"

    def _known(self, request: Request) -> dict[str, str | bool]:
        session = request.cookies.get(self.keys.cookie, "")
        known = bool(session) and self.keys.knows(session)
        return {"open": known, "csrf": self.keys.csrf(session) if known else ""}


def _bounded(receive: Receive) -> Receive:
    """`receive` that raises 413 for a body beyond the limit, once it was read to its end: else no answer would show."""
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES + ROOM_FOR_FORM:
            while message["type"] == "http.request" and message.get("more_body") and size < MOST_DRAINED:
                message = await receive()
                size += len(message.get("body", b""))
            raise HTTPException(413)
        return message

    return bounded
