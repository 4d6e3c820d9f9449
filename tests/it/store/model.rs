//! What readers, editors and translators should get, by a few plain rules.

use std::collections::{BTreeMap, BTreeSet};

use dvomova::address::{ArticlePath, Page};
use dvomova::article::ArticleId;
use dvomova::language::Language::{self, Ukrainian};
use dvomova::store::{Cascade, Done, TaskState};

use super::model_text::{Moment, Shown, Text};
use super::newsroom::at;
use super::steps::{Command, Step};

#[derive(Clone, Debug)]
pub(super) struct Article {
    pub(super) id: ArticleId,
    /// Of what both languages share.
    pub(super) version: i64,
    pub(super) section: &'static str,
    pub(super) archived: bool,
    pub(super) texts: BTreeMap<&'static str, Text>,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) articles: Vec<Article>,
    /// Where a slug leads, in a language.
    pub(super) slugs: BTreeMap<(&'static str, String), usize>,
    /// Those that led somewhere and were erased.
    pub(super) erased: BTreeSet<String>,
}

impl Model {
    /// What a reader gets who asks for a slug, and of which article.
    pub(super) fn read(
        &self,
        language: Language,
        slug: &str,
        moment: Moment,
    ) -> Option<(&Article, String)> {
        // A slug leads where it leads in the language asked for first. What
        // nobody has seen hides nothing.
        let mut hidden = None;
        for of in [language, language.other()] {
            let Some(&leads_to) = self.slugs.get(&(of.tag(), slug.to_owned())) else {
                continue;
            };
            let article = &self.articles[leads_to];
            let served = article.served(language, slug, moment);
            if served != "nothing" || article.was_seen(language, moment) {
                return Some((article, served));
            }
            hidden = Some((article, served));
        }
        hidden
    }

    pub(super) fn leads_nowhere(&self, slug: &str) -> bool {
        self.slugs.keys().all(|(_, leading)| leading != slug)
    }

    pub(super) fn leads_to(&self, article: &Article, language: Language, slug: &str) -> bool {
        let leads_to = self.slugs.get(&(language.tag(), slug.to_owned()));
        leads_to.is_some_and(|&leads_to| self.articles[leads_to].id == article.id)
    }

    /// Does a step, if it is allowed. Of what the store did, the slug is
    /// believed, and that it may have left what was so.
    pub(super) fn work(&mut self, step: &Step, title: &str, done: Option<&Done>) -> Option<()> {
        let slug = done.map(|done| done.slug.to_string());
        let &Step { now, language, .. } = step;
        let article = &mut self.articles[step.article];
        let language = language.tag();
        let archived = article.archived;
        // What a translation is made from.
        let source = match step.command {
            Command::Translate { source } | Command::Acknowledge { source } => {
                Some(article.texts["uk"].revision(source)?.parts)
            }
            _ => None,
        };
        match &step.command {
            Command::Tick => {
                for article in self.articles.iter_mut().filter(|it| !it.archived) {
                    article.settle(now);
                }
                return Some(());
            }
            Command::Archive | Command::Restore | Command::Move(_) => {
                if !archived {
                    article.settle(now);
                }
                return article.change(&step.command);
            }
            Command::Translate { .. } if language == "en" && !article.texts.contains_key("en") => {
                source?;
                let slug = slug?;
                self.slugs.insert(("en", slug.clone()), step.article);
                let mut text = Text::new(&slug, title);
                text.revisions[0].as_mut()?.made_from = source;
                text.made_from = source;
                article.texts.insert("en", text);
                return Some(());
            }
            Command::Translate { .. } | Command::Acknowledge { .. } => {
                (language == "en" && source.is_some()).then_some(())?;
            }
            _ => {}
        }
        let text = article.texts.get_mut(language)?;
        if !archived {
            text.settle(now);
        }
        let before = text.clone();
        let forgotten = match &step.command {
            Command::ChangeSlug(slug) => {
                let owner = self.slugs.get(&(language, slug.to_string()));
                let free = owner.is_none_or(|&owner| owner == step.article);
                (free && text.slug != slug.to_string()).then_some(())?;
                let known = text.known(now);
                (!known).then(|| vec![text.slug.clone()])
            }
            &Command::Purge { forgotten, .. } if forgotten || !text.known(now) => {
                let all = self
                    .slugs
                    .iter()
                    .filter(|&((of, _), &article)| *of == language && article == step.article);
                Some(all.map(|((_, slug), _)| slug.clone()).collect())
            }
            _ => None,
        };
        text.change(&step.command, now, title, source, archived)?;
        // Whoever says at the same moment what is so already has done nothing.
        let may_be_so = matches!(
            step.command,
            Command::SetWindow { .. }
                | Command::Acknowledge { .. }
                | Command::Publish { .. }
                | Command::Replace { .. }
                | Command::Withdraw(_)
        );
        let version = done.map(|done| done.variant.version.number());
        if !may_be_so || *text != before || version != Some(text.version) {
            text.version += 1;
        }
        for slug in forgotten.into_iter().flatten() {
            let key = (language, slug);
            if self.slugs.get(&key) == Some(&step.article) {
                self.slugs.remove(&key);
                self.erased.insert(key.1);
            }
        }
        match &step.command {
            Command::Purge { forgotten, .. } if *forgotten || !before.known(now) => text.forget(),
            Command::Purge { .. } => {}
            // The slug that it has, or takes.
            _ => {
                let slug = slug?;
                self.slugs.insert((language, slug.clone()), step.article);
                text.slug = slug;
            }
        }
        if let Some(Cascade::English) = step.command.cascade()
            && language == "uk"
        {
            article.cut_english(now);
        }
        Some(())
    }
}

impl Article {
    fn settle(&mut self, now: i64) {
        for text in self.texts.values_mut() {
            text.settle(now);
        }
    }

    fn change(&mut self, command: &Command) -> Option<()> {
        match *command {
            Command::Archive if !self.archived => self.archived = true,
            Command::Restore if self.archived => self.archived = false,
            Command::Move(section) if self.section != section => self.section = section,
            _ => return None,
        }
        self.version += 1;
        Some(())
    }

    /// English is public no longer than Ukrainian, from now on.
    fn cut_english(&mut self, now: i64) {
        let ukrainian = self.texts["uk"].window;
        let archived = self.archived;
        let Some(english) = self.texts.get_mut("en") else {
            return;
        };
        if archived {
            english.seen |=
                english.first.is_some_and(|first| first <= now) && english.window.is_some();
        } else {
            english.settle(now);
        }
        let Some((from, until)) = english.window.filter(|it| it.1 > now) else {
            return;
        };
        let before = english.clone();
        let left = ukrainian.map(|(begins, ends)| {
            let from = if begins > now { from.max(begins) } else { from };
            (from, until.min(ends))
        });
        match left {
            Some(left) if left == (from, until) => {}
            Some(left) if left.0 < left.1 && left.1 > now => english.open(left, now),
            _ => english.close(now),
        }
        english.version += i64::from(*english != before);
        if !archived {
            english.settle(now);
        }
    }

    pub(super) fn path(&self, language: Language, slug: &str) -> ArticlePath {
        let section = match (self.section, language) {
            ("city", Ukrainian) => "misto",
            ("culture", Ukrainian) => "kultura",
            (section, _) => section,
        };
        ArticlePath {
            section: section.parse().unwrap(),
            slug: slug.parse().unwrap(),
            id: None,
        }
    }

    fn was_seen(&self, language: Language, moment: Moment) -> bool {
        let first = self.texts.get(language.tag()).and_then(|text| text.first);
        first.is_some_and(|first| moment.reached(first))
    }

    pub(super) fn public(&self, language: Language, moment: Moment) -> Option<&str> {
        let text = self.texts.get(language.tag()).filter(|_| !self.archived)?;
        let shown = text.at(moment)?;
        Some(&text.revision(shown.revision as i64)?.title)
    }

    /// What of Ukrainian readers see at a moment, or saw last.
    fn source(&self, shown: impl Fn(&Text) -> Option<Shown>, moment: Moment) -> Option<usize> {
        let source = self.texts.get("uk")?;
        let begun = source.window.is_some_and(|it| moment.reached(it.0));
        source.parts(shown(source).filter(|_| begun)?)
    }

    /// Whether a text in a language is behind its original on its page.
    fn is_stale(&self, language: &str, moment: Moment) -> bool {
        let shown = self.texts.get(language).and_then(|text| text.shown(moment));
        let source = self.source(|source| source.shown(moment), moment);
        let made_from = shown.and_then(|shown| shown.made_from);
        language == "en" && source.is_some() && made_from != source
    }

    /// Whether the newest translation is behind the live original. In the archive
    /// nothing comes by schedule.
    pub(super) fn is_behind(&self, translation: &Text, now: i64) -> bool {
        let due = |next: &Shown| next.since <= now && !self.archived;
        let live = |source: &Text| source.next.filter(due).or(source.live);
        let source = self.source(live, Moment(now, 0));
        source.is_some() && translation.made_from != source
    }

    /// What translators have to do, since when, and the original's title.
    pub(super) fn task(&self, moment: Moment) -> Option<(TaskState, i64, &str)> {
        let title = self.public(Language::Ukrainian, moment)?;
        let source = self.texts.get("uk")?;
        let (begun, live) = (source.window?.0, source.live?);
        let translation = self.texts.get("en").filter(|it| !it.purged);
        let Some(translation) = translation else {
            return Some((TaskState::Missing, begun, title));
        };
        let stale = |shown: Shown| translation.made_from != source.parts(shown);
        // A clock that is behind finds no task for what was live before.
        let next = source.next.filter(|next| moment.reached(next.since));
        let shown = Some(next.unwrap_or(live)).filter(|&shown| stale(shown))?;
        let since = match stale(live) {
            true => live.since.max(begun),
            false => shown.since,
        };
        moment
            .reached(since)
            .then_some((TaskState::Stale, since, title))
    }

    /// What a reader gets who asks for a slug in the right section.
    pub(super) fn served(&self, language: Language, slug: &str, moment: Moment) -> String {
        let text = self.texts.get(language.tag());
        let elsewhere = self.public(language.other(), moment);
        match (self.public(language, moment), text) {
            (Some(title), Some(text)) if text.slug == slug => {
                let first = text.first.map(at);
                let languages = 1 + usize::from(elsewhere.is_some());
                let stale = self.is_stale(language.tag(), moment);
                format!("{title}, first {first:?}, in {languages}, stale {stale}")
            }
            (Some(_), Some(text)) => {
                let page = Page::Article(self.path(language, &text.slug));
                format!("moved {page:?}")
            }
            (_, Some(text)) if text.gone(moment) && !self.archived => "gone".to_owned(),
            _ => elsewhere.map_or("nothing".to_owned(), |title| format!("not here: {title}")),
        }
    }
}
