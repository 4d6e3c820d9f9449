//! Six messages in Ukrainian into a reused buffer, beside the crates a site
//! would use instead and what a person would write by hand.
//!
//! All run the same texts. `fluent-bundle` and `fl!` print numbers without
//! groups of digits, so that they do a little less; `rust-i18n` knows no
//! plurals, so that its caller chooses the form.

use std::fmt::{self, Write as _};
use std::hint::black_box;
use std::time::Duration;

use chrono::NaiveDate;
use criterion::{BenchmarkId, Criterion};
use dvomova::language::Language;
use dvomova::ui::{self, LocalTime, PluralCategory};
use dvomova_benches::nanoseconds;
use fluent::{FluentArgs, FluentBundle, FluentResource};
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed_fl::fl;
use rust_embed::RustEmbed;
use rust_i18n::t;

mod messages {
    #![allow(missing_docs, reason = "documented in the catalogue")]
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

use messages::{Messages, Sky};

rust_i18n::i18n!("locales-rust-i18n", fallback = "uk");

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Localizations;

/// What the messages are called with; the compiler knows none of it.
struct Input {
    language: Language,
    name: &'static str,
    count: i64,
    sky: Sky,
    at: LocalTime,
}

#[derive(Clone, Copy)]
enum Kind {
    Static,
    Text,
    Plural,
    Select,
    Term,
    Date,
}

const KINDS: [(&str, Kind); 6] = [
    ("static", Kind::Static),
    ("text", Kind::Text),
    ("plural", Kind::Plural),
    ("select", Kind::Select),
    ("term", Kind::Term),
    ("date", Kind::Date),
];

fn dvomova(kind: Kind, input: &Input, out: &mut String) {
    let m = Messages::new(input.language);
    let _ = match kind {
        Kind::Static => out.write_str(m.bench_static()),
        Kind::Text => write!(out, "{}", m.bench_text(input.name)),
        Kind::Plural => write!(out, "{}", m.bench_plural(input.count)),
        Kind::Select => out.write_str(m.bench_select(input.sky)),
        Kind::Term => out.write_str(m.bench_term()),
        Kind::Date => write!(out, "{}", m.bench_date(input.at)),
    };
}

fn by_hand(kind: Kind, input: &Input, out: &mut String) {
    let _ = match input.language {
        Language::English => by_hand_in_english(kind, input, out),
        Language::Ukrainian => by_hand_in_ukrainian(kind, input, out),
    };
}

/// A number in groups of digits, to stand in a `write!`.
struct Grouped(Language, i64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ui::write_integer(f, self.0, self.1)
    }
}

fn by_hand_in_english(kind: Kind, input: &Input, out: &mut String) -> fmt::Result {
    match kind {
        Kind::Static => out.write_str("Share"),
        Kind::Text => write!(out, "Author: {}", input.name),
        Kind::Plural => {
            let count = Grouped(Language::English, input.count);
            match input.count.unsigned_abs() {
                1 => write!(out, "{count} view"),
                _ => write!(out, "{count} views"),
            }
        }
        Kind::Select => out.write_str(match input.sky {
            Sky::Clear => "Clear, no rain",
            Sky::Cloudy => "Clouds, no rain",
            Sky::Rain => "Rain",
        }),
        Kind::Term => out.write_str("Subscribe to the Riverside newsletter"),
        Kind::Date => {
            const MONTHS: [&str; 12] = [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ];
            let month = usize::try_from(input.at.month()).unwrap_or(1) - 1;
            let month = MONTHS.get(month).copied().unwrap_or_default();
            write!(out, "{month} {}, {}", input.at.day(), input.at.year())
        }
    }
}

fn by_hand_in_ukrainian(kind: Kind, input: &Input, out: &mut String) -> fmt::Result {
    match kind {
        Kind::Static => out.write_str("Поділитися"),
        Kind::Text => write!(out, "Автор: {}", input.name),
        Kind::Plural => {
            let count = Grouped(Language::Ukrainian, input.count);
            let n = input.count.unsigned_abs();
            match (n % 10, n % 100) {
                (1, tens) if tens != 11 => write!(out, "{count} перегляд"),
                (2..=4, tens) if !(12..=14).contains(&tens) => write!(out, "{count} перегляди"),
                _ => write!(out, "{count} переглядів"),
            }
        }
        Kind::Select => out.write_str(match input.sky {
            Sky::Clear => "Ясно, без дощу",
            Sky::Cloudy => "Хмарно, без дощу",
            Sky::Rain => "Дощ",
        }),
        Kind::Term => out.write_str("Підписатися на розсилку «Набережної»"),
        Kind::Date => {
            const MONTHS: [&str; 12] = [
                "січня",
                "лютого",
                "березня",
                "квітня",
                "травня",
                "червня",
                "липня",
                "серпня",
                "вересня",
                "жовтня",
                "листопада",
                "грудня",
            ];
            let month = usize::try_from(input.at.month()).unwrap_or(1) - 1;
            let month = MONTHS.get(month).copied().unwrap_or_default();
            write!(out, "{} {month} {}", input.at.day(), input.at.year())
        }
    }
}

/// A bundle as a site would keep it.
fn bundle() -> FluentBundle<FluentResource> {
    let text = include_str!("locales/uk/bench.ftl").to_owned();
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new(vec!["uk".parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let _ = bundle.add_builtins();
    let _ = bundle.add_resource(resource);
    bundle
}

fn fluent_bundle(
    bundle: &FluentBundle<FluentResource>,
    kind: Kind,
    input: &Input,
    out: &mut String,
) {
    let mut args = FluentArgs::new();
    let id = match kind {
        Kind::Static => "bench-static",
        Kind::Text => {
            args.set("name", input.name);
            "bench-text"
        }
        Kind::Plural => {
            args.set("count", input.count);
            "bench-plural"
        }
        Kind::Select => {
            args.set("sky", input.sky.word());
            "bench-select"
        }
        Kind::Term => "bench-term",
        Kind::Date => {
            args.set("day", input.at.day());
            args.set("month", input.at.month());
            args.set("year", input.at.year());
            "bench-date"
        }
    };
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    if let Some(pattern) = pattern {
        let _ = bundle.write_pattern(out, pattern, Some(&args), &mut Vec::new());
    }
}

fn loader() -> FluentLanguageLoader {
    use i18n_embed::LanguageLoader as _;
    let loader = fluent_language_loader!();
    let ukrainian = "uk".parse().unwrap_or_default();
    let _ = loader.load_languages(&Localizations, &[ukrainian]);
    loader.set_use_isolating(false);
    loader.with_bundles_mut(|bundle| {
        let _ = bundle.add_builtins();
    });
    loader
}

fn i18n_embed_fl(loader: &FluentLanguageLoader, kind: Kind, input: &Input, out: &mut String) {
    out.push_str(&match kind {
        Kind::Static => fl!(loader, "bench-static"),
        Kind::Text => fl!(loader, "bench-text", name = input.name),
        Kind::Plural => fl!(loader, "bench-plural", count = input.count),
        Kind::Select => fl!(loader, "bench-select", sky = input.sky.word()),
        Kind::Term => fl!(loader, "bench-term"),
        Kind::Date => fl!(
            loader,
            "bench-date",
            day = input.at.day(),
            month = input.at.month(),
            year = input.at.year()
        ),
    });
}

fn rust_i18n(kind: Kind, input: &Input, out: &mut String) {
    let locale = input.language.tag();
    out.push_str(&match kind {
        Kind::Static => t!("static", locale = locale),
        Kind::Text => t!("text", locale = locale, name = input.name),
        Kind::Plural => {
            let count = input.count;
            match ui::cardinal(input.language, count.unsigned_abs()) {
                PluralCategory::One => t!("plural.one", locale = locale, count = count),
                PluralCategory::Few => t!("plural.few", locale = locale, count = count),
                _ => t!("plural.many", locale = locale, count = count),
            }
        }
        Kind::Select => match input.sky {
            Sky::Clear => t!("select.clear", locale = locale),
            Sky::Cloudy => t!("select.cloudy", locale = locale),
            Sky::Rain => t!("select.rain", locale = locale),
        },
        Kind::Term => t!("term", locale = locale),
        Kind::Date => {
            // One month stands for the twelve of a whole catalogue.
            let month = t!("month.11", locale = locale);
            let (day, year) = (input.at.day(), input.at.year());
            t!(
                "date",
                locale = locale,
                day = day,
                month = month,
                year = year
            )
        }
    });
}

fn main() {
    let input = black_box(Input {
        language: Language::Ukrainian,
        name: "Оля Савчук",
        count: 1_234,
        sky: Sky::Cloudy,
        at: LocalTime::from(NaiveDate::from_ymd_opt(2025, 11, 5).unwrap_or_default()),
    });
    let (bundle, loader) = (bundle(), loader());
    type Work<'a> = Box<dyn Fn(Kind, &mut String) + 'a>;
    let peers: [(&str, Work<'_>); 5] = [
        ("by hand", Box::new(|kind, out| by_hand(kind, &input, out))),
        ("dvomova", Box::new(|kind, out| dvomova(kind, &input, out))),
        (
            "fluent-bundle",
            Box::new(|kind, out| fluent_bundle(&bundle, kind, &input, out)),
        ),
        (
            "i18n-embed-fl",
            Box::new(|kind, out| i18n_embed_fl(&loader, kind, &input, out)),
        ),
        (
            "rust-i18n",
            Box::new(|kind, out| rust_i18n(kind, &input, out)),
        ),
    ];
    let mut buffer = String::with_capacity(256);
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(500))
        .configure_from_args();
    for (name, kind) in KINDS {
        let mut group = criterion.benchmark_group(format!("messages/{name}"));
        for (peer, work) in &peers {
            group.bench_function(BenchmarkId::from_parameter(peer), |b| {
                b.iter(|| {
                    buffer.clear();
                    work(black_box(kind), &mut buffer);
                    black_box(buffer.len())
                });
            });
        }
        group.finish();
    }
    criterion.final_summary();

    println!("\nEach prints:");
    for (name, kind) in KINDS {
        let texts = peers.iter().map(|(_, work)| {
            buffer.clear();
            work(kind, &mut buffer);
            buffer.clone()
        });
        println!("{name:<8}{}", texts.collect::<Vec<_>>().join(" | "));
    }
    println!(
        "\n{:<8}{:>9}{:>9}{:>17}{:>17}{:>17}",
        "ns", "by hand", "dvomova", "fluent-bundle", "i18n-embed-fl", "rust-i18n"
    );
    for (name, kind) in KINDS {
        let times = peers.each_ref().map(|(_, work)| {
            nanoseconds(|| {
                buffer.clear();
                work(black_box(kind), &mut buffer);
                buffer.len()
            })
        });
        let [hand, ours, fluent, embed, rust] = times;
        println!(
            "{name:<8}{hand:>9.1}{ours:>9.1}{fluent:>17.1}{embed:>17.1}{rust:>17.1}   ours to by \
             hand {:.2}, fluent-bundle to ours {:.1}",
            ours / hand,
            fluent / ours
        );
    }
}
