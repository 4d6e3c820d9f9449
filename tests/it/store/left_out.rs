//! Where there is no PostgreSQL, the tests pass on SQLite and tell at the end
//! what they left out. Where everything is to be tested, a missing server is a
//! failure.

use std::env;
use std::io::{self, Write};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{LazyLock, Mutex};

/// The variable, or `None` where the test that asks is left out. `test` is the
/// name of a type in it, as `type_name` tells it.
pub(crate) fn variable(name: &str, test: &str) -> Option<String> {
    let value = env::var(name).ok().filter(|value| !value.is_empty());
    if value.is_none() {
        let test = test.strip_prefix("it::").unwrap_or(test);
        let test = test.trim_end_matches("::{{closure}}");
        let everything = env::var("CI").is_ok_and(|value| value == "true");
        assert!(!everything, "{name} is not set, as {START} does");
        tell(test);
    }
    value
}

const START: &str = "`eval \"$(.ci/postgres start)\"`";

/// The harness shows nothing that a passing test prints and runs nothing after
/// the last one. `sort` does both: it writes to the standard error once its
/// input ends, which is when this process ends.
static AT_THE_END: LazyLock<Mutex<Option<ChildStdin>>> = LazyLock::new(|| {
    let sort = Command::new("sort")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(io::stderr())
        .spawn();
    let mut input = sort.ok().and_then(|mut sort| sort.stdin.take());
    if let Some(input) = &mut input {
        let heading = format!("\nNot tested on PostgreSQL, which {START} starts:");
        writeln!(input, "{heading}").unwrap();
    }
    Mutex::new(input)
});

fn tell(test: &str) {
    match &mut *AT_THE_END.lock().unwrap() {
        Some(input) => writeln!(input, "{test}").unwrap(),
        None => {
            let line = format!("not tested on PostgreSQL: {test}\n");
            io::stderr().write_all(line.as_bytes()).unwrap();
        }
    }
}
