//! Findings about articles, folders and rendered pages.
