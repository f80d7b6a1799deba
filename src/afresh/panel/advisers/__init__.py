"""The advisers, a folder a standpoint and a file a rule: what is put here is found."""
