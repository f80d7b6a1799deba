"""Questions on which advisers may pull different ways, and the sides they take."""

_WHO = "Should who sits here change?"
KEEP_MEMBERS = (_WHO, "Keep those who sit here")
CHANGE_MEMBERS = (_WHO, "Bring in others")

_GOES_ON = "Should it go on?"
REFRESH = (_GOES_ON, "Refresh it first")
END = (_GOES_ON, "Replace it or end it")
