"""Small repairs of the theme's HTML, each with the rule it breaks."""

import re

_TOC_LABEL = re.compile(r'<label class="md-nav__link md-nav__link--active" for="__toc">.*?</label>', re.DOTALL)


def repair_html(html: str) -> str:
    """The page as it should be.

    * ``tabindex=""`` is no number, ``autocomplete`` does not belong on a check box (HTML, 4.10.5).
    * A ``label`` for the table of contents names an input that pages without contents do not have (HTML, 4.10.4).
    """
    html = html.replace(' tabindex=""', "").replace(
        ' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'
    )
    html = html.replace(' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"')
    return html if 'id="__toc"' in html else _TOC_LABEL.sub("", html).replace(' for="__toc"', "")
