"""Which notebook makes what from what; runs only what changed."""
