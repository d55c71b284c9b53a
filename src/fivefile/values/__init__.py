"""Small exact things: text in two languages, partial dates, three-valued answers, scripts, sections of law."""
