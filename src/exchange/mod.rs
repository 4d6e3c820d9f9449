//! Folders of Markdown with front matter, read and written back.
