"""Where names may stand: tokens, runs, quotations, credits, protected and foreign passages."""
