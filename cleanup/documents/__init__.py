"""Files in and out: bytes to text, and edits spliced back into the original bytes."""
