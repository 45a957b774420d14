"""What a browser may do with our pages: run our own scripts, show our own styles, and nothing else."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Content Security Policy Level 3; no inline script or style, nothing from elsewhere, never inside another's page
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ATTACHED = "sandbox; default-src 'none'"  # of a file to take along: whoever opens it here all the same sees words alone
_ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_HTTPS = {"strict-transport-security": "max-age=31536000"}


class Headers:
    """Puts the headers on every answer; a route may set a stricter policy of its own, and how long its answer keeps."""

    def __init__(self, app: ASGIApp, https: bool = False) -> None:
        self.app, self._set = app, _ALWAYS | (_HTTPS if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._set.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        await self.app(scope, receive, sending)
