//! What the store promises, on every database that it can have.

mod backends;
mod cluster;
mod concurrent;
mod drafts;
mod events;
mod import;
mod isolation;
mod killed;
mod left_out;
mod lists;
mod model;
mod moments;
mod newsroom;
mod open;
mod random;
mod read;
mod replica;
mod restart;
