//! What came and what is here side by side, in the words of the forms.

use super::Known;
use super::content::{Assessment, DossierContent, Field, Figure};
use crate::domain::dossier::GateAnswer;
use crate::domain::ids::{CriterionId, MovementId, ObligationId, SubjectId, UnitId};
use crate::domain::merging::{Names, dossier_values, subject_values};
use crate::domain::movement::Movement;
use crate::domain::plan::PlanText;
use crate::domain::plan::compare::{Side, Standing, compare as compared};
use crate::domain::round::Stage;
use crate::domain::subject::Subject;
use crate::domain::unit::Unit;
use crate::text::date::short_date;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is said where two records differ in something that no field shows.
const ELSEWHERE: (&str, &str, &str) = ("Chi tiết khác", "khác với bản gửi đến", "khác với bản ở đây");

/// The names by which identifiers are shown, of what is here and of what came.
pub(super) struct Shown<'a> {
    pub(super) known: &'a Known,
    pub(super) records: &'a super::Records,
}

impl Shown<'_> {
    pub(super) fn unit(&self, id: UnitId) -> String {
        let all = self.known.units.iter().chain(&self.records.units);
        all.into_iter().find(|unit| unit.id == id).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    pub(super) fn movement(&self, id: MovementId) -> String {
        let all = self.known.movements.iter().chain(&self.records.movements);
        all.into_iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
    }

    pub(super) fn subject(&self, id: SubjectId) -> String {
        let here = self.known.subjects.get(&id);
        let came = || self.records.subjects.iter().find(|one| one.id == id);
        here.or_else(came).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn with<T>(&self, read: impl FnOnce(&Names<'_>) -> T) -> T {
        let (unit, subject, movement) = (
            |id: UnitId| self.unit(id),
            |id: SubjectId| self.subject(id),
            |id: MovementId| self.movement(id),
        );
        read(&Names { unit: &unit, subject: &subject, movement: &movement })
    }

    /// The sentence of a criterion, for the head of its line.
    fn criterion(&self, id: CriterionId) -> String {
        let sets = self.known.plan.iter().flat_map(|text| &text.sets);
        let found = sets.into_iter().find_map(|set| set.criterion(id));
        found.map(|one| format!("{} {}", one.code, one.title).trim().to_owned()).unwrap_or_default()
    }

    pub(super) fn subject_fields(&self, ours: Option<&Subject>, theirs: &Subject) -> Vec<Field> {
        self.with(|names| {
            let here = ours.map(|it| subject_values(it, names)).unwrap_or_default();
            differing(&here, &subject_values(theirs, names))
        })
    }

    pub(super) fn dossier_fields(
        &self,
        ours: Option<&DossierContent>,
        theirs: &DossierContent,
    ) -> Vec<Field> {
        let values = |it: &DossierContent| {
            let mut values = self.with(|names| dossier_values(&it.dossier, names));
            let files: Vec<&str> = it.files.iter().map(|file| file.name.as_str()).collect();
            values.push(("Tệp kèm theo", files.join("; ")));
            values
        };
        differing(&ours.map(values).unwrap_or_default(), &values(theirs))
    }

    pub(super) fn assessment_fields(&self, ours: &Assessment, theirs: &Assessment) -> Vec<Field> {
        let mut fields = Vec::new();
        let gates: BTreeSet<CriterionId> = ours.gates.keys().chain(theirs.gates.keys()).copied().collect();
        for id in gates {
            let words = |it: &Assessment| {
                let said = |(answer, evidence): &(GateAnswer, String)| joined(answer.label(), evidence);
                it.gates.get(&id).map(said).unwrap_or_default()
            };
            push(&mut fields, self.criterion(id), words(ours), words(theirs));
        }
        let scored: BTreeSet<CriterionId> = ours.stages.keys().chain(theirs.stages.keys()).copied().collect();
        for id in scored {
            for stage in Stage::ALL {
                let words = |it: &Assessment| {
                    let said = |figure: &Figure| joined(&figure.points.to_string(), &figure.reason);
                    it.stages.get(&id).and_then(|all| all.get(&stage)).map(said).unwrap_or_default()
                };
                let label = format!("{} – {}", self.criterion(id), stage.label().to_lowercase());
                push(&mut fields, label, words(ours), words(theirs));
            }
        }
        fields
    }

    pub(super) fn unit_fields(&self, ours: Option<&Unit>, theirs: &Unit) -> Vec<Field> {
        let values = |it: &Unit| {
            let one = |id: Option<UnitId>| id.map(|id| self.unit(id)).unwrap_or_default();
            let old: Vec<&str> = it.old_names.iter().map(|old| old.name.as_str()).collect();
            vec![
                ("Tên đơn vị", it.name.clone()),
                ("Tên gọi tắt", it.short_name.clone()),
                ("Loại đơn vị", it.kind.label().to_owned()),
                ("Đơn vị cấp trên", one(it.parent)),
                ("Cụm thi đua", it.cluster.clone()),
                ("Thứ tự", it.order.to_string()),
                ("Mã", it.code.clone()),
                ("Bắt đầu hoạt động", day(it.valid_from)),
                ("Kết thúc hoạt động", day(it.valid_to)),
                ("Đơn vị kế thừa", one(it.successor)),
                ("Tên cũ", old.join("; ")),
                (
                    "Đơn vị cấp trên trước đây",
                    it.old_parents.iter().map(|old| self.unit(old.parent)).collect::<Vec<_>>().join("; "),
                ),
                ("Ghi chú", it.note.clone()),
            ]
        };
        differing(&ours.map(values).unwrap_or_default(), &values(theirs))
    }

    pub(super) fn plan_fields(&self, ours: Option<&PlanText>, theirs: &PlanText) -> Vec<Field> {
        let values = |it: &PlanText| {
            let plan = &it.plan;
            let time = format!("{} – {}", short_date(plan.from), short_date(plan.to));
            vec![
                ("Tên gọi", plan.name.clone()),
                ("Cơ quan ban hành", plan.origin.issuer.clone()),
                ("Số", plan.number.clone().unwrap_or_default()),
                ("Ngày ban hành", day(plan.issued_on)),
                ("Trích yếu", plan.subject.clone()),
                ("Thời gian", time),
            ]
        };
        let mut fields = differing(&ours.map(values).unwrap_or_default(), &values(theirs));
        let Some(ours) = ours else {
            let counts = [
                ("Mục", theirs.sections.len()),
                ("Chỉ tiêu, thời hạn", theirs.obligations.len()),
                ("Bộ tiêu chí", theirs.sets.len()),
            ];
            for (label, count) in counts {
                push(&mut fields, label.to_owned(), String::new(), count.to_string());
            }
            return fields;
        };
        let found = compared(ours, theirs, |id| self.unit(id));
        for row in found.rows.iter().filter(|row| row.standing != Standing::Same) {
            let words = |side: &Option<Side>| {
                side.as_ref()
                    .map(|it| format!("{} {}", it.label, it.words).trim().to_owned())
                    .unwrap_or_default()
            };
            push(&mut fields, "Nội dung".to_owned(), words(&row.first), words(&row.second));
        }
        for duty in found.duties.iter().filter(|it| it.standing != Standing::Same) {
            let words = |side: &Option<(ObligationId, String)>| {
                side.as_ref().map(|(_, words)| words.clone()).unwrap_or_default()
            };
            push(&mut fields, "Chỉ tiêu, thời hạn".to_owned(), words(&duty.first), words(&duty.second));
        }
        if ours.sets != theirs.sets {
            let words = |it: &PlanText| {
                let named: Vec<String> = it
                    .sets
                    .iter()
                    .map(|set| format!("{} ({} tiêu chí)", set.name, set.criteria.len()))
                    .collect();
                named.join("; ")
            };
            fields.push(Field {
                label: "Bộ tiêu chí".to_owned(), ours: words(ours), theirs: words(theirs)
            });
        }
        fields
    }
}

pub(super) fn movement_fields(ours: Option<&Movement>, theirs: &Movement) -> Vec<Field> {
    let values = |it: &Movement| {
        vec![
            ("Tên", it.name.clone()),
            ("Loại", it.kind.label().to_owned()),
            ("Từ ngày", day(it.from)),
            ("Đến ngày", day(it.to)),
        ]
    };
    differing(&ours.map(values).unwrap_or_default(), &values(theirs))
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(short_date).unwrap_or_default()
}

fn joined(words: &str, more: &str) -> String {
    if more.trim().is_empty() { words.to_owned() } else { format!("{words} – {}", more.trim()) }
}

fn push(fields: &mut Vec<Field>, label: String, ours: String, theirs: String) {
    if ours != theirs {
        fields.push(Field { label, ours, theirs });
    }
}

/// The fields, or that the records differ in something else.
pub(super) fn or_elsewhere(fields: Vec<Field>) -> Vec<Field> {
    if !fields.is_empty() {
        return fields;
    }
    let (label, ours, theirs) = ELSEWHERE;
    vec![Field { label: label.to_owned(), ours: ours.to_owned(), theirs: theirs.to_owned() }]
}

/// Those of the values that differ; what is not here at all has nothing on its side.
fn differing(ours: &[(&'static str, String)], theirs: &[(&'static str, String)]) -> Vec<Field> {
    let mut fields = Vec::new();
    for (at, (label, value)) in theirs.iter().enumerate() {
        let here = ours.get(at).filter(|(name, _)| name == label);
        let here = here.or_else(|| ours.iter().find(|(name, _)| name == label));
        push(
            &mut fields,
            (*label).to_owned(),
            here.map(|it| it.1.clone()).unwrap_or_default(),
            value.clone(),
        );
    }
    fields
}
