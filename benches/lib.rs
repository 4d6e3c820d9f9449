//! What the benchmarks share. Run them with `cargo bench -p dvomova-benches`.

use std::hint::black_box;
use std::time::Instant;

/// The time that one call takes, in nanoseconds: the best of many rounds.
pub fn nanoseconds<T>(mut work: impl FnMut() -> T) -> f64 {
    const CALLS: u32 = 20_000;
    let best = (0..30)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..CALLS {
                black_box(work());
            }
            start.elapsed()
        })
        .min()
        .unwrap_or_default();
    best.as_secs_f64() * 1e9 / f64::from(CALLS)
}
