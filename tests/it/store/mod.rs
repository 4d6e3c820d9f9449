//! What the store promises, on every database that it can have.

mod backends;
mod cluster;
mod drafts;
mod events;
mod facts;
mod import;
mod killed;
mod left_out;
mod lists;
mod merge;
mod mistakes;
mod newsroom;
mod open;
mod read;
mod replica;
mod restart;
mod slugs;
mod terms;
mod translate;
