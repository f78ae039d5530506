"""Ending of a file → its media type (IANA), the same on every machine."""

HTML = "text/html; charset=utf-8"

_TYPES = {
    "html": HTML,
    "css": "text/css; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "ics": "text/calendar; charset=utf-8",
    "opml": "text/x-opml; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "gpx": "application/gpx+xml",
    "geojson": "application/geo+json",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}

OWN_NAMES = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
"""Names of our own files that say more than their ending."""


def find_media_type(address: str) -> str:
    """``image/webp`` for ``posts/bilder/a.webp``; what is unknown is ``application/octet-stream``."""
    name = address.rpartition("/")[2].lower()
    known = next((kind for own, kind in OWN_NAMES.items() if name == own or _is_archive(name, own)), None)
    return known or _TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def _is_archive(name: str, own: str) -> bool:
    stem, _, ending = own.partition(".")
    return name.startswith(f"{stem}-archiv-") and name.endswith(f".{ending}")
