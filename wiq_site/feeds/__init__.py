"""Feeds: which items each holds (``plan``), what these say (``items``), how they are written (``formats``)."""
