"""Who is one and the same: people, bodies, and whose somebody is."""
