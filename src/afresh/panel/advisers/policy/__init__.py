"""What do law and policy ask?"""
