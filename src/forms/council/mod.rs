//! What the council's papers share: who is who, declared rules, tables, reasons for every dash, who signs.

mod legend;
mod people;
mod quotas;
mod results;
mod rules;
mod table;
mod votes;

pub(super) use legend::{explained, legend};
pub(super) use people::{called, in_full, presiding, quorum_fields, secretary, voting};
pub(super) use quotas::{counted as quota_counts, told as quota_told};
pub(super) use results::{
    asides, carries, comparison, disagreed, earlier, gives_grades, grade, is_lowered, left_out,
    lowered_fields, named_line, ranked_by, result,
};
pub(super) use rules::{declared, special};
pub(super) use table::{Look, lay, name_columns, named, spanning};
pub(super) use votes::{count_of, note_uncarried, percent, rule_fields};

use super::context::{Context, Fields};
use super::draft::{Draft, Spot, para, prepared};
use super::parts::{Signer, SignerName, signatures};
use super::profile::CouncilRules;
use crate::domain::case::RoundCase;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::points::Points;
use crate::domain::ranking::Placed;
use crate::domain::round::{Board, Candidate, Member, Sheet, Standing};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::Ballot;
use crate::paper::{Align, Block, Label, Length, Para, Run, Style};
use crate::text;
use std::collections::HashMap;

/// Typed figures, by dossier, member and criterion.
pub(super) type Typed = HashMap<(DossierId, MemberId, CriterionId), Points>;

/// All typed figures of a board.
pub(super) fn typed(board: &Board) -> Typed {
    board.scores.iter().map(|it| ((it.dossier, it.member, it.criterion), it.points)).collect()
}

/// The kinds that the paper shows: those with candidates, or the one chosen.
pub(super) fn kinds(context: &Context<'_>, board: &Board) -> Vec<SubjectKind> {
    let only = context.paper.options.only;
    SubjectKind::ALL
        .into_iter()
        .filter(|kind| only.is_none_or(|only| only == *kind))
        .filter(|kind| board.candidates.iter().any(|it| it.kind == *kind))
        .collect()
}

/// The candidates of a kind in the order of the entry grid, so that a sheet of paper is typed in line by line (M12).
pub(super) fn of_kind(board: &Board, kind: SubjectKind) -> impl Iterator<Item = &Candidate> {
    board.candidates.iter().filter(move |it| it.kind == kind)
}

/// Fields of the council's papers, over those of every paper: `số thành viên`, `số có mặt`, `số vắng`,
/// `số tối thiểu`, `tỷ lệ dự họp`, `chủ trì`, `thư ký`, `kết quả`, `số được chọn`, `số hồ sơ`.
pub(super) fn fields(context: &Context<'_>, round: &RoundCase) -> Fields {
    let board = &round.board;
    let mut fields = context.fields();
    fields.extend(quorum_fields(board));
    let name = |member: Option<&Member>| member.map(|it| it.name.trim().to_owned()).unwrap_or_default();
    let chosen = round.chosen();
    let counts: Vec<String> = SubjectKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let of_kind = |id: &&DossierId| board.candidate(**id).is_some_and(|it| it.kind == kind);
            let count = chosen.iter().filter(of_kind).count();
            (count > 0).then(|| counted(context, kind, count))
        })
        .collect();
    fields.extend([
        ("chủ trì", name(presiding(board))),
        ("thư ký", name(secretary(board))),
        ("kết quả", counts.join(", ")),
        ("số được chọn", text::count_with_words(chosen.len() as u64)),
        ("số hồ sơ", text::count_with_words(board.candidates.len() as u64)),
    ]);
    fields
}

/// "04 (bốn) tập thể".
pub(super) fn counted(context: &Context<'_>, kind: SubjectKind, count: usize) -> String {
    format!("{} {}", text::count_with_words(count as u64), context.profile.list.groups.of(kind).unit)
}

/// Points with exactly the declared number of decimals.
pub(super) fn exact(points: Points, decimals: u8) -> String {
    let places = u32::from(decimals.min(2));
    text::decimal(points.as_hundredths() / 10_i64.pow(2 - places), places)
}

/// How many decimals it takes to print all of them whole.
pub(super) fn decimals_of(points: impl Iterator<Item = Points>) -> u8 {
    let needed = |it: Points| match it.as_hundredths() % 100 {
        0 => 0,
        part if part % 10 == 0 => 1,
        _ => 2,
    };
    points.map(needed).max().unwrap_or(0)
}

/// Why members have no figure: absences once for all, then what concerns single dossiers. `of` narrows to one member.
pub(super) fn dashes(round: &RoundCase, kinds: &[SubjectKind], of: Option<usize>) -> Vec<String> {
    let board = &round.board;
    let here = |at: usize| of.is_none_or(|of| of == at);
    let mut reasons: Vec<String> = voting(board)
        .filter(|(at, member)| here(*at) && !member.present)
        .filter_map(|(_, member)| {
            let why = Ballot::Absent { reason: member.absence.trim().to_owned() }.why_not()?;
            Some(format!("{}: {why}.", member.name.trim()))
        })
        .collect();
    for candidate in board.candidates.iter().filter(|it| kinds.contains(&it.kind)) {
        for (_, member) in voting(board).filter(|(at, member)| here(*at) && member.present) {
            let own = |it: &&Sheet| it.dossier == candidate.dossier && it.member == member.id;
            let Some(sheet) = board.sheets.iter().find(own) else { continue };
            let reason = sheet.reason.trim().to_owned();
            let ballot = match sheet.standing {
                Standing::Declined => Ballot::Declined { reason },
                Standing::Recused => Ballot::Recused { reason },
                Standing::Scoring => continue,
            };
            if let Some(why) = ballot.why_not() {
                reasons.push(format!("{}, hồ sơ {}: {why}.", member.name.trim(), candidate.name.trim()));
            }
        }
    }
    reasons
}

/// A note under a table.
pub(super) fn note(draft: &Draft<'_>, runs: Vec<Run>) -> Para {
    let rules = &draft.profile.council;
    let size = rules.note_size.size();
    Para {
        align: Align::Justify,
        before: rules.note_gap_pt.pt(),
        keep_next: false,
        ..Para::new(size, draft.profile.list.pitch.pitch_of(size), runs)
    }
}

/// The heading over notes.
pub(super) fn note_heading(draft: &Draft<'_>, words: &str) -> Block {
    let before = draft.profile.body.gap_pt.pt();
    para(Para { keep_next: true, before, ..note(draft, vec![Run::bold(prepared(words))]) })
}

/// A note behind a dash.
pub(super) fn dashed(draft: &Draft<'_>, runs: Vec<Run>) -> Block {
    let tab = note_tab(draft);
    let label = Label { run: Run::plain("–"), tab };
    para(Para { label: Some(label), left_indent: tab, first_indent: -tab, ..note(draft, runs) })
}

fn note_tab(draft: &Draft<'_>) -> Length {
    draft.profile.council.note_size.size().em()
}

/// The same blocks, the last of which stays with what follows: a signature never stands alone on a page.
pub(super) fn kept_to_next(mut blocks: Vec<Block>) -> Vec<Block> {
    match blocks.last_mut() {
        Some(Block::Para(last)) => last.keep_next = true,
        Some(Block::Table(last)) => last.keep_next = true,
        _ => {}
    }
    blocks
}

/// Secretary on the left, who presides on the right.
pub(super) fn signed_by_council(draft: &mut Draft<'_>, board: &Board) -> Block {
    let sign = draft.profile.council.sign.clone();
    signed(draft, board, &sign)
}

/// The same without the line in brackets, where a page must be enough.
pub(super) fn signed_briefly(draft: &mut Draft<'_>, board: &Board) -> Block {
    signed(draft, board, "")
}

fn signed(draft: &mut Draft<'_>, board: &Board, sign: &str) -> Block {
    let rules = &draft.profile.council;
    let signers = [
        signer(&rules.secretary, sign, secretary(board), "họ tên thư ký Hội đồng"),
        signer(&rules.chair, sign, presiding(board), "họ tên người chủ trì"),
    ];
    signatures(draft, &signers)
}

fn signer(title: &str, below: &str, member: Option<&Member>, what: &'static str) -> Signer {
    let name = member.map(|it| it.name.trim().to_owned()).unwrap_or_default();
    Signer {
        lines: vec![title.to_owned(), below.to_owned()],
        name: SignerName::Needed(name, what, Spot::Paper),
    }
}

/// Words of a part with its label in front: "Địa điểm: Hội trường …"; nothing for a part that is left empty.
pub(super) fn labelled(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    key: &str,
    fields: &Fields,
) -> Option<Vec<Run>> {
    let said = draft.say(context, key, fields, Style::REGULAR);
    if said.is_empty() {
        return None;
    }
    let slot = context.profile.phrases.slot(context.paper.kind, key);
    let label = slot.map(|slot| slot.label.as_str()).unwrap_or_default();
    let mut runs = vec![Run::plain(format!("{label}: "))];
    runs.extend(said);
    Some(runs)
}

/// A numbered heading of running text, in the outline.
pub(super) fn heading(draft: &Draft<'_>, label: &str, words: &str, level: u8) -> Block {
    let capitals = level == 0 && draft.profile.headings.roman.capitals;
    let words = if capitals { words.to_uppercase() } else { words.to_owned() };
    let running = draft.running(vec![Run::bold(prepared(&words))]);
    let label = draft.profile.headings.label(label);
    let label = Label { run: Run::bold(label), tab: running.first_indent };
    para(Para { label: Some(label), keep_next: true, outline: Some(level), ..running })
}

/// The same in the size of the tables, where a page must be enough.
pub(super) fn small_heading(draft: &Draft<'_>, label: &str, words: &str) -> Block {
    let size = draft.profile.council.size.size();
    let words = format!("{label} {words}");
    para(Para {
        before: draft.profile.council.note_gap_pt.pt() * 2,
        keep_next: true,
        outline: Some(0),
        ..Para::new(size, draft.profile.list.pitch.pitch_of(size), vec![Run::bold(prepared(&words))])
    })
}

/// The heading over a table of one kind: "I. TẬP THỂ".
pub(super) fn kind_heading(draft: &Draft<'_>, number: u32, kind: SubjectKind) -> Block {
    let size = draft.profile.council.size.size();
    let label = draft.profile.headings.label(&format!("{}.", text::roman(number)));
    let words = format!("{label} {}", draft.profile.list.groups.of(kind).title);
    para(Para {
        before: draft.profile.body.gap_pt.pt() + Length::pt(2.0),
        keep_next: true,
        outline: Some(0),
        ..Para::new(size, draft.profile.list.pitch.pitch_of(size), vec![Run::bold(words)])
    })
}

/// Where `dossier` was placed, with its kind's ranking.
pub(super) fn placed_in(
    round: &RoundCase,
    dossier: DossierId,
) -> Option<(&crate::domain::ranking::Ranking, &Placed)> {
    round.rankings.iter().find_map(|ranking| {
        ranking.placed.iter().find(|placed| placed.dossier == dossier).map(|placed| (ranking, placed))
    })
}

/// The measures of the council's papers.
pub(super) fn measures<'a>(context: &Context<'a>) -> &'a CouncilRules {
    &context.profile.council
}
