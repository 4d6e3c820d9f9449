//! The messages of the `messages` bench, as a site would have them.

fn main() {
    dvomova_codegen::site("locales");
}
