//! The life of one article, told as it happens: who does what, and what readers
//! of either language are answered at that moment.
//!
//! ```console
//! $ cargo run -q --example editorial
//! ```
//!
//! `--database URL` keeps it in another database than one in memory, in which
//! the story was not told before.

mod told;

use std::error::Error;

use chrono::{DateTime, TimeDelta, Utc};
use dvomova::address::{Addresses, ArticlePath};
use dvomova::article::{ArticleId, ArticleVariant, Text, UkrainianFirst, Window};
use dvomova::language::Language::{self, English, Ukrainian};
use dvomova::store::{
    Act, Cascade, Change, Done, NewArticle, Review, RevisionNumber, SharedFacts, Store,
    StoreOptions, VariantVersion,
};
use serde_json::json;

use crate::told::{clock, tell_work};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const USAGE: &str = "usage: editorial [--database URL]";

#[tokio::main]
async fn main() {
    if let Err(error) = run().await {
        let causes = std::iter::successors(Some(&*error), |&error| error.source());
        let told: Vec<String> = causes.map(ToString::to_string).collect();
        eprintln!("editorial: {}", told.join(": "));
        std::process::exit(2);
    }
}

async fn run() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let url = match &arguments[..] {
        [] => "sqlite::memory:",
        [option, url] if option == "--database" => url,
        _ => return Err(USAGE.into()),
    };
    let addresses = Addresses::new("https://misto.example".parse()?);
    // Nothing is published that a colleague has not approved, and English only
    // beside Ukrainian.
    let options = StoreOptions::new(addresses)
        .with_review(Review::Required)
        .with_ukrainian_first(UkrainianFirst::Require);
    let mut story = Story {
        store: Store::open(url, options).await?,
        article: ArticleId::from_path("city/the-tram-returns-to-podil"),
        now: "2025-11-05T07:00:00Z".parse()?,
        watched: Vec::new(),
    };
    story.name_everything().await?;
    let ukrainian = story.write().await?;
    let ukrainian = story.review(ukrainian).await?;
    let english = story.translate(ukrainian.revision).await?;
    let (ukrainian, english) = story.correct(ukrainian, english).await?;
    let ukrainian = story.fix_a_comma(ukrainian, english).await?;
    let ukrainian = story.schedule(ukrainian).await?;
    let ukrainian = story.change_slug(ukrainian).await?;
    story.withdraw(ukrainian).await?;
    story.tell_what_happened().await
}

struct Story {
    store: Store,
    article: ArticleId,
    now: DateTime<Utc>,
    /// The addresses at which readers look, the oldest first.
    watched: Vec<(Language, ArticlePath)>,
}

impl Story {
    /// A section, a tag and a reporter.
    async fn name_everything(&self) -> Outcome {
        let act = self.act("olha")?;
        let named = |name: &str, slug: &str| json!({ "name": name, "slug": slug });
        let names = json!({ "uk": named("Місто", "misto"), "en": named("City", "city") });
        let section = serde_json::from_value(json!({ "id": "city", "names": names }))?;
        self.store.create_section(section, &act).await?;
        let names = json!({ "uk": named("Трамвай", "tramvai"), "en": named("Trams", "trams") });
        let tag = serde_json::from_value(json!({ "id": "trams", "names": names }))?;
        self.store.create_tag(tag, &act).await?;
        let names = json!({
            "uk": named("Ольга Коваль", "olha-koval"), "en": named("Olha Koval", "olha-koval"),
        });
        let person = serde_json::from_value(json!({ "id": "koval", "names": names }))?;
        self.store.create_person(person, &act).await?;
        Ok(())
    }

    /// A draft, and two people who edit it at once.
    async fn write(&mut self) -> Outcome<Done> {
        self.at(5, "Olha begins an article in Ukrainian");
        let mut facts = SharedFacts::new("city".parse()?);
        facts.tags = vec!["trams".parse()?];
        facts.authors = vec!["koval".parse()?];
        let new = NewArticle {
            id: self.article,
            original: Ukrainian,
            facts,
            text: ukrainian(TWENTY, COMMA_MISSING)?,
        };
        let begun = self.store.create(new, &self.act("olha")?).await?;
        tell_work(&begun, "draft");
        self.watch(&begun, "misto")?;
        self.tell_readers().await?;

        self.at(
            15,
            "Petro saves a draft of his; Olha, who has not seen it, hers",
        );
        let text = ukrainian(TWENTY, COMMA_MISSING)?;
        let petro = self.act("petro")?;
        let petros = self
            .store
            .save_draft(begun.variant, text.clone(), &petro)
            .await?;
        tell_work(&petros, "draft");
        let olhas = self
            .store
            .save_draft(begun.variant, text, &self.act("olha")?)
            .await;
        match olhas {
            Err(refused) => println!("    refused: {refused}"),
            Ok(_) => return Err("an edit was lost".into()),
        }
        Ok(petros)
    }

    /// Nobody publishes alone.
    async fn review(&mut self, draft: Done) -> Outcome<Done> {
        self.at(20, "Olha would publish it at once");
        let window = Window::from(self.now);
        let olha = self.act("olha")?;
        match self
            .store
            .publish(draft.variant, draft.revision, window, &olha)
            .await
        {
            Err(refused) => println!("    refused: {refused}"),
            Ok(_) => return Err("a draft was published".into()),
        }
        self.at(25, "Olha hands it in, Petro hands it back");
        let seen = self.store.submit(draft.variant, &self.act("olha")?).await?;
        let note: Text = "Хто це сказав? Додайте джерело.".parse()?;
        println!("    «{note}»");
        let seen = self
            .store
            .reject(seen.variant, note, &self.act("petro")?)
            .await?;
        let text = ukrainian(TWENTY, COMMA_MISSING)?;
        let saved = self
            .store
            .save_draft(seen.variant, text, &self.act("olha")?)
            .await?;
        tell_work(&saved, "draft");

        self.at(60, "Petro approves the next one and publishes it");
        let live = self.approve(saved, "olha").await?;
        let published = self.publish(&live, "petro").await?;
        self.tell_readers().await?;
        self.tell_queue().await?;
        Ok(published)
    }

    /// Another person, another language, another version.
    async fn translate(&mut self, source: RevisionNumber) -> Outcome<Done> {
        self.at(90, "Mariia translates it");
        let absent = VariantVersion::absent(self.article, English);
        let text = english("twenty")?;
        let translated = self
            .store
            .translate(absent, source, text, &self.act("mariia")?)
            .await?;
        tell_work(&translated, "draft");
        self.watch(&translated, "city")?;
        self.tell_readers().await?;

        self.at(120, "Petro approves the translation and publishes it");
        let live = self.approve(translated, "mariia").await?;
        let published = self.publish(&live, "petro").await?;
        self.tell_readers().await?;
        self.tell_queue().await?;
        Ok(published)
    }

    /// A correction makes the translation stale until it is translated.
    async fn correct(&mut self, uk: Done, en: Done) -> Outcome<(Done, Done)> {
        self.at(180, "The depot calls: Olha corrects the Ukrainian text");
        let text = ukrainian(TWELVE, COMMA_MISSING)?;
        let saved = self
            .store
            .save_draft(uk.variant, text, &self.act("olha")?)
            .await?;
        let approved = self.approve(saved, "olha").await?;
        let change = Change::Correction("Вагонів на лінії дванадцять, а не двадцять.".parse()?);
        let uk = self.replace(&approved, self.now, change, "olha").await?;
        self.tell_readers().await?;
        self.tell_queue().await?;

        self.at(200, "Mariia translates the correction");
        let text = english("twelve")?;
        let act = self.act("mariia")?;
        let translated = self
            .store
            .translate(en.variant, uk.revision, text, &act)
            .await?;
        let approved = self.approve(translated, "mariia").await?;
        let change = Change::Correction("The line has twelve cars, not twenty.".parse()?);
        let en = self.replace(&approved, self.now, change, "mariia").await?;
        self.tell_readers().await?;
        self.tell_queue().await?;
        Ok((uk, en))
    }

    /// What a translation need not follow is acknowledged.
    async fn fix_a_comma(&mut self, uk: Done, en: Done) -> Outcome<Done> {
        self.at(240, "Olha puts a comma right, which is no news to readers");
        let text = ukrainian(TWELVE, COMMA)?;
        let saved = self
            .store
            .save_draft(uk.variant, text, &self.act("olha")?)
            .await?;
        let approved = self.approve(saved, "olha").await?;
        let uk = self
            .replace(&approved, self.now, Change::Fix, "olha")
            .await?;
        self.tell_readers().await?;
        self.tell_queue().await?;

        self.at(245, "Mariia looks at it: English is right as it is");
        let act = self.act("mariia")?;
        let _ = self
            .store
            .acknowledge(en.variant, uk.revision, &act)
            .await?;
        self.tell_queue().await?;
        Ok(uk)
    }

    /// What is scheduled is there at its moment, whether anything runs or not.
    async fn schedule(&mut self, uk: Done) -> Outcome<Done> {
        self.at(300, "Olha has an update ready for the evening");
        let text = ukrainian(TWELVE, ARRIVED)?;
        let saved = self
            .store
            .save_draft(uk.variant, text, &self.act("olha")?)
            .await?;
        let approved = self.approve(saved, "olha").await?;
        let evening = self.now + TimeDelta::hours(4);
        let change = Change::Update(Some("Перший трамвай прибув.".parse()?));
        let uk = self.replace(&approved, evening, change, "olha").await?;
        let next = self.store.next_change(self.now).await?;
        println!("    next change: {}", next.map_or("none".to_owned(), clock));

        self.now = evening - TimeDelta::milliseconds(1);
        println!("\n{}  A millisecond before its moment", clock(self.now));
        self.tell_readers().await?;
        self.now = evening;
        println!("\n{}  At its moment", clock(self.now));
        self.tell_readers().await?;
        self.tell_queue().await?;
        let ticked = self.store.tick(self.now).await?;
        println!("    told to caches: {} article", ticked.articles);
        Ok(uk)
    }

    /// The old address leads to the new one, and English keeps its own.
    async fn change_slug(&mut self, uk: Done) -> Outcome<Done> {
        self.at(24 * 60, "Petro shortens the Ukrainian address");
        let slug = "tramvai-na-podoli".parse()?;
        let uk = self
            .store
            .change_slug(uk.variant, slug, &self.act("petro")?)
            .await?;
        self.watch(&uk, "misto")?;
        self.tell_readers().await?;
        Ok(uk)
    }

    /// English may not stay alone: it goes along.
    async fn withdraw(&mut self, uk: Done) -> Outcome {
        self.at(
            48 * 60,
            "The text turns out to be wrong: Petro takes it back",
        );
        let notice: Text = "Редакція відкликала цей текст: дані депо не підтвердилися.".parse()?;
        let (act, alone) = (self.act("petro")?, Cascade::Refuse);
        match self
            .store
            .withdraw(uk.variant, notice.clone(), alone, &act)
            .await
        {
            Err(refused) => println!("    refused: {refused}"),
            Ok(_) => return Err("English stayed public alone".into()),
        }
        let with_english = Cascade::English;
        let _ = self
            .store
            .withdraw(uk.variant, notice, with_english, &act)
            .await?;
        self.tell_readers().await
    }

    /// Hands in a draft, which Petro approves.
    async fn approve(&self, draft: Done, author: &str) -> Outcome<Done> {
        let submitted = self.store.submit(draft.variant, &self.act(author)?).await?;
        let approved = self
            .store
            .approve(submitted.variant, &self.act("petro")?)
            .await?;
        tell_work(&approved, "approved");
        Ok(approved)
    }

    /// Makes an approved revision public, from now on and for good.
    async fn publish(&self, approved: &Done, by: &str) -> Outcome<Done> {
        let (seen, newest) = (approved.variant, approved.revision);
        let (window, act) = (Window::from(self.now), self.act(by)?);
        Ok(self.store.publish(seen, newest, window, &act).await?)
    }

    /// Makes an approved revision the live one at a moment.
    async fn replace(
        &self,
        approved: &Done,
        at: DateTime<Utc>,
        change: Change,
        by: &str,
    ) -> Outcome<Done> {
        let (seen, newest) = (approved.variant, approved.revision);
        Ok(self
            .store
            .replace(seen, newest, at, change, &self.act(by)?)
            .await?)
    }

    /// Lets time pass: minutes since the story began.
    fn at(&mut self, minutes: i64, what: &str) {
        self.now = begins() + TimeDelta::minutes(minutes);
        println!("\n{}  {what}", clock(self.now));
    }

    fn act(&self, actor: &str) -> Outcome<Act> {
        Ok(Act::new(actor.parse()?, self.now))
    }

    fn watch(&mut self, done: &Done, section: &str) -> Outcome {
        let path = ArticlePath {
            section: section.parse()?,
            slug: done.slug.clone(),
            id: None,
        };
        self.watched.push((done.variant.language, path));
        Ok(())
    }
}

/// 9 o'clock in Kyiv.
fn begins() -> DateTime<Utc> {
    DateTime::from_timestamp(1_762_326_000, 0).unwrap_or_default()
}

const TWENTY: &str = "На лінії працюватимуть двадцять вагонів, повідомили в депо.";
const TWELVE: &str = "На лінії працюватимуть дванадцять вагонів, повідомили в депо.";

const COMMA_MISSING: &str = "Колію яку закрили торік, відремонтували повністю.";
const COMMA: &str = "Колію, яку закрили торік, відремонтували повністю.";
const ARRIVED: &str = "Колію, яку закрили торік, відремонтували повністю. \
                       Перший трамвай прибув на Контрактову площу о 16:00.";

fn ukrainian(cars: &str, track: &str) -> Outcome<ArticleVariant> {
    Ok(serde_json::from_value(json!({
        "slug": "tramvai-povertaietsia-na-podil",
        "title": "Трамвай повертається на Поділ",
        "lead": "Після року ремонту вагони знову їдуть до Контрактової площі.",
        "body": format!("{cars}\n\n{track}"),
    }))?)
}

fn english(cars: &str) -> Outcome<ArticleVariant> {
    Ok(serde_json::from_value(json!({
        "slug": "the-tram-returns-to-podil",
        "title": "The tram returns to Podil",
        "lead": "After a year of repairs, cars run to Kontraktova Square again.",
        "body": format!(
            "The line will have {cars} cars, the depot said.\n\n\
             The track that was closed last year has been fully repaired."
        ),
    }))?)
}
