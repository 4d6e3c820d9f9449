//! Fluent messages of a Ukrainian and English site: checked together, turned
//! into typed Rust.

pub mod script;
