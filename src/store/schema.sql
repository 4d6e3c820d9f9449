-- The store's tables, in SQLite's words; PostgreSQL's are made from them.
-- Times are milliseconds since 1970 in UTC, ids of articles the 16 bytes of
-- their UUID. Lists are JSON.

-- What holds for the whole store. `names_version` grows with every change of a
-- section, tag, person or source.
CREATE TABLE @site (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    generation TEXT NOT NULL,
    names_version INTEGER NOT NULL
) STRICT;

-- Sections, tags, persons and sources. `imported` is a hash of what was
-- imported last.
CREATE TABLE @term (
    kind TEXT NOT NULL CHECK (kind IN ('section', 'tag', 'person', 'source')),
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    merged_into TEXT,
    imported TEXT,
    PRIMARY KEY (kind, id)
) STRICT;

-- How a term is called, in each language that has a name for it.
CREATE TABLE @term_name (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'uk')),
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    page TEXT,
    PRIMARY KEY (kind, id, language),
    FOREIGN KEY (kind, id) REFERENCES @term (kind, id)
) STRICT;

-- Every slug that leads to a term. Those that `term_name` does not have are
-- former ones.
CREATE TABLE @term_slug (
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    slug TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, language, slug),
    FOREIGN KEY (kind, id) REFERENCES @term (kind, id)
) STRICT;

-- What both languages of an article share.
CREATE TABLE @article (
    id BLOB NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    original TEXT NOT NULL CHECK (original IN ('en', 'uk')),
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    tags TEXT NOT NULL,
    authors TEXT NOT NULL,
    source TEXT,
    picture TEXT,
    reactions TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    merged_into BLOB REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    imported TEXT
) STRICT;
CREATE INDEX article_merged_into ON @article (merged_into) WHERE merged_into IS NOT NULL;

-- Articles on the same topic, in order.
CREATE TABLE @related (
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    other BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (article, position)
) STRICT;
CREATE INDEX related_other ON @related (other);

-- A text as it was saved in one language. Never changed; erased by a purge, or
-- as the oldest of many autosaves.
CREATE TABLE @revision (
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL CHECK (language IN ('en', 'uk')),
    number INTEGER NOT NULL,
    saved TEXT NOT NULL CHECK (saved IN ('saved', 'autosaved', 'imported')),
    saved_at INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    origin TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    alternative_text TEXT,
    caption TEXT,
    credit TEXT,
    seo_title TEXT,
    seo_description TEXT,
    key_points TEXT NOT NULL,
    parts TEXT NOT NULL,
    made_from TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (article, language, number)
) STRICT;

-- An article in one language: where its work, its publication and its
-- freshness stand. `made_from` are the source's parts that the head was made
-- from, or that somebody accepted since; `live_made_from` those of the live
-- revision, `next_made_from` those of `next_revision`, which is the live one
-- from `next_at` on: also once `next_told`, so that a clock that goes back shows
-- what it showed. `update_revision` is the first that the last update speaks of.
-- Rows are long: in the tree of a table without row ids most would overflow,
-- and a search would read the overflow of each row that it passes.
CREATE TABLE @variant (
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL CHECK (language IN ('en', 'uk')),
    version INTEGER NOT NULL,
    slug TEXT NOT NULL,
    work TEXT NOT NULL CHECK (work IN ('draft', 'in_review', 'approved')),
    head INTEGER NOT NULL,
    live INTEGER,
    live_since INTEGER,
    live_from INTEGER,
    live_until INTEGER,
    first_published_at INTEGER,
    updated_at INTEGER,
    update_kind TEXT,
    update_note TEXT,
    update_revision INTEGER,
    next_revision INTEGER,
    next_at INTEGER,
    next_update_kind TEXT,
    next_update_note TEXT,
    next_told INTEGER NOT NULL,
    withdrawn_at INTEGER,
    notice TEXT,
    purged_at INTEGER,
    told INTEGER NOT NULL,
    due_at INTEGER,
    imported TEXT,
    made_from TEXT,
    live_made_from TEXT,
    next_made_from TEXT,
    PRIMARY KEY (article, language)
) STRICT;
CREATE INDEX variant_due_at ON @variant (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX variant_live_from ON @variant (live_from) WHERE live_from IS NOT NULL;
CREATE INDEX variant_live_until ON @variant (live_until) WHERE live_until IS NOT NULL;
CREATE INDEX variant_next_at ON @variant (next_at) WHERE next_at IS NOT NULL;

-- Every slug that leads to an article. Those that no variant has are former
-- ones. `merged_from` is the article to which it led before that was merged.
CREATE TABLE @slug (
    language TEXT NOT NULL CHECK (language IN ('en', 'uk')),
    slug TEXT NOT NULL,
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    merged_from BLOB REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (language, slug)
) STRICT, WITHOUT ROWID;
CREATE INDEX slug_article ON @slug (article);
CREATE INDEX slug_merged_from ON @slug (merged_from) WHERE merged_from IS NOT NULL;

-- Paths of a former site. `merged_from` as of a slug.
CREATE TABLE @legacy (
    path TEXT NOT NULL PRIMARY KEY,
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT CHECK (language IN ('en', 'uk')),
    merged_from BLOB REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX legacy_article ON @legacy (article);
CREATE INDEX legacy_merged_from ON @legacy (merged_from) WHERE merged_from IS NOT NULL;

-- Made from `article` and `variant`: in which lists a text stands from
-- `live_from` on.
CREATE TABLE @listed (
    list TEXT NOT NULL,
    language TEXT NOT NULL,
    first_published_at INTEGER NOT NULL,
    article BLOB NOT NULL,
    live_from INTEGER NOT NULL,
    live_until INTEGER,
    PRIMARY KEY (list, language, first_published_at, article)
) STRICT, WITHOUT ROWID;

-- Made from `article`, `variant` and `revision`: what translators have to do
-- from `since` on, until `until`.
CREATE TABLE @queue (
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('missing', 'stale')),
    since INTEGER NOT NULL,
    article BLOB NOT NULL,
    until INTEGER,
    PRIMARY KEY (language, state, since, article)
) STRICT, WITHOUT ROWID;

-- What happened, and what caches must forget because of it.
CREATE TABLE @event (
    id @identity,
    transaction_id INTEGER NOT NULL DEFAULT (0 /*pg + pg_current_xact_id()::text::bigint */),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    happened TEXT NOT NULL,
    article BLOB,
    language TEXT,
    subject TEXT,
    version INTEGER,
    revision INTEGER,
    note TEXT,
    cache_tags TEXT NOT NULL,
    urls TEXT NOT NULL
) STRICT;
CREATE INDEX event_article ON @event (article, id);
CREATE INDEX event_subject ON @event (subject, id) WHERE subject IS NOT NULL;
CREATE INDEX event_transaction ON @event (transaction_id, id);

-- Keys that open one revision before it is public.
CREATE TABLE @preview (
    token TEXT NOT NULL PRIMARY KEY,
    article BLOB NOT NULL REFERENCES @article (id) DEFERRABLE INITIALLY DEFERRED,
    language TEXT NOT NULL,
    revision INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
CREATE INDEX preview_article ON @preview (article, language);
