"""Small repairs of the theme's HTML, each with the rule it breaks."""

import re

_TOC_LABEL = re.compile(r'<label class="md-nav__link md-nav__link--active" for="__toc">.*?</label>', re.DOTALL)
_SEARCH_DIALOG = 'class="md-search" data-md-component="search" role="dialog"'


def repair_html(html: str) -> str:
    """The page as it should be.

    * ``tabindex=""`` is no number, ``autocomplete`` does not belong on a check box (HTML, 4.10.5).
    * A ``label`` for the table of contents names an input that pages without contents do not have (HTML, 4.10.4).
    * The search dialog has no name (WCAG 2.2, 4.1.2).
    """
    html = html.replace(' tabindex=""', "").replace(
        ' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'
    )
    html = html.replace(' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"')
    html = html.replace(_SEARCH_DIALOG, f'{_SEARCH_DIALOG} aria-label="Suche"')
    return html if 'id="__toc"' in html else _TOC_LABEL.sub("", html)
