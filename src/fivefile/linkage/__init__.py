"""Are two records about one person? Comparisons with levels, their weights, candidates, and what people judged."""
