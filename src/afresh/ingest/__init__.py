"""From the records an office keeps, and from public sources, to clean records: `read` is the whole way."""
