"""Comments of an earlier site: under the post, closed, with nothing that a browser could run, and in no feed."""

from pathlib import Path

from editing import build, check_town, post

A = "posts/2026-05-01-fest.md"
PAGE = "blog/fest/index.html"
COMMENTS = [
    "kommentare:",
    "  - {datum: 2020-12-12 17:04, von: K. M., text: Schön war es.}",
    "  - text: ['Zum <b>ersten</b> & Zweiten', Der zweite Absatz]",
]


def test_earlier_comments_stand_closed_under_the_post(tmp_path: Path) -> None:
    page = build(tmp_path, {A: post(*COMMENTS)})[PAGE]
    shown = page[page.index('<details class="wiq-comments">') :]
    assert "Frühere Kommentare (2)" in shown
    assert 'K. M. · <time datetime="2020-12-12">12.\u00a0Dezember 2020</time>' in shown
    assert "<p>Schön war es.</p>" in shown
    assert "<p>Zum &lt;b&gt;ersten&lt;/b&gt; &amp; Zweiten</p>" in shown
    assert "<p>Der zweite Absatz</p>" in shown


def test_a_post_without_comments_has_no_section_for_them(tmp_path: Path) -> None:
    assert "wiq-comments" not in build(tmp_path, {A: post()})[PAGE]


def test_comments_are_in_no_feed(tmp_path: Path) -> None:
    site = build(tmp_path, {A: post(*COMMENTS)})
    feeds = [address for address in site if address.startswith("blog/") and address.endswith((".xml", "feed.json"))]
    assert feeds and not [address for address in feeds if "Schön war es" in site[address]]


def test_what_is_private_in_a_comment_is_told_with_its_line(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("kommentare:", "  - text: Erika Musterfrau war da.")})
    told = [problem.render() for problem in project.problems]
    assert any(line.startswith(f"{A}:6") and "Erika Musterfrau" in line for line in told), told
