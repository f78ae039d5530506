"""Small repairs of the theme's HTML, each with the rule it breaks."""

import re

_TOC_LABEL = re.compile(r'<label class="md-nav__link md-nav__link--active" for="__toc">.*?</label>', re.DOTALL)
_MENU_LABEL = '<label class="md-header__button md-icon" for="__drawer">'
_MENU_BUTTON = (
    '<button class="md-header__button md-icon wiq-menu" type="button" aria-label="Menü" aria-expanded="false">'
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6h18v2H3zm0 5h18v2H3zm0 5h18v2H3z"/></svg>'
    "</button>"
)
_SEARCH_DIALOG = 'class="md-search" data-md-component="search" role="dialog"'


def repair_html(html: str) -> str:
    """The page as it should be.

    * ``tabindex=""`` is no number, ``autocomplete`` does not belong on a check box (HTML, 4.10.5).
    * A ``label`` for the table of contents names an input that pages without contents do not have (HTML, 4.10.4).
    * The search dialog has no name (WCAG 2.2, 4.1.2).
    * The menu on phones opens by a label, which no keyboard reaches (WCAG 2.2, 2.1.1). ``main.html`` makes the button
      work; without JavaScript the label stays.
    """
    html = html.replace(' tabindex=""', "").replace(
        ' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'
    )
    html = html.replace(' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"')
    html = html.replace(_SEARCH_DIALOG, f'{_SEARCH_DIALOG} aria-label="Suche"')
    html = html.replace(_MENU_LABEL, f"{_MENU_BUTTON}{_MENU_LABEL}")
    return html if 'id="__toc"' in html else _TOC_LABEL.sub("", html).replace(' for="__toc"', "")
