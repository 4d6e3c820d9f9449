//! Which language a reader wants, and why.
