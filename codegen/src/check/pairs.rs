use crate::report::Report;
use crate::texts::Texts;
use crate::tongue::Tongue;
use crate::tree::{Entry, Kind};
use crate::types::{Signatures, Variables};

/// What is compared: the texts as they stand, and the library's below them.
pub(crate) struct Pairs<'a> {
    pub(crate) texts: &'a Texts,
    /// The site's own entries alone.
    pub(crate) site: &'a Texts,
    pub(crate) library: &'a Texts,
}

/// Reports what stands in one language and not in the other, and overrides
/// that are not whole.
pub(crate) fn check(
    pairs: &Pairs<'_>,
    is_broken: &dyn Fn(Tongue, &str) -> bool,
    report: &mut Report<'_>,
) {
    for id in pairs.texts.messages() {
        let english = pairs.texts.entry(Tongue::English, Kind::Message, id);
        let ukrainian = pairs.texts.entry(Tongue::Ukrainian, Kind::Message, id);
        match (english, ukrainian) {
            (Some(english), Some(ukrainian)) => {
                compare(english, ukrainian, Tongue::Ukrainian, report);
                compare(ukrainian, english, Tongue::English, report);
            }
            (Some(only), None) | (None, Some(only)) => {
                let missing = report.tongue(only.place).other();
                if !is_broken(missing, id) {
                    report.add(
                        only.place,
                        format!(
                            "`{id}` is missing in {missing}; add it to {}/",
                            missing.folder()
                        ),
                    );
                }
            }
            (None, None) => {}
        }
    }
    for tongue in Tongue::ALL {
        for ((kind, id), entry) in pairs.site.of(tongue) {
            let Some(overridden) = pairs.library.entry(tongue, *kind, id) else {
                continue;
            };
            let other = tongue.other();
            let counterpart = pairs.library.entry(other, *kind, id).is_some();
            if counterpart && pairs.site.entry(other, *kind, id).is_none() && !is_broken(other, id)
            {
                report.add(
                    entry.place,
                    format!(
                        "`{id}` replaces the library's text in {tongue} only; give it in {other} \
                         too"
                    ),
                );
            }
            if *kind == Kind::Message {
                keeps_parts(entry, overridden, report);
            }
        }
    }
}

/// Reports what `one` has and `other`, in the language named, has not.
fn compare(one: &Entry, other: &Entry, missing: Tongue, report: &mut Report<'_>) {
    let id = &one.id;
    if one.value.is_some() && other.value.is_none() {
        report.add(
            other.place,
            format!(
                "`{id}` has a text in {} and none in {missing}; add it",
                missing.other()
            ),
        );
    }
    for attribute in &one.attributes {
        if other.pattern(Some(&attribute.id)).is_none() {
            report.add(
                attribute.place,
                format!("`{id}.{}` is missing in {missing}; add it", attribute.id),
            );
        }
    }
}

fn keeps_parts(entry: &Entry, overridden: &Entry, report: &mut Report<'_>) {
    let id = &entry.id;
    if overridden.value.is_some() && entry.value.is_none() {
        report.add(
            entry.place,
            format!("`{id}` replaces the library's message and leaves out its text; give it"),
        );
    }
    for attribute in &overridden.attributes {
        if entry.pattern(Some(&attribute.id)).is_none() {
            let name = &attribute.id;
            report.add(
                entry.place,
                format!("`{id}` replaces the library's message and leaves out `.{name}`; give it"),
            );
        }
    }
}

/// Reports overrides whose variables are not those of the library's message.
pub(crate) fn keep_variables(
    site: &Texts,
    library: &Signatures,
    now: &Signatures,
    report: &mut Report<'_>,
) {
    for (reference, before) in library {
        let Some(after) = now.get(reference).filter(|after| *after != before) else {
            continue;
        };
        for tongue in Tongue::ALL {
            if let Some(entry) = site.entry(tongue, Kind::Message, &reference.id) {
                report.add(
                    entry.place,
                    format!(
                        "`{reference}` replaces the library's message and has {}, where the \
                         library's has {}; keep the variables",
                        list(after),
                        list(before)
                    ),
                );
            }
        }
    }
}

fn list(variables: &Variables) -> String {
    if variables.is_empty() {
        return "no variables".to_owned();
    }
    let each = |(name, kind): (&String, _)| format!("`${name}` ({kind})");
    variables.iter().map(each).collect::<Vec<_>>().join(", ")
}
