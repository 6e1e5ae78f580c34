"""Tidies the text beside the names: what scraping, copying and translating leave behind.

A rule is a module with a function ``slips``, a row of :data:`cleanup.tidying.tidier.MODULES`, and a name
in :mod:`cleanup.judging.rules`. What it knows of words lies in the tables beside it.
"""
