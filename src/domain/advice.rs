//! What the figures say about the scoring itself (D2). It is advice: nothing here changes a result, and where there is too
//! little to go by it says so instead of a number.

use super::ids::{DossierId, MemberId};
use super::points::Points;
use super::ranking::{Cut, Ranking, rank};
use super::round::{Board, Sheet, Standing};
use super::subject::SubjectKind;
use super::tally::{Ballot, Tally, tallies};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Members below which agreement is not stated. No rule of any paper: with two members the figure is their rank
/// correlation, and chance alone gives high values.
pub const FEWEST_MEMBERS: usize = 3;
/// Dossiers below which agreement is not stated, for the same reason.
pub const FEWEST_DOSSIERS: usize = 6;

/// How strict or generous one member is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaning {
    /// Member.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Dossiers it is taken from: those that at least one other member scored too.
    pub dossiers: u32,
    /// The mean of (own total less the mean of all totals of the dossier), rounded half away from zero to hundredths.
    /// Above 0 is generous, below 0 strict.
    pub deviation: Points,
}

/// Whether the members put the dossiers into the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "agreement", rename_all = "snake_case")]
pub enum Agreement {
    /// Kendall's W over the members who scored every dossier.
    Stated {
        /// Members.
        members: usize,
        /// Dossiers.
        dossiers: usize,
        /// W in hundredths: 0 for no agreement at all, 100 for one and the same order.
        hundredths: u32,
    },
    /// Too few members or dossiers.
    TooFew {
        /// Members who scored every dossier.
        members: usize,
        /// Dossiers.
        dossiers: usize,
    },
    /// Every member gave all dossiers the same total: there is no order to compare.
    NoOrder,
}

impl Agreement {
    /// As shown.
    #[must_use]
    pub fn sentence(self) -> String {
        match self {
            Self::Stated { members, dossiers, hundredths } => format!(
                "Hệ số Kendall W = {},{:02}, tính trên {members} thành viên đã chấm đủ cả {dossiers} hồ sơ. \
                 W bằng 1 khi mọi người xếp cùng một thứ tự, gần 0 khi mỗi người một thứ tự.",
                hundredths / 100,
                hundredths % 100
            ),
            Self::TooFew { members, dossiers } => format!(
                "Không đủ số liệu: cần ít nhất {FEWEST_MEMBERS} thành viên chấm đủ mọi hồ sơ và {FEWEST_DOSSIERS} hồ sơ; \
                 hiện có {members} thành viên chấm đủ, {dossiers} hồ sơ."
            ),
            Self::NoOrder => {
                "Không đủ số liệu: mỗi thành viên chấm mọi hồ sơ bằng điểm nhau nên không có thứ tự để so sánh."
                    .to_owned()
            }
        }
    }
}

/// A dossier whose rank would be another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shift {
    /// The dossier.
    pub dossier: DossierId,
    /// Name of the subject.
    pub name: String,
    /// Rank as it stands.
    pub before: u32,
    /// Rank as it would be; none where too few figures would be left to rank it.
    pub after: Option<u32>,
}

/// What would come out if something were left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct WhatIf {
    /// Dossiers on another rank, in the order of the result as it stands.
    pub shifts: Vec<Shift>,
    /// Names of those who would be chosen and are not.
    pub entering: Vec<String>,
    /// Names of those who are chosen and would not be.
    pub leaving: Vec<String>,
    /// Names of those who would be tied across the cut line.
    pub tied: Vec<String>,
}

impl WhatIf {
    /// As shown: "2 hồ sơ đổi hạng; danh sách được chọn không đổi."
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.shifts.is_empty()
            && self.entering.is_empty()
            && self.leaving.is_empty()
            && self.tied.is_empty()
        {
            return "Thứ hạng và danh sách được chọn không đổi.".to_owned();
        }
        let mut parts = vec![match self.shifts.len() {
            0 => "không hồ sơ nào đổi hạng".to_owned(),
            count => format!("{count} hồ sơ đổi hạng"),
        }];
        if !self.entering.is_empty() {
            parts.push(format!("vào danh sách: {}", self.entering.join(", ")));
        }
        if !self.leaving.is_empty() {
            parts.push(format!("ra khỏi danh sách: {}", self.leaving.join(", ")));
        }
        if !self.tied.is_empty() {
            parts.push(format!("đồng điểm ở vạch cắt: {}", self.tied.join(", ")));
        }
        if self.entering.is_empty() && self.leaving.is_empty() && self.tied.is_empty() {
            parts.push("danh sách được chọn không đổi".to_owned());
        }
        let mut sentence = parts.join("; ");
        // The first word is one of three, each beginning with a letter that has a capital.
        if let Some(first) = sentence.chars().next() {
            sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        sentence + "."
    }
}

/// What is said about the scoring of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Kind of subject.
    pub kind: SubjectKind,
    /// The members, from the strictest to the most generous; empty where no dossier was scored by two.
    pub leanings: Vec<Leaning>,
    /// Whether they agree.
    pub agreement: Agreement,
    /// Without the highest and the lowest total of each dossier; none where the declared rules leave them out already, or
    /// nothing is scored.
    pub without_extremes: Option<WhatIf>,
    /// Without one member, in the order of the council; those who scored nothing are not named.
    pub without_member: Vec<(MemberId, WhatIf)>,
}

/// Looks at the scoring of one kind.
#[must_use]
pub fn advice(board: &Board, kind: SubjectKind) -> Advice {
    let tallies = tallies(board, kind);
    let scores = board.round.settings.way.scores();
    let now = rank(board, kind, None);
    let extremes = scores && board.round.settings.trim == 0 && tallies.iter().any(|it| it.counted > 2);
    let without_extremes = extremes.then(|| {
        let mut other = board.clone();
        other.round.settings.trim = 1;
        what_if(&now, &rank(&other, kind, None))
    });
    let scored = |at: usize| tallies.iter().any(|it| matches!(it.ballots[at], Ballot::Scored { .. }));
    let without_member = (0..board.members.len())
        .filter(|at| scores && scored(*at))
        .map(|at| {
            let member = board.members[at].id;
            (member, what_if(&now, &rank(&without(board, member), kind, None)))
        })
        .collect();
    Advice {
        kind,
        leanings: leanings(board, &tallies),
        agreement: agreement(board, &tallies),
        without_extremes,
        without_member,
    }
}

/// The board as if the member had scored nothing; votes and attendance stay.
fn without(board: &Board, member: MemberId) -> Board {
    let mut other = board.clone();
    other.sheets.retain(|sheet| sheet.member != member);
    other.sheets.extend(board.candidates.iter().map(|candidate| Sheet {
        dossier: candidate.dossier,
        member,
        standing: Standing::Declined,
        reason: String::new(),
    }));
    other
}

fn leanings(board: &Board, tallies: &[Tally]) -> Vec<Leaning> {
    let mut out: Vec<Leaning> = (0..board.members.len())
        .filter_map(|at| {
            let mut sum = Fraction { num: 0, den: 1 };
            let mut dossiers = 0u32;
            for tally in tallies {
                let Some(own) = total(&tally.ballots[at]) else { continue };
                let all: Vec<i64> = tally.ballots.iter().filter_map(total).collect();
                if all.len() < 2 {
                    continue;
                }
                let count = all.len() as i128;
                let whole: i128 = all.iter().map(|it| i128::from(*it)).sum();
                sum = sum.plus(i128::from(own) * count - whole, count);
                dossiers += 1;
            }
            let deviation = Points::hundredths(sum.over(dossiers)?);
            Some(Leaning {
                member: board.members[at].id,
                name: board.members[at].name.clone(),
                dossiers,
                deviation,
            })
        })
        .collect();
    out.sort_by_key(|it| it.deviation);
    out
}

/// An exact sum of fractions, kept in lowest terms so that it does not grow with the number of dossiers.
struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    const fn plus(&self, num: i128, den: i128) -> Self {
        let (sum, below) = (self.num * den + num * self.den, self.den * den);
        let divisor = common(sum.abs(), below);
        Self { num: sum / divisor, den: below / divisor }
    }

    /// Divided by `count` and rounded half away from zero; none for no count.
    fn over(&self, count: u32) -> Option<i64> {
        if count == 0 {
            return None;
        }
        let den = self.den * i128::from(count);
        let rounded = (2 * self.num.abs() + den) / (2 * den);
        i64::try_from(rounded * self.num.signum()).ok()
    }
}

/// The greatest common divisor; `b` is above 0.
const fn common(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while a != 0 {
        (a, b) = (b % a, a);
    }
    b
}

const fn total(ballot: &Ballot) -> Option<i64> {
    match ballot {
        Ballot::Scored { total } => Some(total.as_hundredths()),
        _ => None,
    }
}

fn agreement(board: &Board, tallies: &[Tally]) -> Agreement {
    // A dossier that nobody has scored tells nothing about agreement and must not silence everybody.
    let scored: Vec<&Tally> = tallies.iter().filter(|it| it.counted > 0).collect();
    let ratings: Vec<Vec<i64>> = (0..board.members.len())
        .filter_map(|at| scored.iter().map(|tally| total(&tally.ballots[at])).collect::<Option<Vec<i64>>>())
        .filter(|ratings| !ratings.is_empty())
        .collect();
    let (members, dossiers) = (ratings.len(), scored.len());
    if members < FEWEST_MEMBERS || dossiers < FEWEST_DOSSIERS {
        return Agreement::TooFew { members, dossiers };
    }
    kendall(&ratings).map_or(Agreement::NoOrder, |hundredths| Agreement::Stated {
        members,
        dossiers,
        hundredths,
    })
}

/// Kendall's coefficient of concordance with the correction for ties, in hundredths rounded half up, from one row of
/// ratings per member: W = 12·S ÷ (m²·(n³ − n) − m·ΣT), where S is the sum of squared distances of the rank sums from
/// their mean and T = Σ(t³ − t) over the groups of equal ratings of a member (Kendall & Babington Smith 1939). Whole
/// numbers all the way: ranks are doubled, so that shared ranks have no halves. None where nobody made a difference.
#[must_use]
pub fn kendall(ratings: &[Vec<i64>]) -> Option<u32> {
    let m = ratings.len() as i128;
    let n = ratings.first()?.len();
    let mut sums = vec![0i128; n];
    let mut ties = 0i128;
    for row in ratings {
        let mut order: Vec<usize> = (0..row.len()).collect();
        order.sort_by_key(|at| row[*at]);
        let mut start = 0;
        while start < order.len() {
            let mut end = start;
            while end < order.len() && row[order[end]] == row[order[start]] {
                end += 1;
            }
            let size = (end - start) as i128;
            ties += size.pow(3) - size;
            for at in &order[start..end] {
                // Twice the mean of the ranks start + 1 … end.
                sums[*at] += (start + 1 + end) as i128;
            }
            start = end;
        }
    }
    let n = n as i128;
    let mean = m * (n + 1);
    let four_s: i128 = sums.iter().map(|sum| (sum - mean).pow(2)).sum();
    let below = m * m * (n.pow(3) - n) - m * ties;
    if below <= 0 {
        return None;
    }
    let hundredths = (2 * 3 * four_s * 100 + below) / (2 * below);
    u32::try_from(hundredths).ok()
}

fn what_if(now: &Ranking, other: &Ranking) -> WhatIf {
    let after: HashMap<DossierId, (u32, Cut)> =
        other.placed.iter().map(|it| (it.dossier, (it.rank, it.cut))).collect();
    let inside = |cut: Cut| matches!(cut, Cut::Inside | Cut::NoLine);
    let mut out = WhatIf::default();
    for placed in &now.placed {
        let then = after.get(&placed.dossier).copied();
        if then.map(|it| it.0) != Some(placed.rank) {
            out.shifts.push(Shift {
                dossier: placed.dossier,
                name: placed.name.clone(),
                before: placed.rank,
                after: then.map(|it| it.0),
            });
        }
        match then {
            Some((_, Cut::Undecided)) if placed.cut != Cut::Undecided => out.tied.push(placed.name.clone()),
            Some((_, cut)) if inside(cut) && !inside(placed.cut) => out.entering.push(placed.name.clone()),
            Some((_, cut)) if !inside(cut) && inside(placed.cut) => out.leaving.push(placed.name.clone()),
            None if inside(placed.cut) => out.leaving.push(placed.name.clone()),
            _ => {}
        }
    }
    // Whoever waits for the figures that are left out could be ranked without them.
    let known: HashSet<DossierId> = now.placed.iter().map(|it| it.dossier).collect();
    let new = other.placed.iter().filter(|it| !known.contains(&it.dossier) && inside(it.cut));
    out.entering.extend(new.map(|it| it.name.clone()));
    out
}
