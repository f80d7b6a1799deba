"""What a sheet is, and what its columns and rows mean."""
