"""Ask and answer between nodes, and prove it: envelope, message, keys, node, asker, ledger."""
