"""Where a language model answers, and how long and how much it may."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import SplitResult, urlsplit

from foedus.core.problems import Problem, Refused

KEY = "FOEDUS_MODEL_KEY"  # the environment variable; a key stands on no command line and in no output
_NEEDED = ("httpx", "tenacity")
_REMEDY = "Write it as http://localhost:8080/v1."


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """An OpenAI-compatible address. `seconds` is the time for one answer, `most` the bytes of one answer.

    `tries` are made where a failure may pass, the second after `pause` seconds, each further one after twice as long, or after
    as long as the server asks for, up to `patience`.
    """

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120
    most: int = 1_000_000
    tries: int = 4
    pause: float = 1
    patience: float = 60

    @property
    def local(self) -> bool:
        """Does it answer on this machine?"""
        host = urlsplit(self.address).hostname or ""
        try:
            return host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def warning(self) -> Problem | None:
        """That the key travels unencrypted to another machine, where it does."""
        exposed = self.key and self.address.startswith("http:") and not self.local
        return Problem("address", "The key travels to it unencrypted.", "Use https where the server has it.") if exposed else None

    def hiding(self, text: str) -> str:
        """The text without the key, should a server send it back."""
        return text.replace(self.key, "(key)") if self.key else text


def server(address: str, model: str, key: str | None = None, seconds: float = 120) -> Server:
    """The server at a typed address. Refused where the address, the model's name or the key cannot be one."""
    if not all(map(find_spec, _NEEDED)):
        says = f"Asking a model needs {' and '.join(_NEEDED)}, which are not installed."
        raise Refused(Problem("model", says, "Install them: pip install 'foedus[llm]'."))
    key = (key or "").strip() or None
    if key and not (key.isascii() and key.isprintable()):
        raise Refused(Problem(KEY, "The key holds characters that no key has.", "Set it anew, on one line."))
    if not model.strip() or not model.isprintable():
        raise Refused(Problem("model", "This is no name of a model.", "Give it as the server lists it: --model qwen3:8b."))
    return Server(address=_checked(address), model=model.strip(), key=key, seconds=seconds)


def _checked(address: str) -> str:
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(Problem("address", "This is no address of a server.", _REMEDY))
    if parts.username or parts.password or parts.query or parts.fragment:
        raise Refused(Problem("address", "An address bears no name, key or question.", f"Set {KEY} in the environment instead."))
    return address.strip().rstrip("/").removesuffix("/chat/completions")


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if address.isascii() and address.strip().isprintable() and " " not in address.strip() else None
