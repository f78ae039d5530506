"""How fast the generator is, beside what editors know: ``make bench``, results in ``RESULTS.md``."""
