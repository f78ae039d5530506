"""Feeds: which items each holds (``plan``), and how they are written (``rss``)."""
