//! *Dvomova* (двомова, “two-language”) is for sites that publish the same news
//! in Ukrainian and in English. It answers three questions.
//!
//! # What did we write?
//!
//! An [`Article`](article::Article) has what both languages share, and an
//! edition in one or both. An edition is whole or absent: nothing in it falls
//! back to the other language, and publishing one leaves the other as it is.
//!
//! ```
//! use chrono::{DateTime, Utc};
//! use dvomova::article::{
//!     Article, ArticleId, ArticleVariant, Edition, Publication, Slug, Window,
//! };
//! use dvomova::language::{Language, LanguageSet};
//!
//! let now: DateTime<Utc> = "2025-11-05T10:05:00Z".parse()?;
//! let title = "Нічний трамвай повертається на Поділ";
//! let text: ArticleVariant = serde_json::from_value(serde_json::json!({
//!     "slug": Slug::from_title(title, Language::Ukrainian),
//!     "title": title,
//!     "lead": "Перший вагон вирушить у суботу.",
//!     "body": "Останній нічний рейс тут скасували чотири роки тому.",
//! }))?;
//! let mut edition = Edition::draft(text);
//! edition.publication = Publication::published(Window::from(now));
//! let id = ArticleId::new(now);
//! let article = Article::new(id, "city".parse()?, Language::Ukrainian, edition);
//!
//! assert_eq!(article.public_languages(now), LanguageSet::from(Language::Ukrainian));
//! let ukrainian = article.edition(Language::Ukrainian).ok_or("not written")?;
//! assert_eq!(
//!     ukrainian.variant.slug.as_str(),
//!     "nichnyi-tramvai-povertaietsia-na-podil",
//! );
//! assert!(article.edition(Language::English).is_none());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Which language does this reader want?
//!
//! [`prefer`](negotiation::prefer) finds it in what the browser sent, and tells
//! how. [`Policy`](negotiation::Policy) adds the address, the account and the
//! reader's own choice; [`suggest`](negotiation::suggest) says when to offer
//! the other language.
//!
//! ```
//! use dvomova::language::{Language, LanguageSet};
//! use dvomova::negotiation::{AcceptLanguage, SiteRules, Tier, prefer};
//!
//! let header = "pl,uk-UA;q=0.8,en;q=0.6";
//! let list = AcceptLanguage::parse(header);
//! let wanted = prefer(&list, LanguageSet::BOTH, &SiteRules::NONE);
//! assert_eq!(wanted.language(), Some(Language::Ukrainian));
//! assert_eq!((wanted.tier(), wanted.range().as_str()), (Tier::Direct, "uk-UA"));
//! ```
//!
//! # What does the page around the article say?
//!
//! [`Messages`](ui::Messages) has every label, notice, date and count as a
//! method with types, generated from the `.ftl` files of both languages, which
//! are checked together when the crate is built.
//!
//! ```
//! use chrono::{DateTime, Utc};
//! use dvomova::language::Language;
//! use dvomova::ui::{Messages, Zone};
//!
//! let m = Messages::new(Language::Ukrainian);
//! assert_eq!(m.other_language(), "Read in English");
//! assert_eq!(m.reading_time(3).to_string(), "3 хвилини читання");
//!
//! let at: DateTime<Utc> = "2025-11-05T10:05:00Z".parse()?;
//! let in_kyiv = Zone::KYIV.local(at);
//! assert_eq!(m.date_time_news(in_kyiv).to_string(), "5 листопада 2025, 12:05");
//! # Ok::<(), chrono::ParseError>(())
//! ```
//!
//! # Rooms
//!
//! | room | what is in it |
//! | --- | --- |
//! | [`language`] | the two languages; values that exist once in each; scripts |
//! | [`article`] | articles, slugs and romanization, bodies, freshness |
//! | [`negotiation`] | from `Accept-Language` to a decision and an offer |
//! | [`address`] | every address of a site, and which of them are public |
//! | [`ui`] | messages, dates, numbers, the choice about cookies |
#![cfg_attr(
    feature = "exchange",
    doc = "| [`exchange`] | folders of Markdown in and out (feature `exchange`) |"
)]
#![cfg_attr(
    feature = "audit",
    doc = "| [`audit`] | findings about articles, folders and pages (feature `audit`) |"
)]
#![cfg_attr(
    any(feature = "sqlite", feature = "postgres"),
    doc = "| [`store`] | articles in a database (features `sqlite`, `postgres`) |"
)]
//!
//! Everything but `exchange` and `store` is pure: values in, values out, no
//! file. Nothing reads the clock: the time is passed in.

// Code that `dvomova-codegen` writes names this crate as `::dvomova`.
extern crate self as dvomova;

pub mod address;
pub mod article;
#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "exchange")]
pub mod exchange;
pub mod language;
pub mod negotiation;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub mod store;
pub mod ui;

/// The README's examples are run too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
