//! The head of the first page: issuing office and national title, number and date.

use super::draft::{Draft, Spot, centred, para, prepared};
use super::profile::{Measure, PaperKind};
use crate::domain::office::Office;
use crate::paper::{Block, Columns, Length, Para, Rule, RuleLength, Run, Style, Width};
use crate::text::{self, NBSP};
use chrono::NaiveDate;

/// Number and day of a paper: given at issuing, room to write them by hand until then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    /// Number as typed, without leading zeros; `None` leaves room.
    pub number: Option<String>,
    /// Day of issue; `None` leaves room.
    pub date: Option<NaiveDate>,
    /// Year printed behind the room for day and month; `None` prints "20" and room.
    pub year: Option<i32>,
}

impl Register {
    fn given_number(&self) -> Option<&str> {
        self.number.as_deref().map(str::trim).filter(|n| !n.is_empty())
    }
}

/// The head of a letter: what it is about stands under its number (NĐ 30/2020, ô 5b).
pub(super) fn letterhead_about(
    draft: &mut Draft<'_>,
    office: &Office,
    register: &Register,
    kind: &PaperKind,
    about: Run,
) -> Vec<Block> {
    head(draft, office, register, Some(kind), Some(about))
}

/// The two columns: left the offices, right title and motto; below them, level with each other, number and date.
/// A list has no number of its own, so it passes no kind.
pub(super) fn letterhead(
    draft: &mut Draft<'_>,
    office: &Office,
    register: &Register,
    kind: Option<&PaperKind>,
) -> Vec<Block> {
    head(draft, office, register, kind, None)
}

fn head(
    draft: &mut Draft<'_>,
    office: &Office,
    register: &Register,
    kind: Option<&PaperKind>,
    about: Option<Run>,
) -> Vec<Block> {
    let above = offices_and_nation(draft, &office.superior, &office.issuer);
    let place = draft.need(&office.place, "địa danh", Spot::Office, Style::ITALIC);
    let rules = &draft.profile.letterhead;
    let mut number: Vec<Block> =
        kind.map(|kind| number_line(draft, office, register, kind)).into_iter().collect();
    if let Some(about) = about {
        let letter = &draft.profile.letter;
        let (label, size) = (Run::plain(format!("{}{NBSP}", letter.about)), letter.about_size.size());
        let line = centred(size, rules.pitch.pitch_of(size), vec![label, about]);
        number.push(para(Para { before: letter.about_gap_pt.pt(), ..line }));
    }
    let mut runs = vec![place, Run::italic(format!(",{NBSP}"))];
    runs.extend(date_runs(draft, register, Style::ITALIC));
    let date = vec![para(centred(rules.date_size.size(), shared_pitch(draft), runs))];
    vec![above, columns(draft, vec![number, date], rules.number_gap_pt.pt())]
}

/// The head of another office's paper that was entered here: its issuer, its number as typed, its day; nothing of this
/// office's, and nothing missing but the issuer.
pub(super) fn letterhead_of_other(draft: &mut Draft<'_>, issuer: &str, register: &Register) -> Vec<Block> {
    let above = offices_and_nation(draft, "", issuer);
    let (rules, pitch) = (&draft.profile.letterhead, shared_pitch(draft));
    let line = |size: Measure, runs| vec![para(centred(size.size(), pitch, runs))];
    let number = register.given_number().map(|number| {
        line(rules.number_size, vec![Run::plain(text::glue(&format!("{} {number}", rules.number_label)))])
    });
    let date = register.date.map(|_| line(rules.date_size, date_runs(draft, register, Style::ITALIC)));
    let mut blocks = vec![above];
    if number.is_some() || date.is_some() {
        let cells = vec![number.unwrap_or_default(), date.unwrap_or_default()];
        blocks.push(columns(draft, cells, rules.number_gap_pt.pt()));
    }
    blocks
}

/// The head of minutes, which tell place and hour in their text (NĐ 30/2020, Phụ lục III, biên bản), and of sheets
/// without a day of their own; the number only for a kind that has one.
pub(super) fn letterhead_undated(
    draft: &mut Draft<'_>,
    office: &Office,
    register: &Register,
    kind: Option<&PaperKind>,
) -> Vec<Block> {
    let mut blocks = vec![offices_and_nation(draft, &office.superior, &office.issuer)];
    if let Some(kind) = kind {
        let number = number_line(draft, office, register, kind);
        blocks.push(columns(
            draft,
            vec![vec![number], Vec::new()],
            draft.profile.letterhead.number_gap_pt.pt(),
        ));
    }
    blocks
}

fn offices_and_nation(draft: &mut Draft<'_>, superior: &str, issuer: &str) -> Block {
    let issuer = draft.need(&issuer.to_uppercase(), "tên cơ quan ban hành", Spot::Office, Style::BOLD);
    let rules = &draft.profile.letterhead;
    let line = |size: Measure, run: Run| {
        let size = size.size();
        para(centred(size, rules.pitch.pitch_of(size), vec![run]))
    };
    let rule = |thousandths: i64| {
        Block::Rule(Rule {
            length: RuleLength::OfTextAbove(u16::try_from(thousandths).unwrap_or(1000)),
            thickness: rules.rule_pt.pt(),
            before: rules.rule_gap_pt.pt(),
            after: Length::ZERO,
        })
    };
    let mut left = Vec::new();
    if !superior.trim().is_empty() {
        left.push(line(rules.superior_size, Run::plain(prepared(&superior.trim().to_uppercase()))));
    }
    left.push(line(rules.issuer_size, issuer));
    left.push(match rules.issuer_mark.trim() {
        "" => rule(rules.issuer_rule.whole()),
        mark => line(rules.issuer_size, Run::plain(mark)),
    });
    let mut right = vec![line(rules.nation_size, Run::bold(text::glue(&rules.nation)))];
    if !rules.motto.trim().is_empty() {
        right.push(line(rules.motto_size, Run::bold(text::glue(&rules.motto))));
    }
    right.push(rule(1000));
    columns(draft, vec![left, right], Length::ZERO)
}

/// One pitch for number and date, so that their baselines are level in spite of their sizes.
fn shared_pitch(draft: &Draft<'_>) -> Length {
    let rules = &draft.profile.letterhead;
    rules.pitch.pitch_of(rules.date_size.size().max(rules.number_size.size()))
}

fn number_line(draft: &Draft<'_>, office: &Office, register: &Register, kind: &PaperKind) -> Block {
    let rules = &draft.profile.letterhead;
    let mut runs = vec![Run::plain(format!("{}{NBSP}", rules.number_label))];
    runs.extend(symbol_runs(draft, office, register, kind, Style::REGULAR, rules.number_blank_mm.mm()));
    para(centred(rules.number_size.size(), shared_pitch(draft), runs))
}

fn columns(draft: &Draft<'_>, cells: Vec<Vec<Block>>, before: Length) -> Block {
    let left = u32::try_from(draft.profile.letterhead.left_share.whole()).unwrap_or(38).min(99);
    Block::Columns(Columns {
        widths: vec![Width::Share(left), Width::Share(100 - left)],
        gap: Length::ZERO,
        cells,
        before,
        after: Length::ZERO,
    })
}

/// "53/KH-BTV", or room and "/KH-BTV".
fn symbol_runs(
    draft: &Draft<'_>,
    office: &Office,
    register: &Register,
    kind: &PaperKind,
    style: Style,
    room: Length,
) -> Vec<Run> {
    let symbol = draft.profile.symbol_of(kind, &office.symbol);
    match register.given_number() {
        Some(number) => {
            vec![Run::styled(text::glue(&format!("{}{symbol}", draft.profile.number(number))), style)]
        }
        None => vec![Run::blank(room), Run::styled(text::glue(&symbol), style)],
    }
}

/// "ngày 28 tháng 7 năm 2017", with room where it is not given yet.
pub(super) fn date_runs(draft: &Draft<'_>, register: &Register, style: Style) -> Vec<Run> {
    let rules = &draft.profile.letterhead;
    let words = |words: &str| Run::styled(text::glue(words), style);
    if let Some(date) = register.date {
        return vec![words(&text::date_in_words(date))];
    }
    let mut runs = vec![
        words("ngày"),
        Run::blank(rules.day_blank_mm.mm()),
        words("tháng"),
        Run::blank(rules.month_blank_mm.mm()),
    ];
    match register.year {
        Some(year) => runs.push(words(&format!("năm {year}"))),
        None => runs.extend([words("năm 20"), Run::blank(rules.day_blank_mm.mm().half())]),
    }
    runs
}

/// "Tờ trình số 12/TTr-BTV ngày 28 tháng 7 năm 2017" as other papers quote it, with room where it is not given yet.
pub(super) fn quoted(
    draft: &Draft<'_>,
    office: &Office,
    register: &Register,
    kind: &PaperKind,
    style: Style,
) -> Vec<Run> {
    let room = draft.profile.appendix.attached_blank_mm.mm();
    let mut runs = vec![Run::styled(format!("{} số{NBSP}", kind.in_text), style)];
    runs.extend(symbol_runs(draft, office, register, kind, style, room));
    runs.push(Run::styled(" ", style));
    runs.extend(date_runs(draft, register, style));
    runs
}
