"""Static-site generator of *Wir im Quartier*: Markdown with front matter in, pages and feeds out."""

__version__ = "0.1.0"
