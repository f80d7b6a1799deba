"""Are the people who use services heard?"""
