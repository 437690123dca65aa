//! Two dossiers of one plan and year that become one, field by field.

use super::draft::{Chosen, MergeRow, Side, default_choice};
use super::field::{listed, unite};
use super::{Names, Twin};
use crate::domain::dossier::{DataBasis, Dossier, DossierState, Held, PersonalData};
use crate::domain::ids::SubjectId;
use crate::domain::timeline::DossierLife;
use crate::text::date::short_date;

struct DossierPart {
    label: &'static str,
    read: fn(&Dossier, &Names<'_>) -> String,
    take: fn(&mut Dossier, &Dossier),
    join: Option<fn(&mut Dossier, &Dossier)>,
}

macro_rules! part {
    ($label:literal, $part:ident, |$it:ident, $names:ident| $read:expr) => {
        DossierPart {
            label: $label,
            read: |$it, $names| $read,
            take: |into, from| into.$part = from.$part.clone(),
            join: None,
        }
    };
}

macro_rules! list {
    ($label:literal, $part:ident, |$it:ident, $names:ident| $read:expr) => {
        DossierPart {
            join: Some(|into, from| unite(&mut into.$part, &from.$part)),
            ..part!($label, $part, |$it, $names| $read)
        }
    };
}

const PARTS: &[DossierPart] = &[
    part!("Đơn vị đề nghị", unit, |it, names| (names.unit)(it.unit)),
    part!("Ngày nhận", received, |it, _names| it.received.map(short_date).unwrap_or_default()),
    part!("Lĩnh vực", field, |it, _names| it.field.clone()),
    list!("Phong trào", movements, |it, names| listed(
        it.movements.iter().map(|id| (names.movement)(*id)),
        "; "
    )),
    DossierPart {
        join: Some(|into, from| into.summary = lines(&into.summary, &from.summary)),
        ..part!("Tóm tắt thành tích", summary, |it, _names| it.summary.clone())
    },
    list!("Thành tích", achievements, |it, _names| listed(
        it.achievements.iter().map(|one| {
            let year = one.year.map(|year| format!("{year}:")).unwrap_or_default();
            listed([year.as_str(), &one.content, &one.figure, &one.measure], " ")
        }),
        "; "
    )),
    list!("Khen thưởng đã có", past_awards, |it, _names| listed(
        it.past_awards.iter().map(|one| {
            let year = one.year.map(|year| year.to_string()).unwrap_or_default();
            listed([year.as_str(), &one.form, &one.decision, &one.issuer], " ")
        }),
        "; "
    )),
    list!("Diện ưu tiên", priorities, |it, _names| listed(
        it.priorities.iter().map(|one| one.label()),
        ", "
    )),
    part!("Hình thức đề nghị", proposed, |it, _names| it.proposed.clone()),
    DossierPart {
        join: Some(|into, from| into.remark = lines(&into.remark, &from.remark)),
        ..part!("Ghi chú", remark, |it, _names| it.remark.clone())
    },
    DossierPart {
        join: Some(join_papers),
        ..part!("Giấy tờ", papers, |it, _names| {
            let have = it.papers.iter().filter(|paper| paper.held == Held::Have).count();
            let notes = listed(it.papers.iter().map(|paper| &paper.note), "; ");
            let count = if it.papers.is_empty() {
                String::new()
            } else {
                format!("{have} đã có, {} không cần", it.papers.len() - have)
            };
            listed([count, notes], " – ")
        })
    },
    part!("Căn cứ giữ dữ liệu cá nhân", personal, |it, _names| personal(&it.personal)),
];

/// What a dossier says, field by field, in the order of the form.
#[must_use]
pub fn dossier_values(dossier: &Dossier, names: &Names<'_>) -> Vec<(&'static str, String)> {
    PARTS.iter().map(|part| (part.label, (part.read)(dossier, names))).collect()
}

fn personal(it: &PersonalData) -> String {
    let basis = if it.basis == DataBasis::Unstated { "" } else { it.basis.label() };
    let given = it.given_on.map(short_date).unwrap_or_default();
    let until = it.keep_until.map(|day| format!("giữ đến {}", short_date(day))).unwrap_or_default();
    listed([it.purpose.as_str(), basis, &given, &it.way, &until], ", ")
}

fn lines(one: &str, other: &str) -> String {
    if one.contains(other.trim()) {
        return one.to_owned();
    }
    if other.contains(one.trim()) {
        return other.to_owned();
    }
    format!("{}\n{}", one.trim_end(), other.trim_start())
}

/// A paper that one of the two has is there; what was noted of it in either stays.
fn join_papers(into: &mut Dossier, from: &Dossier) {
    for paper in &from.papers {
        match into.papers.iter_mut().find(|one| one.item == paper.item) {
            Some(mine) => {
                if paper.held == Held::Have {
                    mine.held = Held::Have;
                }
                mine.note = if mine.note.trim().is_empty() {
                    paper.note.clone()
                } else {
                    lines(&mine.note, &paper.note).replace('\n', "; ")
                };
            }
            None => into.papers.push(paper.clone()),
        }
    }
}

/// Two dossiers of one plan and year, being decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwinDraft {
    /// The dossier of the subject at the left.
    pub left: DossierLife,
    /// The dossier of the subject at the right.
    pub right: DossierLife,
    /// Which of the two goes on, with its place in rounds and its state; the other goes into it.
    pub keep: Side,
    /// Its fields.
    pub rows: Vec<MergeRow>,
}

impl TwinDraft {
    pub(super) fn proposed(left: &DossierLife, right: &DossierLife, names: &Names<'_>) -> Self {
        let row = |part: &DossierPart| {
            let (one, other) = ((part.read)(&left.dossier, names), (part.read)(&right.dossier, names));
            let both = part.join.map(|join| {
                let mut both = left.dossier.clone();
                join(&mut both, &right.dossier);
                (part.read)(&both, names)
            });
            let mut chosen = default_choice(&one, &other, both.is_some());
            // Two summaries behind each other would be printed so; the fuller one is printed, the other kept aside.
            if part.label == "Tóm tắt thành tích" && chosen == Chosen::Both {
                chosen =
                    if other.chars().count() > one.chars().count() { Chosen::Right } else { Chosen::Left };
            }
            MergeRow { label: part.label, left: one, right: other, both, chosen }
        };
        let keep = match (left.rounds.is_empty(), right.rounds.is_empty()) {
            (true, false) => Side::Right,
            (false, true) => Side::Left,
            _ if rank(right.state) > rank(left.state) => Side::Right,
            _ => Side::Left,
        };
        Self { left: left.clone(), right: right.clone(), keep, rows: PARTS.iter().map(row).collect() }
    }

    /// The dossier that goes on.
    #[must_use]
    pub const fn kept(&self) -> &DossierLife {
        match self.keep {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The dossier that goes into the other.
    #[must_use]
    pub const fn gone(&self) -> &DossierLife {
        match self.keep {
            Side::Left => &self.right,
            Side::Right => &self.left,
        }
    }

    /// Why the two cannot become one as they stand; none when they can.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let year = self.left.dossier.year;
        if !self.left.rounds.is_empty() && !self.right.rounds.is_empty() {
            return Some(format!(
                "Cả hai hồ sơ năm {year} đều đã đưa ra Hội đồng. Hãy đưa một hồ sơ ra khỏi đợt xét trước khi gộp."
            ));
        }
        if !self.gone().rounds.is_empty() {
            return Some(format!(
                "Hồ sơ năm {year} đã đưa ra Hội đồng phải là hồ sơ được giữ, vì điểm và phiếu gắn với hồ sơ ấy."
            ));
        }
        if [self.left.state, self.right.state].contains(&DossierState::Returned) {
            return Some(format!(
                "Một hồ sơ năm {year} đang được trả lại bổ sung. Hãy nhận lại hồ sơ ấy trước khi gộp."
            ));
        }
        None
    }

    /// The decision, with what of either text was left out.
    pub(super) fn twin(&self, subject: SubjectId) -> (Twin, Vec<String>) {
        let mut dossier = self.left.dossier.clone();
        for (row, part) in self.rows.iter().zip(PARTS) {
            match (row.chosen, part.join) {
                (Chosen::Left, _) | (Chosen::Both, None) => {}
                (Chosen::Right, _) => (part.take)(&mut dossier, &self.right.dossier),
                (Chosen::Both, Some(join)) => join(&mut dossier, &self.right.dossier),
            }
        }
        let kept = &self.kept().dossier;
        (dossier.id, dossier.subject, dossier.order) = (kept.id, subject, kept.order);
        let lost = self.rows.iter().filter_map(MergeRow::left_out).collect();
        (Twin { keep: kept.id, gone: self.gone().dossier.id, dossier }, lost)
    }
}

/// How far a dossier has come: the one that is further goes on.
fn rank(state: DossierState) -> Option<usize> {
    DossierState::ALL.iter().position(|one| *one == state)
}
