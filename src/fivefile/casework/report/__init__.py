"""A dossier or a reading as people and programs get it: text, JSON, a page."""
