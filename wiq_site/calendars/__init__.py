"""Calendars: which events each holds (``plan``), and how they are written (``ics``)."""
