"""Who says what, through whom: the tagger finds the spans, rules tie and explain them.

windows, decoding, tagger   text -> tagged spans (learned)
linking                     tagged spans -> source, cue and content of each statement
sources, chains             who that is, and through whom it came
quotes, hedges, stance, saidon   how it was said
attribute                   all of it, for one article
"""
