"""Sites of other generators (Jekyll, Hugo, MkDocs, Pelican): one record per program, one way for all."""
