"""The commands of ``wiq``: what they read from the command line and what they say. ``cli.py`` puts them together."""
