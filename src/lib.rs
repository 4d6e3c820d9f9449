//! *Dvomova* (двомова, “two-language”) is for sites that publish the same news
//! in Ukrainian and in English.

// Code that `dvomova-codegen` writes names this crate as `::dvomova`.
extern crate self as dvomova;

pub mod address;
pub mod article;
#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "exchange")]
pub mod exchange;
pub mod language;
pub mod negotiation;
pub mod ui;
