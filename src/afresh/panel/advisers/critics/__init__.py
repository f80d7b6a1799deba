"""Who speaks against, and what became of it?"""
