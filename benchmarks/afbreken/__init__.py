"""Killing builds: whether a whole report is always left."""
