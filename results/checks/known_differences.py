"""Where F1DB's tables after a round are known to differ from what its own result sheets give, and why."""

from results.checks.known import KnownDifference

KNOWN_DIFFERENCES: tuple[KnownDifference, ...] = ()
