"""Pages, feeds and exports of a Drupal site → posts."""
