"""What is looked at as files, and charts as pictures."""
