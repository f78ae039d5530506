"""The HTML around the pages: Material's templates and style sheets under ours, without MkDocs and Material's script."""
