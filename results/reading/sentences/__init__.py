"""Tables and charts in words: one sentence each, made from what was read for them. No queries."""
