"""The sample collection: short articles from six invented outlets about three invented stories."""

from importlib.resources import files

SAMPLE_NAME = "Sample: three invented stories"
SUFFIXES = (".html", ".txt")


def sample_files() -> tuple[tuple[str, bytes], ...]:
    """Name and content of every sample article, in the order of their names."""
    articles = (item for item in files(__name__).iterdir() if item.name.endswith(SUFFIXES))
    return tuple(sorted((item.name, item.read_bytes()) for item in articles))
