"""What is kept: records of cables, and an index to find any line of them."""
