"""Many rows of a database in one text: to hand over a row each takes most of the time of a large query."""

from typing import Any

from django.db.models import Aggregate, TextField


class Together(Aggregate):
    """``Together("driver")`` is ``12,7,7``, ``Together("driver", "points")`` is ``12/25,7/18``: in no order.

    None for no rows. Of columns that are never empty and never hold a comma or a slash, such as ids and numbers.
    """

    function = "GROUP_CONCAT"
    arg_joiner = " || '/' || "
    arity = None
    output_field = TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        told = self.copy()
        told.function, told.template = "STRING_AGG", "%(function)s((%(expressions)s)::text, ',')"
        return told.as_sql(compiler, connection, **context)
