"""PDF documents: letters on places on pages, put back into lines, columns and paragraphs."""

from analysis.ingest.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
