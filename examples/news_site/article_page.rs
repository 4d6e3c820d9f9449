//! The page of an article.

use axum::http::StatusCode;
use axum::response::Response;
use dvomova::address::{ArticlePath, ListPosition, Page, Placement, PublishedLinks};
use dvomova::article::{
    Article, ArticleKind, Named, Origin, PictureSource, ReadingSpeed, ReadingTime, Rendering, Slug,
    UpdateKind, typeset, words,
};
use dvomova::language::PerLanguage;
use dvomova::ui::{Messages, Reaction, ShareTarget};

use crate::pages::not_found;
use crate::responses::{moved, public};
use crate::site::Published;
use crate::views::{ArticlePage, Credit, Link, MessagePage, Moment, Reactions, View};

pub(crate) const REACTIONS: [(&str, Reaction); 5] = [
    ("like", Reaction::Like),
    ("joy", Reaction::Joy),
    ("surprise", Reaction::Surprise),
    ("sadness", Reaction::Sadness),
    ("anger", Reaction::Anger),
];

pub(crate) fn article(view: &View<'_>, page: &Page, path: &ArticlePath) -> Response {
    let View {
        site,
        language,
        now,
        m,
        ..
    } = *view;
    let Some(found) = find_article(view, &path.slug) else {
        return not_found(view);
    };
    let Some(links) = site.links(found, language, now) else {
        return not_found(view);
    };
    let (Some(Published { edition, since, .. }), Some(canonical)) =
        (site.published(found, language, now), links.page(language))
    else {
        return not_found_in_language(view, found, &links);
    };
    if let Placement::Moved(to) = site.addresses.placement(language, page, canonical) {
        return moved(&to);
    }
    let variant = &edition.variant;
    let named = |names: &PerLanguage<Option<Named>>| names[language].clone();
    let authors: Vec<Link> = (found.authors.iter())
        .filter_map(|id| named(&site.person(id)?.names))
        .map(|author| {
            Link::new(
                author.name,
                view.href(&Page::Author(author.slug, ListPosition::FIRST)),
            )
        })
        .collect();
    let tags = (found.tags.iter())
        .filter_map(|id| named(&site.tag(id)?.names))
        .map(|tag| {
            Link::new(
                tag.name,
                view.href(&Page::Tag(tag.slug, ListPosition::FIRST)),
            )
        });
    let source = found.source.as_ref().and_then(|id| {
        let source = site.source(id)?;
        let name = named(&source.names)?.name.to_string();
        let page = source.pages[language].as_ref().map(ToString::to_string);
        Some(Credit { name, page })
    });
    let article_href = |id| site.href(site.by_id(id)?, language, now);
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
    let update = edition.publication.update.as_ref();
    let (updated_label, note_label) = match update.map(|update| update.kind) {
        Some(UpdateKind::Correction) => (m.correction(), m.correction()),
        _ => (m.updated(), m.update_note()),
    };
    let related = found.related.iter().filter_map(|&id| site.by_id(id));
    let related = related.filter_map(|article| site.published(article, language, now));
    let mut frame = view.frame(
        &view.text(variant.seo_title.as_ref().unwrap_or(&variant.title)),
        page,
        &links,
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
        kind: view.kind(found),
        kind_note: kind_note(view, found, source.as_ref()),
        machine: variant.origin == Origin::Machine,
        section: view.section(match site.section(&found.section) {
            Some(section) => section,
            None => return not_found(view),
        }),
        byline: (before.to_owned(), after.to_owned()),
        authors,
        source: source.filter(|_| found.kind != ArticleKind::Sponsored),
        published: Moment::new(m, since),
        updated: update.map(|update| Moment::new(m, update.updated_at)),
        updated_label,
        note_label,
        note: update
            .and_then(|update| update.note.as_ref())
            .map(|note| view.text(note)),
        reading_time: m.reading_time(time.minutes).to_string(),
        picture: found.picture.as_ref().map(|picture| view.image(picture)),
        body,
        tags: tags.collect(),
        favorite: view.favorite(found, &variant.title),
        reactions: reactions(view, page, found),
        reaction: None,
        share: share(m, url, &variant.title),
        related: view.cards(related),
    };
    public(&article_page, language)
}

/// The article with this slug in the page's language, else in the other one:
/// people add `/en` to an address by hand.
pub(crate) fn find_article<'a>(view: &View<'a>, slug: &Slug) -> Option<&'a Article> {
    let View { site, language, .. } = *view;
    site.article(language, slug)
        .or_else(|| site.article(language.other(), slug))
}

fn kind_note(view: &View<'_>, article: &Article, source: Option<&Credit>) -> Option<String> {
    match (article.kind, source) {
        (ArticleKind::Opinion, _) => Some(view.m.kind_opinion_note().to_owned()),
        (ArticleKind::Sponsored, Some(source)) => {
            Some(view.m.kind_sponsored_note(&source.name).to_string())
        }
        _ => None,
    }
}

pub(crate) fn reactions(view: &View<'_>, page: &Page, article: &Article) -> Option<Reactions> {
    let options =
        REACTIONS.map(|(value, reaction)| (value, view.m.reaction_name(reaction).to_string()));
    (article.reactions == dvomova::article::Reactions::On).then(|| Reactions {
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

fn not_found_in_language(view: &View<'_>, article: &Article, links: &PublishedLinks) -> Response {
    let other = view.language.other();
    let Some(edition) = article
        .edition(other)
        .filter(|_| links.page(other).is_some())
    else {
        return not_found(view);
    };
    let m = view.m;
    let page = MessagePage {
        frame: view.frame(m.not_found_language_title(), &Page::HOME, links),
        m,
        text: m.not_found_language_text(),
        other_title: Some(typeset(&edition.variant.title, other).into_owned()),
    };
    let mut response = public(&page, view.language);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
