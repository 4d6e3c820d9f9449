//! What the benchmarks share. Run them with `cargo bench -p dvomova-benches`.
