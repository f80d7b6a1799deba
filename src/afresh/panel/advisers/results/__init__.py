"""Is it turning the curve?"""
