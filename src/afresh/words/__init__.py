"""Every sentence a user reads in a report, in one place, ready for translation.

Facts come in; sentences come out. Nothing here knows about markup or files.
"""
