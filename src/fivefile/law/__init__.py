"""What follows from these facts on this day: rules as data, three-valued, with a trace."""
