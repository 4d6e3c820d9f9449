use super::addresses::{ArticleIds, SITEMAP};
use super::{Addresses, ArticlePath, Destination, Feed, File, ListPosition, Origin, Page};
use super::{percent, query};
use crate::article::{FilePath, Slug};
use crate::language::Language;

/// The longest path that is read.
const MAX_PATH: usize = 2048;

impl Addresses {
    /// Tells what a request's address leads to. `host` is read only where each
    /// language has its own; `path` and `query` come as they were sent.
    ///
    /// A path in another spelling than the canonical one (a slash at its end
    /// or a double one, capital letters, needless percent-encoding) is
    /// [`Destination::Moved`], with its query. Unknown parameters are ignored,
    /// as are known ones with a value that means nothing.
    ///
    /// ```
    /// use dvomova::address::{Addresses, Destination};
    /// use dvomova::language::Language;
    ///
    /// let addresses = Addresses::new("https://news.example".parse()?);
    /// assert_eq!(
    ///     addresses.parse(None, "/Kultura/nich-muzeiv/", Some("utm_source=letter")),
    ///     Destination::Moved("/kultura/nich-muzeiv?utm_source=letter".to_owned()),
    /// );
    /// assert_eq!(
    ///     addresses.parse(None, "/en/a/b/c", None),
    ///     Destination::NotFound { language: Some(Language::English) },
    /// );
    /// # Ok::<(), dvomova::address::InvalidOrigin>(())
    /// ```
    pub fn parse(&self, host: Option<&str>, path: &str, query: Option<&str>) -> Destination {
        let language_of_host = if self.has_hosts() {
            match host.and_then(|host| self.language_of(host)) {
                Some(language) => Some(language),
                None => return Destination::NotFound { language: None },
            }
        } else {
            None
        };
        self.read(language_of_host, path, query, Back::Read)
    }

    /// Tells what a link leads to: a whole address on one of the site's
    /// origins, or a path with or without a query. What follows a `#` is left
    /// out. An address on another origin is not found, and so is a path where
    /// each language has a host.
    ///
    /// Since what comes back is a page of the site, not a text, it is safe to
    /// redirect to after a choice.
    pub fn parse_link(&self, link: &str) -> Destination {
        let link = link.split_once('#').map_or(link, |(before, _)| before);
        let elsewhere = Destination::NotFound { language: None };
        let (named, rest) = match split_origin(link) {
            Some((origin, rest)) => {
                let origin: Option<Origin> = origin.parse().ok();
                let known = Language::ALL
                    .into_iter()
                    .find(|&language| origin.as_ref() == Some(&self.origins[language]));
                match known {
                    Some(language) => (self.has_hosts().then_some(language), rest),
                    None => return elsewhere,
                }
            }
            // `//host` and, as browsers read it, `/\host` are another origin.
            None if self.has_hosts() || link.starts_with("//") || link.contains('\\') => {
                return elsewhere;
            }
            None => (None, link),
        };
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (rest, None),
        };
        let path = if path.is_empty() && rest.len() < link.len() {
            "/"
        } else {
            path
        };
        self.read(named, path, query, Back::Read)
    }

    /// The language of a request's `Host`. A proxy may change the port, so
    /// that the name alone decides where it is enough.
    fn language_of(&self, authority: &str) -> Option<Language> {
        let [english, ukrainian] = Language::ALL.map(|language| &self.origins[language]);
        if ukrainian.is_authority(authority) {
            return Some(Language::Ukrainian);
        }
        if english.is_authority(authority) {
            return Some(Language::English);
        }
        match (ukrainian.is_host(authority), english.is_host(authority)) {
            (true, false) => Some(Language::Ukrainian),
            (false, true) => Some(Language::English),
            _ => None,
        }
    }

    fn read(
        &self,
        named: Option<Language>,
        path: &str,
        query: Option<&str>,
        back: Back,
    ) -> Destination {
        let not_found = Destination::NotFound { language: named };
        if path.len() > MAX_PATH || !path.starts_with('/') {
            return not_found;
        }
        let Some(parts) = parts(path) else {
            return not_found;
        };
        if let Some(file) = file(&parts) {
            let canonical = self.file_href(&file);
            return settle(path, query, canonical, Destination::File(file));
        }
        let parts: Vec<String> = parts.iter().map(|part| part.to_ascii_lowercase()).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let (language, rest) = match named {
            Some(language) => (language, parts.as_slice()),
            None => match self.language_of_parts(&parts) {
                Some(found) => found,
                None if parts.is_empty() => {
                    return settle(path, query, "/".to_owned(), Destination::Neutral);
                }
                None => return not_found,
            },
        };
        match self.page(language, rest, query, back) {
            Some(page) => {
                let canonical = self.path(language, &page);
                settle(path, query, canonical, Destination::Page { language, page })
            }
            None => Destination::NotFound {
                language: Some(language),
            },
        }
    }

    /// The language that the first part names, and the parts after it.
    fn language_of_parts<'a, 'b>(&self, parts: &'a [&'b str]) -> Option<(Language, &'a [&'b str])> {
        if let Some((first, rest)) = parts.split_first() {
            let named = Language::ALL.into_iter().find(|&language| {
                self.prefixes[language]
                    .as_ref()
                    .is_some_and(|word| word == first)
            });
            if let Some(language) = named {
                return Some((language, rest));
            }
        }
        let at_root = |&language: &Language| self.prefixes[language].is_none();
        Some((Language::ALL.into_iter().find(at_root)?, parts))
    }

    fn page(
        &self,
        language: Language,
        parts: &[&str],
        query: Option<&str>,
        back: Back,
    ) -> Option<Page> {
        let position = || position(query);
        let from = || match back {
            Back::Read => self.back(language, query),
            Back::Ignore => None,
        };
        Some(match *parts {
            [] => Page::Home(position()),
            ["feed"] => Page::Feed(Feed::Home),
            ["favorites"] => Page::Favorites,
            ["search"] => {
                let words = query::value(query, "q").unwrap_or_default();
                Page::Search {
                    words: query::cut_words(&words).to_owned(),
                    position: position(),
                }
            }
            ["cookies"] => Page::CookieSettings { from: from() },
            ["language"] => Page::LanguageChoice { from: from() },
            ["reader"] => Page::Reader { from: from() },
            ["tag", slug] => Page::Tag(slug.parse().ok()?, position()),
            ["author", slug] => Page::Author(slug.parse().ok()?, position()),
            ["tag", slug, "feed"] => Page::Feed(Feed::Tag(slug.parse().ok()?)),
            ["author", slug, "feed"] => Page::Feed(Feed::Author(slug.parse().ok()?)),
            ["preview", id] => Page::Preview(id.parse().ok()?),
            [section, "feed"] => Page::Feed(Feed::Section(self.section(section)?)),
            [section] => Page::Section(self.section(section)?, position()),
            [section, slug] => Page::Article(ArticlePath {
                section: self.section(section)?,
                slug: slug.parse().ok()?,
                id: None,
            }),
            [section, id, slug] if self.article_ids == ArticleIds::InPath => {
                Page::Article(ArticlePath {
                    section: self.section(section)?,
                    slug: slug.parse().ok()?,
                    id: Some(id.parse().ok()?),
                })
            }
            _ => return None,
        })
    }

    fn section(&self, part: &str) -> Option<Slug> {
        part.parse().ok().filter(|slug| !self.is_reserved(slug))
    }

    /// The page that `from` names, if it is one in the same language.
    fn back(&self, language: Language, query: Option<&str>) -> Option<Box<Page>> {
        let link = query::value(query, "from")?;
        let (path, query) = match link.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (link.as_str(), None),
        };
        let named = self.has_hosts().then_some(language);
        match self.read(named, path, query, Back::Ignore) {
            Destination::Page { language: of, page } if of == language => Some(Box::new(page)),
            _ => None,
        }
    }
}

/// Whether the page to come back to is read: not again inside of itself.
#[derive(Clone, Copy)]
enum Back {
    Read,
    Ignore,
}

/// Parts `https://host/path` before the path.
fn split_origin(link: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = link.split_once("://")?;
    if scheme.contains(['/', '?']) {
        return None;
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    link.split_at_checked(scheme.len() + 3 + end)
}

/// The parts of a path, decoded; empty ones are dropped. None where one is not
/// UTF-8, steps up, or hides a slash or a control character.
fn parts(path: &str) -> Option<Vec<String>> {
    path.split('/')
        .filter(|part| !part.is_empty())
        .map(|part| {
            percent::decode(part).filter(|part| {
                part != "."
                    && part != ".."
                    && !part.contains(['/', '\\'])
                    && !part.contains(char::is_control)
            })
        })
        .collect()
}

/// A file, whose letter case stays.
fn file(parts: &[String]) -> Option<File> {
    let (folder, path) = parts.split_first()?;
    let file_path = || path.join("/").parse::<FilePath>().ok();
    match folder.to_ascii_lowercase().as_str() {
        "static" => file_path().map(File::Static),
        "pictures" => file_path().map(File::Picture),
        name => {
            let sitemap = path.is_empty() && SITEMAP.strip_prefix('/') == Some(name);
            sitemap.then_some(File::Sitemap)
        }
    }
}

fn position(query: Option<&str>) -> ListPosition {
    let cursor = |name| query::value(query, name).and_then(|cursor| cursor.parse().ok());
    if let Some(cursor) = cursor("after") {
        return ListPosition::after(cursor);
    }
    if let Some(cursor) = cursor("before") {
        return ListPosition::before(cursor);
    }
    let number = query::value(query, "page").and_then(|number| number.parse().ok());
    number.map_or(ListPosition::FIRST, ListPosition::page)
}

/// The destination where the path is canonical, else the way to it.
fn settle(
    path: &str,
    query: Option<&str>,
    mut canonical: String,
    found: Destination,
) -> Destination {
    if path == canonical {
        return found;
    }
    if let Some(query) = query::repeatable(query) {
        canonical.push('?');
        canonical.push_str(query);
    }
    Destination::Moved(canonical)
}
