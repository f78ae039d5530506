"""Where the editors' form signs in and saves: the git host of the project."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from wiq_site.content.fields import Model, Token, Url, wrong
from wiq_site.content.forms import one_of
from wiq_site.text import join_words, quote

LOCAL = "lokal"
"""The form on the own computer (``wiq redaktion``). No setting: a published page cannot reach it."""

HOSTS: Mapping[str, str] = {
    "gitlab": "https://gitlab.com",
    "forgejo": "https://codeberg.org",
    "gitea": "https://gitea.com",
    "github": "https://github.com",
}
"""Name of a host → where it is when the settings do not say."""


def _check_host(value: str) -> str:
    if value in HOSTS:
        return value
    raise wrong(f"{quote(value)} gibt es nicht.", allowed=f"Erlaubt sind {join_words(map(quote, HOSTS))}.")


def _check_repo(value: str) -> str:
    if all(value.split("/")) and "/" in value and ":" not in value and " " not in value:
        return value
    raise wrong(f"{quote(value)} ist kein Projekt.", allowed="Es hat die Form „gruppe/projekt“, ohne „https://“.")


class FormOptions(Model):
    """What may stand under ``formular``."""

    backend: Annotated[str, AfterValidator(_check_host), one_of(HOSTS)] = Field(
        description="Die Git-Plattform: gitlab, forgejo, gitea oder github."
    )
    repo: Annotated[Token, AfterValidator(_check_repo)] = Field(
        description="Das Projekt auf der Plattform, z. B. gruppe/website."
    )
    branch: Token = Field("main", description="Der Zweig, aus dem die Website entsteht.")
    server: Url | None = Field(
        None, description="Die Adresse der Plattform, wenn es eine eigene ist, z. B. https://git.verein.example."
    )
    app_id: Token | None = Field(
        None, description="Die Kennung der Anwendung, wie die Plattform sie nennt (gitlab, forgejo, gitea)."
    )
    anmeldung: Url | None = Field(
        None, description="Der Dienst für die Anmeldung (OAuth); github braucht ihn, die anderen nicht."
    )

    @model_validator(mode="after")
    def _sign_in_is_possible(self) -> Self:
        needed = "anmeldung" if self.backend == "github" else "app_id"
        if not getattr(self, needed):
            sentence = type(self).model_fields[needed].description
            raise wrong(f"Für {quote(self.backend)} fehlt {quote(needed)}.", todo=f"Bitte ergänzen: {sentence}")
        useless = {"anmeldung": "github", "app_id": "gitlab, forgejo, gitea"}
        for name, hosts in useless.items():
            if name != needed and getattr(self, name):
                raise wrong(f"{quote(name)} hat bei {quote(self.backend)} keine Wirkung, nur bei {hosts}.")
        if self.backend == "github" and self.server:
            raise wrong("„server“ hat bei „github“ keine Wirkung.", todo="Bitte die Zeile löschen.")
        return self

    @property
    def host(self) -> str:
        """Where the host is, without a slash at the end."""
        return (self.server or HOSTS[self.backend]).rstrip("/")

    @property
    def services(self) -> tuple[str, ...]:
        """Whose pages somebody meets who signs in."""
        return (self.host, self.anmeldung) if self.anmeldung else (self.host,)

    @property
    def proposes(self) -> bool:
        """Whether a saved change is a proposal that somebody looks at. Gitea has no way for it in the form."""
        return self.backend not in ("gitea", LOCAL)

    @property
    def sources(self) -> tuple[str, ...]:
        """What the page may ask beside its own site."""
        if self.backend == "github":
            return ("https://api.github.com", "https://www.githubstatus.com")
        return (self.host,)


def build_local(port: int, branch: str) -> FormOptions:
    """The form of a computer whose helper listens at ``port`` and saves to ``branch``."""
    return FormOptions.model_construct(backend=LOCAL, repo="", branch=branch, server=f"http://127.0.0.1:{port}")
