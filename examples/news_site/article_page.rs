//! The page of an article.

use axum::http::StatusCode;
use axum::response::Response;
use dvomova::address::{ArticlePath, ListPosition, Page, PublishedLinks};
use dvomova::article::{
    ArticleId, ArticleKind, LinkTarget, Named, Origin, PictureSource, ReadingSpeed, ReadingTime,
    Rendering, UpdateKind, typeset, words,
};
use dvomova::language::PerLanguage;
use dvomova::store::{Served, ServedArticle, StoreError};
use dvomova::ui::{Messages, Reaction, ShareTarget};

use crate::pages::not_found;
use crate::responses::{moved, public};
use crate::views::{ArticlePage, Credit, Link, MessagePage, Moment, Reactions, View};

pub(crate) const REACTIONS: [(&str, Reaction); 5] = [
    ("like", Reaction::Like),
    ("joy", Reaction::Joy),
    ("surprise", Reaction::Surprise),
    ("sadness", Reaction::Sadness),
    ("anger", Reaction::Anger),
];

pub(crate) async fn article(
    view: &View<'_>,
    page: &Page,
    path: &ArticlePath,
) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        ..
    } = *view;
    Ok(match site.store.read(language, path, now).await? {
        Served::Exact(article) => show(view, page, &article).await?,
        Served::OtherLanguage { links, title, .. } => only_in_other_language(view, &links, &title),
        Served::Moved { to, .. } => moved(&to),
        Served::Gone { notice, links, .. } => gone(view, notice.as_deref(), &links),
        Served::NotFound { .. } => not_found(view),
    })
}

async fn show(view: &View<'_>, page: &Page, found: &ServedArticle) -> Result<Response, StoreError> {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let (links, facts) = (&found.links, &found.facts);
    let variant = &found.text;
    let named = |names: &PerLanguage<Option<Named>>| names[language].clone();
    let authors = found.authors.iter().filter_map(|author| {
        let author = named(&author.names)?;
        let page = Page::Author(author.slug, ListPosition::FIRST);
        Some(Link::new(author.name, view.href(&page)))
    });
    let authors: Vec<Link> = authors.collect();
    let tags = found.tags.iter().filter_map(|tag| {
        let tag = named(&tag.names)?;
        let page = Page::Tag(tag.slug, ListPosition::FIRST);
        Some(Link::new(tag.name, view.href(&page)))
    });
    let source = found.source.as_ref().and_then(|source| {
        let name = named(&source.names)?.name.to_string();
        let page = source.pages[language].as_ref().map(ToString::to_string);
        Some(Credit { name, page })
    });
    // Where the articles are that the text links, as far as they are public.
    let linked: Vec<ArticleId> = (variant.body.links().into_iter())
        .filter_map(|link| match link.target {
            LinkTarget::Article(id) => Some(id),
            _ => None,
        })
        .collect();
    let linked = site.store.cards(&linked, language, now).await?;
    let article_href = |id| {
        let card = linked.iter().find(|card| card.id == id)?;
        Some(view.href(&card.page))
    };
    let picture_source = |file: &str| {
        let picture = site.picture(file)?;
        Some(PictureSource::new(view.image(picture).src, picture))
    };
    let body = variant.body.to_html(
        &Rendering::new(language)
            .reminder_label(m.reminder())
            .articles(&article_href)
            .pictures(&picture_source),
    );
    let count = words(&variant.lead) + words(&variant.body.plain_text());
    let time = ReadingTime::new(count, language, ReadingSpeed::default());
    let since = found.publication.first_published_at().unwrap_or(now);
    let update = found.publication.update.as_ref();
    let (updated_label, note_label) = match update.map(|update| update.kind) {
        Some(UpdateKind::Correction) => (m.correction(), m.correction()),
        _ => (m.updated(), m.update_note()),
    };
    let related = site.store.related(found.id, language, now).await?;
    let mut frame = view.frame(
        &view.text(variant.seo_title.as_ref().unwrap_or(&variant.title)),
        page,
        links,
    );
    frame.description = variant
        .seo_description
        .as_ref()
        .or(Some(&variant.lead))
        .map(|description| view.text(description));
    let url = links.canonical().unwrap_or_default();
    // The names are links, so the phrase is made around a mark.
    let byline = m.byline("\u{FFFC}").to_string();
    let (before, after) = byline.split_once('\u{FFFC}').unwrap_or((&byline, ""));
    let article_page = ArticlePage {
        frame,
        m,
        title: view.text(&variant.title),
        lead: view.text(&variant.lead),
        key_points: variant.key_points.iter().map(|it| view.text(it)).collect(),
        caption: variant.caption.as_ref().map(|it| view.text(it)),
        credit: variant.credit.as_ref().map(|it| view.text(it)),
        alternative_text: (variant.alternative_text.as_ref())
            .map_or_else(String::new, |it| view.text(it)),
        kind: view.kind(facts.kind),
        kind_note: kind_note(view, facts.kind, source.as_ref()),
        original: newer_original(view, found),
        machine: variant.origin == Origin::Machine,
        section: view.section(&found.section),
        byline: (before.to_owned(), after.to_owned()),
        authors,
        source: source.filter(|_| facts.kind != ArticleKind::Sponsored),
        published: Moment::new(m, since),
        updated: update.map(|update| Moment::new(m, update.updated_at)),
        updated_label,
        note_label,
        note: update
            .and_then(|update| update.note.as_ref())
            .map(|note| view.text(note)),
        reading_time: m.reading_time(time.minutes).to_string(),
        picture: facts.picture.as_ref().map(|picture| view.image(picture)),
        body,
        tags: tags.collect(),
        favorite: view.favorite(found.id, &variant.title),
        reactions: reactions(view, page, found),
        reaction: None,
        share: share(m, url, &variant.title),
        related: related.iter().map(|card| view.card(card)).collect(),
    };
    Ok(public(&article_page, language))
}

/// The way to the original, if it has changed since it was translated.
fn newer_original(view: &View<'_>, found: &ServedArticle) -> Option<Link> {
    let page = found.links.page(found.original)?;
    let href = view.site.addresses.href(found.original, page);
    let link = Link::new(view.m.read_original(), href);
    found.freshness.is_stale().then_some(link)
}

fn kind_note(view: &View<'_>, kind: ArticleKind, source: Option<&Credit>) -> Option<String> {
    match (kind, source) {
        (ArticleKind::Opinion, _) => Some(view.m.kind_opinion_note().to_owned()),
        (ArticleKind::Sponsored, Some(source)) => {
            Some(view.m.kind_sponsored_note(&source.name).to_string())
        }
        _ => None,
    }
}

pub(crate) fn reactions(
    view: &View<'_>,
    page: &Page,
    article: &ServedArticle,
) -> Option<Reactions> {
    let options =
        REACTIONS.map(|(value, reaction)| (value, view.m.reaction_name(reaction).to_string()));
    (article.facts.reactions == dvomova::article::Reactions::On).then(|| Reactions {
        action: view.href(&Page::Reader {
            from: Some(Box::new(page.clone())),
        }),
        article: article.id.to_string(),
        options: options.into(),
    })
}

fn share(m: Messages, url: &str, title: &str) -> Vec<Link> {
    let query = |base: &str, pairs: &[(&str, &str)]| {
        let mut query = form_urlencoded::Serializer::new(format!("{base}?"));
        // A mail program would show `+`.
        query.extend_pairs(pairs).finish().replace('+', "%20")
    };
    [
        (
            ShareTarget::Telegram,
            query("https://t.me/share/url", &[("url", url), ("text", title)]),
        ),
        (
            ShareTarget::Facebook,
            query("https://www.facebook.com/sharer/sharer.php", &[("u", url)]),
        ),
        (
            ShareTarget::X,
            query(
                "https://x.com/intent/post",
                &[("url", url), ("text", title)],
            ),
        ),
        (
            ShareTarget::Email,
            query("mailto:", &[("subject", title), ("body", url)]),
        ),
    ]
    .into_iter()
    .map(|(target, href)| Link::new(m.share_by(target), href))
    .collect()
}

fn only_in_other_language(view: &View<'_>, links: &PublishedLinks, title: &str) -> Response {
    let m = view.m;
    let page = MessagePage {
        frame: view.frame(m.not_found_language_title(), &Page::HOME, links),
        m,
        text: m.not_found_language_text().to_owned(),
        other_title: Some(typeset(title, view.language.other()).into_owned()),
        onward: None,
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// A text that was taken back, with what its readers are told.
fn gone(view: &View<'_>, notice: Option<&str>, links: &PublishedLinks) -> Response {
    let m = view.m;
    let page = MessagePage {
        frame: view.frame(m.withdrawn_title(), &Page::HOME, links),
        m,
        text: notice.map_or_else(|| m.withdrawn_text().to_owned(), |notice| view.text(notice)),
        other_title: None,
        onward: None,
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::GONE;
    response
}
