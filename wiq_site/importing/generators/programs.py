"""All generators whose sites come in."""

from wiq_site.importing.generators.hugo import HUGO
from wiq_site.importing.generators.jekyll import JEKYLL
from wiq_site.importing.generators.mkdocs import MKDOCS
from wiq_site.importing.generators.pelican import PELICAN

PROGRAMS = {program.name: program for program in (JEKYLL, HUGO, MKDOCS, PELICAN)}
