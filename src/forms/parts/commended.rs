//! Who is commended in which form: the counts by form, and the names where they are few.

use crate::domain::case::Nomination;
use crate::domain::subject::SubjectKind;
use crate::forms::context::{Context, Fields, counted};
use crate::forms::draft::{Draft, Missing, Spot, para, prepared};
use crate::forms::nomination_list::Entry;
use crate::paper::{Block, Label, Para, Run, Style};
use crate::text;

/// Fields of a sentence about one form of commendation.
pub(in crate::forms) fn form_fields(
    context: &Context<'_>,
    fields: &Fields,
    form: &str,
    of_form: &[&Nomination],
) -> Fields {
    let own = [("hình thức", form.to_owned()), ("số lượng", counted(of_form, context.profile))];
    let mut fields: Fields =
        fields.iter().filter(|(name, _)| own.iter().all(|(known, _)| known != name)).cloned().collect();
    fields.extend(own);
    fields
}

/// One item for each form of commendation, worded by the part `key`: "- Tặng … cho 04 (bốn) tập thể;".
pub(in crate::forms) fn by_form(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    key: &str,
    fields: &Fields,
    named: &[&Nomination],
) -> Vec<Block> {
    let forms = context.by_award(named);
    let last = forms.len().saturating_sub(1);
    let mut blocks = Vec::new();
    for (i, (form, of_form)) in forms.iter().enumerate() {
        let fields = form_fields(context, fields, form, of_form);
        // The finding of an empty form is its dossiers' own, see `without_form`.
        let before = draft.findings.len();
        let mut runs = draft.say(context, key, &fields, Style::REGULAR);
        if form.is_empty() {
            draft.findings.truncate(before);
        }
        runs.push(Run::plain(if i == last { "." } else { ";" }));
        let running = draft.running(runs);
        let label = Label { run: Run::plain("-"), tab: running.first_indent };
        blocks.push(para(Para { label: Some(label), keep_next: i != last, ..running }));
    }
    blocks
}

/// Notes every dossier that proposes no form of commendation, where the paper sets none for all.
pub(in crate::forms) fn without_form(draft: &mut Draft<'_>, context: &Context<'_>, named: &[&Nomination]) {
    if !context.paper.options.award.trim().is_empty() {
        return;
    }
    for it in named.iter().filter(|it| it.dossier.proposed.trim().is_empty()) {
        draft.findings.push(Missing {
            what: format!("hình thức khen thưởng của {}", it.subject.name.trim()),
            spot: Spot::Dossier(it.dossier.id),
        });
    }
}

/// The names themselves, kind by kind: "I. Tập thể", "1. …", each with post, unit or address.
pub(in crate::forms) fn names(draft: &Draft<'_>, named: &[&Nomination]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut number = 0;
    for kind in SubjectKind::ALL {
        let of_kind: Vec<&&Nomination> = named.iter().filter(|it| it.subject.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        number += 1;
        let label = Label {
            run: Run::bold(draft.profile.headings.label(&format!("{}.", text::roman(number)))),
            tab: draft.profile.body.indent_mm.mm(),
        };
        let heading = draft.running(vec![Run::bold(kind.label())]);
        blocks.push(para(Para { label: Some(label), keep_next: true, ..heading }));
        for (index, it) in (1..).zip(&of_kind) {
            let entry = Entry::gather(&it.dossier, &it.subject, &it.unit_name);
            let mut words = entry.name.trim().to_owned();
            let place: Vec<&str> = entry.place.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
            for part in place {
                // A collective's place often is its own name.
                if !text::same(part, entry.name.trim()) {
                    words = format!("{words}, {part}");
                }
            }
            let end = if index == of_kind.len() { "." } else { ";" };
            let running = draft.running(vec![Run::plain(format!("{}{end}", prepared(&words)))]);
            let label = Label { run: Run::plain(format!("{index}.")), tab: running.first_indent };
            blocks.push(para(Para { label: Some(label), ..running }));
        }
    }
    blocks
}
