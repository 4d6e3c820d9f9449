//! What the store promises, on every database that it can have.

mod archive;
mod backends;
mod cluster;
mod drafts;
mod events;
mod import;
mod isolation;
mod killed;
mod left_out;
mod lists;
mod newsroom;
mod open;
mod publish;
mod purge;
mod read;
mod replace;
mod replica;
mod restart;
mod revert;
mod review;
mod scene;
mod takedown;
mod tick;
mod ukrainian_first;
