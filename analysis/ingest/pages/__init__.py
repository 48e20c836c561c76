"""The parts of a web page and what they are; `analysis.ingest.webpage` reads pages with them."""
