"""Reftel turns diplomatic cables into a cited record of relations."""
