"""Who may do what in a collection, and the log of what was done.

* `words`: roles and deeds in plain words.
* `listing`: who is what.
* `adding`: the form that lets somebody in.
* `changes`: giving and taking roles, and taking that back.
* `links_left`: what a role that was taken leaves open.
* `asking`: the question before somebody shuts themselves out.
* `log`: who did what, when.
"""
