"""The plan of the whole site: every page, feed and file with its address, and how each output file is made."""
