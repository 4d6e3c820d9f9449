use std::collections::HashMap;
use std::hash::Hash;

/// What became of the items of a list, by their places: in the new list those
/// that changed or were added, in the old list those that were removed.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    pub(super) changed: Vec<usize>,
    pub(super) added: Vec<usize>,
    pub(super) removed: Vec<usize>,
}

/// Aligns two lists, in time n log n.
///
/// Items equal at both ends stay. Between them the first occurrence of an item
/// in one list is paired with the first in the other, the second with the
/// second; the longest run of pairs that is in order in both stays. Pairs out
/// of order were moved: changed.
pub(super) fn align<T: Copy + Eq + Hash>(old: &[T], new: &[T]) -> Alignment {
    let same_head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (tail(old, same_head), tail(new, same_head));
    let both = old_rest.iter().rev().zip(new_rest.iter().rev());
    let same_tail = both.take_while(|(a, b)| a == b).count();
    let old_middle = head(old_rest, same_tail);
    let new_middle = head(new_rest, same_tail);

    let pairs = pairs(old_middle, new_middle);
    let kept = in_order(&pairs);
    let mut alignment = Alignment::default();
    let mut old_moved = vec![false; old_middle.len()];
    let mut new_moved = vec![false; new_middle.len()];
    let mut kept_pairs = kept.iter().copied().peekable();
    for pair in pairs {
        if kept_pairs.next_if_eq(&pair).is_none() {
            mark(&mut old_moved, pair.0);
            mark(&mut new_moved, pair.1);
            alignment.changed.push(same_head + pair.1);
        }
    }

    // Between two items that stayed, old and new ones face each other.
    let (mut old_from, mut new_from) = (0, 0);
    let end = (old_middle.len(), new_middle.len());
    for (old_to, new_to) in kept.into_iter().chain([end]) {
        let mut gone = unmoved(&old_moved, old_from, old_to);
        let mut come = unmoved(&new_moved, new_from, new_to);
        loop {
            match (gone.next(), come.next()) {
                (Some(_), Some(new)) => alignment.changed.push(same_head + new),
                (None, Some(new)) => alignment.added.push(same_head + new),
                (Some(old), None) => alignment.removed.push(same_head + old),
                (None, None) => break,
            }
        }
        (old_from, new_from) = (old_to + 1, new_to + 1);
    }
    alignment.changed.sort_unstable();
    alignment
}

fn tail<T>(items: &[T], from: usize) -> &[T] {
    items.get(from..).unwrap_or_default()
}

fn head<T>(items: &[T], but: usize) -> &[T] {
    items.get(..items.len() - but).unwrap_or_default()
}

fn mark(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

fn unmoved(moved: &[bool], from: usize, to: usize) -> impl Iterator<Item = usize> {
    (from..to).filter(|&at| moved.get(at) == Some(&false))
}

/// The places of equal items, in the old list's order.
fn pairs<T: Copy + Eq + Hash>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut places: HashMap<T, Vec<usize>> = HashMap::new();
    for (at, &item) in new.iter().enumerate().rev() {
        places.entry(item).or_default().push(at);
    }
    let pair = |(at, item)| Some((at, places.get_mut(item)?.pop()?));
    old.iter().enumerate().filter_map(pair).collect()
}

/// The longest run of pairs, in order in the new list too.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length of run, the pair that ends the best one so far; for each
    // pair, the one before it in its run (Fredman 1975).
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let new_place = |at: usize| pairs.get(at).map(|pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| new_place(end) < Some(pair.1));
        before.push(length.checked_sub(1).and_then(|it| ends.get(it).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.extend(pairs.get(at).copied());
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}
