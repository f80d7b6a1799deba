"""What has worked elsewhere?"""
