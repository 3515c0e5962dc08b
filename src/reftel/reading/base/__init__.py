"""The linguistic base of the registers: tokens, sentences, quotations, clauses. Knows English, and no diplomacy."""
