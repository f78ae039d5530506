"""What each page shows, as plain values. Templates only write them down."""
