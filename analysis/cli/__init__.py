"""The command line: `python -m analysis`.

* `app`: the commands and their help.
* `inputs`: paths to articles still to be read.
* `extract`, `adding`, `listing`: what the commands do; `telling`: what `add` prints.
* `counter`: how far it is, on a terminal.
"""
