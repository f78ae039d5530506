"""Old addresses in the form of ``aliases``."""

from pydantic import TypeAdapter, ValidationError

from wiq_site.content.fields import Address

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


def to_alias(address: str) -> str | None:
    """The address as our site has it, with a slash in front; None where it is none that our site can have."""
    address = address if address.startswith("/") else f"/{address}"
    try:
        return f"/{_ADDRESS.validate_python(address)}"
    except ValidationError:
        return None
