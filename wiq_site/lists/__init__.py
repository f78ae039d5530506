"""The lists of the site: one record for each, and the one filter rule that makes all their pages out of it."""
