//! What the templates show.

use askama::Template;
use chrono::{DateTime, SecondsFormat, Utc};
use dvomova::address::{File, ListPosition, Page, PublishedLinks};
use dvomova::article::{ArticleId, ArticleKind, Picture, Section, typeset};
use dvomova::language::{Language, LanguageSet};
use dvomova::ui::{Messages, Zone};

use crate::site::{Site, SiteName};

/// What surrounds the content of every page.
pub(crate) struct Frame {
    pub(crate) language: Language,
    pub(crate) heading: String,
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    /// None on a page that search engines should not keep.
    pub(crate) canonical: Option<String>,
    pub(crate) alternates: Vec<(&'static str, String)>,
    pub(crate) counterpart: Option<Counterpart>,
    pub(crate) sections: Vec<Link>,
    pub(crate) home: String,
    pub(crate) favorites: String,
    pub(crate) cookies: String,
    pub(crate) language_choice: String,
    pub(crate) reader: String,
    pub(crate) site_name: String,
    pub(crate) tagline: Option<String>,
    pub(crate) today: String,
}

/// The same page in the other language.
pub(crate) struct Counterpart {
    pub(crate) language: Language,
    pub(crate) href: String,
    pub(crate) m: Messages,
}

pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) href: String,
    pub(crate) current: bool,
}

impl Link {
    pub(crate) fn new(name: impl ToString, href: String) -> Self {
        Self {
            name: name.to_string(),
            href,
            current: false,
        }
    }
}

/// The button that keeps an article.
pub(crate) struct Favorite {
    pub(crate) action: String,
    pub(crate) article: String,
    pub(crate) title: String,
    /// Known on a page that is made for one reader only.
    pub(crate) kept: bool,
}

/// The buttons that say what a reader felt.
pub(crate) struct Reactions {
    pub(crate) action: String,
    pub(crate) article: String,
    pub(crate) options: Vec<(&'static str, String)>,
}

pub(crate) struct Card {
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) kind: Option<&'static str>,
    /// None among articles of one section.
    pub(crate) section: Option<Link>,
    pub(crate) picture: Option<Image>,
    pub(crate) date: Moment,
    pub(crate) day: String,
    pub(crate) favorite: Favorite,
}

/// Who a report comes from, with their page.
pub(crate) struct Credit {
    pub(crate) name: String,
    pub(crate) page: Option<String>,
}

pub(crate) struct Image {
    pub(crate) src: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A moment for readers and for machines.
pub(crate) struct Moment {
    pub(crate) text: String,
    pub(crate) datetime: String,
}

impl Moment {
    pub(crate) fn new(m: Messages, at: DateTime<Utc>) -> Self {
        Self {
            text: m.date_time_kyiv(Zone::KYIV.local(at)).to_string(),
            datetime: at.to_rfc3339_opts(SecondsFormat::Secs, true),
        }
    }
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "home.html")]
pub(crate) struct HomePage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) top: Option<Card>,
    pub(crate) latest: Vec<Card>,
    pub(crate) older: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

/// A section on the front page.
pub(crate) struct Block {
    pub(crate) link: Link,
    pub(crate) first: Card,
    pub(crate) others: Vec<Card>,
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "list.html")]
pub(crate) struct ListPage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) heading: String,
    pub(crate) notes: Vec<String>,
    pub(crate) cards: Vec<Card>,
    pub(crate) newer: Option<String>,
    pub(crate) older: Option<String>,
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "article.html")]
pub(crate) struct ArticlePage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) key_points: Vec<String>,
    pub(crate) caption: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) alternative_text: String,
    pub(crate) kind: Option<&'static str>,
    pub(crate) kind_note: Option<String>,
    /// Of a translation that is older than its original: the link there.
    pub(crate) original: Option<Link>,
    pub(crate) machine: bool,
    pub(crate) section: Link,
    /// The words before and after the authors’ names.
    pub(crate) byline: (String, String),
    pub(crate) authors: Vec<Link>,
    pub(crate) source: Option<Credit>,
    pub(crate) published: Moment,
    pub(crate) updated: Option<Moment>,
    /// Before the date of the update.
    pub(crate) updated_label: &'static str,
    /// Before what it changed.
    pub(crate) note_label: &'static str,
    pub(crate) note: Option<String>,
    pub(crate) reading_time: String,
    pub(crate) picture: Option<Image>,
    pub(crate) body: String,
    pub(crate) tags: Vec<Link>,
    pub(crate) favorite: Favorite,
    pub(crate) reactions: Option<Reactions>,
    /// None: what one reader felt is not on a page for all.
    pub(crate) reaction: Option<String>,
    pub(crate) share: Vec<Link>,
    pub(crate) related: Vec<Card>,
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "cookies.html")]
pub(crate) struct CookiesPage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) action: String,
    pub(crate) chosen_on: Option<String>,
    pub(crate) categories: Vec<CookieCategory>,
}

pub(crate) struct CookieCategory {
    pub(crate) value: &'static str,
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) allowed: bool,
    pub(crate) necessary: bool,
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "language.html")]
pub(crate) struct LanguagePage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) action: String,
    pub(crate) explanation: String,
    pub(crate) chosen: Option<Language>,
}

/// What the script would reveal, for a reader without script.
#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "reader.html")]
pub(crate) struct ReaderPage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) back: Link,
    pub(crate) reactions: Option<Reactions>,
    pub(crate) reaction: Option<String>,
}

#[derive(Template)]
#[template(config = "examples/news_site/askama.toml", path = "message.html")]
pub(crate) struct MessagePage {
    pub(crate) frame: Frame,
    pub(crate) m: Messages,
    pub(crate) text: String,
    /// The article's title in the language in which it can be read.
    pub(crate) other_title: Option<String>,
    /// Where else to look, beside the front page.
    pub(crate) onward: Option<Link>,
}

/// Makes the parts of pages in one language at one moment.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) site: &'a Site,
    pub(crate) language: Language,
    pub(crate) now: DateTime<Utc>,
    pub(crate) m: Messages,
    /// The sections that have articles.
    pub(crate) menu: &'a [Section],
}

impl<'a> View<'a> {
    pub(crate) fn new(
        site: &'a Site,
        language: Language,
        now: DateTime<Utc>,
        menu: &'a [Section],
    ) -> Self {
        let m = Messages::new(language);
        Self {
            site,
            language,
            now,
            m,
            menu,
        }
    }

    pub(crate) fn href(&self, page: &Page) -> String {
        self.site.addresses.href(self.language, page)
    }

    /// The frame of a page that search engines may keep.
    pub(crate) fn frame(&self, title: &str, page: &Page, links: &PublishedLinks) -> Frame {
        let Self {
            site,
            language,
            m,
            menu,
            ..
        } = *self;
        let other = language.other();
        let from = Some(Box::new(page.clone()));
        let counterpart = links.page(other).map(|page| Counterpart {
            language: other,
            href: site.addresses.href(other, page),
            m: Messages::new(other),
        });
        let SiteName { name, tagline } = &site.names[language];
        Frame {
            language,
            heading: title.to_owned(),
            title: format!("{title} — {name}"),
            description: None,
            canonical: links.canonical().map(str::to_owned),
            alternates: links
                .alternates()
                .map(|(tag, url)| (tag, url.to_owned()))
                .collect(),
            counterpart,
            sections: menu
                .iter()
                .map(|section| Link {
                    current: matches!(page, Page::Section(slug, _)
                        if *slug == section.names[language].slug),
                    ..self.section(section)
                })
                .collect(),
            home: self.href(&Page::HOME),
            favorites: self.href(&Page::Favorites),
            cookies: self.href(&Page::CookieSettings { from: from.clone() }),
            language_choice: self.href(&Page::LanguageChoice { from: from.clone() }),
            reader: self.href(&Page::Reader { from }),
            site_name: name.clone(),
            tagline: tagline.clone(),
            today: m.date_full(Zone::KYIV.local(self.now)).to_string(),
        }
    }

    /// The frame of a page that is made for one reader.
    pub(crate) fn private_frame(&self, title: &str, page: &Page) -> Frame {
        let Self { site, language, .. } = *self;
        let links = PublishedLinks::same_page(&site.addresses, page, language, LanguageSet::BOTH);
        Frame {
            canonical: None,
            alternates: Vec::new(),
            ..self.frame(title, page, &links)
        }
    }

    pub(crate) fn section(&self, section: &Section) -> Link {
        let named = &section.names[self.language];
        Link::new(
            &named.name,
            self.href(&Page::Section(named.slug.clone(), ListPosition::FIRST)),
        )
    }

    /// The kind of an article that is more than news.
    pub(crate) fn kind(&self, kind: ArticleKind) -> Option<&'static str> {
        match kind {
            ArticleKind::Opinion => Some(self.m.kind_opinion()),
            ArticleKind::Interview => Some(self.m.kind_interview()),
            ArticleKind::Live => Some(self.m.kind_live()),
            ArticleKind::Sponsored => Some(self.m.kind_sponsored()),
            _ => None,
        }
    }

    /// An author's words as they are printed: quotation marks, apostrophes,
    /// dashes.
    pub(crate) fn text(&self, words: &str) -> String {
        typeset(words, self.language).into_owned()
    }

    pub(crate) fn favorite(&self, article: ArticleId, title: &str) -> Favorite {
        Favorite {
            action: self.href(&Page::Favorites),
            article: article.to_string(),
            title: self.text(title),
            kept: false,
        }
    }

    pub(crate) fn image(&self, picture: &Picture) -> Image {
        let file = File::Picture(picture.file.clone());
        Image {
            src: self.site.addresses.file_href(&file),
            width: picture.width.get(),
            height: picture.height.get(),
        }
    }

    /// An article as a list of its section shows it.
    pub(crate) fn card_in_section(&self, card: &dvomova::store::Card) -> Card {
        Card {
            section: None,
            ..self.card(card)
        }
    }

    /// An article as lists show it.
    pub(crate) fn card(&self, card: &dvomova::store::Card) -> Card {
        let since = card.first_published_at;
        Card {
            href: self.href(&card.page),
            title: self.text(&card.title),
            lead: self.text(&card.lead),
            kind: self.kind(card.kind),
            section: Some(self.section(&card.section)),
            picture: card.picture.as_ref().map(|picture| self.image(picture)),
            date: Moment {
                text: self.m.date_news(Zone::KYIV.local(since)).to_string(),
                ..Moment::new(self.m, since)
            },
            day: self.m.day_month_short(Zone::KYIV.local(since)).to_string(),
            favorite: self.favorite(card.id, &card.title),
        }
    }
}
