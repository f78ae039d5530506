"""Files on disk → front matter with line numbers, body, problems. Knows nothing of teams or posts."""
