"""Visits and meetings as cables tell of them, beside what public calendars say."""
