"""What may be the same under two names, and which themes titles share: proposed, never decided."""
