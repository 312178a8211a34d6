"""``make watch``: the report follows its files, and the page in the browser follows the report.

One process watches the files and serves the page (``volgen``), and asks another to build (``werkplaats``). That one has
imported everything and splits off a builder with its kernel ahead of need, so that each build still has processes of
its own. All of it is on this machine: the server listens on 127.0.0.1 and answers only who knows the token.
"""
