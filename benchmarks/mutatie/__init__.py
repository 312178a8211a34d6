"""Mutation testing: does any test fail when the code is made wrong?"""
