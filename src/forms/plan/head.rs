//! What stands before and behind the sections: opening, the version replaced, closing, recipients, signature.

use crate::domain::office::{Office, Signature};
use crate::domain::plan::{LegalBasis, Plan, Recipient};
use crate::forms::draft::{Draft, para, prepared};
use crate::forms::foot::{Recipients, foot_of_other as foot_without_gaps};
use crate::forms::letterhead::Register;
use crate::forms::parts::bare_end;
use crate::forms::profile::Profile;
use crate::paper::{Block, Para, Run};
use crate::text;
use chrono::Datelike;

pub(super) fn register(plan: &Plan) -> Register {
    Register { number: plan.number.clone(), date: plan.issued_on, year: Some(plan.from.year()) }
}

/// Who issues the plan.
pub(super) fn issuer<'a>(office: &'a Office, plan: &'a Plan) -> &'a str {
    if plan.is_superior() { plan.origin.issuer.trim() } else { office.name.trim() }
}

/// The opening paragraph; of a superior's plan only the one that was entered.
pub(super) fn opening(draft: &Draft<'_>, office: &Office, plan: &Plan) -> Option<Block> {
    let own = plan.opening.trim();
    if !own.is_empty() {
        return Some(para(draft.running(vec![Run::plain(prepared(own))])));
    }
    if plan.is_superior() {
        return None;
    }
    let superior = plan.carries_out.as_ref().map(LegalBasis::in_sentence).filter(|text| !text.is_empty());
    let phrases = &draft.profile.plan;
    let words = match superior {
        Some(superior) => phrases.opening_with_superior.replace("{superior}", &superior),
        None => phrases.opening.clone(),
    };
    Some(para(draft.running(vec![Run::plain(prepared(&fill(&words, office, plan)))])))
}

/// Which issued version an amended plan replaces, unless the office says so itself in its closing or opening.
pub(super) fn replaced(draft: &Draft<'_>, office: &Office, plan: &Plan) -> Option<Block> {
    let before = plan.origin.replaces.as_ref()?;
    let kind = &draft.profile.kinds.plan;
    let mut before = before.clone();
    let number = before.number.trim();
    // The store keeps the bare number of the office's own register.
    if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
        let symbol = draft.profile.symbol_of(kind, &office.symbol);
        before.number = format!("{}{symbol}", draft.profile.number(number));
    }
    let said = |words: &str| !before.number.is_empty() && words.contains(&before.number);
    if said(&plan.opening) || said(&plan.closing) {
        return None;
    }
    let words = draft.profile.plan.replaces.replace("{plan}", &before.in_sentence());
    Some(para(draft.running(vec![Run::plain(prepared(&words))])))
}

/// The closing paragraph with the end mark of the profile; of a superior's plan only the one that was entered.
pub(super) fn closing(draft: &Draft<'_>, office: &Office, plan: &Plan) -> Option<Block> {
    let own = bare_end(&plan.closing);
    let words = match own {
        "" if plan.is_superior() => return None,
        "" => bare_end(&fill(&draft.profile.plan.closing, office, plan)).to_owned(),
        own => own.to_owned(),
    };
    let words = format!("{}{}", prepared(&words), draft.profile.body.end_mark);
    Some(para(Para { keep_next: true, ..draft.running(vec![Run::plain(words)]) }))
}

fn fill(words: &str, office: &Office, plan: &Plan) -> String {
    // A subject not given yet must not leave two spaces behind.
    one_line(&words.replace("{office}", office.name.trim()).replace("{subject}", &subject_in_text(plan)))
}

/// The subject inside a sentence: on one line, beginning in lower case unless it begins with an abbreviation.
pub(super) fn subject_in_text(plan: &Plan) -> String {
    crate::forms::shared::lower_first(&one_line(&plan.subject))
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(recipients: &[Recipient]) -> Vec<String> {
    let line = |r: &Recipient| match r.note.trim().trim_matches(['(', ')']) {
        "" => r.name.clone(),
        note => format!("{} ({note})", r.name.trim()),
    };
    recipients.iter().map(line).collect()
}

pub(super) fn recipients(office: &Office, plan: &Plan) -> Recipients {
    let archive = if plan.archive.trim().is_empty() { &office.archive } else { &plan.archive };
    Recipients { lines: lines(&plan.recipients), archive: archive.clone() }
}

/// The foot of a superior's plan: what was entered of it, or none.
pub(super) fn foot_of_other(draft: &Draft<'_>, plan: &Plan) -> Option<Block> {
    let recipients = Recipients { lines: lines(&plan.recipients), archive: plan.archive.clone() };
    foot_without_gaps(draft, &recipients, &plan.signature.clone().unwrap_or_default())
}

/// The plan's own signature, or the office's first.
pub(in crate::forms) fn signature(office: &Office, plan: &Plan) -> Signature {
    plan.signature.clone().or_else(|| office.signatures.first().cloned()).unwrap_or_default()
}

/// "Kế hoạch số 53/KH-BTV ngày 28/7/2017 của … về …", as other papers quote it; number and day only once given.
pub(in crate::forms) fn in_sentence(office: &Office, plan: &Plan, profile: &Profile) -> String {
    let kind = &profile.kinds.plan;
    let mut words = kind.in_text.clone();
    if let (Some(number), Some(day)) = (plan.number.as_deref().map(str::trim), plan.issued_on)
        && !number.is_empty()
    {
        let symbol = profile.symbol_of(kind, &office.symbol);
        let day = text::date::plain_date(day);
        words = format!("{words} số {}{symbol} ngày {day}", profile.number(number));
    }
    let about = subject_in_text(plan);
    format!("{words} của {} {about}", office.name.trim()).trim().to_owned()
}
