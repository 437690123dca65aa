//! What the score sheet shows, computed from the board whenever it changes, so that drawing only reads.

use crate::domain::Points;
use crate::domain::criteria::{Criterion, Measure};
use crate::domain::ids::{DossierId, MemberId};
use crate::domain::ranking::rank;
use crate::domain::round::{Board, Candidate, Member, Standing};
use crate::domain::subject::SubjectKind;
use crate::domain::tally::{Ballot, Tally, tallies};
use std::collections::HashMap;

/// Which sheet lies on the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Across {
    /// One member's sheet: a row for each dossier.
    Member,
    /// One dossier's sheet: a row for each member.
    Dossier,
}

/// A column: one scored criterion.
#[derive(Debug, Clone)]
pub struct Column {
    /// The criterion.
    pub criterion: Criterion,
    /// "0–20".
    pub range: String,
    /// The whole sentence, for the tip and the line above the sheet.
    pub sentence: String,
}

/// A row: one member's ballot on one dossier.
#[derive(Debug, Clone)]
pub struct Row {
    /// The dossier.
    pub dossier: DossierId,
    /// The member.
    pub member: MemberId,
    /// The dossier's name, or the member's.
    pub name: String,
    /// The unit, or the post.
    pub under: String,
    /// Why nothing can be typed here; none where it can.
    pub locked: Option<String>,
    /// Whether the lock is a mark that can be taken back here.
    pub marked: bool,
    /// Why the member might have to be excused; a person decides.
    pub hint: Option<String>,
    /// The figures, in the order of the columns.
    pub figures: Vec<Option<Points>>,
    /// The figures as written.
    pub cells: Vec<String>,
    /// Sum of the figures.
    pub total: String,
    /// Whether every figure that is owed is there.
    pub whole: bool,
    /// Mean of the dossier; "–" when nobody has scored it whole.
    pub mean: String,
    /// Rank of the dossier; "–" while it has none.
    pub rank: String,
}

/// Everything on the sheet.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// "Đã xong 18/24 hồ sơ".
    pub progress: String,
}

/// Lays out the sheet of a member, or of a dossier.
#[must_use]
pub fn table(
    board: &Board,
    kind: SubjectKind,
    across: Across,
    member: Option<MemberId>,
    dossier: Option<DossierId>,
) -> Table {
    let columns: Vec<Column> = board.scored_for(kind).into_iter().map(column).collect();
    let all = tallies(board, kind);
    let ranks: HashMap<DossierId, u32> =
        rank(board, kind, None).placed.iter().map(|placed| (placed.dossier, placed.rank)).collect();
    let figures = figures(board, &columns, across, member, dossier);
    let lay =
        |candidate: &Candidate, tally: &Tally, at: usize, member: &Member| {
            let by_member = across == Across::Member;
            let (name, under) = if by_member {
                (candidate.name.clone(), candidate.unit_name.clone())
            } else {
                (member.name.clone(), member.role.label().to_owned())
            };
            let own: Vec<Option<Points>> = figures
                .get(&(candidate.dossier, member.id))
                .cloned()
                .unwrap_or_else(|| vec![None; columns.len()]);
            let locked = locked(&tally.ballots[at]);
            let dash = || "–".to_owned();
            Row {
                dossier: candidate.dossier,
                member: member.id,
                name,
                under,
                hint: locked.is_none().then(|| kinship(candidate, member)).flatten(),
                marked: matches!(tally.ballots[at], Ballot::Declined { .. } | Ballot::Recused { .. }),
                cells: own
                    .iter()
                    .map(|it| {
                        if locked.is_some() { dash() } else { it.map_or_else(String::new, |p| p.to_string()) }
                    })
                    .collect(),
                total: if locked.is_some() { dash() } else { total(&columns, &own) },
                whole: matches!(tally.ballots[at], Ballot::Scored { .. }),
                mean: tally.mean.map_or_else(dash, Points::two_decimals),
                rank: ranks.get(&candidate.dossier).map_or_else(dash, u32::to_string),
                figures: own,
                locked,
            }
        };
    let of_kind = board.candidates.iter().filter(|c| c.kind == kind).zip(&all);
    let rows: Vec<Row> = match across {
        Across::Member => {
            let seat = board.members.iter().enumerate().find(|(_, m)| Some(m.id) == member);
            seat.map(|(at, who)| of_kind.map(|(c, tally)| lay(c, tally, at, who)).collect())
        }
        Across::Dossier => of_kind
            .into_iter()
            .find(|(c, _)| Some(c.dossier) == dossier)
            .map(|(c, tally)| board.members.iter().enumerate().map(|(at, m)| lay(c, tally, at, m)).collect()),
    }
    .unwrap_or_default();
    let settled = rows.iter().filter(|row| row.whole || row.locked.is_some()).count();
    let noun = if across == Across::Member { "hồ sơ" } else { "thành viên" };
    Table { progress: format!("Đã xong {settled}/{} {noun}", rows.len()), columns, rows }
}

fn figures(
    board: &Board,
    columns: &[Column],
    across: Across,
    member: Option<MemberId>,
    dossier: Option<DossierId>,
) -> HashMap<(DossierId, MemberId), Vec<Option<Points>>> {
    let mut out: HashMap<_, Vec<Option<Points>>> = HashMap::new();
    let shown = board.scores.iter().filter(|score| match across {
        Across::Member => Some(score.member) == member,
        Across::Dossier => Some(score.dossier) == dossier,
    });
    for score in shown {
        if let Some(at) = columns.iter().position(|column| column.criterion.id == score.criterion) {
            let row = out.entry((score.dossier, score.member)).or_insert_with(|| vec![None; columns.len()]);
            row[at] = Some(score.points);
        }
    }
    out
}

/// What speaks for a conflict: the very same person, or the member's own unit. Whole names only, since half of a
/// province is called Nguyễn Thị.
fn kinship(candidate: &Candidate, member: &Member) -> Option<String> {
    if crate::text::same(&member.name, &candidate.name) {
        return Some("Trùng họ tên với thành viên – cần xem xét miễn chấm".to_owned());
    }
    (member.unit == Some(candidate.unit))
        .then(|| "Cùng đơn vị với thành viên – cần xem xét miễn chấm".to_owned())
}

fn locked(ballot: &Ballot) -> Option<String> {
    match ballot {
        Ballot::Scored { .. } | Ballot::Incomplete { .. } => None,
        other => other.why_not().map(capital),
    }
}

/// The sentence with a capital letter at its head.
pub fn capital(sentence: String) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => sentence,
    }
}

fn total(columns: &[Column], figures: &[Option<Points>]) -> String {
    if figures.iter().all(Option::is_none) {
        return String::new();
    }
    let sum = columns.iter().zip(figures).fold(Points::ZERO, |sum, (column, figure)| {
        let points = figure.unwrap_or_default();
        if matches!(column.criterion.measure, Measure::Deduction { .. }) {
            sum - points
        } else {
            sum + points
        }
    });
    sum.two_decimals()
}

fn column(criterion: &Criterion) -> Column {
    let max = criterion.measure.max().unwrap_or_default();
    let step = match criterion.measure {
        Measure::Points { step, .. } if step > Points::ZERO => format!(", bước {step}"),
        _ => String::new(),
    };
    let kind = match criterion.measure {
        Measure::Bonus { .. } => " Điểm cộng, để trống nếu không có.",
        Measure::Deduction { .. } => " Điểm trừ, để trống nếu không có.",
        _ => "",
    };
    let sign = if matches!(criterion.measure, Measure::Deduction { .. }) { "−" } else { "" };
    Column {
        range: format!("0–{sign}{max}"),
        sentence: format!(
            "{}: {} (từ 0 đến {max}{step}).{kind}",
            criterion.code,
            criterion.title.trim().trim_end_matches(['.', ';'])
        ),
        criterion: criterion.clone(),
    }
}

/// Puts a figure on the board as if it were stored already; no figure empties the cell.
pub fn put(board: &mut Board, row: &Row, criterion: &Criterion, points: Option<Points>) {
    let here = board
        .scores
        .iter()
        .position(|s| s.dossier == row.dossier && s.member == row.member && s.criterion == criterion.id);
    match (here, points) {
        (Some(at), Some(points)) => board.scores[at].points = points,
        (Some(at), None) => {
            board.scores.swap_remove(at);
        }
        (None, Some(points)) => {
            board.scores.push(crate::domain::round::Score::new(row.dossier, row.member, criterion.id, points))
        }
        (None, None) => {}
    }
}

/// Puts a standing on the board as if it were stored already.
pub fn stand(board: &mut Board, dossier: DossierId, member: MemberId, standing: Standing, reason: &str) {
    board.sheets.retain(|sheet| sheet.dossier != dossier || sheet.member != member);
    if standing != Standing::Scoring {
        board.scores.retain(|score| score.dossier != dossier || score.member != member);
        let reason = reason.trim().to_owned();
        board.sheets.push(crate::domain::round::Sheet { dossier, member, standing, reason });
    }
}
