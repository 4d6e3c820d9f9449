//! Examples run as people run them: a process, standard input, standard output.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What the example prints for an input.
#[track_caller]
pub(crate) fn run(name: &str, arguments: &[&str], input: &str) -> String {
    let output = output(name, arguments, input.as_bytes());
    assert!(
        output.status.success(),
        "{name} ended with {}",
        output.status
    );
    String::from_utf8(output.stdout).unwrap()
}

/// How the example ends for an input, and what it prints.
pub(crate) fn output(name: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(name)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // An example that refuses its arguments may read nothing.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The example that `cargo test` has built beside this binary.
pub(crate) fn command(name: &str) -> Command {
    let tests = std::env::current_exe().unwrap();
    let built = tests.parent().and_then(Path::parent).unwrap();
    let example = built.join("examples").join(name);
    assert!(
        example.exists(),
        "{} is not there: `cargo test` builds it, `cargo test --test it` does not",
        example.display()
    );
    let mut command = Command::new(example);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}
