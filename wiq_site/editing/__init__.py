"""Edits that the program does for editors: new files, new names. The core says what is right; here files change."""
