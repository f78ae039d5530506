"""The form in a real browser, saved by decap-server: what it writes is what an editor would have written."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import serve
from desk import Desk, git, lend_program, open_desk
from pages import listen
from photos import draw, save
from playwright.sync_api import Browser, Page, expect

from tests.project import FILES, POST, TEAM, check_project, read_messages, write_project

OLD_TEAM = TEAM.replace(
    "themen: klima\n",
    """themen: klima, sport
    # Nur für uns: im Mai noch einmal fragen.
    seit: 2020
    gesucht:
      - faehigkeit: bauen   # Holz
        text: "Hilfe beim Bauen."
        anzahl: 1.000
    eigenes: [{feld: 007, wann: 19:30}]
    leer:
""",
)
BODY = """## Was wir machen

Nachbar*innen bauen am 3. 10. 2026[^1].
{: .wiq-klasse }

[^1]: Mit Säge.
"""

SAYS = ("decap-cms", "CMS_MANUAL_INIT", "undefined")
"""What Decap CMS prints: its versions, that we start it, and a promise without a reason when it refuses to save."""

DROP = """
(element, [name, type, bytes]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
  element.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}
"""


@pytest.fixture
def form_page(browser: Browser) -> Iterator[Page]:
    """A page that obeys the policy and may print no error."""
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    messages = listen(page)
    yield page
    context.close()
    assert [message for message in messages if not any(known in message for known in SAYS)] == []


HOSTS = {
    "gitlab": ("GitLab", "{backend: gitlab, repo: a/b, app_id: abc}", "https://gitlab.com/oauth/authorize?"),
    "forgejo": (
        "Forgejo",
        '{backend: forgejo, repo: a/b, app_id: abc, server: "https://git.stadt.example"}',
        "https://git.stadt.example/login/oauth/authorize?",
    ),
    "gitea": ("Gitea", "{backend: gitea, repo: a/b, app_id: abc}", "https://gitea.com/login/oauth/authorize?"),
}


@pytest.fixture
def desk(tmp_path: Path, form_page: Page, request: pytest.FixtureRequest) -> Iterator[Desk]:
    files: Mapping[str, str] = getattr(request, "param", {})
    with open_desk(tmp_path / "town", form_page, files) as desk:
        yield desk


def give_body(desk: Desk, path: str) -> tuple[Path, str]:
    """Commits ``BODY`` in the place of ``TEXT``, and gives the file and what stands in it."""
    file = desk.root / path
    text = file.read_text("utf-8").replace("TEXT\n", BODY)
    file.write_text(text, "utf-8")
    git(desk.root, "commit", "--quiet", "--all", "--message=Text")
    return file, text


def test_a_new_idea_with_needs_and_a_picture_is_one_commit_that_passes_the_check(desk: Desk) -> None:
    desk.open("idee")
    desk.field("title").fill("Grüne Wände: „Efeu“ & mehr")
    desk.field("date").fill("2026-11-22")
    for skill, text in (("bauen", "Wer baut mit?"), ("reden", "Wer fragt: beim Amt?")):
        desk.group("gesucht").get_by_role("button", name="Hinzufügen").click()
        desk.field("faehigkeit").select_option(skill)
        desk.field("text").fill(text)
    desk.page.get_by_label("Neues").check()
    desk.page.get_by_label("Osten").check()
    desk.page.get_by_role("button", name="Bild hinzufügen").click()
    picture = ["Grüne WAND.PNG", "image/png", list(save(draw(400, 300), "PNG"))]
    desk.page.locator(".wiq-form-drop").evaluate(DROP, picture)
    expect(desk.page.locator(".wiq-form-drop img")).to_be_visible()
    desk.field("alt").fill("Eine grüne Wand.")
    desk.field("nachweis").fill("Foto: Redaktion")
    desk.page.locator("[data-slate-editor]").click()
    desk.page.keyboard.type("Wände können blühen.")
    expect(desk.page.frame_locator("iframe").get_by_text("Wände können blühen.")).to_be_visible()
    desk.save_well()

    name = "posts/2026-11-22-gruene-waende-efeu-mehr.md"
    assert desk.commits() == ["Idee „2026-11-22-gruene-waende-efeu-mehr“ angelegt"]
    assert git(desk.root, "show", "--format=", "--name-only").split() == [name, "posts/bilder/gruene-wand.png"]
    assert (desk.root / name).read_text("utf-8") == (
        "---\n"
        'title: "Grüne Wände: „Efeu“ & mehr"\n'
        "date: 2026-11-22\n"
        "idee:\n"
        "  status: offen\n"
        "  gesucht:\n"
        "    - faehigkeit: bauen\n"
        "      text: Wer baut mit?\n"
        "    - faehigkeit: reden\n"
        '      text: "Wer fragt: beim Amt?"\n'
        "categories: [neues]\n"
        "gebiet: [ost]\n"
        "bild:\n"
        "  datei: bilder/gruene-wand.png\n"
        "  alt: Eine grüne Wand.\n"
        '  nachweis: "Foto: Redaktion"\n'
        "---\n\n"
        "Wände können blühen.\n"
    )
    assert read_messages(desk.root) == []


@pytest.mark.parametrize("desk", [{"teams/hof.md": OLD_TEAM.replace("Text.", "TEXT")}], indirect=True)
def test_an_edited_team_keeps_what_the_form_does_not_know(desk: Desk) -> None:
    file, before = give_body(desk, "teams/hof.md")
    desk.open("team", "hof")
    expect(desk.page.get_by_label("Klima & Umwelt")).to_be_checked()
    expect(desk.page.get_by_label("Sport")).to_be_checked()
    desk.field("kurz").fill("Wir begrünen Höfe und Dächer.")
    desk.save_well()
    assert file.read_text("utf-8") == before.replace("Wir begrünen Höfe.", "Wir begrünen Höfe und Dächer.")
    assert desk.commits()[:-1] == ["Team „hof“ geändert"]


def test_photos_are_added_one_after_the_other(desk: Desk) -> None:
    file = desk.root / "teams/hof.md"
    before = file.read_text("utf-8")
    desk.open("team", "hof")
    for name, what, width in (("Hof.PNG", "Ein Hof.", 40), ("fest.png", "Ein Fest.", 50)):
        desk.group("fotos").get_by_role("button", name="Hinzufügen").click()
        desk.page.locator(".wiq-form-drop").last.evaluate(DROP, [name, "image/png", list(save(draw(width), "PNG"))])
        expect(desk.page.locator(".wiq-form-drop").last.locator("img")).to_be_visible()
        desk.field("alt").fill(what)
        desk.field("nachweis").fill("WiQ")
    expect(desk.page.frame_locator("iframe").get_by_role("img", name="Ein Fest.")).to_be_visible()
    desk.save_well()
    photos = "".join(
        f"  - datei: bilder/{name}.png\n    alt: {what}\n    nachweis: WiQ\n"
        for name, what in (("hof", "Ein Hof."), ("fest", "Ein Fest."))
    )
    head, _, body = before.rpartition("---\n")
    assert file.read_text("utf-8") == f"{head}fotos:\n{photos}---\n{body}"
    assert read_messages(desk.root) == []


def test_mistakes_are_told_in_german_and_nothing_is_saved(desk: Desk) -> None:
    desk.open("team")
    desk.field("kurz").fill("x" * 201)
    desk.field("kontakt").fill("keine Adresse")
    desk.page.get_by_role("button", name="Bild hinzufügen").click()
    desk.save()
    for sentence in (
        "Titel: Hier fehlt noch etwas.",
        "Kurzfassung: Das ist zu lang. Erlaubt sind höchstens 200 Zeichen.",
        "Status: Hier fehlt noch etwas.",
        "Kontakt: Bitte eine Mailadresse eintragen, zum Beispiel „postfach@beispiel.de“.",
        "Bildbeschreibung: Hier fehlt noch etwas.",
        "Noch nicht gespeichert: Bitte sieh dir die rot markierten Felder an.",
    ):
        expect(desk.page.get_by_text(sentence, exact=True)).to_be_visible()
    assert desk.commits() == []
    desk.page.get_by_role("button", name="Bild wieder entfernen").click()
    desk.field("title").fill("Dachgarten")
    desk.field("kurz").fill("Wir gärtnern oben.")
    desk.field("kontakt").click()
    desk.field("kontakt").fill("")
    desk.field("status").select_option("laeuft")
    desk.save_well()
    assert desk.commits() == ["Team „dachgarten“ angelegt"]
    assert read_messages(desk.root) == []


def test_a_date_with_and_without_time(desk: Desk) -> None:
    desk.open("termin")
    desk.field("title").fill("Hoffest")
    desk.save()
    expect(desk.page.get_by_text("Beginn: Hier fehlt noch etwas.")).to_be_visible()
    desk.field("titel").fill("Fest im Hof")
    time = desk.group("beginn").locator("input[type=time]")
    time.fill("15:00")
    desk.save()
    expect(desk.page.get_by_text("Beginn: Vor der Uhrzeit fehlt der Tag.")).to_be_visible()
    desk.field("beginn").fill("2027-05-01")
    for end, hour in (("2027-04-30", ""), ("2027-05-01", "14:59")):
        desk.field("ende").fill(end)
        desk.group("ende").locator("input[type=time]").fill(hour)
        desk.save()
        expect(desk.page.get_by_text("Ende: Das liegt vor „Beginn“. Bitte beides prüfen.")).to_be_visible()
    desk.group("ende").locator("input[type=time]").fill("")
    desk.field("ende").fill("2027-05-02")
    desk.field("date").fill("2026-11-01")
    desk.page.get_by_label("Neues").check()
    desk.save_well()
    text = (desk.root / "posts/2026-11-01-hoffest.md").read_text("utf-8")
    assert "termine:\n  - titel: Fest im Hof\n    beginn: 2027-05-01 15:00\n    ende: 2027-05-02\n" in text
    assert read_messages(desk.root) == []


@pytest.mark.parametrize(
    "desk",
    [
        {
            "posts/2026-05-02-idee.md": "---\ntitle: Eine Idee\ndate: 2026-05-02\nidee:\n  status: offen\n---\nText.\n",
            "posts/2026-05-03-kaputt.md": "---\ntitle: [kaputt\n---\nText.\n",
        }
    ],
    indirect=True,
)
def test_each_kind_has_its_list_and_a_broken_file_does_not_hide_the_others(desk: Desk) -> None:
    desk.open("idee")
    for collection, shown, hidden in (
        ("idee", "Eine Idee", "Neues vom Hof"),
        ("beitrag", "Neues vom Hof", "Eine Idee"),
        ("beitrag", "Diese Datei ist nicht lesbar", "Eine Idee"),
        ("team", "Grüne Höfe", "Eine Idee"),
    ):
        desk.page.on("dialog", lambda dialog: dialog.accept())
        desk.page.goto(f"{desk.address}#/collections/{collection}")
        main = desk.page.locator("main, [role=main]").or_(desk.page.locator("body")).first
        expect(main.get_by_text(shown).first).to_be_visible()
        expect(main.get_by_text(hidden)).to_have_count(0)


@pytest.mark.parametrize(
    "desk",
    [{"posts/2026-05-01-neues.md": "---\ntitle: Alt\ndate: 2026-05-01\ncategories: neues\n---\nAlt.\n"}],
    indirect=True,
)
def test_a_changed_text_is_all_that_changes(desk: Desk) -> None:
    desk.open("beitrag", "2026-05-01-neues")
    editor = desk.page.locator("[data-slate-editor]")
    expect(editor).to_contain_text("Alt.")
    editor.click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" Neu: **nicht fett**, Nachbar*innen.")
    desk.save_well()
    text = (desk.root / "posts/2026-05-01-neues.md").read_text("utf-8")
    assert text.endswith("categories: neues\n---\nAlt. Neu: \\*\\*nicht fett\\*\\*, Nachbar*innen.\n")


@pytest.mark.parametrize("host", HOSTS)
def test_signing_in_leads_to_the_host_and_back_to_the_form(tmp_path: Path, form_page: Page, host: str) -> None:
    name, formular, authorize = HOSTS[host]
    settings = FILES["mkdocs.yml"].replace("plugins: [wiq]", f"plugins: [wiq: {{formular: {formular}}}]")
    root = write_project(tmp_path, {"mkdocs.yml": settings.replace("example/wir/", "example/")})
    lend_program(root)
    for output in check_project(root).outputs().all():
        file = root / "site" / output.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.make())
    asked: list[str] = []
    form_page.route(f"{authorize.split('?')[0]}*", lambda route: (asked.append(route.request.url), route.fulfill())[1])
    with serve(root / "site") as address:
        form_page.goto(f"{address}redaktion/formular/")
        form_page.get_by_role("button", name=f"Mit {name} anmelden").click()
        form_page.wait_for_url(f"{authorize}*")
        back = quote(f"{address}redaktion/formular/", safe="")
    assert asked[0].startswith(authorize) and "client_id=abc" in asked[0] and "code_challenge=" in asked[0]
    assert f"redirect_uri={back}" in asked[0]


@pytest.mark.parametrize(
    "desk", [{"posts/2026-05-01-neues.md": POST.replace("Der erste Absatz.", "TEXT")}], indirect=True
)
def test_a_text_that_the_buttons_would_spoil_is_written_as_markdown(desk: Desk) -> None:
    file, before = give_body(desk, "posts/2026-05-01-neues.md")
    desk.open("beitrag", "2026-05-01-neues")
    expect(desk.page.get_by_text("Damit nichts davon verloren geht")).to_be_visible()
    desk.page.locator("[data-slate-editor]").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(" Und Holz.")
    desk.save_well()
    assert file.read_text("utf-8") == before.replace("Mit Säge.", "Mit Säge. Und Holz.")
