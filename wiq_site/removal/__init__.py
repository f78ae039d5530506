"""Taking something down: where a word or a name stands, in what editors wrote and in what was made of it."""
