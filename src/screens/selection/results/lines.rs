//! The ranking as lines to be drawn, and what stands in the way of closing.

use crate::domain::ids::DossierId;
use crate::domain::ranking::{Cut, Ranking, rank};
use crate::domain::round::Board;
use crate::domain::subject::SubjectKind;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A ranked dossier.
    Placed(Box<Placed>),
    /// The line under the last place to be filled: "Vạch cắt: 5 chỗ".
    Cut(String),
    /// The heading over those that cannot be ranked.
    Aside(String),
    /// A dossier that cannot be ranked.
    Unranked {
        /// Name and unit.
        name: String,
        /// The nominating unit.
        unit: String,
        /// Why.
        reason: String,
        /// Whether a gate failed.
        failed: bool,
    },
}

/// A ranked dossier as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The dossier.
    pub dossier: DossierId,
    /// "3", or "3=" when it shares the rank.
    pub rank: String,
    /// Name of the subject.
    pub name: String,
    /// The nominating unit.
    pub unit: String,
    /// One mark per voting member, with why there is no figure.
    pub ballots: Vec<(String, Option<String>)>,
    /// The mean.
    pub mean: String,
    /// "6/7": how many have scored it.
    pub counted: String,
    /// Where it stands towards the cut line.
    pub cut: Cut,
    /// Why it stands above the next one.
    pub why: Option<String>,
    /// Whether it shares its rank.
    pub shared: bool,
    /// Whether a person has decided its place towards a neighbour.
    pub decided: bool,
    /// Its rank as a number.
    pub at: u32,
}

/// The list of one kind.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    /// The lines.
    pub lines: Vec<Line>,
    /// The voting members: how they are called in a narrow heading, and in full.
    pub council: Vec<(String, String)>,
    /// "9 được chọn · 3 dưới vạch · 2 chưa xếp hạng".
    pub summary: String,
    /// What stands in the way of closing the round; empty when it can be closed.
    pub obstacles: Vec<String>,
    /// The quorum: "Có mặt 6/7, cần 5".
    pub quorum: String,
    /// Whether the quorum is met.
    pub enough: bool,
}

/// Ranks and words a kind, within a cluster or over all of them.
#[must_use]
pub fn standings(board: &Board, kind: SubjectKind, cluster: Option<&str>) -> Standings {
    let ranking = rank(board, kind, cluster);
    let voting: Vec<usize> = (0..board.members.len()).filter(|at| board.members[*at].votes).collect();
    let mut lines = Vec::with_capacity(ranking.placed.len() + ranking.unranked.len() + 2);
    let places = board.round.settings.places.iter().find(|p| p.kind == kind && cluster.is_none());
    let mut drawn = false;
    let decided = |one: &crate::domain::ranking::Placed, other: Option<&crate::domain::ranking::Placed>| {
        other.is_some_and(|other| {
            let both = |order: &[DossierId]| order.contains(&one.dossier) && order.contains(&other.dossier);
            one.rank != other.rank
                && one.tally.mean == other.tally.mean
                && board.decisions.iter().any(|decision| both(&decision.order))
        })
    };
    for (at, placed) in ranking.placed.iter().enumerate() {
        if placed.cut == Cut::Below && !drawn {
            if let Some(places) = places {
                lines.push(Line::Cut(format!("Vạch cắt: {} chỗ", places.line(board.entered(places.kind)))));
            }
            drawn = true;
        }
        let equal = |other: Option<&crate::domain::ranking::Placed>| {
            other.is_some_and(|other| other.rank == placed.rank)
        };
        let shared = equal(ranking.placed.get(at + 1)) || at > 0 && equal(ranking.placed.get(at - 1));
        lines.push(Line::Placed(Box::new(Placed {
            dossier: placed.dossier,
            rank: if shared { format!("{}=", placed.rank) } else { placed.rank.to_string() },
            name: placed.name.clone(),
            unit: placed.unit_name.clone(),
            ballots: voting
                .iter()
                .map(|member| {
                    let ballot = &placed.tally.ballots[*member];
                    let name = &board.members[*member].name;
                    (ballot.mark(), ballot.why_not().map(|why| format!("{name}: {why}")))
                })
                .collect(),
            mean: placed.tally.mean.map_or_else(|| "–".to_owned(), |mean| mean.two_decimals()),
            counted: format!("{}/{}", placed.tally.counted, voting.len()),
            cut: placed.cut,
            why: placed.above_next.clone(),
            shared,
            decided: decided(placed, ranking.placed.get(at + 1))
                || at > 0 && decided(placed, ranking.placed.get(at - 1)),
            at: placed.rank,
        })));
    }
    if !ranking.unranked.is_empty() {
        lines
            .push(Line::Aside(format!("Chưa xếp hạng hoặc không đủ điều kiện ({})", ranking.unranked.len())));
        lines.extend(ranking.unranked.iter().map(|it| Line::Unranked {
            name: it.name.clone(),
            unit: it.unit_name.clone(),
            reason: it.reason.clone(),
            failed: it.failed_gate(),
        }));
    }
    let (present, needed) = board.quorum();
    Standings {
        lines,
        council: voting
            .iter()
            .map(|at| {
                let member = &board.members[*at];
                let given = member.name.split_whitespace().next_back().unwrap_or_default();
                (given.to_owned(), format!("{} – {}", member.name, member.role.label()))
            })
            .collect(),
        summary: summary(&ranking),
        obstacles: obstacles(board),
        quorum: quorum(board),
        enough: present >= needed,
    }
}

/// "Có mặt 6/7, cần 5".
#[must_use]
pub fn quorum(board: &Board) -> String {
    let (present, needed) = board.quorum();
    let voting = board.members.iter().filter(|member| member.votes).count();
    format!("Có mặt {present}/{voting} thành viên có quyền chấm, cần {needed}")
}

fn summary(ranking: &Ranking) -> String {
    let of = |cut: Cut| ranking.placed.iter().filter(|placed| placed.cut == cut).count();
    let mut parts = Vec::new();
    for (cut, words) in [
        (Cut::NoLine, "đã xếp hạng"),
        (Cut::Inside, "được chọn"),
        (Cut::Undecided, "đồng điểm ở vạch cắt"),
        (Cut::Below, "dưới vạch"),
    ] {
        if of(cut) > 0 {
            parts.push(format!("{} {words}", of(cut)));
        }
    }
    let failed = ranking.unranked.iter().filter(|it| it.failed_gate()).count();
    let waiting = ranking.unranked.len() - failed;
    if failed > 0 {
        parts.push(format!("{failed} không đủ điều kiện"));
    }
    if waiting > 0 {
        parts.push(format!("{waiting} chưa xét xong"));
    }
    parts.join(" · ")
}

/// How the dossiers of a round would leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    chosen: usize,
    below: usize,
    failed: usize,
}

impl Counts {
    /// All of them.
    #[must_use]
    pub fn all(self) -> usize {
        self.chosen + self.below + self.failed
    }

    /// "14 hồ sơ: 9 được chọn, 3 dưới vạch cắt, 2 không đủ điều kiện."
    #[must_use]
    pub fn sentence(self) -> String {
        let mut parts = vec![format!("{} được chọn", self.chosen)];
        if self.below > 0 {
            parts.push(format!("{} dưới vạch cắt", self.below));
        }
        if self.failed > 0 {
            parts.push(format!("{} không đủ điều kiện", self.failed));
        }
        format!("{} hồ sơ: {}.", self.all(), parts.join(", "))
    }
}

/// Counts over every kind.
#[must_use]
pub fn counts(board: &Board) -> Counts {
    let mut counts = Counts::default();
    for kind in SubjectKind::ALL {
        let ranking = rank(board, kind, None);
        let inside = |cut| matches!(cut, Cut::Inside | Cut::NoLine);
        counts.chosen += ranking.placed.iter().filter(|placed| inside(placed.cut)).count();
        counts.below += ranking.placed.iter().filter(|placed| !inside(placed.cut)).count();
        counts.failed += ranking.unranked.len();
    }
    counts
}

/// What stands in the way of closing, in the order in which one would mend it; the store refuses the same.
#[must_use]
pub fn obstacles(board: &Board) -> Vec<String> {
    let mut out = Vec::new();
    if board.candidates.is_empty() {
        return vec!["chưa có hồ sơ nào trong đợt xét.".to_owned()];
    }
    let (present, needed) = board.quorum();
    if present < needed {
        out.push(format!("mới có {present} thành viên có quyền chấm dự họp, cần ít nhất {needed}."));
    }
    for kind in SubjectKind::ALL {
        let ranking = rank(board, kind, None);
        let waiting: Vec<_> = ranking.unranked.iter().filter(|it| !it.failed_gate()).collect();
        if let Some(first) = waiting.first() {
            out.push(format!(
                "{} {} chưa xét xong ({}: {})",
                waiting.len(),
                kind.counted(),
                first.name,
                first.reason
            ));
        }
        if ranking.has_tie_at_cut() {
            out.push(format!(
                "nhóm {} còn hồ sơ đồng điểm ở vạch cắt, cần quyết định thứ tự.",
                kind.counted()
            ));
        }
    }
    out
}
