"""Quality side by side: what each program repairs in the same text, and what it breaks.

Run it as ``python -m benchmarks.quality`` or ``python benchmarks/quality``; ``--help`` says more.
"""
