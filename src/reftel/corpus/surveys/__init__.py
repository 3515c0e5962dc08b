"""Questions over the whole corpus, for lists and drawings: each answered in a bounded number of rows."""
