"""A project → one of the two states that are compared."""

from datetime import datetime

from wiq_site.bodies import load_html
from wiq_site.cache import Cache, digest
from wiq_site.comparing.differences import State
from wiq_site.problems import Problem, find_errors
from wiq_site.project import Project, check_project
from wiq_site.settings import Settings
from wiq_site.site.plan import Page
from wiq_site.views.render import Renderer


def read_state(
    settings: Settings, now: datetime, cache: Cache, *, is_checked: bool
) -> tuple[State | None, tuple[Problem, ...]]:
    """The state of a project, or its errors. Unless ``is_checked``, photos are not decoded: nobody publishes it."""
    project = check_project(settings, now, cache, whole=is_checked)
    cache.publish()
    if not cache.holds(project.reading.bodies.values()):
        cache = Cache()
        project = check_project(settings, now, cache, whole=is_checked)
    errors = find_errors(project.problems)
    return (_build_state(settings, project, cache), ()) if project.site else (None, errors)


def _build_state(settings: Settings, project: Project, cache: Cache) -> State:
    assert project.site is not None
    bodies = project.reading.bodies
    renderer = Renderer(project.site, lambda uri: load_html(cache, bodies[uri]), cache)

    def key(page: Page) -> bytes:
        return digest(project.content_key, *([bodies[page.entry.document.uri]] if page.entry else []))

    def own_key(page: Page) -> bytes:
        return digest(page.entry.key, bodies[page.entry.document.uri]) if page.entry else b""

    return State(project.site, renderer.fragment, key, own_key, repr(settings).replace(str(settings.root), "."))
