"""``python -m wiq_site`` is the command ``wiq``."""

from wiq_site.cli import main

main()
