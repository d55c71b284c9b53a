"""What one authority may tell another, about whom and for what: ten arrangements as data, and what follows."""
