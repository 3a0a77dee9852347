"""Mutation testing: code is changed a little, and the tests should notice."""
