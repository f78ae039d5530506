"""``wiq import jekyll|hugo|mkdocs|pelican``: the site of another generator comes in."""

from pathlib import Path

import click

from wiq_site.commands.importing import run_import
from wiq_site.commands.parts import config_option, help_option

_FOLDERS = {
    "jekyll": "Aus Jekyll: der Ordner mit _config.yml und _posts.",
    "hugo": "Aus Hugo: der Ordner mit hugo.toml und content.",
    "mkdocs": "Aus MkDocs: der Ordner mit mkdocs.yml und docs.",
    "pelican": "Aus Pelican: der Ordner mit pelicanconf.py und content.",
}


def _build_command(name: str, text: str) -> click.Command:
    def run(config_file: Path, ordner: Path) -> None:
        from wiq_site.importing.generators.programs import PROGRAMS
        from wiq_site.importing.generators.reading import read_folder

        run_import(config_file, lambda settings, project: read_folder(PROGRAMS[name], ordner, settings, project))

    folder = click.argument("ordner", type=click.Path(exists=True, file_okay=False, path_type=Path))
    return click.command(name, help=text)(config_option(folder(help_option(run))))


GENERATOR_COMMANDS = tuple(_build_command(name, text) for name, text in _FOLDERS.items())
