"""Are those here alike, and who never gets a look in?"""
