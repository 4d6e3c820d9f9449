use serde::{Deserialize, Serialize};

use super::{Id, Slug, Text};
use crate::language::PerLanguage;

/// How something is called in one language, and its place in addresses there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// The name that readers see.
    pub name: Text,
    /// Its part of an address.
    pub slug: Slug,
}

/// A part of the site that an article stands in. It has a name in both
/// languages, since it is part of every article's address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What the section is known by.
    pub id: Id<Section>,
    /// Its name and slug in each language.
    pub names: PerLanguage<Named>,
}

/// A subject that articles share. Where it has no name in a language, pages in
/// that language leave it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// What the tag is known by.
    pub id: Id<Tag>,
    /// Its name and slug in each language that has one.
    pub names: PerLanguage<Option<Named>>,
}

/// Somebody who writes articles. The English spelling is the person's own and
/// is stored; romanization only proposes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What the person is known by.
    pub id: Id<Person>,
    /// The person's name and slug in each language that has one.
    pub names: PerLanguage<Option<Named>>,
}

/// Where a report comes from: an agency, an institution, another paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What the source is known by.
    pub id: Id<Source>,
    /// Its name and slug in each language that has one.
    pub names: PerLanguage<Option<Named>>,
    /// Its page in each language that has one, an `https` address.
    #[serde(default)]
    pub pages: PerLanguage<Option<String>>,
}
