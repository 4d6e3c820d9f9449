//! Checks this site's messages together with those of dvomova.

fn main() {
    dvomova_codegen::site("locales");
}
