//! Threads that may block.

use std::io;
use std::panic::resume_unwind;

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::task::JoinError;

use super::{StoreError, StoreErrorKind};

/// What a task came to. Its panic goes on in whoever waits for it; a task that
/// was not run is told as `stopped`.
pub(super) fn joined<T>(done: Result<T, JoinError>, stopped: &str) -> Result<T, StoreError> {
    done.map_err(|cause| match cause.try_into_panic() {
        Ok(panic) => resume_unwind(panic),
        Err(cause) => StoreError::new(StoreErrorKind::Unavailable, stopped).with_source(cause),
    })
}

/// Begins work that waits for what the database does meanwhile. It has a thread
/// of its own: of those that the runtime lends, the database may get none while
/// this one waits.
pub(super) fn beside_database<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<impl Future<Output = T> + Send, StoreError> {
    let (running, ended) = oneshot::channel::<()>();
    let runtime = Handle::current();
    let thread = std::thread::Builder::new().spawn(move || {
        let _running = running;
        let _runtime = runtime.enter();
        work()
    });
    let thread = thread.map_err(|cause: io::Error| {
        let message = "the system has no thread left: try again";
        StoreError::new(StoreErrorKind::Unavailable, message).with_source(cause)
    })?;
    Ok(async move {
        // Whichever way it ends, it drops what it holds.
        let _ = ended.await;
        match thread.join() {
            Ok(value) => value,
            Err(panic) => resume_unwind(panic),
        }
    })
}
