"""What is told of picture files: an error where a page wants what is no picture, hints otherwise."""

import struct
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from editing import FILES, NOW, post, tell
from photos import draw, exif_with_place, jpeg, moving, png, save, telling, turned

from wiq_site.cache import Cache
from wiq_site.project import check_project
from wiq_site.settings import read_settings
from wiq_site.source.looking import read_picture
from wiq_site.source.pictures import HEAD, Look, find_kind

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 50
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
MARKED_END = b"\xff\xd9"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int = 30_000, height: int = 30_000) -> bytes:
    """A few bytes that unfold to very many points."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress(bytes((1 + (width + 7) // 8) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def huge_webp() -> bytes:
    """The head alone, with the largest canvas there can be."""
    data = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + b"\xfe\x3f\0" * 2
    return b"RIFF" + struct.pack("<I", len(data)) + data


def large_jpeg() -> bytes:
    """A small photo whose head promises a large one (ITU-T T.81, B.2.2)."""
    data = bytearray(jpeg())
    start = data.index(b"\xff\xc0") + 5
    data[start : start + 4] = struct.pack(">HH", 8000, 8000)
    return bytes(data)


def many_scans() -> bytes:
    """A progressive photo that is drawn over and over."""
    data = jpeg(64, 64, progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:-2] + data[start:-2] * 200 + MARKED_END


USELESS = [
    ("a.jpg", b"", "ist leer"),
    ("a.png", b"", "ist leer"),
    ("a.svg", b"", "ist leer"),
    ("a.jpg", jpeg(400, 300)[:-400], "unvollständig oder beschädigt"),
    ("a.jpg", b"\xff\xd8\xff" + bytes(1000), "unvollständig oder beschädigt"),
    ("a.png", png(400, 300)[:-40], "unvollständig oder beschädigt"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "unvollständig oder beschädigt"),
    ("a.webp", save(draw(400, 300), "WEBP")[:-40], "unvollständig oder beschädigt"),
    ("a.gif", save(draw(400, 300), "GIF")[:-300], "unvollständig oder beschädigt"),
    ("a.avif", save(draw(400, 300), "AVIF")[:-40], "unvollständig oder beschädigt"),
    ("a.jpg", many_scans(), "unvollständig oder beschädigt"),
    ("a.jpg", HEIC, "HEIC-Foto"),
    ("a.png", bomb(), "höchstens 25 Millionen Bildpunkte"),
    ("a.png", bomb(10_000, 10_000), "höchstens 25 Millionen Bildpunkte"),
    ("a.webp", huge_webp(), "höchstens 25 Millionen Bildpunkte"),
    ("a.jpg", large_jpeg(), "höchstens 50 Millionen Bildpunkte"),
    ("a #1.jpg", jpeg(), "Im Namen steht „#“"),
    ("Was?.svg", SVG, "Im Namen steht „?“"),
    ("a.svg", png(), "verspricht SVG, der Inhalt ist PNG"),
    ("a.png", SVG, "verspricht PNG, der Inhalt ist SVG"),
    ("a.jpg", b"BM" + bytes(60), "verspricht JPEG, der Inhalt ist BMP"),
    ("a.jpg", b"<!doctype html><title>Fehler</title>", "kein lesbares Bild"),
]

STRANGE = [
    ("a.jpg", png(), "verspricht JPEG, der Inhalt ist PNG"),
    ("a.png", jpeg(), "verspricht PNG, der Inhalt ist JPEG"),
    ("a.webp", save(draw(), "AVIF"), "verspricht WebP, der Inhalt ist AVIF"),
    ("a.jpg", jpeg() + bytes(10_000_000), "hat 10,0 MB"),
    ("a.gif", moving("GIF"), "Das Bild bewegt sich"),
    ("a.webp", moving("WEBP"), "Das Bild bewegt sich"),
    ("a.png", moving("PNG"), "Das Bild bewegt sich"),
    ("a.jpg", telling(), "enthält den Ort der Aufnahme"),
    ("a.JPG", jpeg(exif=exif_with_place()), "enthält den Ort der Aufnahme"),
    ("a.png", save(draw(), "PNG", exif=exif_with_place()), "enthält den Ort der Aufnahme"),
    ("a.webp", save(draw(), "WEBP", exif=exif_with_place()), "enthält den Ort der Aufnahme"),
    ("a.jpg", jpeg(xmp=b"<x exif:GPSLatitude='51'>"), "enthält den Ort der Aufnahme"),
]


def shown(name: str) -> dict[str, str]:
    return {"posts/2026-05-01-a.md": post(f'bild: {{datei: "bilder/{name}", alt: A, nachweis: N}}')}


@pytest.mark.parametrize(("name", "data", "words"), [*USELESS, *STRANGE])
def test_what_is_wrong_is_told_as_a_hint_while_no_page_wants_it(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    told = tell(tmp_path, {f"posts/bilder/{name}": data})
    assert len(told) == 1 and told[0].startswith(f"posts/bilder/{name}:1 · Hinweis: ") and words in told[0]


@pytest.mark.parametrize(("name", "data", "words"), USELESS)
@pytest.mark.parametrize("where", ["field", "text", "link"])
def test_what_no_page_can_show_is_an_error_where_one_wants_it(
    name: str, data: bytes, words: str, where: str, tmp_path: Path
) -> None:
    address = quote(name)
    texts = {"text": f"![A](bilder/{address})", "link": f"[A](bilder/{address})"}
    page = {"posts/2026-05-01-a.md": post(body=texts[where])} if where in texts else shown(name)
    told = tell(tmp_path, {**page, f"posts/bilder/{name}": data})
    assert len(told) == 1 and told[0].startswith(f"posts/bilder/{name}:1 · ") and words in told[0]
    assert "Hinweis" not in told[0]


@pytest.mark.parametrize(("name", "data", "words"), STRANGE)
def test_what_can_be_shown_is_a_hint_also_where_a_page_wants_it(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    (told,) = tell(tmp_path, {**shown(name), f"posts/bilder/{name}": data})
    assert told.startswith(f"posts/bilder/{name}:1 · Hinweis: ") and words in told


@pytest.mark.parametrize("setting", ["logo", "favicon"])
def test_a_setting_wants_a_picture_too(setting: str, tmp_path: Path) -> None:
    text = FILES["mkdocs.yml"].replace("theme: material", f"theme: {{name: material, {setting}: bilder/a.png}}")
    (told,) = tell(
        tmp_path, {"mkdocs.yml": "\n".join(line.strip() for line in text.splitlines()), "docs/bilder/a.png": b""}
    )
    assert told.startswith("docs/bilder/a.png:1 · Die Bilddatei ist leer.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", jpeg()),
        ("a.jpg", jpeg(progressive=True)),
        ("a.jpeg", jpeg() + b"what a phone writes behind the end" + b"\xff\xda" * 300),
        ("a.jpg", turned(6)),
        ("a.jpg", jpeg(exif=b"Exif\0\0II")),
        ("a.jpg", jpeg(exif=b"Exif\0\0II*\0\xff\xff\xff\xff")),
        ("a.jpg", jpeg(icc_profile=b"none")),
        ("a.jpg", save(draw(mode="CMYK"))),
        ("a.jpg", save(draw(mode="L"))),
        ("a.png", png(1, 1)),
        ("a.png", png(mode="P")),
        ("a.png", png(mode="LA")),
        ("a.png", png(mode="1")),
        ("a.png", png(mode="I;16")),
        ("a.gif", save(draw(), "GIF")),
        ("a.webp", save(draw(mode="RGBA"), "WEBP")),
        ("a.avif", save(draw(), "AVIF")),
        ("a.svg", b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
    ],
)
def test_sound_picture_is_not_told(name: str, data: bytes, tmp_path: Path) -> None:
    assert tell(tmp_path, {**shown(name), f"posts/bilder/{name}": data}) == []


@pytest.mark.parametrize(
    "data",
    [telling(40, 30), telling(40, 30, "PNG"), telling(40, 30, "WEBP"), moving(), save(draw(), "AVIF"), many_scans()],
)
def test_every_beginning_of_a_picture_can_be_read(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    for length in range(0, len(data), 1 + len(data) // 400):
        file.write_bytes(data[:length])
        read_picture(file, length, whole=True)


def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    """Nothing is decoded before the head said how much it is: 900 million points would be counted here."""
    import tracemalloc

    files = [("a.png", bomb()), ("a.webp", huge_webp())]
    for name, data in files:
        (tmp_path / name).write_bytes(data)
        tracemalloc.start()
        read_picture(tmp_path / name, len(data), whole=True)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


def test_a_picture_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(tmp_path, {"posts/a.md": post(), "posts/bilder/a.png": b"", "posts/bilder/b.png": png()})
    settings, _ = read_settings(tmp_path / "mkdocs.yml")
    cache, looked = Cache(), []

    def look(file: Path, size: int, *, whole: bool) -> Look:
        looked.append(file.name)
        return read_picture(file, size, whole=whole)

    monkeypatch.setattr("wiq_site.picture_files.read_picture", look)
    first = check_project(settings, NOW, cache).problems
    second = check_project(settings, NOW, cache).problems
    assert first == second and len(first) == 1 and looked == ["a.png", "b.png"]
    (tmp_path / "posts/bilder/b.png").write_bytes(b"")
    assert len(check_project(settings, NOW, cache).problems) == 2 and looked == ["a.png", "b.png", "b.png"]


def test_a_preview_decodes_nothing(tmp_path: Path) -> None:
    data = jpeg(400, 300)[:-400]
    (tmp_path / "a.jpg").write_bytes(data)
    assert read_picture(tmp_path / "a.jpg", len(data), whole=False).head
    assert read_picture(tmp_path / "a.jpg", len(data), whole=True).head is None


def test_kinds_are_told_by_content() -> None:
    kinds = [
        jpeg(),
        png(),
        save(draw(), "WEBP"),
        save(draw(), "GIF"),
        save(draw(), "AVIF"),
        HEIC,
        b"%PDF-1.7",
        b"",
        b"x",
    ]
    assert [find_kind(data[:HEAD]) for data in kinds] == [
        "JPEG", "PNG", "WebP", "GIF", "AVIF", "HEIC", "PDF", "", "",
    ]  # fmt: skip
