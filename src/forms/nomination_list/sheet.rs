//! One list on its sheet: head, title, the paper it goes out with, table, total, signature.

use super::entry::Group;
use super::table::{Look, table};
use super::{Register, Shown};
use crate::domain::office::{Office, Signature};
use crate::forms::draft::{Draft, Spot, centred, para, prepared};
use crate::forms::foot::foot;
use crate::forms::letterhead::{letterhead, quoted};
use crate::forms::profile::{ListLabels, PaperKind};
use crate::forms::title::{rule_below, title, title_lines};
use crate::paper::{Block, Para, Run, Style};
use crate::text;

/// A list to be set.
pub(in crate::forms) struct Sheet<'a> {
    /// The issuing office.
    pub office: &'a Office,
    /// What it is called in its title.
    pub kind: &'a PaperKind,
    /// What it is about.
    pub subject: &'a str,
    /// Its entries.
    pub groups: &'a [Group<'a>],
    /// Its columns.
    pub shown: Shown,
    /// Headings of its own.
    pub labels: &'a ListLabels,
    /// Whether numbers run through all groups instead of beginning anew in each.
    pub through: bool,
    /// Whether its title says already which kind it holds.
    pub one_kind: bool,
    /// Closing line: `{counts}`.
    pub total: &'a str,
    /// Day for the head of the sheet; none for a list that follows its paper without a head of its own.
    pub letterhead: Option<&'a Register>,
    /// The paper it goes out with, and that paper's number and day.
    pub attached: Option<(&'a PaperKind, &'a Register)>,
    /// Who signs; none for a list that its paper signs for.
    pub signature: Option<&'a Signature>,
}

/// Sets a list.
pub(in crate::forms) fn sheet(draft: &mut Draft<'_>, list: &Sheet<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(register) = list.letterhead {
        blocks.extend(letterhead(draft, list.office, register, None));
    }
    blocks.extend(heading(draft, list));
    let look =
        Look { shown: list.shown, labels: list.labels, through: list.through, one_kind: list.one_kind };
    blocks.push(Block::Table(table(draft, &look, list.groups)));
    blocks.push(para(total(draft, list)));
    if let Some(signature) = list.signature {
        blocks.push(foot(draft, None, signature));
    }
    blocks
}

/// Title, the paper the list goes out with, and the rule below the last of them.
fn heading(draft: &mut Draft<'_>, list: &Sheet<'_>) -> Vec<Block> {
    let Some((paper, register)) = list.attached else {
        return title(draft, list.kind, list.subject);
    };
    let mut blocks = title_lines(draft, list.kind, list.subject);
    let style = Style::ITALIC;
    let rules = &draft.profile.appendix;
    let words = rules.attached.replace("{office}", list.office.name.trim());
    let (before, after) = words.split_once("{paper}").unwrap_or((&words, ""));
    let mut runs = vec![Run::styled(before, style)];
    runs.extend(quoted(draft, list.office, register, paper, style));
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
fn total(draft: &mut Draft<'_>, list: &Sheet<'_>) -> Para {
    let rules = &draft.profile.list;
    let counts: Vec<String> = list
        .groups
        .iter()
        .map(|group| {
            format!("{} {}", text::count_with_words(group.count()), rules.groups.of(group.kind).unit)
        })
        .collect();
    let run = draft.need(&counts.join(", "), "hồ sơ được đề nghị", Spot::Entries, Style::REGULAR);
    let (before, after) = list.total.split_once("{counts}").unwrap_or(("", ""));
    let end = draft.profile.body.end_mark.as_str();
    let runs = vec![Run::plain(prepared(before)), run, Run::plain(format!("{after}{end}"))];
    Para { keep_next: list.signature.is_some(), ..draft.running(runs) }
}
