"""Generated files of the build: made when they are written, and left alone while the old ones still hold.

Belongs to the adapter. Made at once, the feeds and calendars of 10,000 posts would fill the memory.
"""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from wiq_site.cache import digest
from wiq_site.output import Output


class LazyFile(File):
    """A file of which ``build`` gives the text. ``key`` is the digest of everything that the text depends on.

    ``elsewhere`` says that another process writes it.
    """

    key: bytes
    build: Callable[[], str]
    output: Output
    elsewhere = False

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless the one from an earlier build is still there and was built from the same."""
        if not self.output.holds(self.abs_dest_path, self.key) and not self.elsewhere:
            self.write()

    def write(self) -> None:
        """Write the file in any case."""
        write_file(self.build().encode("utf-8"), self.abs_dest_path)


def lazy_file(config: MkDocsConfig, uri: str, output: Output) -> LazyFile:
    """A file at ``uri`` whose ``key`` and ``build`` are told before MkDocs writes."""
    file = LazyFile.generated(config, uri, content="")
    assert isinstance(file, LazyFile)
    file.output = output
    return file


def known_file(config: MkDocsConfig, uri: str, text: str, output: Output) -> LazyFile:
    """A file whose text is known already."""
    file = lazy_file(config, uri, output)
    file.key, file.build = digest(text), lambda: text
    return file
