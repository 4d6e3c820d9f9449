//! Everything that can be wrong with messages that parse.

mod consent;
mod limits;
mod names;
mod pairs;
mod selects;
mod terms;
mod wording;

pub(crate) use limits::within_limits;
pub(crate) use names::check as check_names;
pub(crate) use pairs::{Pairs, check as check_pairs, keep_variables};
pub(crate) use selects::{Words, check as check_selects};
pub(crate) use terms::check as check_terms;
pub(crate) use wording::{check as check_wording, turns_direction};
