"""Settings of the server: environment variables `BACKLIGHT_*`, overridden by the command line."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, never bound by default


class Settings(BaseSettings):
    """What an operator can choose.

    Attributes:
        home: folder of the database, checkpoints, compiled programs and downloads.
        data_dir: folder that holds downloaded sets (`mnist/`); None: `home/data`.
        host, port: where to listen. public_url: the address people use, where a proxy stands in front.
        idle_pause_s: a session that nobody watches is paused after so long, unless it is kept running.
        max_body_bytes: largest request body.
    """

    model_config = SettingsConfigDict(env_prefix="BACKLIGHT_")

    home: Path = Field(default_factory=lambda: user_data_path("backlight"))
    data_dir: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str | None = None
    idle_pause_s: float = Field(default=60.0, gt=0)
    max_body_bytes: int = Field(default=1_000_000, ge=10_000)

    @property
    def downloads(self) -> Path:
        """Where downloaded sets lie."""
        return self.data_dir or self.home / "data"

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Values of the Host header that are answered: this machine's names, and the public address."""
        names = [*LOOPBACK] if self.host in (*LOOPBACK, *ANYWHERE) else [*LOOPBACK, self.host]
        hosts = {f"{name}:{self.port}" for name in names}
        if self.port == 80:
            hosts |= set(names)
        if self.public_url:
            hosts.add(self.public_url.split("://", 1)[-1].split("/", 1)[0].lower())
        return frozenset(hosts)

    @property
    def allowed_origins(self) -> frozenset[str]:
        """Values of the Origin header that may change anything."""
        origins = {f"http://{host}" for host in self.allowed_hosts}
        if self.public_url:
            origins.add("/".join(self.public_url.lower().split("/", 3)[:3]))
        return frozenset(origins)
