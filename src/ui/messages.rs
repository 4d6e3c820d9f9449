// The methods and words come from `locales/` by way of `build.rs`.
include!(concat!(env!("OUT_DIR"), "/messages.rs"));
