"""The search: what it knows of a page (``texts``), and the files that the browser asks (``index``)."""
