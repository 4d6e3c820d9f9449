use crate::lower::Part;
use crate::tree::Usage;
use crate::types::{Type, Variables};

/// What one statement writes.
pub(super) enum Step<'a> {
    Call(Vec<&'a Part>),
    Select(&'a Part),
}

/// Groups parts into statements: a run of texts and plain variables is one
/// `write!`.
pub(super) fn steps<'a>(parts: &'a [Part], variables: &Variables) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut run: Vec<&Part> = Vec::new();
    let close = |run: &mut Vec<&'a Part>, steps: &mut Vec<Step<'a>>| {
        if !run.is_empty() {
            steps.push(Step::Call(std::mem::take(run)));
        }
    };
    for part in parts {
        match part {
            Part::Text(_) => run.push(part),
            Part::Variable(name, usage)
                if !matches!(usage, Usage::Date(_)) && !is_grouped(name, usage, variables) =>
            {
                run.push(part);
            }
            Part::Variable(..) | Part::Message(_) => {
                close(&mut run, &mut steps);
                steps.push(Step::Call(vec![part]));
            }
            Part::Select { .. } => {
                close(&mut run, &mut steps);
                steps.push(Step::Select(part));
            }
        }
    }
    close(&mut run, &mut steps);
    steps
}

/// Whether a variable is a number printed in groups of three digits.
pub(super) fn is_grouped(variable: &str, usage: &Usage, variables: &Variables) -> bool {
    match usage {
        Usage::Plain => variables.get(variable) == Some(&Type::Integer),
        Usage::Number(options) => options.grouping && options.least_digits < 2,
        Usage::Date(_) => false,
    }
}
