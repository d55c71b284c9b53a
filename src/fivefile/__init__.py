"""fivefile: one person's visa history across five countries, told truthfully."""

__version__ = "0.1.0"
