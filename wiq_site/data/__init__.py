"""Open data: teams, ideas, posts, dates and terms as JSON and CSV, with JSON Schemas."""
