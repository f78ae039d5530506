"""The empty form as .docx and .odt: the same rows and hints, the same bytes each time."""

from collections.abc import Callable
from pathlib import Path

from wiq_site.content.taxonomies import Taxonomies
from wiq_site.importing.profile.blank_opendocument import write_opendocument
from wiq_site.importing.profile.blank_word import write_word
from wiq_site.importing.profile.form import INTRO, NOT_PUBLIC, ROWS, TITLE, describe_row
from wiq_site.importing.profile.packing import Sheet

WRITERS: dict[str, Callable[[Sheet], bytes]] = {".docx": write_word, ".odt": write_opendocument}


def write_blank(file: Path, site_name: str, terms: Taxonomies) -> None:
    """Write an empty form; never over a file that is there."""
    rows = tuple((f"{row.label_in(site_name)}:", describe_row(row, terms)) for row in ROWS)
    data = WRITERS[file.suffix.lower()](Sheet(site_name, TITLE, (INTRO, NOT_PUBLIC), rows))
    with file.open("xb") as opened:
        opened.write(data)
