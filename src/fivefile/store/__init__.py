"""Where cases are kept: one folder a case."""
