"""What is measured, and not tested: speed and quality, side by side with other programs."""
