use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Graph;
use crate::plural::Category;
use crate::report::Report;
use crate::tongue::Tongue;
use crate::tree::{Key, KeyKind, Kind, Piece, Place, Reference, Selector, Variant};

/// The words that each variable selected on by words may be, by its name.
pub(crate) type Words = BTreeMap<String, BTreeSet<String>>;

/// A select on a variable.
struct Select<'a> {
    reference: &'a Reference,
    tongue: Tongue,
    variable: &'a str,
    ordinal: bool,
    kind: KeyKind,
    variants: &'a [Variant],
    place: Place,
}

impl Select<'_> {
    fn has(&self, key: &Key) -> bool {
        self.variants.iter().any(|variant| variant.key == *key)
    }

    fn has_other(&self) -> bool {
        self.has(&Key::Word("other".to_owned()))
    }
}

/// Checks every select on a variable and returns the words that variables may
/// be.
pub(crate) fn check(graph: &Graph<'_>, report: &mut Report<'_>) -> Words {
    let mut selects = Vec::new();
    for node in &graph.nodes {
        node.pattern.each(&mut |piece| {
            if let Piece::Select {
                selector,
                variants,
                place,
            } = piece
            {
                check_twice(variants, report);
                if let Selector::Variable { name, ordinal } = selector
                    && node.name.kind == Kind::Message
                {
                    selects.push(Select {
                        reference: &node.name.reference,
                        tongue: node.name.tongue,
                        variable: name,
                        ordinal: *ordinal,
                        kind: KeyKind::of(variants),
                        variants,
                        place: *place,
                    });
                }
            }
        });
    }
    for select in &selects {
        match select.kind {
            KeyKind::Mixed => report.add(
                select.place,
                format!(
                    "`${}` is selected on by words and by plural forms or numbers; choose one",
                    select.variable
                ),
            ),
            KeyKind::Plural => check_plural(select, report),
            KeyKind::Words | KeyKind::Numbers => {}
        }
    }
    compare_languages(&selects, report);
    gather_words(&selects, report)
}

fn check_twice(variants: &[Variant], report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    for variant in variants {
        if !seen.insert(&variant.key) {
            report.add(
                variant.place,
                format!("the variant `{}` is written twice; remove one", variant.key),
            );
        }
    }
}

fn check_plural(select: &Select<'_>, report: &mut Report<'_>) {
    let (tongue, variable) = (select.tongue, select.variable);
    let forms = if select.ordinal {
        tongue.ordinals()
    } else {
        tongue.cardinals()
    };
    // English `one` is exactly 1, so that `[1]` takes all of it.
    let one_is_taken = tongue == Tongue::English && !select.ordinal && select.has(&Key::Number(1));
    let has = |form: Category| select.has(&Key::Word(form.name().to_owned()));
    for &form in forms {
        let taken = form == Category::One && one_is_taken;
        if !has(form) && !taken {
            let all = names(forms);
            report.add(
                select.place,
                format!("`${variable}` has no variant `{form}`; {tongue} needs {all}"),
            );
        }
    }
    let mut after_form = false;
    for variant in select.variants {
        let key = &variant.key;
        match key.category() {
            Some(form) if !forms.contains(&form) => report.add(
                variant.place,
                format!(
                    "the variant `{key}` is never reached: whole numbers in {tongue} take {} \
                     only; remove it",
                    names(forms)
                ),
            ),
            Some(Category::One) if one_is_taken => report.add(
                variant.place,
                "the variant `one` is never reached: `[1]` takes it in English; remove one",
            ),
            Some(_) => after_form = true,
            None if after_form => report.add(
                variant.place,
                format!(
                    "the variant `{key}` is never reached: a plural form above it takes it; \
                     move it up"
                ),
            ),
            None => {}
        }
    }
}

fn names(forms: &[Category]) -> String {
    let names = forms.iter().map(|form| format!("`{form}`"));
    names.collect::<Vec<_>>().join(", ")
}

/// Selects of one message on one variable by words or by numbers alone must
/// have the same keys in both languages.
fn compare_languages(selects: &[Select<'_>], report: &mut Report<'_>) {
    type Side<'a> = BTreeMap<(&'a Reference, &'a str, bool), BTreeMap<&'a Key, Place>>;
    let mut sides = BTreeMap::<Tongue, Side<'_>>::new();
    let mut places = BTreeMap::new();
    for select in selects {
        if !matches!(select.kind, KeyKind::Words | KeyKind::Numbers) {
            continue;
        }
        let name = (
            select.reference,
            select.variable,
            select.kind == KeyKind::Words,
        );
        places.entry((select.tongue, name)).or_insert(select.place);
        let keys = sides
            .entry(select.tongue)
            .or_default()
            .entry(name)
            .or_default();
        for variant in select.variants {
            keys.entry(&variant.key).or_insert(variant.place);
        }
    }
    for tongue in Tongue::ALL {
        for (name, keys) in sides.get(&tongue).into_iter().flatten() {
            let other = tongue.other();
            let Some(others) = sides.get(&other).and_then(|side| side.get(name)) else {
                continue;
            };
            let Some(&place) = places.get(&(other, *name)) else {
                continue;
            };
            for (key, &at) in keys.iter().filter(|(key, _)| !others.contains_key(*key)) {
                let variable = name.1;
                let at = report.cite(at);
                report.add(
                    place,
                    format!(
                        "`${variable}` has no variant `{key}`, which {tongue} has at {at}; add it"
                    ),
                );
            }
        }
    }
}

/// All words of each variable. A select that leaves one out must have `other`.
fn gather_words(selects: &[Select<'_>], report: &mut Report<'_>) -> Words {
    let by_words = |select: &&Select<'_>| select.kind == KeyKind::Words;
    let mut words = BTreeMap::<&str, BTreeMap<String, Place>>::new();
    for select in selects.iter().filter(by_words) {
        let all = words.entry(select.variable).or_default();
        for variant in select.variants {
            all.entry(variant.key.to_string()).or_insert(variant.place);
        }
    }
    for select in selects.iter().filter(by_words) {
        if select.has_other() {
            continue;
        }
        for (word, &at) in words.get(select.variable).into_iter().flatten() {
            if !select.has(&Key::Word(word.clone())) {
                let (variable, at) = (select.variable, report.cite(at));
                report.add(
                    select.place,
                    format!(
                        "`${variable}` has no variant `{word}`, which it has at {at}; add it or \
                         `other`"
                    ),
                );
            }
        }
    }
    words
        .into_iter()
        .map(|(variable, words)| (variable.to_owned(), words.into_keys().collect()))
        .collect()
}
