"""What does this person have, need and say?  From a folder of papers to a dossier."""
