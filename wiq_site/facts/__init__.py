"""What other programs read of a page: the card of a link that is passed on, and facts for search engines."""
