//! Checks `locales/` and writes the typed messages that `ui` offers.

fn main() {
    dvomova_codegen::library("locales");
}
