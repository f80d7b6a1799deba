"""Same people, same issues?"""
