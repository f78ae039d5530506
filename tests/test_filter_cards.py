"""Cards that the browser makes out of the index look like those that the server made."""

from pathlib import Path

from lists import PROJECT_URL, ListIndex, show_project, titles
from playwright.sync_api import Page, expect

CARDS = """() => {
const whole = (choice) => choice.replace(/\\S+/, (link) => new URL(link, location.href).href);
return Object.fromEntries([...document.querySelectorAll("[data-wiq-items] .wiq-cards > li")].map((card) => {
    const copy = card.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("*")])
        for (const { name, value } of [...element.attributes])
            if (name.startsWith("data-wiq-")) element.removeAttribute(name);
            else if (["href", "src"].includes(name)) element.setAttribute(name, new URL(value, location.href).href);
            else if (name === "srcset") element.setAttribute(name, value.split(", ").map(whole).join(", "));
    return [card.querySelector("a").href, copy.outerHTML.replace(/\\s+/g, " ").replace(/> | </g, (m) => m.trim())];
}))}"""


def test_cards_from_the_index_look_like_the_servers(page: Page, posts: ListIndex, site_url: str) -> None:
    from_server = {}
    for number in ("", "seite/2/", "seite/3/"):
        page.goto(f"{site_url}blog/{number}")
        from_server |= page.evaluate(CARDS)
    page.goto(site_url + "blog/?sortierung=neu")
    for more in ("Weitere 20 zeigen", f"Weitere {len(posts.items) - 40} zeigen"):
        page.get_by_role("button", name=more).click()
    expect(titles(page)).to_have_count(len(posts.items))
    assert page.evaluate(CARDS) == from_server
    assert len(from_server) == len(posts.items)


def test_any_card_from_the_index_looks_like_the_servers(quiet_page: Page, tmp_path: Path) -> None:
    page, url = quiet_page, PROJECT_URL
    posts = {
        "posts/bilder/grün.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "posts/bild.md": """
            ---
            title: Grün & <b>bunt</b> „~title~“
            kurz: $& \\1 ~date~ & mehr
            date: 2026-01-03
            categories: neues
            gebiet: [ost, west]
            themen: [klima, sport]
            bild: {datei: bilder/grün.svg, alt: A, nachweis: N}
            ---
        """,
        "posts/kurz.md": """
            ---
            title: Ohne alles
            lang: ar
            kurz: Kurz
            date: 2026-01-02
            categories: neues
            ---
        """,
        "posts/idee.md": """
            ---
            title: Eine Idee
            kurz: Kurz
            date: 2026-01-01
            categories: neues
            idee:
              status: offen
              bis: 2027-03-31
              gesucht:
                - {faehigkeit: bauen, text: Hilfe}
                - {faehigkeit: reden, text: Hilfe}
                - {faehigkeit: bauen, text: Hilfe}
            ---
        """,
        "mkdocs.yml": """
            site_name: Nachbarstadt
            site_url: https://nachbarstadt.example/
            theme: material
            plugins:
              - wiq: {posts_per_page: 1}
        """,
    }
    show_project(page, tmp_path, posts)
    from_server = {}
    for number in ("", "seite/2/", "seite/3/"):
        page.goto(f"{url}blog/{number}")
        from_server |= page.evaluate(CARDS)
    page.goto(url + "blog/?sortierung=neu")
    for _ in range(2):
        page.get_by_role("button", name="Weitere 1 zeigen").click()
    expect(titles(page)).to_have_text(["Grün & <b>bunt</b> „~title~“", "Ohne alles", "Eine Idee"])
    assert page.evaluate(CARDS) == from_server
    assert "gr%C3%BCn.svg" in str(from_server) and "Bauen, Reden · bis 31.&nbsp;März 2027" in str(from_server)
