"""A package, so that its test files may be named after the modules of loket.controle.taal."""
