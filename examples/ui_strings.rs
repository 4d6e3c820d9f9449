//! Prints every message of the crate: its id, English, Ukrainian, side by side.
//!
//! ```console
//! $ cargo run -q --example ui_strings
//! ```
