//! A PostgreSQL primary with a replica for a test that stops or restarts them,
//! which would disturb all others on a server that they share.

use std::any::type_name;
use std::process::Command;

use tempfile::TempDir;
use tokio::runtime::Runtime;

use super::left_out;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/postgres");

/// Both servers end with the value.
pub(crate) struct Cluster {
    pub(crate) primary: String,
    pub(crate) replica: String,
    folder: TempDir,
}

/// Runs a test on a cluster of its own.
pub(crate) fn on_a_cluster<T: AsyncFn(&Cluster)>(test: T) {
    if left_out::variable("DVOMOVA_TEST_POSTGRES", type_name::<T>()).is_some() {
        let cluster = Cluster::start();
        Runtime::new().unwrap().block_on(test(&cluster));
    }
}

impl Cluster {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let variables = script(&["start", folder.path().to_str().unwrap()]);
        let value = |name: &str| {
            let mut lines = variables.lines();
            let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            value.unwrap().to_owned()
        };
        Self {
            primary: value("export DVOMOVA_TEST_POSTGRES"),
            replica: value("export DVOMOVA_TEST_POSTGRES_REPLICA"),
            folder,
        }
    }

    /// `pg_ctl` on the `primary` or the `replica`: `["restart", "--mode=fast"]`.
    pub(crate) fn control(&self, server: &str, arguments: &[&str]) {
        let folder = self.folder.path().join(server);
        let control = ["control", folder.to_str().unwrap()];
        script(&[&control, arguments].concat());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A failure here must not hide that of the test.
        let folder = self.folder.path();
        let _ = Command::new(SCRIPT).arg("stop").arg(folder).output();
    }
}

fn script(arguments: &[&str]) -> String {
    let output = Command::new(SCRIPT).args(arguments).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}
