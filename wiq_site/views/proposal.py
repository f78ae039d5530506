"""The page for those who bring an idea: by mail with the questions in it, or on a sheet of paper."""

from dataclasses import dataclass

from wiq_site.addresses import IDEAS, PROPOSE, absolute, shorten_address
from wiq_site.site.plan import Site
from wiq_site.views.answers import PROPOSAL, proposal_link
from wiq_site.views.chips import START, Chip


@dataclass(frozen=True)
class MailboxView:
    """A mailbox that takes ideas, and for where; ``areas`` is empty where it is the only one."""

    mailbox: str
    areas: str
    link: str


@dataclass(frozen=True)
class ProposalView:
    """``boxes`` and ``anschrift`` say where ideas go; what is not known is empty. ``short`` is the page's address."""

    title: str
    crumbs: tuple[Chip, ...]
    boxes: tuple[MailboxView, ...]
    anschrift: tuple[str, ...]
    questions: tuple[str, ...]
    site_name: str
    short: str


def proposal_view(site: Site) -> ProposalView:
    """Everything that the page and its sheet show."""
    provider = site.settings.options.anbieter
    where = (provider.name, *provider.anschrift) if provider and provider.anschrift else ()
    return ProposalView(
        title="Idee einbringen",
        crumbs=(START, Chip("Idee sucht Team", IDEAS)),
        boxes=_find_boxes(site),
        anschrift=tuple(filter(None, where)),
        questions=PROPOSAL,
        site_name=site.settings.site_name,
        short=shorten_address(absolute(PROPOSE, site.settings.site_url)),
    )


def _find_boxes(site: Site) -> tuple[MailboxView, ...]:
    """The mailboxes of areas, each with its areas; at the end that of the site, for everybody else."""
    catalogue, default = site.catalogue, site.settings.options.kontakt
    found: dict[str, list[str]] = {}
    for slug, term in catalogue.taxonomies.gebiet.items():
        if box := catalogue.find_mailbox(None, (slug,), default):
            found.setdefault(box, []).append(term.label)
    if default:
        found[default] = [*found.pop(default, ()), "überall sonst"]
    alone = len(found) == 1 and default in found
    words = {box: "" if alone else " · ".join(areas) for box, areas in found.items()}
    return tuple(MailboxView(box, areas, proposal_link(box)) for box, areas in words.items())
