"""What web servers should do beside giving out files: headers, media types, redirects; for three kinds of them."""
