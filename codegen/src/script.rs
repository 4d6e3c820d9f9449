//! Which script a text is written in, and what that says of its language.
