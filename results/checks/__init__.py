"""What the site has computed, compared with what a release of F1DB says. Nothing here writes to the database."""
