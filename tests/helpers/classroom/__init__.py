"""A class and what it hands in, honest or hostile: shared by the classroom's tests."""
