"""What a rule found in a text."""

from enum import Enum
from typing import NamedTuple


class Reason(Enum):
    """Why a text is told; the value is the sentence behind it."""

    MAIL = "ist keine Mailadresse eines gemeinsamen Postfachs von hier, vielleicht eine private."
    PHONE = "sieht nach einer privaten Telefonnummer aus."
    HOME = "sieht nach einer privaten Adresse aus: Vor der Straße steht kein öffentlicher Ort."
    NAME = "sieht nach dem Namen einer Person aus."
    MAYBE_NAME = "könnten Namen einer Person sein."


class Finding(NamedTuple):
    """A private text and where it begins in the whole. It is shown as it was typed, so that one can look for it."""

    reason: Reason
    text: str
    start: int
