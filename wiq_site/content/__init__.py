"""Documents → typed content: taxonomies, teams, posts, hand-written pages, and the problems found on the way."""
