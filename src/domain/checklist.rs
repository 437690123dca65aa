//! Which papers a dossier must have, as data per award, kind of subject and province (NĐ 152/2025 leaves them to each
//! ministry and province), and what is missing in a dossier.

use super::attachment::Attachment;
use super::dossier::{Dossier, Held};
use super::ids::ChecklistId;
use super::subject::{Detail, Subject, SubjectKind};
use crate::text;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// What the program can see by itself of a paper of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MadeFrom {
    /// The summary or the achievements of the dossier: the paper is written from them.
    Summary,
    /// What a model does.
    Content,
}

/// A paper of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Stable key, by which dossiers and files refer to it.
    pub key: String,
    /// The paper in words.
    pub name: String,
    /// Without it the dossier is not complete.
    pub required: bool,
    /// Remark ("02 bản").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// There as soon as this stands in the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<MadeFrom>,
}

/// A list of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// Identifier; those that come with the program stay under 1 000.
    pub id: ChecklistId,
    /// Its name.
    pub name: String,
    /// Forms of commendation it is for, by their words; none for every form.
    #[serde(default)]
    pub awards: Vec<String>,
    /// Province it holds in; empty for everywhere.
    #[serde(default)]
    pub place: String,
    /// Kinds of subject it is for; none for all.
    #[serde(default)]
    pub kinds: Vec<SubjectKind>,
    /// The papers, in order.
    #[serde(default)]
    pub items: Vec<ChecklistItem>,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// First day it holds.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day it holds.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
}

/// Identifiers below this belong to the lists that come with the program.
pub const FIRST_OWN: i64 = 1_000;

impl Checklist {
    /// Whether it comes with the program.
    #[must_use]
    pub const fn is_shipped(&self) -> bool {
        self.id.0 > 0 && self.id.0 < FIRST_OWN
    }

    /// How closely it fits; none when it does not. A list of the office goes before one of the program, one for this
    /// place, kind and form before a general one.
    fn fit(&self, proposed: &str, kind: SubjectKind, place: &str, day: NaiveDate) -> Option<u8> {
        let holds =
            self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to);
        // "Giấy khen của Ban Thường vụ …" follows the list for "Giấy khen" unless one names it wholly.
        let form = if self.awards.is_empty() {
            Some(0)
        } else {
            self.awards
                .iter()
                .filter_map(|one| text::begins_like(proposed, one))
                .map(|whole| 1 + u8::from(whole))
                .max()
        };
        let kinds = self.kinds.is_empty() || self.kinds.contains(&kind);
        let here = self.place.trim().is_empty() || text::same(&self.place, place);
        form.filter(|_| holds && kinds && here).map(|form| {
            u8::from(!self.is_shipped()) * 16
                + u8::from(!self.place.trim().is_empty()) * 8
                + u8::from(!self.kinds.is_empty()) * 4
                + form
        })
    }
}

#[derive(Deserialize)]
struct Shipped {
    checklist: Vec<Checklist>,
}

/// The lists that come with the program.
#[must_use]
pub fn shipped() -> &'static [Checklist] {
    static SHIPPED: LazyLock<Vec<Checklist>> = LazyLock::new(|| {
        let read: Result<Shipped, _> = toml::from_str(include_str!("../../assets/checklists.toml"));
        read.map(|file| file.checklist).unwrap_or_default()
    });
    &SHIPPED
}

/// All lists: the office's own, and of the program's those that the office did not rewrite.
#[must_use]
pub fn register(own: Vec<Checklist>) -> Vec<Checklist> {
    let mut all: Vec<Checklist> =
        shipped().iter().filter(|one| own.iter().all(|mine| mine.id != one.id)).cloned().collect();
    all.extend(own);
    all
}

/// The list that holds for a dossier: the closest fitting one; of equal ones the later.
#[must_use]
pub fn fitting<'a>(
    all: &'a [Checklist],
    proposed: &str,
    kind: SubjectKind,
    place: &str,
    day: NaiveDate,
) -> Option<&'a Checklist> {
    // Nobody has said yet what is proposed: asking for the papers of a high form would only frighten.
    if proposed.trim().is_empty() {
        return None;
    }
    all.iter()
        .filter_map(|one| one.fit(proposed, kind, place, day).map(|fit| (fit, one)))
        .max_by_key(|(fit, one)| (*fit, one.id))
        .map(|(_, one)| one)
}

/// How a paper of the list stands in a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStanding {
    /// Ticked, filed, or written from the dossier.
    There,
    /// Not needed here.
    Waived,
    /// Missing.
    Missing,
}

/// A paper of the list as it stands in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemState<'a> {
    /// The paper.
    pub item: &'a ChecklistItem,
    /// How it stands.
    pub standing: ItemStanding,
    /// How many files are filed under it.
    pub files: usize,
    /// Remark in the dossier; why it is not needed.
    pub note: &'a str,
}

/// Every paper of `list` as it stands in a dossier, in the list's order.
#[must_use]
pub fn states<'a>(
    list: &'a Checklist,
    dossier: &'a Dossier,
    subject: &Subject,
    files: &[Attachment],
) -> Vec<ItemState<'a>> {
    list.items
        .iter()
        .map(|item| {
            let held = dossier.papers.iter().find(|held| held.item == item.key);
            let files = files.iter().filter(|file| file.item == item.key).count();
            let standing = match held.map(|held| held.held) {
                Some(Held::Have) => ItemStanding::There,
                Some(Held::Waived) => ItemStanding::Waived,
                None if files > 0 || is_made(item.made_from, dossier, subject) => ItemStanding::There,
                None => ItemStanding::Missing,
            };
            ItemState { item, standing, files, note: held.map_or("", |held| held.note.as_str()) }
        })
        .collect()
}

fn is_made(from: Option<MadeFrom>, dossier: &Dossier, subject: &Subject) -> bool {
    match from {
        Some(MadeFrom::Summary) => !dossier.summary.trim().is_empty() || !dossier.achievements.is_empty(),
        Some(MadeFrom::Content) => {
            matches!(&subject.detail, Detail::Model(model) if !model.content.trim().is_empty())
        }
        None => false,
    }
}

/// Something a dossier lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// What is missing, in words.
    pub words: String,
    /// Without it the dossier is not complete.
    pub required: bool,
    /// Key of the paper that is missing; empty for what is not a paper of the list.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub item: String,
}

/// What the dossier lacks: papers of the list that holds for it, and what the program itself needs to print it; a
/// dossier strong in the field but without proof shows here before the deadline (D10).
#[must_use]
pub fn missing(
    all: &[Checklist],
    dossier: &Dossier,
    subject: &Subject,
    files: &[Attachment],
    (place, day): (&str, NaiveDate),
) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut gap = |words: String, required| gaps.push(Gap { words, required, item: String::new() });
    if dossier.proposed.trim().is_empty() {
        gap("Chưa ghi hình thức đề nghị khen thưởng".to_owned(), true);
    }
    if dossier.summary.trim().is_empty() && dossier.achievements.is_empty() {
        gap("Chưa có tóm tắt hoặc thành tích".to_owned(), true);
    }
    let unproved = dossier.achievements.iter().filter(|row| row.evidence.trim().is_empty()).count();
    if unproved > 0 && files.is_empty() {
        gap(format!("{unproved} thành tích chưa có minh chứng"), false);
    }
    if let Some(list) = fitting(all, &dossier.proposed, subject.kind(), place, day) {
        for state in states(list, dossier, subject, files) {
            if state.standing == ItemStanding::Missing {
                gaps.push(Gap {
                    words: format!("Thiếu: {}", state.item.name),
                    required: state.item.required,
                    item: state.item.key.clone(),
                });
            }
        }
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::HeldPaper;
    use crate::domain::ids::{DossierId, PlanId, SubjectId, UnitId};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
    }

    fn nomination(kind: SubjectKind, proposed: &str) -> (Dossier, Subject) {
        let mut dossier = Dossier::new(DossierId(1), SubjectId(1), (PlanId(1), 2026), UnitId(1));
        dossier.proposed = proposed.into();
        (dossier, Subject::new(SubjectId(1), "Sầm Thị Hoa", Detail::empty(kind)))
    }

    #[test]
    fn what_comes_with_the_program_names_its_source_and_known_forms() {
        for list in shipped() {
            assert!(!list.source.is_empty() && !list.items.is_empty(), "{list:?}");
            for award in &list.awards {
                let known = crate::domain::catalogue::shipped().iter().any(|one| one.is_called(award));
                assert!(known, "{award}");
            }
            for item in &list.items {
                assert_eq!(list.items.iter().filter(|other| other.key == item.key).count(), 1, "{item:?}");
            }
        }
        assert!(shipped().len() >= 6);
    }

    #[test]
    fn a_list_for_the_kind_goes_before_a_general_one_and_the_offices_before_the_programs() {
        let fit = |all: &[Checklist], kind| {
            fitting(all, "giấy khen", kind, "Cao Bằng", day()).map(|list| list.id.0)
        };
        assert_eq!(fit(shipped(), SubjectKind::Household), Some(3));
        assert_eq!(fit(shipped(), SubjectKind::Person), Some(2));
        let long = "Giấy khen của Ban Thường vụ Hội LHPN tỉnh";
        let general = fitting(shipped(), long, SubjectKind::Person, "", day()).map(|list| list.id.0);
        assert_eq!(general, Some(2));
        assert!(fitting(shipped(), "Giấy khenn", SubjectKind::Person, "", day()).is_none());
        let mut own = shipped()[1].clone();
        own.id = ChecklistId(5_000);
        own.place = "Cao Bằng".into();
        let all = register(vec![own.clone()]);
        assert_eq!(fit(&all, SubjectKind::Person), Some(5_000));
        own.valid_to = day().pred_opt();
        assert_eq!(fit(&register(vec![own]), SubjectKind::Person), Some(2));
    }

    #[test]
    fn a_ticked_a_waived_and_a_filed_paper_are_not_missing() {
        let (mut dossier, subject) = nomination(SubjectKind::Person, "Giấy khen");
        dossier.summary = "Giúp 12 hộ thoát nghèo".into();
        let count = |dossier: &Dossier, files: &[Attachment]| {
            let gaps = missing(shipped(), dossier, &subject, files, ("", day()));
            gaps.iter().filter(|gap| gap.required).count()
        };
        assert_eq!(count(&dossier, &[]), 3);
        dossier.papers.push(HeldPaper { item: "report".into(), ..HeldPaper::default() });
        dossier.papers.push(HeldPaper {
            item: "minutes".into(),
            held: Held::Waived,
            note: "Đơn vị chỉ có một người".into(),
        });
        assert_eq!(count(&dossier, &[]), 1);
        let file = Attachment {
            id: crate::domain::ids::AttachmentId(1),
            dossier: dossier.id,
            name: "Tờ trình.pdf".into(),
            item: "proposal".into(),
            note: String::new(),
            size: 1,
            sha256: "0".repeat(64),
            mime: String::new(),
            added: day(),
            order: 0,
        };
        assert_eq!(count(&dossier, &[file]), 0);
    }
}
