"""The words of the field as frozen dataclasses; none of them knows a file, a clock or a database."""
