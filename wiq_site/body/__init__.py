"""Bodies: Markdown is parsed once, and everything that is asked of a body is asked of its tokens."""
