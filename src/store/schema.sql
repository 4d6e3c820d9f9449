-- One row: which database this is, and which state its names are in.
CREATE TABLE @site (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    generation TEXT NOT NULL,
    names_version INTEGER NOT NULL
) STRICT;
