//! What the story prints.

use chrono::{DateTime, Utc};
use dvomova::address::ListPosition;
use dvomova::article::{Freshness, SourcePart, Text};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{Done, QueueQuery, RevisionNumber, Served, TaskState};
use dvomova::ui::Zone;

use crate::{Outcome, Story};

impl Story {
    /// What every watched address answers.
    pub(crate) async fn tell_readers(&self) -> Outcome {
        for (language, path) in &self.watched {
            let prefix = if *language == English { "/en" } else { "" };
            let address = format!("{prefix}/{}/{}", path.section, path.slug);
            let answer = match self.store.read(*language, path, self.now).await? {
                Served::Exact(article) => {
                    let mut answer =
                        format!("200 {}, revision {}", article.text.title, article.revision);
                    if let Some(update) = &article.publication.update {
                        let note = update.note.as_deref().unwrap_or_default();
                        answer += &format!("\n        {}: {note}", update.kind);
                    }
                    if article.freshness.is_stale() {
                        answer += "\n        older than its original";
                    }
                    if let Some(url) = article.links.counterpart() {
                        answer += &format!("\n        switch to {url}");
                    }
                    answer
                }
                Served::OtherLanguage { links, .. } => {
                    format!("404, but {}", links.counterpart().unwrap_or_default())
                }
                Served::Moved { to, .. } => format!("301 to {to}"),
                Served::Gone { notice, .. } => {
                    format!("410 {}", notice.as_ref().map_or("", Text::as_str))
                }
                Served::NotFound { .. } => "404".to_owned(),
            };
            println!("    {address}\n        {answer}");
        }
        Ok(())
    }

    /// What there is to translate into English, part by part.
    pub(crate) async fn tell_queue(&self) -> Outcome {
        let mut nothing = true;
        for state in TaskState::ALL {
            let query = QueueQuery {
                language: English,
                state,
                position: ListPosition::FIRST,
                length: 10,
            };
            for task in self.store.queue(&query, self.now).await?.tasks {
                nothing = false;
                println!("    translation {state} since {}", clock(task.since));
                if let Freshness::Stale { changed, .. } = &task.freshness {
                    let live = self.part(task.source.revision, changed).await?;
                    for (part, text) in changed.iter().zip(live) {
                        println!("        {part} is now: {text}");
                    }
                }
            }
        }
        if nothing {
            println!("    translation up to date");
        }
        Ok(())
    }

    /// Parts of a Ukrainian revision.
    async fn part(&self, revision: RevisionNumber, parts: &[SourcePart]) -> Outcome<Vec<String>> {
        let revision = self
            .store
            .revision(self.article, Ukrainian, revision)
            .await?;
        let all = revision.text.parts();
        let text = |wanted: &SourcePart| {
            let found = all.iter().find(|(part, _)| part == wanted);
            found.map_or(String::new(), |(_, text)| text.clone().into_owned())
        };
        Ok(parts.iter().map(text).collect())
    }

    /// The audit trail.
    pub(crate) async fn tell_what_happened(&self) -> Outcome {
        println!("\nWhat happened\n");
        let history = self.store.history(self.article, None, 100).await?;
        for event in history.events.iter().rev() {
            let language = event.language.map_or("both", Language::tag);
            let version = event.version.map(|version| version.number()).unwrap_or(0);
            let line = format!(
                "    {}  {:6}  {language:4}  version {version:<2}  {}",
                clock(event.at),
                event.actor.as_str(),
                event.happened,
            );
            let purged = match event.urls.len() {
                0 => String::new(),
                1 => ", 1 address to purge".to_owned(),
                count => format!(", {count} addresses to purge"),
            };
            let note = event.note.as_ref().map(|note| format!(": {note}"));
            println!("{line}{}{purged}", note.unwrap_or_default());
        }
        Ok(())
    }
}

pub(crate) fn tell_work(done: &Done, work: &str) {
    let language = done.variant.language;
    println!("    {language} revision {}, {work}", done.revision);
}

/// The moment on Kyiv's clock.
pub(crate) fn clock(at: DateTime<Utc>) -> String {
    Zone::KYIV.local(at).to_string().replace('T', " ")
}
