"""The plugin for MkDocs and ProperDocs: the finished files of the core take the place of the builder's own pages.

Everything is made in ``on_config``, the last event before the builder empties the output folder, into a folder of its
own; the builder then only copies. ProperDocs runs this unchanged, because it answers imports of ``mkdocs`` itself.
"""

import logging
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from wiq_site.cache import digest
from wiq_site.frame.policy import without_policy
from wiq_site.hands.builder import plan_site
from wiq_site.hands.faults import WriteProblem, check_room, explain_stop
from wiq_site.hands.marks import Marks
from wiq_site.hands.writer import write_site
from wiq_site.problems import Problem, Severity, find_errors, render_problems, sort_problems
from wiq_site.settings import Settings, read_settings
from wiq_site.site.output import Output

log = get_plugin_logger("wiq")


class WiqPlugin(BasePlugin):  # type: ignore[type-arg]
    """Hooks in the order in which they are called. ``serve`` shows what is not public, and goes on with mistakes."""

    preview = False
    settings: Settings
    made: Path | None = None

    def load_config(self, options: Any, config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Leave the options alone: ``settings`` reads them with line numbers and German messages."""
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """A ``dirty`` build would know only a part of the pages."""
        self.preview = command == "serve"
        if dirty:
            raise PluginError("--dirty geht hier nicht. Was sich nicht geändert hat, wird ohnehin nicht neu gemacht.")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and make everything; take the builder's own pages and templates out of the build."""
        settings, problems = read_settings(Path(config.config_file_path), site_dir=Path(config.site_dir))
        self._stop(problems)
        # While it serves, the builder says where; both may also come from its command line.
        site_url = (config.site_url or settings.site_url).rstrip("/") + "/"
        self.settings = replace(settings, site_url=site_url) if self.preview else settings
        self._make(problems)
        config.nav = []
        config.theme.static_templates = set()
        config.extra_templates = []
        return config

    def _make(self, problems: list[Problem]) -> None:
        """Put all files into a new folder."""
        try:
            planned = plan_site(self.settings, preview=self.preview)
        except WriteProblem as error:
            raise PluginError(str(error)) from None
        except Exception as error:
            raise PluginError(explain_stop(error)) from error
        found = (*problems, *planned.project.problems)
        if not planned.outputs or not self.preview:
            self._stop(found)
        for problem in sort_problems(found):
            log.log(logging.INFO if problem.severity is Severity.HINT else logging.ERROR, problem.render())
        self._remove()
        self.made = Path(tempfile.mkdtemp(prefix="wiq-"))
        outputs = tuple(map(_for_server, planned.outputs)) if self.preview else planned.outputs
        try:
            write_site(outputs, self.made / "site", Marks(Path(os.devnull)))
            if not self.preview:
                check_room(self.settings.site_dir, self.made / "site")
        except WriteProblem as problem:
            raise PluginError(str(problem)) from None
        finally:
            planned.close()

    def _stop(self, problems: "list[Problem] | tuple[Problem, ...]") -> None:
        if find_errors(problems):
            raise PluginError("\n\n" + render_problems(problems) + "\n")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The finished files, and no others."""
        assert self.made is not None
        made = self.made / "site"
        found = (file for file in sorted(made.rglob("*")) if file.is_file())
        return Files([File.generated(config, f.relative_to(made).as_posix(), abs_src_path=str(f)) for f in found])

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Watch the content as well; the folders may be missing while somebody tidies up."""
        for path in self.settings.sources:
            if path.exists():
                server.watch(str(path))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything is copied."""
        self._remove()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        self._remove()

    def _remove(self) -> None:
        if self.made is not None:
            shutil.rmtree(self.made, ignore_errors=True)
            self.made = None


def _for_server(output: Output) -> Output:
    """A page without its policy, which would forbid the script by which the builder's own server reloads pages."""
    if not output.address.endswith(".html"):
        return output

    def make() -> bytes:
        return without_policy(output.make())

    return Output(output.address, digest("server", output.key), make)
