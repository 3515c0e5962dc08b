"""What became of plans: the acts they are of, the sentences that tell of them, and the verdicts."""
