use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::checked::check;
use crate::emit::{self, Purpose};
use crate::source::Source;

/// For a site's `build.rs`: checks the folder's messages together with those of
/// `dvomova` below them and writes `messages.rs` into the build's output.
///
/// The package must depend on `dvomova` itself, whose build tells where its
/// messages are. Faults are build errors, each with file, line and column.
pub fn site(folder: impl AsRef<Path>) {
    let folder = folder.as_ref();
    watch(folder);
    println!("cargo::rerun-if-env-changed=DEP_DVOMOVA_LOCALES");
    let Some(library) = env::var_os("DEP_DVOMOVA_LOCALES").map(PathBuf::from) else {
        return fail(
            "the messages of `dvomova` are not found; add `dvomova` to [dependencies] beside \
             `dvomova-codegen` in [build-dependencies]",
        );
    };
    watch(&library);
    if let Err(failure) = write_messages(Some(&library), folder) {
        fail(&failure);
    }
}

/// For the `build.rs` of `dvomova`: checks the folder's messages, writes
/// `messages.rs` and `sources.rs` into the build's output and tells the builds
/// of sites where the folder is.
#[doc(hidden)]
pub fn library(folder: impl AsRef<Path>) {
    let folder = folder.as_ref();
    watch(folder);
    match fs::canonicalize(folder) {
        Ok(whole) => println!("cargo::metadata=locales={}", whole.display()),
        Err(error) => return fail(&format!("{}: {error}", folder.display())),
    }
    if let Err(failure) = write_messages(None, folder) {
        fail(&failure);
    }
}

fn watch(folder: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
}

/// Makes the build fail; each line becomes an error of its own.
fn fail(why: &str) {
    for line in why.lines() {
        println!("cargo::error={line}");
    }
}

fn write_messages(library: Option<&Path>, folder: &Path) -> Result<(), String> {
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or("OUT_DIR is not set; call this from build.rs")?;
    let read = |folder: &Path| Source::read_folder(folder).map_err(|it| it.to_string());
    let below = library.map_or_else(|| Ok(Vec::new()), read)?;
    let above = read(folder)?;
    let checked = match library {
        Some(_) => check(&below, &above),
        None => check(&above, &[]),
    };
    let checked = checked.map_err(|problems| problems.to_string())?;
    let purpose = match library {
        Some(_) => Purpose::Site,
        None => Purpose::Library,
    };
    let write = |name: &str, code: &str| {
        let path = out.join(name);
        fs::write(&path, code).map_err(|error| format!("{}: {error}", path.display()))
    };
    write("messages.rs", &emit::messages(&checked, purpose))?;
    if purpose == Purpose::Library {
        write("sources.rs", &emit::sources(&above, folder))?;
    }
    Ok(())
}
