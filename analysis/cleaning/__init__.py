"""Which lines of a text are the story, and which only stand around it: pictures, prompts, lists."""

from analysis.cleaning.blocks import find_blocks
from analysis.cleaning.language import detect_language
from analysis.cleaning.masking import mask
from analysis.cleaning.moments import Moment, Moments, find_moments
from analysis.cleaning.statements import find_byline, find_title

__all__ = [
    "Moment",
    "Moments",
    "detect_language",
    "find_blocks",
    "find_byline",
    "find_moments",
    "find_title",
    "mask",
]
