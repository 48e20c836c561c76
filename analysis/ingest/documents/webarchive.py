"""Web pages saved with everything that belongs to them: only the page itself is read."""

from datetime import date
from email.message import EmailMessage

from analysis.ingest import problems
from analysis.ingest.documents.mail import head_of, parse_mail, read_part
from analysis.ingest.documents.writing import fill
from analysis.models import Article

PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(data: bytes, name: str, today: date) -> Article:
    """The article in the saved page. The day on which it was saved tells nothing of the article."""
    archive = parse_mail(data)
    root = find_root(archive)
    if root is None:
        raise problems.no_article(name)
    places = (head_of(archive, "Snapshot-Content-Location"), head_of(root, "Content-Location"))
    url = next((place for place in places if place.startswith(("http://", "https://"))), None)
    return fill(read_part(root, None, name, today), {"url": url})


def find_root(archive: EmailMessage) -> EmailMessage | None:
    """The page: the part that the archive says it starts with, or the first page in it."""
    pages = [part for part in archive.walk() if part.get_content_type() in PAGES]
    start = str(archive.get_param("start") or "")
    started = (page for page in pages if start and head_of(page, "Content-ID") == start)
    return next(started, pages[0] if pages else None)
