"""Is it worth keeping, or outgrown?"""
