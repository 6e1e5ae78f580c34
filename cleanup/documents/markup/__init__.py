"""Markup in angle brackets: HTML, and the vocabularies of XML that news and books are written in.

What each element is to prose stands in tables: ``vocabularies/*.tsv``, an element a row, with its part
(:data:`~cleanup.documents.markup.vocabularies.PARTS`).
"""
