"""What the corpus keeps on disk beside the records, and how it is brought up to date."""
