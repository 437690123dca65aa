//! What is not the same between two closings of a round, or between the last closing and now (M17): first what came out,
//! then everything it rests on, cell by cell, each as one sentence.

mod rules;

use super::ids::{CriterionId, DossierId, MemberId};
use super::ranking::{Aside, Cut, Ranking, rank};
use super::round::{Board, Candidate, ConflictVerdict, Member, counts};
use super::subject::SubjectKind;
use crate::text::short_date;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};

/// What a difference is about, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Who is chosen.
    Chosen,
    /// Ranks, results, grades.
    Ranks,
    /// The council's figures.
    Scores,
    /// The unit's own and the appraised figures.
    Stages,
    /// Recusals and answered conflicts.
    Standings,
    /// Counted votes.
    Votes,
    /// Decisions on ties, and reasons for more than a quota allows.
    Decisions,
    /// Gates and knock-outs.
    Gates,
    /// The dossiers in the round.
    Entered,
    /// The council and who was there.
    Council,
    /// Criteria and their versions.
    Criteria,
    /// The declared rules.
    Rules,
}

impl Part {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chosen => "Danh sách được chọn",
            Self::Ranks => "Thứ hạng, kết quả, xếp loại",
            Self::Scores => "Điểm chấm của Hội đồng",
            Self::Stages => "Điểm tự chấm, điểm thẩm định",
            Self::Standings => "Miễn chấm, xung đột lợi ích",
            Self::Votes => "Kết quả kiểm phiếu",
            Self::Decisions => "Quyết định của Hội đồng",
            Self::Gates => "Điều kiện bắt buộc, lỗi bị hạ loại",
            Self::Entered => "Hồ sơ trong đợt xét",
            Self::Council => "Hội đồng và dự họp",
            Self::Criteria => "Tiêu chí",
            Self::Rules => "Quy tắc xét",
        }
    }
}

/// One thing that is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What it is about.
    pub part: Part,
    /// Which thing ("Trần Thị B chấm cho Nguyễn Thị A, tiêu chí TC1").
    pub what: String,
    /// As it was; none where it was not there.
    pub before: Option<String>,
    /// As it is; none where it is gone.
    pub after: Option<String>,
    /// The dossier, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossier: Option<DossierId>,
}

impl Changed {
    /// The difference as one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let what = &self.what;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => format!("{what}: từ “{before}” thành “{after}”."),
            (None, Some(after)) => format!("{what}: thêm “{after}”."),
            (Some(before), None) => format!("{what}: bỏ “{before}”."),
            (None, None) => format!("{what}."),
        }
    }
}

/// Everything that is not the same, by part and within it in a fixed order.
#[must_use]
pub fn difference(before: &Board, after: &Board) -> Vec<Changed> {
    let mut out = Vec::new();
    let names = Names { before, after };
    results(&mut out, before, after);
    figures(&mut out, &names);
    standings(&mut out, &names);
    decisions(&mut out, &names);
    entered(&mut out, &names);
    council(&mut out, before, after);
    rules::criteria(&mut out, before, after);
    rules::settings(&mut out, before, after);
    out.sort_by_key(|it| it.part);
    out
}

/// What both boards call things; the later one first.
struct Names<'a> {
    before: &'a Board,
    after: &'a Board,
}

impl Names<'_> {
    fn find<T>(&self, of: impl Fn(&Board) -> Option<T>) -> Option<T> {
        of(self.after).or_else(|| of(self.before))
    }

    fn dossier(&self, id: DossierId) -> String {
        self.find(|board| board.candidate(id).map(|it| it.name.clone()))
            .unwrap_or_else(|| "hồ sơ đã rút".to_owned())
    }

    fn member(&self, id: MemberId) -> String {
        self.find(|board| board.members.iter().find(|it| it.id == id).map(|it| it.name.clone()))
            .unwrap_or_else(|| "thành viên đã rút".to_owned())
    }

    fn criterion(&self, id: CriterionId) -> String {
        self.find(|board| board.sets.iter().find_map(|set| set.criterion(id)).map(|it| it.code.clone()))
            .unwrap_or_else(|| "đã bỏ".to_owned())
    }
}

/// A thing on one board: what it is called and how it stands.
struct Stands {
    what: String,
    value: String,
    dossier: Option<DossierId>,
}

/// Notes every key whose value is not the same on both boards.
fn compare<K: Ord>(
    out: &mut Vec<Changed>,
    part: Part,
    before: BTreeMap<K, Stands>,
    mut after: BTreeMap<K, Stands>,
) {
    let mut gone = Vec::new();
    for (key, old) in before {
        match after.remove(&key) {
            Some(new) if new.value == old.value => {}
            Some(new) => gone.push((
                key,
                Changed {
                    part,
                    what: new.what,
                    before: Some(old.value),
                    after: Some(new.value),
                    dossier: new.dossier,
                },
            )),
            None => gone.push((
                key,
                Changed { part, what: old.what, before: Some(old.value), after: None, dossier: old.dossier },
            )),
        }
    }
    gone.extend(after.into_iter().map(|(key, new)| {
        let changed =
            Changed { part, what: new.what, before: None, after: Some(new.value), dossier: new.dossier };
        (key, changed)
    }));
    gone.sort_by(|a, b| a.0.cmp(&b.0));
    out.extend(gone.into_iter().map(|(_, changed)| changed));
}

/// The order of the later board, so that lists read as the ranking does.
type Ordered = (usize, DossierId);

fn results(out: &mut Vec<Changed>, before: &Board, after: &Board) {
    let rankings = |board: &Board| -> Vec<Ranking> {
        SubjectKind::ALL.into_iter().map(|kind| rank(board, kind, None)).collect()
    };
    let (old, new) = (rankings(before), rankings(after));
    let place: BTreeMap<DossierId, usize> = new
        .iter()
        .flat_map(|it| it.placed.iter().map(|it| it.dossier).chain(it.unranked.iter().map(|it| it.dossier)))
        .enumerate()
        .map(|(at, dossier)| (dossier, at))
        .collect();
    let key =
        |dossier: DossierId| -> Ordered { (place.get(&dossier).copied().unwrap_or(usize::MAX), dossier) };
    let states = |rankings: &[Ranking]| -> BTreeMap<Ordered, Stands> {
        let mut all = BTreeMap::new();
        for ranking in rankings {
            let called = |name: &str| format!("{name} ({})", ranking.kind.counted());
            for it in &ranking.placed {
                let stands = Stands {
                    what: called(&it.name),
                    value: outcome(it.cut).to_owned(),
                    dossier: Some(it.dossier),
                };
                all.insert(key(it.dossier), stands);
            }
            for it in &ranking.unranked {
                let stands = Stands {
                    what: called(&it.name),
                    value: aside(it.why).to_owned(),
                    dossier: Some(it.dossier),
                };
                all.insert(key(it.dossier), stands);
            }
        }
        all
    };
    compare(out, Part::Chosen, states(&old), states(&new));
    let ranks = |rankings: &[Ranking]| -> BTreeMap<Ordered, Stands> {
        let placed = rankings.iter().flat_map(|it| &it.placed);
        placed
            .map(|it| {
                let mut value = format!("hạng {}", it.rank);
                if let Some(points) = it.points {
                    value += &format!(", {} điểm", points.two_decimals());
                }
                if let Some(grade) = &it.grade {
                    value += &format!(", {grade}");
                }
                (key(it.dossier), Stands { what: it.name.clone(), value, dossier: Some(it.dossier) })
            })
            .collect()
    };
    compare(out, Part::Ranks, ranks(&old), ranks(&new));
}

const fn outcome(cut: Cut) -> &'static str {
    match cut {
        Cut::NoLine | Cut::Inside => "được chọn",
        Cut::Below => "dưới vạch cắt",
        Cut::Undecided => "đồng điểm ở vạch cắt",
    }
}

const fn aside(why: Aside) -> &'static str {
    match why {
        Aside::Gate => "không đủ điều kiện",
        Aside::Waiting => "chưa xét xong",
        Aside::Votes => "không đủ phiếu đồng ý",
    }
}

fn figures(out: &mut Vec<Changed>, names: &Names<'_>) {
    let scores = |board: &Board| -> BTreeMap<(DossierId, MemberId, CriterionId), Stands> {
        let all = board.scores.iter().map(|it| {
            let what = format!(
                "{} chấm cho {}, tiêu chí {}",
                names.member(it.member),
                names.dossier(it.dossier),
                names.criterion(it.criterion)
            );
            let value = match it.input {
                Some(input) => format!("{} (số liệu {input})", it.points),
                None => it.points.to_string(),
            };
            ((it.dossier, it.member, it.criterion), Stands { what, value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Scores, scores(names.before), scores(names.after));
    let stages = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.stages.iter().map(|it| {
            let what = format!(
                "{} – {}, tiêu chí {}",
                it.stage.label(),
                names.dossier(it.dossier),
                names.criterion(it.criterion)
            );
            let value = it.points.to_string();
            ((it.dossier, it.criterion, it.stage), Stands { what, value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Stages, stages(names.before), stages(names.after));
}

fn standings(out: &mut Vec<Changed>, names: &Names<'_>) {
    let about = |member: MemberId, dossier: DossierId| {
        format!("{} với hồ sơ của {}", names.member(member), names.dossier(dossier))
    };
    let with = |words: &str, reason: &str| {
        if reason.trim().is_empty() { words.to_owned() } else { format!("{words}: {}", reason.trim()) }
    };
    let sheets = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.sheets.iter().map(|it| {
            let value = with(&it.standing.label().to_lowercase(), &it.reason);
            let what = about(it.member, it.dossier);
            ((it.dossier, it.member), Stands { what, value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Standings, sheets(names.before), sheets(names.after));
    let conflicts = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.conflicts.iter().map(|it| {
            let verdict = match it.verdict {
                ConflictVerdict::Conflict => "có xung đột lợi ích",
                ConflictVerdict::NotConflict => "không có xung đột lợi ích",
            };
            let what = about(it.member, it.dossier);
            let value = with(verdict, &it.reason);
            ((it.dossier, it.member), Stands { what, value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Standings, conflicts(names.before), conflicts(names.after));
    let votes = |board: &Board| -> BTreeMap<DossierId, Stands> {
        let all = board.votes.iter().map(|it| {
            let mut value = format!("{} đồng ý, {} không đồng ý", it.agree, it.disagree);
            let further = [
                (it.lowered, "hạ mức"),
                (it.invalid, "không hợp lệ"),
                (it.written_agree, "đồng ý bằng văn bản"),
                (it.written_lowered, "hạ mức bằng văn bản"),
                (it.written_disagree, "không đồng ý bằng văn bản"),
            ];
            for (count, words) in further.into_iter().filter(|(count, _)| *count > 0) {
                value += &format!(", {count} {words}");
            }
            (it.dossier, Stands { what: names.dossier(it.dossier), value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Votes, votes(names.before), votes(names.after));
}

fn decisions(out: &mut Vec<Changed>, names: &Names<'_>) {
    let orders = |board: &Board| -> BTreeMap<Vec<DossierId>, Stands> {
        // A later decision over the same dossiers stands in place of the earlier one.
        let all = board.decisions.iter().map(|it| {
            let order: Vec<String> = it.order.iter().map(|id| names.dossier(*id)).collect();
            let mut key = it.order.clone();
            key.sort_unstable();
            let value = format!("{} ({}, lý do: {})", order.join(" rồi đến "), it.by, it.reason);
            (key, Stands { what: "Thứ tự các hồ sơ đồng điểm".to_owned(), value, dossier: None })
        });
        all.collect()
    };
    compare(out, Part::Decisions, orders(names.before), orders(names.after));
    let excuses = |board: &Board| -> BTreeMap<_, Stands> {
        let counted = counts(board, &HashSet::new());
        let all = board.excuses.iter().map(|it| {
            let name = counted.iter().find(|count| count.key == it.key).map(|count| count.name.clone());
            let what =
                format!("Vượt chỉ tiêu {}", name.unwrap_or_else(|| "không còn trong quy tắc".to_owned()));
            (it.key.clone(), Stands { what, value: format!("{} ({})", it.reason, it.by), dossier: None })
        });
        all.collect()
    };
    compare(out, Part::Decisions, excuses(names.before), excuses(names.after));
    let gates = |board: &Board| -> BTreeMap<(DossierId, CriterionId), Stands> {
        let answered = |candidate: &Candidate| {
            let dossier = candidate.dossier;
            let all = candidate.gates.iter().map(move |it| {
                let what = format!("{}, {}", names.dossier(dossier), names.criterion(it.criterion));
                let mut value = it.answer.label().to_lowercase();
                if !it.evidence.trim().is_empty() {
                    value += &format!(" ({})", it.evidence.trim());
                }
                ((dossier, it.criterion), Stands { what, value, dossier: Some(dossier) })
            });
            all.collect::<Vec<_>>()
        };
        board.candidates.iter().flat_map(answered).collect()
    };
    compare(out, Part::Gates, gates(names.before), gates(names.after));
}

fn entered(out: &mut Vec<Changed>, names: &Names<'_>) {
    let inside = |board: &Board| -> BTreeMap<DossierId, Stands> {
        let all = board.candidates.iter().map(|it| {
            let mut value = format!("{}, {}", it.kind.counted(), it.unit_name);
            for (more, label) in [(&it.cluster, "cụm"), (&it.field, "lĩnh vực")] {
                if !more.is_empty() {
                    value += &format!(", {label} {more}");
                }
            }
            if it.priorities > 0 {
                value += &format!(", {} dấu ưu tiên", it.priorities);
            }
            (it.dossier, Stands { what: names.dossier(it.dossier), value, dossier: Some(it.dossier) })
        });
        all.collect()
    };
    compare(out, Part::Entered, inside(names.before), inside(names.after));
}

fn council(out: &mut Vec<Changed>, before: &Board, after: &Board) {
    let stands = |it: &Member| {
        let mut value = it.role.label().to_lowercase();
        value += if it.votes { ", có quyền chấm" } else { ", không có quyền chấm" };
        value += &match (it.present, it.absence.trim()) {
            (true, _) => ", có mặt".to_owned(),
            (false, "") => ", vắng".to_owned(),
            (false, why) => format!(", vắng: {why}"),
        };
        value
    };
    let members = |board: &Board| -> BTreeMap<MemberId, Stands> {
        let all = board.members.iter();
        all.map(|it| (it.id, Stands { what: it.name.clone(), value: stands(it), dossier: None })).collect()
    };
    compare(out, Part::Council, members(before), members(after));
    let meetings = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.meetings.iter().map(|it| {
            let present = it.attendance.iter().filter(|it| it.present).count();
            let value = match it.place.trim() {
                "" => format!("{present} người có mặt"),
                place => format!("{place}, {present} người có mặt"),
            };
            let what = format!("Phiên họp ngày {}", short_date(it.held_on));
            ((it.held_on, it.id), Stands { what, value, dossier: None })
        });
        all.collect()
    };
    compare(out, Part::Council, meetings(before), meetings(after));
}
