"""Hints about picture files, found in their first and last bytes."""

import struct
from pathlib import Path

import pytest
from editing import NOW, post, tell

from wiq_site.cache import Cache
from wiq_site.project import check_project
from wiq_site.settings import read_settings
from wiq_site.source.pictures import find_kind, read_picture_faults

NOTHING = b""


def tiff(*tags: int, order: str = "<") -> bytes:
    """Exif with a directory of GPS data that holds ``tags``."""
    head = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(f"{order}I", 8)
    first = struct.pack(f"{order}HHHIII", 1, 0x8825, 4, 1, 26, 0)
    return (
        head
        + first
        + struct.pack(f"{order}H", len(tags))
        + b"".join(struct.pack(f"{order}HHII", tag, 2, 2, 0) for tag in tags)
    )


def jpeg(exif: bytes = NOTHING, *, end: bytes = b"\xff\xd9") -> bytes:
    data = b"Exif\0\0" + exif
    segment = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data if exif else NOTHING
    return b"\xff\xd8\xff\xe0\0\4xx" + segment + b"\xff\xda\0\2" + b"x" * 50 + end


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + b"\0\0\0\0"


def png(*chunks: bytes, end: bool = True) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + (chunk(b"IEND", NOTHING) if end else NOTHING)


def webp(*parts: tuple[bytes, bytes]) -> bytes:
    data = b"WEBP" + b"".join(
        name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for name, part in parts
    )
    return b"RIFF" + struct.pack("<I", len(data)) + data


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 50
AVIF = b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + b"x" * 50


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jpg", b"", "ist leer"),
        ("a.png", b"", "ist leer"),
        ("a.jpg", jpeg(end=b""), "fehlt das Ende"),
        ("a.png", png(end=False), "fehlt das Ende"),
        ("a.webp", webp((b"VP8 ", b"x" * 20))[:-5], "fehlt das Ende"),
        ("a.gif", b"GIF89a" + b"x" * 40, "fehlt das Ende"),
        ("a.jpg", HEIC, "HEIC-Foto"),
        ("a.svg", b"", "ist leer"),
        ("a.svg", png(), "verspricht SVG, der Inhalt ist PNG"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "verspricht PNG, der Inhalt ist SVG"),
        ("a.jpg", png(), "verspricht JPEG, der Inhalt ist PNG"),
        ("a.png", jpeg(), "verspricht PNG, der Inhalt ist JPEG"),
        ("a.webp", AVIF, "verspricht WebP, der Inhalt ist AVIF"),
        ("a.jpg", b"<!doctype html><title>Fehler</title>", "kein lesbares Bild"),
        ("a.jpg", jpeg() + b"\0" * 5_000_000 + b"\xff\xd9", "hat 5,0 MB"),
        ("a.jpg", jpeg(tiff(1, 2)), "wo es aufgenommen wurde"),
        ("a.JPG", jpeg(tiff(2, order=">")), "wo es aufgenommen wurde"),
        ("a.png", png(chunk(b"tEXt", b"x"), chunk(b"eXIf", tiff(4))), "wo es aufgenommen wurde"),
        ("a.webp", webp((b"VP8X", b"x" * 9), (b"EXIF", tiff(3))), "wo es aufgenommen wurde"),
        ("a.jpg", jpeg(b"http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='51'>"), "wo es aufgenommen wurde"),
    ],
)
def test_fault_is_told(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {f"posts/bilder/{name}": data})
    assert len(told) == 1 and told[0].startswith(f"posts/bilder/{name}:1 · Hinweis: ") and words in told[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", jpeg()),
        ("a.jpeg", jpeg() + b"what a phone writes behind the end"),
        ("a.jpg", jpeg(tiff(0))),
        ("a.jpg", jpeg(tiff())),
        ("a.jpg", jpeg(b"II*\0\xff\xff\xff\xff")),
        ("a.jpg", jpeg(b"II")),
        ("a.png", png(chunk(b"IHDR", b"x" * 13))),
        ("a.gif", b"GIF89a" + b"x" * 40 + b";"),
        ("a.webp", webp((b"VP8 ", b"x" * 21))),
        ("a.avif", AVIF),
        ("a.svg", b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
    ],
)
def test_sound_picture_is_not_told(name: str, data: bytes, tmp_path: Path) -> None:
    assert tell(tmp_path, {f"posts/bilder/{name}": data}) == []


@pytest.mark.parametrize("data", [jpeg(tiff(1, 2, 3)), png(chunk(b"eXIf", tiff(1))), webp((b"EXIF", tiff(1)))])
def test_every_beginning_of_a_picture_can_be_read(data: bytes, tmp_path: Path) -> None:
    for length in range(len(data)):
        file = tmp_path / f"a{length}.jpg"
        file.write_bytes(data[:length])
        read_picture_faults(file, length)


def test_a_picture_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(tmp_path, {"posts/a.md": post(), "posts/bilder/a.png": b"", "posts/bilder/b.png": png()})
    settings, _ = read_settings(tmp_path / "mkdocs.yml")
    cache, looked = Cache(), []

    def look(file: Path, size: int) -> tuple[tuple[str, str], ...]:
        looked.append(file.name)
        return read_picture_faults(file, size)

    monkeypatch.setattr("wiq_site.reader.read_picture_faults", look)
    first = check_project(settings, NOW, cache).problems
    second = check_project(settings, NOW, cache).problems
    assert first == second and len(first) == 1 and looked == ["a.png", "b.png"]
    (tmp_path / "posts/bilder/b.png").write_bytes(b"")
    assert len(check_project(settings, NOW, cache).problems) == 2 and looked == ["a.png", "b.png", "b.png"]


def test_kinds_are_told_by_content() -> None:
    assert [find_kind(data) for data in (jpeg(), png(), webp(), HEIC, AVIF, b"%PDF-1.7", b"", b"text")] == [
        "JPEG", "PNG", "WebP", "HEIC", "AVIF", "PDF", "", "",
    ]  # fmt: skip
