//! The texts of an edition that readers see.

use super::places::At;
use crate::article::{BlockKind, Edition};

/// A text and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// As [`Place::part`](crate::audit::Place) names it.
    pub(super) name: String,
    pub(super) at: At,
    pub(super) text: String,
    pub(super) role: Role,
}

/// Whose words a part has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The newsroom's.
    Own,
    /// Somebody's who may have spoken another language.
    Quoted,
}

/// All of them, in the order of reading.
pub(super) fn parts(edition: &Edition) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |name: String, at, text: &str, role| {
        if !text.is_empty() {
            parts.push(Part {
                name,
                at,
                text: text.to_owned(),
                role,
            });
        }
    };
    let variant = &edition.variant;
    let note = edition.publication.update.as_ref();
    let note = note.and_then(|update| update.note.as_ref());
    let fields = [
        ("title", "title", Some(&variant.title)),
        ("lead", "lead", Some(&variant.lead)),
        ("caption", "caption", variant.caption.as_ref()),
        ("credit", "credit", variant.credit.as_ref()),
        ("alternative text", "alt", variant.alternative_text.as_ref()),
        (
            "title for search engines",
            "seo_title",
            variant.seo_title.as_ref(),
        ),
        (
            "description for search engines",
            "seo_description",
            variant.seo_description.as_ref(),
        ),
        ("note on the update", "update_note", note),
    ];
    for (name, field, text) in fields {
        if let Some(text) = text {
            add(name.to_owned(), At::Field(field), text.as_str(), Role::Own);
        }
    }
    for (number, point) in (1..).zip(&variant.key_points) {
        let name = format!("key point {number}");
        add(name, At::Field("key_points"), point.as_str(), Role::Own);
    }
    for (number, block) in (1..).zip(variant.body.blocks()) {
        let role = match block.kind {
            BlockKind::Code => continue,
            BlockKind::Quotation => Role::Quoted,
            _ => Role::Own,
        };
        add(
            format!("block {number}"),
            At::Line(block.line),
            &block.text,
            role,
        );
    }
    for (number, picture) in (1..).zip(variant.body.pictures()) {
        let at = At::Line(picture.line);
        let text = &picture.alternative_text;
        add(
            format!("alternative text of picture {number}"),
            at,
            text,
            Role::Own,
        );
        let credit = picture.credit.unwrap_or_default();
        add(
            format!("credit of picture {number}"),
            at,
            &credit,
            Role::Own,
        );
    }
    parts
}
