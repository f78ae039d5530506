"""Photos in the sizes that pages show: which there are, and how their bytes are made."""
