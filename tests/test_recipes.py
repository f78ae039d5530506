"""Ready recipes: what they call exists, they ask for no more than they need, and a release arrives whole."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
RECIPES = [*sorted(ROOT.glob(".github/workflows/*.yml")), *sorted(ROOT.glob(".forgejo/workflows/*.yml"))]
GITLAB = ROOT / ".gitlab-ci.yml"
TOWN = [ROOT / "wiq_site/town/github.yml", ROOT / "wiq_site/town/forgejo.yml"]
"""What ``wiq neue-stadt`` writes."""
TOWN_GITLAB = ROOT / "wiq_site/town/gitlab.yml"


def read(file: Path) -> dict[str, Any]:
    """A recipe, with ``on`` as text."""
    recipe: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    return recipe


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        *((file, "vendor.github-workflows") for file in [*RECIPES, TOWN[0]] if "github" in str(file)),
        *((file, "vendor.gitlab-ci") for file in (GITLAB, TOWN_GITLAB)),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_recipes_follow_the_schema_of_their_host(file: Path, schema: str) -> None:
    command = ["check-jsonschema", "--builtin-schema", schema]
    command += ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run(
        [str(ROOT / ".venv/bin" / command[0]), *command[1:], str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [*RECIPES, *TOWN], ids=lambda file: "-".join(file.parts[-3::2]))
def test_actions_are_pinned_by_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text("utf-8"))
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) and re.match(r"\s+# v\d", note) for action, note in used)


@pytest.mark.parametrize(
    "file",
    [*(file for file in RECIPES if file.name == "site.yml"), *TOWN],
    ids=lambda file: "-".join(file.parts[-3::2]),
)
def test_what_strangers_propose_runs_without_rights(file: Path) -> None:
    recipe = read(file)
    jobs = recipe["jobs"]
    publishing = {name for name, job in jobs.items() if "refs/heads/main" in job.get("if", "")}
    assert len(jobs) == 2 and len(publishing) == 1
    for name, job in jobs.items():
        said = yaml.safe_dump(job)
        rights = job.get("permissions", recipe.get("permissions", {}))
        if name not in publishing:
            assert "token" not in said and not {value for value in rights.values()} - {"read"}
        else:
            assert job["needs"] in jobs


@pytest.mark.parametrize("file", [*RECIPES, GITLAB], ids=lambda file: "-".join(file.parts[-3:]))
def test_recipes_call_what_the_makefile_knows(file: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = {
        name
        for line in re.findall(r"\bmake ([a-z ]+?)(?: [A-Z]+=.*)?$", file.read_text("utf-8"), re.MULTILINE)
        for name in line.split()
    }
    assert called and called <= targets


@pytest.mark.parametrize(
    ("file", "form"),
    [(".github/workflows/site.yml", "github"), (".forgejo/workflows/site.yml", ""), (".gitlab-ci.yml", "gitlab")],
)
def test_messages_are_the_first_thing_that_is_made(file: str, form: str) -> None:
    made = re.findall(r"(?:- |run: )make ([a-z]+)(?: FORMAT=(\w+))?", (ROOT / file).read_text("utf-8"))
    assert made[0] == ("messages", form)


@pytest.mark.parametrize(
    "file", [file for file in RECIPES if file.name == "program.yml"], ids=lambda file: file.parts[-3]
)
def test_a_changed_setting_is_a_changed_program(file: Path) -> None:
    ignored = read(file)["on"]["push"]["paths-ignore"]
    assert "posts/**" in ignored and "mkdocs.yml" not in ignored


# Publishing by rsync ------------------------------------------------------------------------------------------------


def publish(root: Path, target: Path, **environment: str) -> str:
    """What the script says."""
    command = ["scripts/publish.sh", str(target)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, env=os.environ | environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the scripts and a site."""
    (tmp_path / "project").mkdir()
    (tmp_path / "project/scripts").symlink_to(ROOT / "scripts")
    (tmp_path / "project/site/teams").mkdir(parents=True)
    (tmp_path / "project/site/index.html").write_text("eins")
    (tmp_path / "project/site/teams/index.html").write_text("gleich")
    return tmp_path / "project"


def test_a_release_is_exchanged_in_one_step_and_old_ones_go(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "webspace"
    publish(site, target)
    assert (target / "current/index.html").read_text() == "eins"
    same = (target / "current/teams/index.html").stat().st_ino
    for number in range(4):
        (site / "site/index.html").write_text(f"neu {number}")
        publish(site, target)
    assert (target / "current").is_symlink() and (target / "current/index.html").read_text() == "neu 3"
    assert (target / "current/teams/index.html").stat().st_ino == same
    assert len(list((target / "releases").iterdir())) == 3


def test_a_dry_run_only_shows_what_would_be_sent(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "webspace"
    publish(site, target)
    (site / "site/index.html").write_text("zwei")
    assert "index.html" in publish(site, target, DRY="1")
    assert (target / "current/index.html").read_text() == "eins" and len(list((target / "releases").iterdir())) == 1
