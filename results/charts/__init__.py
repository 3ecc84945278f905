"""Numbers -> the geometry of a drawing. Pure: no database, no Django, no markup."""
