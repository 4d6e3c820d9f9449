//! Behavior, tested through the public API: a module per room, case tables
//! beside them in `cases/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop with a panic"
)]

mod address;
mod address_laws;
mod address_links;
mod address_origin;
mod article;
mod audit;
mod catalogue;
mod consent;
mod dates;
mod editorial_example;
mod example;
mod exchange;
mod exchange_fixture;
mod exchange_refusals;
mod exchange_write;
mod explain;
mod format_example;
mod language;
mod locales;
mod messages;
mod negotiation_cases;
mod negotiation_decision;
mod negotiation_example;
mod negotiation_laws;
mod negotiation_limits;
mod negotiation_parsing;
mod negotiation_suggestion;
mod news_site;
mod numbers;
mod postgres_database;
mod published_links;
mod reading_time;
mod romanization;
mod rooms;
mod slug;
mod store;
mod typography;
mod udhr;
