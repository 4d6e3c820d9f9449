//! Negotiation of six headers that browsers send, beside the crates a site
//! would use instead, and a bare look at every byte.
//!
//! Every one gets the header as text and answers with one of two languages.
//! The peers answer from the order or the weights of the list; only ours tells
//! the range, the reason and the diagnostics with it.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use dvomova::language::{Language, LanguageSet};
use dvomova::negotiation::{AcceptLanguage, SiteRules, prefer};
use fluent_langneg::{
    LanguageIdentifier, NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages,
    parse_accepted_languages,
};

const HEADERS: [(&str, &str); 6] = [
    ("one", "uk"),
    ("firefox-en", "en-US,en;q=0.5"),
    ("chrome-uk", "uk,en-US;q=0.9,en;q=0.8"),
    ("chrome-ru", "ru-RU,ru;q=0.9,uk;q=0.8,en;q=0.7"),
    ("firefox-uk", "uk-UA,uk;q=0.8,en-US;q=0.5,en;q=0.3"),
    (
        "chrome-six",
        "pl-PL,pl;q=0.9,uk-UA;q=0.8,uk;q=0.7,en-US;q=0.6,en;q=0.5",
    ),
];

const AVAILABLE: [&str; 2] = ["en", "uk"];

fn scan(header: &str) -> usize {
    header.bytes().filter(|&byte| byte == b',').count()
}

fn dvomova(header: &str) -> Option<Language> {
    let list = AcceptLanguage::parse(header);
    prefer(&list, LanguageSet::BOTH, &SiteRules::NONE).language()
}

fn fluent_langneg<'a>(
    header: &str,
    available: &'a [LanguageIdentifier],
) -> Option<&'a LanguageIdentifier> {
    let requested = parse_accepted_languages(header);
    negotiate_languages(&requested, available, None, NegotiationStrategy::Matching)
        .first()
        .copied()
}

fn accept_language(header: &str) -> Option<String> {
    accept_language::intersection(header, &AVAILABLE)
        .into_iter()
        .next()
}

fn main() {
    let available: Vec<LanguageIdentifier> = convert_vec_str_to_langids_lossy(AVAILABLE);
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .configure_from_args();
    for (name, header) in HEADERS {
        let mut group = criterion.benchmark_group(format!("negotiation/{name}"));
        group.bench_function(BenchmarkId::from_parameter("scan"), |b| {
            b.iter(|| scan(black_box(header)));
        });
        group.bench_function(BenchmarkId::from_parameter("dvomova"), |b| {
            b.iter(|| dvomova(black_box(header)));
        });
        group.bench_function(BenchmarkId::from_parameter("fluent-langneg"), |b| {
            b.iter(|| fluent_langneg(black_box(header), &available).is_some());
        });
        group.bench_function(BenchmarkId::from_parameter("accept-language"), |b| {
            b.iter(|| accept_language(black_box(header)));
        });
        group.finish();
    }
    criterion.final_summary();

    println!(
        "{:<12}{:>8}{:>10}{:>16}{:>17}{:>20}",
        "ns", "scan", "dvomova", "fluent-langneg", "accept-language", "ours to the faster"
    );
    for (name, header) in HEADERS {
        let scan = nanoseconds(|| scan(black_box(header)));
        let ours = nanoseconds(|| dvomova(black_box(header)));
        let fluent = nanoseconds(|| fluent_langneg(black_box(header), &available));
        let accept = nanoseconds(|| accept_language(black_box(header)));
        println!(
            "{name:<12}{scan:>8.1}{ours:>10.1}{fluent:>16.1}{accept:>17.1}{:>20.2}",
            ours / fluent.min(accept)
        );
    }
}

/// The time that one call takes, the best of many rounds.
fn nanoseconds<T>(mut work: impl FnMut() -> T) -> f64 {
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
