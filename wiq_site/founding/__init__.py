"""A new town: its first files, out of templates in ``town/``."""
