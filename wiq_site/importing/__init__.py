"""Content of other programs → files of ours."""
