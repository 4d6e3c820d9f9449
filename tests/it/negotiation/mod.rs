//! Which language a reader wants.

mod cases;
