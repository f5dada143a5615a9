"""Tables of one's own on a server: uploaded, listed, no longer shared, deleted."""

from typing import Any
from urllib.parse import quote

from backlight_client.http import Http

PATH = "/api/data"


class Tables:
    """The tables of one token. A table is described as the server describes it: `id`, `table` (by which the setting
    `table` of the data set `uploaded_table` names it), `name`, `rows`, `columns`, `shared`, `expires_at` and more.

    Attributes:
        token: for `Server.train`, too.
    """

    def __init__(self, http: Http, token: str) -> None:
        self.token = token
        self._http = http

    def upload(self, content: bytes, *, name: str = "") -> dict[str, Any]:
        """Uploads a CSV, TSV or XLSX file, for this token alone. The same again is the same table, kept for longer.

        Raises:
            BacklightError: it is no table, too large, or there is no room.
        """
        return self._http.call("POST", PATH, token=self.token, query={"name": name}, file=content).json()

    def list(self) -> list[dict[str, Any]]:
        """All of them, the newest first."""
        return self._http.json("GET", PATH, token=self.token)["tables"]

    def unshare(self, table_id: str) -> dict[str, Any]:
        """Ends the sharing of a table (`Session.share`): from now on this token alone opens it."""
        return self._http.json("DELETE", f"{PATH}/{quote(table_id)}/share", token=self.token)

    def delete(self, table_id: str) -> None:
        """Deletes a table. Experiments on it can't be trained any more."""
        self._http.call("DELETE", f"{PATH}/{quote(table_id)}", token=self.token)
