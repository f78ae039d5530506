"""``wiq redaktion``: form and preview begin together, save through git where there is git, and end together."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from builder import builder_environment
from desk import FILES, git, lend_program
from previews import find_free_port

from tests.project import write_project
from wiq_site.hands import form_desk
from wiq_site.hands.form_desk import find_branch, run_server


def is_open(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def test_the_command_shows_both_and_ctrl_c_ends_both(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    lend_program(root)
    git(root, "init", "--quiet", "--initial-branch=texte")
    port = find_free_port()
    command = [sys.executable, "-u", "-m", "wiq_site", "redaktion", "-f", str(root / "mkdocs.yml")]
    command += ["-a", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=builder_environment(), start_new_session=True
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if "folgt jeder Änderung" in line:
                break
        form = f"http://127.0.0.1:{port}/wir/redaktion/formular/"
        assert any(f"Das Formular steht unter {form} und die Vorschau unter" in line for line in said), said
        with urlopen(f"{form}config.json") as answer:
            backend = json.load(answer)["decap"]["backend"]
        helper = int(backend["proxy_url"].split(":")[2].partition("/")[0])
        assert (backend["name"], backend["branch"], is_open(helper)) == ("proxy", "texte", True)
        os.kill(process.pid, signal.SIGINT)
        process.wait(30)
    assert not is_open(helper) and not is_open(port)


def test_without_git_files_are_written_and_that_is_said(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    lend_program(root)
    said: list[str] = []
    with run_server(root, "http://127.0.0.1:1", said.append) as port:
        assert is_open(port)
    assert said == [
        "Dieser Ordner ist kein Git-Projekt: Das Formular speichert die Dateien, trägt aber nichts in Git ein."
    ]
    assert find_branch(root) == "main" and not is_open(port)


def test_what_a_save_would_take_along_is_told(tmp_path: Path) -> None:
    root = write_project(tmp_path, {**FILES, ".gitignore": "/.cache/\n"})
    lend_program(root)
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=Anfang")
    said: list[str] = []
    with run_server(root, "http://127.0.0.1:1", said.append):
        assert said == []
    (root / "teams/hof.md").write_text("Neu", "utf-8")
    (root / "teams/größe und mehr.md").write_text("Neu", "utf-8")
    with run_server(root, "http://127.0.0.1:1", said.append):
        assert said == [
            "Noch nicht in Git: teams/hof.md und teams/größe und mehr.md. "
            "Das nächste Speichern im Formular nimmt sie mit."
        ]


def test_a_computer_on_which_git_knows_nobody_can_save(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    git(root, "init", "--quiet")
    named = form_desk.name_author(root, {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"})
    assert named["GIT_AUTHOR_NAME"] == "Redaktion" and named["GIT_COMMITTER_EMAIL"]
    git(root, "config", "user.email", "wir@nachbarstadt.example")
    assert form_desk.name_author(root, os.environ) == {}


def test_without_node_a_sentence_says_what_to_do(tmp_path: Path) -> None:
    root = write_project(tmp_path, FILES)
    command = [sys.executable, "-m", "wiq_site", "redaktion", "-f", str(root / "mkdocs.yml")]
    environment = builder_environment() | {"PATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (done.returncode, done.stdout.strip()) == (
        1,
        "Das Programm „node“ fehlt. Auf Debian: apt-get install nodejs npm. Danach noch einmal.",
    )
