"""What is said of the findings: a module an output format."""
