use serde::{Deserialize, Serialize};

use super::{Id, Slug, Text, WebAddress, romanize};
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
///
/// ```
/// use dvomova::article::Person;
///
/// let person: Person = serde_json::from_str(
///     r#"{"id": "koval", "names": {"uk": {"name": "Олена Коваль", "slug": "olena-koval"}}}"#,
/// )?;
/// assert_eq!(person.names.english, None);
/// let proposed = person.proposed_english().map(|named| named.name.to_string());
/// assert_eq!(proposed.as_deref(), Some("Olena Koval"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// What the person is known by.
    pub id: Id<Person>,
    /// The person's name and slug in each language that has one.
    pub names: PerLanguage<Option<Named>>,
}

impl Person {
    /// The English spelling that the official romanization gives the Ukrainian
    /// name: a proposal for whoever fills in the form, to be stored only once
    /// the person's own spelling is known. None without a Ukrainian name.
    pub fn proposed_english(&self) -> Option<Named> {
        let ukrainian = self.names.ukrainian.as_ref()?;
        let name: Text = romanize(&ukrainian.name).parse().ok()?;
        let slug = Slug::from_text(&name)?;
        Some(Named { name, slug })
    }
}

/// Where a report comes from: an agency, an institution, another paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What the source is known by.
    pub id: Id<Source>,
    /// Its name and slug in each language that has one.
    pub names: PerLanguage<Option<Named>>,
    /// Its page in each language that has one.
    #[serde(default)]
    pub pages: PerLanguage<Option<WebAddress>>,
}
