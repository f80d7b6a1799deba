"""Who else could be at the table, and who could speak to whom?"""
