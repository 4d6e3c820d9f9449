//! What the store promises, on every database that it can have.

mod backends;
mod cluster;
mod drafts;
mod killed;
mod left_out;
mod newsroom;
mod open;
