"""A championship: its tables, every result of its season, how it came to this, teammates."""
