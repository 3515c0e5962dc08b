"""What is asked of the corpus: agreements over time, positions, relations, threads."""
