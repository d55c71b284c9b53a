"""One file a family of pages; what each template receives is a frozen dataclass."""
