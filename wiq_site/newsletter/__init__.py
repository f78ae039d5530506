"""``wiq rundbrief``: what is new since a day, as a letter for mail programs."""
