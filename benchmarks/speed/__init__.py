"""What ``cleanup check`` takes, beside codespell and typos: ``python -m benchmarks.speed``."""
