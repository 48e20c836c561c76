"""Addresses on the public internet to bytes: pages that somebody asked for, and the lists of feeds.

The only stage that opens connections. What an address leads to is checked before each of them:
only http and https, only ports for the web, only machines on the public internet.
"""

from analysis.fetching.addresses import Address, parse_address
from analysis.fetching.feeds import FeedEntry
from analysis.fetching.fetcher import Fetched, Fetcher
from analysis.fetching.limits import FetchLimits
from analysis.fetching.network import Network, PublicInternet
from analysis.fetching.problems import FetchError

__all__ = [
    "Address",
    "FeedEntry",
    "FetchError",
    "FetchLimits",
    "Fetched",
    "Fetcher",
    "Network",
    "PublicInternet",
    "parse_address",
]
