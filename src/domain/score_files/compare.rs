//! One file against the board: what can be taken in, what is wrong, what differs, what is empty.

use super::{FoundCell, FoundSheet, Part};
use crate::domain::checking::{Checked, checked};
use crate::domain::criteria::{Criterion, Input, Measure, check_score, computed};
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::points::Points;
use crate::domain::round::{Board, Candidate, FileCell, Score, Standing};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Out of the range, off the step, or in no band.
    OutOfRange,
    /// Not a figure.
    NotFigure,
    /// The member is excused from the dossier, or takes no part in it.
    Excused,
    /// The dossier is not in the round.
    UnknownDossier,
    /// The criterion is not scored for the dossier.
    UnknownCriterion,
    /// The dossier stands twice in the file, with different figures.
    Twice,
    /// A row or column that belongs to nothing.
    Strange,
}

impl FaultKind {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OutOfRange => "Điểm ngoài khung",
            Self::NotFigure => "Không phải số",
            Self::Excused => "Chấm hồ sơ được miễn",
            Self::UnknownDossier => "Hồ sơ không có trong đợt xét",
            Self::UnknownCriterion => "Tiêu chí không còn áp dụng",
            Self::Twice => "Một hồ sơ ghi hai lần",
            Self::Strange => "Không rõ của hồ sơ nào",
        }
    }
}

/// A cell that cannot be taken in. It is left as it stands in the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where ("Tập thể, ô F9"); empty where the sentence says it.
    pub place: String,
    /// Name of the dossier; empty for none.
    pub name: String,
    /// Mark of the criterion; empty for none.
    pub code: String,
    /// What stands in the cell.
    pub written: String,
    /// Why, in one sentence.
    pub why: String,
}

/// A cell in which the file says something else than the round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where in the file.
    pub place: String,
    /// The dossier.
    pub dossier: DossierId,
    /// Its name.
    pub name: String,
    /// The criterion.
    pub criterion: CriterionId,
    /// Its mark.
    pub code: String,
    /// What stands in the round ("8", "45/50 = 18").
    pub old: String,
    /// Where that came from: the name of a file, or typed.
    pub old_from: String,
    /// What the file says.
    pub new: String,
}

/// An owed cell that the file leaves empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Empty {
    /// The dossier.
    pub dossier: DossierId,
    /// Its name.
    pub name: String,
    /// The criterion.
    pub criterion: CriterionId,
    /// Its mark.
    pub code: String,
    /// What stands in the round and stays; empty for nothing.
    pub kept: String,
}

/// What one sheet comes to.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub cells: Vec<FileCell>,
    pub faults: Vec<Fault>,
    pub changes: Vec<Change>,
    pub empty: Vec<Empty>,
    /// Figures where the round has none.
    pub fresh: usize,
    /// Figures that the round has already.
    pub same: usize,
    /// Names of dossiers of the round that the file does not have.
    pub lacking: Vec<String>,
    /// Whether a figure would change on a sheet that is confirmed or compared, which asks for a reason (M16).
    pub needs_reason: bool,
}

/// What is typed for one dossier and criterion.
#[derive(Debug, Clone)]
struct Typed<'a> {
    done: Option<&'a FoundCell>,
    target: Option<&'a FoundCell>,
}

/// The board, addressable.
pub(super) struct Lookup<'a> {
    board: &'a Board,
    candidates: HashMap<DossierId, &'a Candidate>,
    scores: HashMap<(DossierId, MemberId, CriterionId), &'a Score>,
    excused: HashMap<(DossierId, MemberId), (Standing, &'a str)>,
    files: HashMap<crate::domain::ids::SheetFileId, &'a str>,
}

impl<'a> Lookup<'a> {
    pub fn new(board: &'a Board) -> Self {
        let excused = board.sheets.iter().filter(|it| it.standing != Standing::Scoring);
        Self {
            board,
            candidates: board.candidates.iter().map(|it| (it.dossier, it)).collect(),
            scores: board.scores.iter().map(|it| ((it.dossier, it.member, it.criterion), it)).collect(),
            excused: excused.map(|it| ((it.dossier, it.member), (it.standing, it.reason.as_str()))).collect(),
            files: board.files.iter().map(|it| (it.id, it.name.as_str())).collect(),
        }
    }

    fn closed_to_change(&self, dossier: DossierId, member: MemberId) -> bool {
        let confirmed =
            self.board.confirmations.iter().any(|it| it.dossier == dossier && it.member == member);
        confirmed || checked(self.board, dossier, member) == Checked::Agrees
    }
}

/// A figure as shown: what was done and the points that follow, or the points alone.
fn shown(points: Points, input: Option<Input>) -> String {
    input.map_or_else(|| points.to_string(), |input| format!("{input} = {points}"))
}

impl Compared {
    fn fault(&mut self, kind: FaultKind, cell: &FoundCell, (name, code): (&str, &str), why: String) {
        self.faults.push(Fault {
            kind,
            place: cell.place.clone(),
            name: name.to_owned(),
            code: code.to_owned(),
            written: cell.text.trim().to_owned(),
            why,
        });
    }
}

/// The figure in a cell; none for an empty one.
fn figure(cell: &FoundCell) -> Result<Option<Points>, String> {
    let text = cell.text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if cell.day {
        return Err(format!(
            "Excel đã đổi ô này thành ngày ({text}). Hãy gõ lại bằng dấu phẩy, ví dụ 8,5, rồi nộp lại."
        ));
    }
    text.parse().map(Some).map_err(|error: crate::domain::points::NotPoints| error.to_string())
}

/// Holds the sheet of `member` against the board.
pub(super) fn compare(look: &Lookup<'_>, sheet: &FoundSheet, member: MemberId) -> Compared {
    let mut out = Compared::default();
    for why in &sheet.strange {
        out.faults.push(Fault {
            kind: FaultKind::Strange,
            place: String::new(),
            name: String::new(),
            code: String::new(),
            written: String::new(),
            why: why.clone(),
        });
    }
    let reasons: HashMap<DossierId, &str> =
        sheet.reasons.iter().map(|(dossier, reason)| (*dossier, reason.trim())).collect();
    let (order, typed, twice) = gathered(sheet);
    for cell in twice {
        let name = look.candidates.get(&cell.dossier).map_or("", |it| it.name.as_str());
        let why = "Hồ sơ này có hai dòng trong tệp với số khác nhau. Hãy giữ một dòng rồi nộp lại.";
        out.fault(FaultKind::Twice, cell, (name, ""), why.to_owned());
    }
    let mut stated = HashSet::new();
    let mut locked = HashMap::new();
    for key @ (dossier, criterion) in order {
        let Some(one) = typed.get(&key) else { continue };
        let reason = reasons.get(&dossier).copied().unwrap_or_default();
        let closed = *locked.entry(dossier).or_insert_with(|| look.closed_to_change(dossier, member));
        if out.take(look, (dossier, member, criterion), one, (reason, closed)) {
            stated.insert(key);
        }
    }
    out.list_empty(look, sheet, member, &stated);
    out
}

type Gathered<'a> =
    (Vec<(DossierId, CriterionId)>, HashMap<(DossierId, CriterionId), Typed<'a>>, Vec<&'a FoundCell>);

/// The cells by dossier and criterion, and those that contradict another row.
fn gathered(sheet: &FoundSheet) -> Gathered<'_> {
    let mut order = Vec::new();
    let mut typed: HashMap<(DossierId, CriterionId), Typed<'_>> = HashMap::new();
    let mut twice: Vec<&FoundCell> = Vec::new();
    for cell in &sheet.cells {
        let key = (cell.dossier, cell.criterion);
        let one = typed.entry(key).or_insert_with(|| {
            order.push(key);
            Typed { done: None, target: None }
        });
        let place = if cell.part == Part::Target { &mut one.target } else { &mut one.done };
        match place {
            Some(before) if before.text.trim().is_empty() => *place = Some(cell),
            Some(before) if cell.text.trim().is_empty() || before.text.trim() == cell.text.trim() => {}
            Some(before) => {
                twice.push(*before);
                twice.push(cell);
            }
            None => *place = Some(cell),
        }
    }
    // What says two things says nothing that can be taken in.
    for cell in &twice {
        typed.remove(&(cell.dossier, cell.criterion));
    }
    (order, typed, twice)
}

impl Compared {
    /// Takes one figure; whether the file says something for it, right or wrong.
    fn take(
        &mut self,
        look: &Lookup<'_>,
        (dossier, member, criterion): (DossierId, MemberId, CriterionId),
        one: &Typed<'_>,
        (reason, closed): (&str, bool),
    ) -> bool {
        let written = [one.done, one.target].into_iter().flatten().find(|it| !it.text.trim().is_empty());
        let Some(first) = written else { return false };
        let Some(candidate) = look.candidates.get(&dossier) else {
            let why = "Hồ sơ này không còn trong đợt xét nên điểm không được nhận.";
            self.fault(FaultKind::UnknownDossier, first, ("", ""), why.to_owned());
            return true;
        };
        let name = candidate.name.as_str();
        if let Some((standing, why)) = look.excused.get(&(dossier, member)) {
            let why = format!(
                "Thành viên đã ghi “{}” với hồ sơ này ({why}) nên điểm không được nhận.",
                standing.label()
            );
            self.fault(FaultKind::Excused, first, (name, ""), why);
            return true;
        }
        let found = look.board.scored_for(candidate.kind).into_iter().find(|it| it.id == criterion);
        let Some(criterion) = found else {
            let why = "Tiêu chí này không còn áp dụng cho hồ sơ nên điểm không được nhận.";
            self.fault(FaultKind::UnknownCriterion, first, (name, ""), why.to_owned());
            return true;
        };
        let code = criterion.code.as_str();
        match read(criterion, one) {
            Ok((points, input)) => {
                self.place(look, (candidate, member, criterion), (points, input), (reason, closed), first);
            }
            Err((kind, cell, why)) => self.fault(kind, cell.unwrap_or(first), (name, code), why),
        }
        true
    }

    fn place(
        &mut self,
        look: &Lookup<'_>,
        (candidate, member, criterion): (&Candidate, MemberId, &Criterion),
        (points, input): (Points, Option<Input>),
        (reason, closed): (&str, bool),
        cell: &FoundCell,
    ) {
        let old = look.scores.get(&(candidate.dossier, member, criterion.id));
        let mut taken = FileCell {
            dossier: candidate.dossier,
            criterion: criterion.id,
            points: input.is_none().then_some(points),
            input,
            reason: reason.to_owned(),
        };
        let differs = old.is_none_or(|old| old.points != points);
        match old {
            Some(old) if !differs && (old.input == input || input.is_none()) => {
                self.same += 1;
                // A figure that a file brought stays that file's; one that was typed gets a file to stand on.
                if old.file.is_some() {
                    return;
                }
                if taken.reason.is_empty() {
                    taken.reason.clone_from(&old.reason);
                }
            }
            Some(old) => {
                let from = old.file.and_then(|id| look.files.get(&id));
                self.changes.push(Change {
                    place: cell.place.clone(),
                    dossier: candidate.dossier,
                    name: candidate.name.clone(),
                    criterion: criterion.id,
                    code: criterion.code.clone(),
                    old: shown(old.points, old.input),
                    old_from: from.map_or_else(
                        || if old.copied { "lấy theo đề xuất" } else { "nhập tay" }.to_owned(),
                        |name| (*name).to_owned(),
                    ),
                    new: shown(points, input),
                });
            }
            None => self.fresh += 1,
        }
        if differs && closed && taken.reason.is_empty() {
            self.needs_reason = true;
        }
        self.cells.push(taken);
    }

    fn list_empty(
        &mut self,
        look: &Lookup<'_>,
        sheet: &FoundSheet,
        member: MemberId,
        stated: &HashSet<(DossierId, CriterionId)>,
    ) {
        let rows: HashSet<DossierId> = sheet.cells.iter().map(|it| it.dossier).collect();
        let twice: HashSet<&str> =
            self.faults.iter().filter(|it| it.kind == FaultKind::Twice).map(|it| it.name.as_str()).collect();
        for candidate in &look.board.candidates {
            if look.excused.contains_key(&(candidate.dossier, member)) {
                continue;
            }
            let scored = look.board.scored_for(candidate.kind);
            if !rows.contains(&candidate.dossier) {
                if scored.iter().any(|it| it.measure.is_owed()) {
                    self.lacking.push(candidate.name.clone());
                }
                continue;
            }
            for criterion in scored.into_iter().filter(|it| it.measure.is_owed()) {
                let old = look.scores.get(&(candidate.dossier, member, criterion.id));
                if stated.contains(&(candidate.dossier, criterion.id))
                    || twice.contains(candidate.name.as_str())
                {
                    continue;
                }
                self.empty.push(Empty {
                    dossier: candidate.dossier,
                    name: candidate.name.clone(),
                    criterion: criterion.id,
                    code: criterion.code.clone(),
                    kept: old.map_or_else(String::new, |old| shown(old.points, old.input)),
                });
            }
        }
    }
}

type Misread<'a> = (FaultKind, Option<&'a FoundCell>, String);

/// The points of a criterion from what was typed, or which cell is wrong and why.
fn read<'a>(criterion: &Criterion, one: &Typed<'a>) -> Result<(Points, Option<Input>), Misread<'a>> {
    let number = |cell: Option<&'a FoundCell>| match cell {
        None => Ok(None),
        Some(cell) => figure(cell).map_err(|why| (FaultKind::NotFigure, Some(cell), why)),
    };
    let (done, target) = (number(one.done)?, number(one.target)?);
    let range = |why: crate::domain::Refusal| (FaultKind::OutOfRange, one.done, why.to_string());
    let Some(done) = done else {
        let why = format!("Tiêu chí “{}” mới có chỉ tiêu, chưa có số đã làm.", criterion.code);
        return Err((FaultKind::NotFigure, one.target, why));
    };
    let free = matches!(criterion.measure, Measure::Formula { target: None, .. });
    // A file from before the criterion was revised has points where figures are asked for today.
    let figures = one.done.is_some_and(|cell| cell.part == Part::Done);
    if criterion.measure.takes_input() && figures {
        let input = Input { done, target: target.filter(|_| free) };
        return computed(criterion, input).map(|points| (points, Some(input))).map_err(range);
    }
    check_score(criterion, done).map_err(range)?;
    Ok((done, None))
}
