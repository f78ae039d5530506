"""The hands that put finished files down: the writer, the preview, and the plugin for MkDocs."""
