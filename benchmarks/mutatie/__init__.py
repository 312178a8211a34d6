"""Mutation testing: whether any test fails when the code is made wrong."""
