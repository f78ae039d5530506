"""The command ``wiq`` and all its parts. It speaks German; exit status 1 says that something is wrong."""

import click

from wiq_site.commands.comparing import unterschied
from wiq_site.commands.drupal import drupal
from wiq_site.commands.editing import neu, umbenennen
from wiq_site.commands.form import formular, redaktion
from wiq_site.commands.founding import neue_stadt
from wiq_site.commands.generators import GENERATOR_COMMANDS
from wiq_site.commands.importing import importieren
from wiq_site.commands.paper import aushang, rundbrief
from wiq_site.commands.parts import help_option
from wiq_site.commands.profiles import import_profiles, steckbrief
from wiq_site.commands.removing import entfernen
from wiq_site.commands.site import build, check, schema, serve, webserver

COMMANDS: tuple[click.Command, ...] = (
    build,
    check,
    serve,
    webserver,
    schema,
    neu,
    umbenennen,
    entfernen,
    unterschied,
    formular,
    redaktion,
    steckbrief,
    aushang,
    rundbrief,
    neue_stadt,
    importieren,
)
IMPORTS = (drupal, import_profiles, *GENERATOR_COMMANDS)
"""What stands below ``wiq import``."""


class _Commands(click.Group):
    """Whatever happens ends with a German sentence, never with a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Abgebrochen.", err=True)
            ctx.exit(130)
        except Exception as error:
            from wiq_site.hands.faults import explain_refusal, explain_stop

            refused = explain_refusal(error) if isinstance(error, OSError) else None
            click.echo(refused or explain_stop(error), err=True)
            ctx.exit(1)


@click.group(cls=_Commands)
@help_option
def main() -> None:
    """Werkzeug für die Website eines Nachbarschaftsnetzes."""


for command in COMMANDS:
    main.add_command(command)
for command in IMPORTS:
    importieren.add_command(command)
