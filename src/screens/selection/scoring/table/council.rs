//! The council's sheets, one member's or one dossier's, with what follows from them at once: total, mean, rank, grade.

use super::columns::{Column, columns};
use super::stage::sum;
use super::standings::{Standing, Standings};
use super::{Across, Asked, Doubts, Look, Outcome, Row, Slot, Table, dash, progress};
use crate::domain::Points;
use crate::domain::checking::disagreement;
use crate::domain::criteria::check_score;
use crate::domain::ids::{CriterionId, DossierId, MemberId};
use crate::domain::round::{Board, Candidate, Member, Score, SheetCheck, StageScore};
use crate::domain::tally::{Ballot, Scale, Tally};
use crate::screens::selection::scoring::given::Given;
use crate::screens::selection::scoring::stand::proposals;
use std::collections::{HashMap, HashSet};

struct Bench<'a> {
    board: &'a Board,
    asked: Asked,
    scale: Scale<'a>,
    columns: &'a [Column],
    scores: HashMap<(DossierId, MemberId), Vec<Option<&'a Score>>>,
    proposals: HashMap<(DossierId, CriterionId), &'a StageScore>,
    confirmed: HashSet<(DossierId, MemberId)>,
    checks: HashMap<(DossierId, MemberId), &'a SheetCheck>,
    doubts: &'a Doubts,
    standings: &'a Standings,
}

/// Lays out the sheet of a member, or of a dossier.
#[must_use]
pub fn council(board: &Board, asked: Asked, standings: &Standings, doubts: &Doubts) -> Table {
    let scale = Scale::of(board, asked.kind);
    let columns = columns(&scale.criteria);
    let bench = Bench {
        board,
        asked,
        scores: scores(board, &columns, asked),
        columns: &columns,
        scale,
        proposals: proposals(board),
        confirmed: board.confirmations.iter().map(|it| (it.dossier, it.member)).collect(),
        checks: board.checks.iter().map(|it| ((it.dossier, it.member), it)).collect(),
        doubts,
        standings,
    };
    let mut of_kind = board.candidates.iter().filter(|c| c.kind == asked.kind).zip(&standings.tallies);
    let mut sentence = String::new();
    let rows: Vec<Row> = match asked.across {
        Across::Member => {
            let seat = board.members.iter().enumerate().find(|(_, m)| Some(m.id) == asked.member);
            seat.map(|(at, who)| {
                if board.round.settings.independent {
                    sentence = format!(
                        "Chấm độc lập: điểm của người khác, trung bình và hạng chỉ hiện khi {} đã xác nhận phiếu của hồ sơ.",
                        who.name
                    );
                }
                of_kind.map(|(c, tally)| bench.row(c, tally, at, who)).collect()
            })
        }
        Across::Dossier => of_kind.find(|(c, _)| Some(c.dossier) == asked.dossier).map(|(c, tally)| {
            if bench.is_hidden(c.dossier, tally) {
                let who = board.members.iter().find(|m| Some(m.id) == asked.member);
                sentence = format!(
                    "Chấm độc lập: điểm của người khác chỉ hiện khi {} đã xác nhận phiếu của hồ sơ này.",
                    who.map_or("thành viên đang chọn", |it| it.name.as_str())
                );
            } else if let Some(apart) = disagreement(board, tally) {
                sentence = format!(
                    "Cần thảo luận: điểm cao nhất {}, thấp nhất {}.",
                    apart.highest.two_decimals(),
                    apart.lowest.two_decimals()
                );
            }
            board.members.iter().enumerate().map(|(at, m)| bench.row(c, tally, at, m)).collect()
        }),
    }
    .unwrap_or_default();
    let noun = if asked.across == Across::Member { "hồ sơ" } else { "thành viên" };
    let proposed = !board.stages.is_empty();
    Table {
        progress: progress(&rows, noun),
        graded: board.graded_by(asked.kind).is_some(),
        proposed,
        sentence,
        rows,
        columns,
    }
}

impl Bench<'_> {
    /// Whether the figures of others and what follows from them stay hidden (S17): until the member shown has confirmed
    /// the own sheet, or, where that member does not score the dossier, until everybody who does has.
    fn is_hidden(&self, dossier: DossierId, tally: &Tally) -> bool {
        if !self.board.round.settings.independent {
            return false;
        }
        let ballots = || tally.ballots.iter().zip(&self.board.members);
        let scores = |ballot: &Ballot| matches!(ballot, Ballot::Scored { .. } | Ballot::Incomplete { .. });
        let own = ballots().find(|(_, m)| Some(m.id) == self.asked.member);
        match own {
            Some((ballot, member)) if scores(ballot) => !self.confirmed.contains(&(dossier, member.id)),
            _ => ballots().any(|(ballot, m)| scores(ballot) && !self.confirmed.contains(&(dossier, m.id))),
        }
    }

    fn row(&self, candidate: &Candidate, tally: &Tally, at: usize, member: &Member) -> Row {
        let by_member = self.asked.across == Across::Member;
        let key = (candidate.dossier, member.id);
        let (name, under) = if by_member {
            (candidate.name.clone(), candidate.unit_name.clone())
        } else {
            (member.name.clone(), member.role.label().to_owned())
        };
        let ballot = &tally.ballots[at];
        let hidden = self.is_hidden(candidate.dossier, tally);
        let veiled = hidden && !by_member && Some(member.id) != self.asked.member;
        let locked = locked(ballot).or_else(|| veiled.then(|| "Điểm đang ẩn".to_owned()));
        let confirmed = self.confirmed.contains(&key);
        let own = self.scores.get(&key);
        let mut slots: Vec<Slot> = self
            .columns
            .iter()
            .enumerate()
            .map(|(column, head)| {
                let score = own.and_then(|cells| cells[column]);
                let proposed = self.proposals.get(&(candidate.dossier, head.criterion.id)).copied();
                self.slot(score, proposed, confirmed)
            })
            .collect();
        let points: Vec<Option<Points>> = slots.iter().map(|slot| slot.given.map(|it| it.points)).collect();
        let check = self.checks.get(&key);
        let outcome = check.map_or(Outcome::Not, |check| self.outcome(check, &points));
        let can_take = locked.is_none()
            && !confirmed
            && outcome != Outcome::Agrees
            && self.columns.iter().zip(&slots).any(|(head, slot)| {
                slot.given.is_none()
                    && self
                        .proposals
                        .get(&(candidate.dossier, head.criterion.id))
                        .is_some_and(|it| check_score(&head.criterion, it.points).is_ok())
            });
        if locked.is_some() {
            let words = if veiled { "•".to_owned() } else { dash() };
            slots = slots.iter().map(|_| Slot { words: words.clone(), ..Slot::default() }).collect();
        }
        let flag = if hidden { None } else { disagreement(self.board, tally) };
        let Standing { rank, tentative, grade, why } = match self.standings.line(candidate.dossier) {
            _ if hidden => Standing::none("Chấm độc lập: hiện khi phiếu đã được xác nhận.".to_owned()),
            Some(standing) => standing.clone(),
            None => Standing::none(String::new()),
        };
        Row {
            dossier: candidate.dossier,
            member: Some(member.id),
            name,
            under,
            hint: self
                .doubts
                .get(&(candidate.dossier, member.id))
                .filter(|_| locked.is_none())
                .map(|ground| format!("{} – cần xem xét miễn chấm", crate::text::upper_first(ground))),
            marked: matches!(ballot, Ballot::Declined { .. } | Ballot::Recused { .. }),
            flag: flag.filter(|_| by_member).map(|apart| {
                format!(
                    "Cần thảo luận: cao nhất {}, thấp nhất {}",
                    apart.highest.two_decimals(),
                    apart.lowest.two_decimals()
                )
            }),
            total: if locked.is_some() { dash() } else { sum(&self.scale, &points) },
            whole: matches!(ballot, Ballot::Scored { .. }),
            mean: if hidden { dash() } else { tally.mean.map_or_else(dash, Points::two_decimals) },
            rank,
            tentative,
            grade,
            why,
            confirmed,
            can_take,
            outcome,
            compared_by: check.map_or_else(String::new, |it| it.by.clone()),
            slots,
            locked,
        }
    }

    fn outcome(&self, check: &SheetCheck, points: &[Option<Points>]) -> Outcome {
        let differ = self.columns.iter().zip(points).filter(|(head, own)| {
            let read = check.figures.iter().find(|it| it.criterion == head.criterion.id);
            read.is_some_and(|read| read.points != **own)
        });
        match differ.count() {
            0 => Outcome::Agrees,
            cells => Outcome::Differs(cells),
        }
    }

    fn slot(&self, score: Option<&Score>, proposed: Option<&StageScore>, confirmed: bool) -> Slot {
        let mut slot = Slot::of(score.map(|it| Given { points: it.points, input: it.input }));
        let stage = proposed.map(|it| it.stage.label().to_lowercase()).unwrap_or_default();
        match (score, proposed) {
            (None, Some(proposed)) => {
                slot.pale = format!("({})", proposed.points);
                slot.note = format!("Đề xuất {} ({stage}).", proposed.points);
            }
            (Some(score), _) if score.copied && !confirmed => {
                slot.look = Look::Copied;
                slot.under = "đề xuất".to_owned();
                slot.note = "Lấy theo đề xuất, chờ xác nhận.".to_owned();
            }
            (Some(score), Some(proposed)) if score.points != proposed.points => {
                let asks = self.board.round.settings.reason_on_difference;
                if score.reason.trim().is_empty() {
                    slot.note = format!("Khác {stage} {}.", proposed.points);
                    if asks {
                        slot.look = Look::Unexplained;
                        slot.under = format!("≠ {}", proposed.points);
                        slot.note = format!("Khác {stage} {}, chưa ghi lý do (Shift+F2).", proposed.points);
                    }
                } else {
                    slot.note = format!("Khác {stage} {}. Lý do: {}.", proposed.points, score.reason.trim());
                }
            }
            (Some(score), _) if !score.reason.trim().is_empty() => {
                slot.note = format!("Lý do: {}.", score.reason.trim());
            }
            _ => {}
        }
        slot
    }
}

fn scores<'a>(
    board: &'a Board,
    columns: &[Column],
    asked: Asked,
) -> HashMap<(DossierId, MemberId), Vec<Option<&'a Score>>> {
    let mut out: HashMap<_, Vec<Option<&Score>>> = HashMap::new();
    let shown = board.scores.iter().filter(|score| match asked.across {
        Across::Member => Some(score.member) == asked.member,
        Across::Dossier => Some(score.dossier) == asked.dossier,
    });
    for score in shown {
        if let Some(at) = columns.iter().position(|column| column.criterion.id == score.criterion) {
            let row = out.entry((score.dossier, score.member)).or_insert_with(|| vec![None; columns.len()]);
            row[at] = Some(score);
        }
    }
    out
}

fn locked(ballot: &Ballot) -> Option<String> {
    match ballot {
        Ballot::Scored { .. } | Ballot::Incomplete { .. } => None,
        other => other.why_not().map(|why| crate::text::upper_first(&why)),
    }
}
