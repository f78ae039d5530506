"""What time it is. Asked once at the border; the core takes the answer as an argument."""

from collections.abc import Mapping
from datetime import datetime

from wiq_site.dates import BERLIN


def read_clock(environment: Mapping[str, str]) -> datetime:
    """Now, in Europe/Berlin; ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) stands in for it where it is set."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), BERLIN) if epoch.isdigit() else datetime.now(BERLIN)
