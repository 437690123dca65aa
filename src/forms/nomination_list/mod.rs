//! The nomination list (danh sách trích ngang): one ruled table on the sheet's side, grouped by kind of subject.

mod entry;
mod table;

pub use entry::{Entry, chosen};

use super::draft::{Draft, Form, Spot, centred, para, prepared};
use super::foot::foot;
use super::letterhead::{Register, letterhead, quoted};
use super::profile::{PaperKind, Profile};
use super::title::{rule_below, title, title_lines};
pub use crate::domain::office::ListColumns as Shown;
use crate::domain::office::{Office, Signature};
use crate::domain::subject::SubjectKind;
use crate::paper::{Block, Document, Meta, Para, Run, Section, Style};
use crate::text;
use chrono::NaiveDateTime;
use entry::grouped;
use table::table;

/// The paper a list goes out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AttachedTo {
    /// A proposal to a superior office.
    Proposal,
    /// A decision.
    Decision,
    /// The minutes of the council.
    Minutes,
}

/// Everything a nomination list is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct NominationList {
    /// The issuing office.
    pub office: Office,
    /// What the list is about, under the word DANH SÁCH.
    pub subject: String,
    /// The nominations in any order: ranked ones are printed by rank, the others by hand-given place, then by name.
    pub entries: Vec<Entry>,
    /// Which columns are shown.
    pub shown: Shown,
    /// Day of the list; its number is never used.
    pub register: Register,
    /// The paper it goes out with, and that paper's number and day.
    pub attached: Option<(AttachedTo, Register)>,
    /// Who signs; `None` takes the office's first signature.
    pub signature: Option<Signature>,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

/// Writes the list as the profile wants it.
#[must_use]
pub fn nomination_list(list: &NominationList, profile: &Profile) -> Form {
    let mut draft = Draft::new(profile);
    let kind = &profile.kinds.list;
    let mut blocks = letterhead(&mut draft, &list.office, &list.register, None);
    blocks.extend(heading(&mut draft, list, kind));
    let groups = grouped(&list.entries);
    blocks.push(Block::Table(table(&mut draft, list.shown, &groups)));
    blocks.push(para(total(&mut draft, &groups)));
    let signature =
        list.signature.clone().or_else(|| list.office.signatures.first().cloned()).unwrap_or_default();
    blocks.push(foot(&mut draft, None, &signature));

    let subject = list.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let meta = Meta {
        title: format!("{} {subject}", kind.in_text),
        author: list.office.name.clone(),
        subject,
        keywords: Vec::new(),
        created: list.made,
    };
    let document = Document { meta, sections: vec![Section::new(profile.landscape(), blocks)] };
    Form { document, findings: draft.findings }
}

/// Title, the paper the list goes out with, and the rule below the last of them.
fn heading(draft: &mut Draft<'_>, list: &NominationList, kind: &PaperKind) -> Vec<Block> {
    let Some((attached, register)) = &list.attached else {
        return title(draft, kind, &list.subject);
    };
    let mut blocks = title_lines(draft, kind, &list.subject);
    let kinds = &draft.profile.kinds;
    let paper = match attached {
        AttachedTo::Proposal => &kinds.proposal,
        AttachedTo::Decision => &kinds.decision,
        AttachedTo::Minutes => &kinds.minutes,
    };
    let style = Style::ITALIC;
    let rules = &draft.profile.appendix;
    let words = rules.attached.replace("{office}", list.office.name.trim());
    let (before, after) = words.split_once("{paper}").unwrap_or((&words, ""));
    let mut runs = vec![Run::styled(before, style)];
    runs.extend(quoted(draft, &list.office, register, paper, style));
    runs.push(Run::styled(prepared(after), style));
    let size = rules.attached_size.size();
    let line = centred(size, draft.profile.letterhead.pitch.pitch_of(size), runs);
    blocks.extend([
        para(Para { keep_next: true, ..line }),
        rule_below(draft, rules.attached_rule.whole()),
        Block::Gap(draft.profile.title.after_pt.pt()),
    ]);
    blocks
}

/// "Danh sách này có 05 (năm) tập thể, 12 (mười hai) cá nhân./."
fn total(draft: &mut Draft<'_>, groups: &[(SubjectKind, Vec<&Entry>)]) -> Para {
    let rules = &draft.profile.list;
    let counts: Vec<String> = groups
        .iter()
        .map(|(kind, group)| {
            let counted = text::count_with_words(u64::try_from(group.len()).unwrap_or(u64::MAX));
            format!("{counted} {}", rules.groups.of(*kind).unit)
        })
        .collect();
    let counts = counts.join(", ");
    let run = draft.need(&counts, "hồ sơ được đề nghị", Spot::Entries, Style::REGULAR);
    let (before, after) = draft.profile.list.total.split_once("{counts}").unwrap_or(("", ""));
    let end = draft.profile.body.end_mark.as_str();
    let runs = vec![Run::plain(prepared(before)), run, Run::plain(format!("{after}{end}"))];
    Para { keep_next: true, ..draft.running(runs) }
}
