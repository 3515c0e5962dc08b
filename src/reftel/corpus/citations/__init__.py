"""Telegrams that others name in their text by number: whose number it is, and which cable of the archive that is."""
