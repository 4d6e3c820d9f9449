//! What the store promises, on every database that it can have.

mod backends;
mod cluster;
mod drafts;
mod events;
mod import;
mod killed;
mod left_out;
mod lists;
mod newsroom;
mod open;
mod read;
mod replica;
mod restart;
