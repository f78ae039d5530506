"""The guard of what is private: mail addresses, telephone numbers, homes and names that no page should show."""
