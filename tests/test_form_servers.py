"""Real web servers give the form its own policy, and every other page the strict one."""

from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from desk import lend_program
from servers import run_apache, run_nginx

from tests.project import FILES, check_project, write_project
from wiq_site.frame.policy import form_policy
from wiq_site.hosting.files import render_rules
from wiq_site.hosting.rules import HEADERS

FORM = "redaktion/formular/"
SETTINGS = (
    FILES["mkdocs.yml"]
    .replace("example/wir/", "example/")
    .replace(
        "plugins: [wiq]",
        "plugins: [wiq: {webserver: [apache, headers], formular: {backend: gitlab, repo: a/b, app_id: c}}]",
    )
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with a form, and the rules for nginx beside it."""
    root = write_project(tmp_path_factory.mktemp("town"), {"mkdocs.yml": SETTINGS})
    lend_program(root)
    checked = check_project(root)
    for output in checked.outputs().all():
        file = root / "site" / output.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.make())
    assert checked.site is not None
    (root / "rules").write_text(render_rules("nginx", checked.site), "utf-8")
    return root


@pytest.fixture(scope="module", params=["nginx", "apache"])
def server(request: pytest.FixtureRequest, town: Path) -> Iterator[str]:
    run = run_nginx(town / "site", (town / "rules").read_text("utf-8")) if request.param == "nginx" else None
    with run or run_apache(town / "site") as address:
        yield address


@pytest.mark.parametrize(
    ("address", "is_form"), [("", False), (FORM, True), (f"{FORM}index.html", True), (f"{FORM}format.mjs", False)]
)
def test_each_page_has_one_policy(server: str, address: str, is_form: bool) -> None:
    with urlopen(server + address) as answer:
        given = answer.headers.get_all("Content-Security-Policy")
        window = answer.headers.get_all("Cross-Origin-Opener-Policy")
    own = f"{form_policy(['https://gitlab.com'])}; frame-ancestors 'none'"
    assert given == [own if is_form else HEADERS["Content-Security-Policy"]]
    assert window == ["same-origin-allow-popups" if is_form else "same-origin"]


def test_hosts_that_add_rules_up_leave_the_policy_to_the_pages(town: Path) -> None:
    """What two rules say would hold together, and nothing of the form would run."""
    headers = (town / "site/_headers").read_text("utf-8")
    assert headers.count("Content-Security-Policy: frame-ancestors 'none'\n") == headers.count("Policy: frame") == 1
