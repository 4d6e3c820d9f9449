//! What the store promises, on every database that it can have.

mod backends;
mod cluster;
mod drafts;
mod events;
mod history;
mod import;
mod killed;
mod left_out;
mod lists;
mod names;
mod newsroom;
mod open;
mod parity;
mod preview;
mod queue;
mod read;
mod related_cards;
