"""Settings of the server: environment variables `BACKLIGHT_*`, overridden by the command line."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from backend.link.keyframe_store import MOST_KEYFRAME_BYTES
from backend.link.settings import BROUGHT

LOOPBACK = ("127.0.0.1", "localhost", "::1")
NEARBY = ("127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
"""This machine and private networks, where a proxy stands."""

Network = IPv4Network | IPv6Network
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, never bound by default


class Settings(BaseSettings):
    """What an operator can choose.

    Attributes:
        home: folder of the database, checkpoints, compiled programs and downloads.
        data_dir: folder that holds downloaded sets (`mnist/`); None: `home/data`.
        host, port: where to listen. public_url: the address people use, where a proxy stands in front.
        idle_pause_s: a session that nobody watches is paused after so long, unless it is kept running.
        trusted_proxies: networks whose `X-Forwarded-For` is believed, separated by commas; empty: with a `public_url`
            this machine and private networks, otherwise none.
        max_body_bytes: largest request body.
        resume_playing: runs that were playing when the server went down play on when it comes back.
        hosts: processes that train; None: one per CPU but one, by the control group's quota and memory, at most 8.
        keyframe_bytes: what the kept states of a run may take on the disk; 0 keeps none.
        max_disk_bytes: what the home folder may take; beyond it the oldest runs expire. None: no limit.
        host_memory_bytes: memory that each of them may have; None: a quarter of the machine's, at most 2 GB and, all
            together, half of it.
    """

    model_config = SettingsConfigDict(env_prefix="BACKLIGHT_")

    home: Path = Field(default_factory=lambda: user_data_path("backlight"))
    data_dir: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str | None = None
    idle_pause_s: float = Field(default=60.0, gt=0)
    trusted_proxies: str = ""
    max_body_bytes: int = Field(default=1_000_000, ge=10_000)
    resume_playing: bool = True
    hosts: int | None = Field(default=None, ge=1, le=64)
    host_memory_bytes: int | None = Field(default=None, ge=400 * 2**20)
    keyframe_bytes: int = Field(default=MOST_KEYFRAME_BYTES, ge=0)
    max_disk_bytes: int | None = Field(default=None, ge=100 * 2**20)

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        """Scheme, name and perhaps a port; a path would not be served."""
        if value is not None and not re.fullmatch(r"https?://[^/\s@?#]+/?", value, re.IGNORECASE):
            raise ValueError("must look like https://name or http://name:port")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        """Addresses or networks."""
        for name in filter(None, (part.strip() for part in value.split(","))):
            ip_network(name)
        return value

    @property
    def proxy_networks(self) -> tuple[Network, ...]:
        """Networks whose `X-Forwarded-For` is believed."""
        names = [name for part in self.trusted_proxies.split(",") if (name := part.strip())]
        return tuple(map(ip_network, names or (NEARBY if self.public_url else ())))

    @property
    def downloads(self) -> Path:
        """Where downloaded sets lie."""
        return self.data_dir or self.brought

    @property
    def brought(self) -> Path:
        """Where the examples lie that people bring."""
        return self.home / BROUGHT

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Values of the Host header that are answered: this machine's names, and the public address."""
        return frozenset(origin.split("://", 1)[1] for origin in self.allowed_origins)

    @property
    def allowed_origins(self) -> frozenset[str]:
        """Values of the Origin header that may change anything; with and without the port that a scheme implies."""
        names = [*LOOPBACK] if self.host in (*LOOPBACK, *ANYWHERE) else [*LOOPBACK, self.host]
        origins = {f"http://{f'[{name}]' if ':' in name.strip('[]') else name}:{self.port}" for name in names}
        if self.public_url:
            origins.add(self.public_url.lower().rstrip("/"))
        implied = {"http": ":80", "https": ":443"}
        for origin in list(origins):
            port = implied[origin.split("://", 1)[0]]
            bare = origin.removesuffix(port)
            if bare != origin or origin.count(":") == 1:
                origins |= {bare, bare + port}
        return frozenset(origins)


class SettingsError(Exception):
    """A setting has a value that it can't have; the text names each."""


def read_settings(**given: Any) -> Settings:
    """The settings of a command: those given, but for None, then the environment's.

    Raises:
        SettingsError: one can't be used.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        lines = [f"{entry['loc'][0]}: {entry['msg'].removeprefix('Value error, ')}" for entry in error.errors()]
        raise SettingsError("\n".join(lines)) from error
