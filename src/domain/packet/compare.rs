//! What came held against what is here, record by record.

use super::content::{self, Assessment, DossierContent, Field, mark};
use super::fields::{Shown, movement_fields, or_elsewhere};
use super::maps::{self, Maps};
use super::trim::named;
use super::{Base, Choice, Choices, Direction, Known, LeftOut, Packet, RecordKey, RecordKind, SentDossier};
use crate::domain::Refusal;
use crate::domain::ids::{CriterionId, MovementId, PlanId, UnitId};
use crate::domain::plan::PlanText;
use crate::domain::subject::{Detail, Subject};
use crate::domain::unit::Unit;
use crate::text;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A unit or movement here that may be the one that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its identifier here.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it stands under; empty at the top.
    pub under: String,
    /// Whether that is the same on both sides.
    pub same_place: bool,
}

/// How a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing of it is here.
    New,
    /// The same is here.
    Same,
    /// Changed by the sender since; what is here is as it was taken in.
    TheirsNewer {
        /// In what.
        fields: Vec<Field>,
    },
    /// Changed here since, or what came is older; nothing is taken.
    OursNewer {
        /// In what.
        fields: Vec<Field>,
    },
    /// Changed on both sides; somebody decides, and until then what is here stays.
    Conflict {
        /// In what.
        fields: Vec<Field>,
    },
    /// A unit or movement here bears its name; somebody says whether it is the same.
    Alike {
        /// Those it may be.
        candidates: Vec<Candidate>,
    },
    /// Somebody said that it is the unit or movement with this identifier here.
    Joined {
        /// Its identifier here.
        with: i64,
    },
    /// It cannot be taken in.
    Blocked {
        /// Why, in a sentence.
        why: String,
    },
}

impl Outcome {
    /// The words shown to people.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::New => "Mới",
            Self::Same => "Đã có",
            Self::TheirsNewer { .. } => "Cập nhật",
            Self::OursNewer { .. } => "Ở đây mới hơn",
            Self::Conflict { .. } => "Mâu thuẫn",
            Self::Alike { .. } => "Cần xác nhận",
            Self::Joined { .. } => "Đã khớp",
            Self::Blocked { .. } => "Không nhận",
        }
    }

    /// The fields in which the two differ.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        match self {
            Self::TheirsNewer { fields } | Self::OursNewer { fields } | Self::Conflict { fields } => fields,
            _ => &[],
        }
    }
}

/// One record and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Which.
    #[serde(flatten)]
    pub key: RecordKey,
    /// What it is called.
    pub name: String,
    /// How it stands.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What was decided of it; none where nothing was.
    pub choice: Option<Choice>,
    /// What came, field by field, where nothing of it is here to be held against.
    #[serde(skip)]
    pub said: Vec<Field>,
    /// How many of its answers and figures have no criterion here.
    #[serde(skip_serializing_if = "is_zero")]
    pub lost: usize,
    #[serde(skip)]
    pub(super) mark: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Line {
    /// Whether what came is taken in.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        match (&self.outcome, self.choice) {
            (Outcome::New, choice) => choice != Some(Choice::Ours),
            (Outcome::TheirsNewer { .. }, choice) => choice != Some(Choice::Ours),
            (Outcome::Alike { .. }, choice) => choice == Some(Choice::Apart),
            (Outcome::Conflict { .. } | Outcome::OursNewer { .. }, choice) => choice == Some(Choice::Theirs),
            (Outcome::Same | Outcome::Joined { .. } | Outcome::Blocked { .. }, _) => false,
        }
    }

    /// Whether it waits for somebody: a unit that may be one of ours. A conflict that nobody decides leaves what is here.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Alike { .. }) && self.choice.is_none()
    }

    /// Whether it is a conflict that nobody has decided.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        matches!(self.outcome, Outcome::Conflict { .. }) && self.choice.is_none()
    }
}

/// A packet held against what is here.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The plan here that it belongs to.
    pub plan: PlanId,
    /// Its records: what needs a person first, then by kind.
    pub lines: Vec<Line>,
    pub(super) maps: Maps,
}

impl Comparison {
    /// The line of a record.
    #[must_use]
    pub fn line(&self, key: RecordKey) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == key)
    }

    /// The units and movements of which somebody must say whether they are ours.
    pub fn open(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_open())
    }
}

/// What a record came to, before anybody decides.
enum Verdict {
    New,
    Same,
    Theirs,
    Ours,
    Conflict,
}

struct Asking<'a> {
    packet: &'a Packet,
    known: &'a Known,
    choices: &'a Choices,
    shown: Shown<'a>,
    maps: Maps,
    lines: Vec<Line>,
}

/// Holds a packet against what is here.
///
/// # Errors
/// The packet belongs to no plan here, or was made here.
pub fn compare(packet: &Packet, known: &Known, choices: &Choices) -> Result<Comparison, Refusal> {
    let plan = packet.target(&known.source, &known.plans, choices.plan)?;
    let shown = Shown { known, records: &packet.records };
    let maps = Maps { plan: Some(plan), criteria: maps::criteria(&packet.records, known), ..Maps::default() };
    let mut asking = Asking { packet, known, choices, shown, maps, lines: Vec::new() };
    asking.units();
    asking.movements();
    asking.plan();
    asking.subjects();
    asking.dossiers(plan);
    let Asking { mut lines, maps, .. } = asking;
    lines.sort_by_key(|line| (rank(line), line.key.kind, text::fold(&line.name), line.key.id));
    Ok(Comparison { plan, lines, maps })
}

/// What needs a person stands first, what is as it was last.
fn rank(line: &Line) -> u8 {
    match line.outcome {
        Outcome::Conflict { .. } | Outcome::Alike { .. } => 0,
        Outcome::Blocked { .. } => 1,
        Outcome::New => 2,
        Outcome::TheirsNewer { .. } => 3,
        Outcome::OursNewer { .. } => 4,
        Outcome::Joined { .. } => 5,
        Outcome::Same => 6,
    }
}

impl Asking<'_> {
    fn judge(&self, key: RecordKey, ours: Option<&str>, theirs: &str) -> Verdict {
        // Of one that was joined with a record that is gone here, nothing is known any more.
        let base = self.known.bases.get(&key).filter(|base| base.ours == key.id);
        let head = &self.packet.head;
        match (ours, base) {
            (None, None) => Verdict::New,
            (Some(ours), _) if ours == theirs => Verdict::Same,
            // Of which nothing is known but that it differs.
            (Some(_), None) => Verdict::Conflict,
            (_, Some(base)) if base.mark == theirs || is_stale(base, self.packet) => Verdict::Ours,
            // It was taken in once and removed here, and the sender has changed it since.
            (None, Some(_)) => Verdict::Conflict,
            (Some(ours), Some(base)) => {
                // What two others say of one record has no order.
                let one_line = base.source == head.source || base.source == self.known.source;
                if ours == base.mark && one_line { Verdict::Theirs } else { Verdict::Conflict }
            }
        }
    }

    fn add(&mut self, key: RecordKey, name: String, outcome: Outcome, mark: String) {
        let choice = self.choices.records.get(&key).copied();
        self.lines.push(Line { key, name, outcome, choice, said: Vec::new(), lost: 0, mark });
    }

    /// Of the record added last what it says, where that stands in no field that differs.
    fn say(&mut self, said: Vec<Field>) {
        if let Some(line) = self.lines.last_mut() {
            line.said = said;
        }
    }

    fn outcome(&self, verdict: &Verdict, fields: impl FnOnce(&Self) -> Vec<Field>) -> Outcome {
        match verdict {
            Verdict::New => Outcome::New,
            Verdict::Same => Outcome::Same,
            Verdict::Theirs => Outcome::TheirsNewer { fields: or_elsewhere(fields(self)) },
            Verdict::Ours => Outcome::OursNewer { fields: or_elsewhere(fields(self)) },
            Verdict::Conflict => Outcome::Conflict { fields: or_elsewhere(fields(self)) },
        }
    }

    fn units(&mut self) {
        for unit in in_order(&self.packet.records.units) {
            let key = RecordKey { kind: RecordKind::Unit, id: unit.id.0 };
            let ours = self.known.units.iter().find(|one| one.id == unit.id);
            let joined = self.joined(key, |id| self.known.units.iter().any(|one| one.id.0 == id));
            if let (None, Some(with)) = (ours, joined) {
                self.maps.units.insert(unit.id, UnitId(with));
                self.add_joined(key, unit.name.clone(), with);
                continue;
            }
            let taken = content::unit(unit, &self.maps);
            let theirs = mark(&taken);
            let verdict = self.judge(key, ours.map(mark).as_deref(), &theirs);
            let outcome = match verdict {
                Verdict::New => {
                    let candidates = self.like_unit(&taken);
                    if candidates.is_empty() { Outcome::New } else { Outcome::Alike { candidates } }
                }
                verdict => self.outcome(&verdict, |it| it.shown.unit_fields(ours, &taken)),
            };
            self.add(key, unit.name.clone(), outcome, theirs);
            if ours.is_none() {
                self.say(self.shown.unit_fields(None, &taken));
            }
        }
    }

    /// The record here that this one is, because somebody says so now or said so once.
    fn joined(&self, key: RecordKey, is_here: impl Fn(i64) -> bool) -> Option<i64> {
        let said = match self.choices.records.get(&key) {
            Some(Choice::Same(id)) => Some(*id),
            Some(_) => return None,
            None => self.known.bases.get(&key).map(|base| base.ours).filter(|ours| *ours != key.id),
        };
        said.filter(|id| is_here(*id))
    }

    fn add_joined(&mut self, key: RecordKey, name: String, with: i64) {
        let remembered = self.known.bases.get(&key).is_some_and(|base| base.ours == with);
        let outcome = if remembered { Outcome::Same } else { Outcome::Joined { with } };
        self.add(key, name, outcome, String::new());
    }

    /// The units here that bear the name of one that came, those in the same place first.
    fn like_unit(&self, taken: &Unit) -> Vec<Candidate> {
        let came: BTreeSet<UnitId> = self.packet.records.units.iter().map(|unit| unit.id).collect();
        let bears = |one: &&Unit| {
            let old = || one.old_names.iter().any(|old| text::same(&old.name, &taken.name));
            !came.contains(&one.id) && (text::same(&one.name, &taken.name) || old())
        };
        let candidate = |one: &Unit| Candidate {
            id: one.id.0,
            name: one.name.clone(),
            under: one.parent.map(|id| self.shown.unit(id)).unwrap_or_default(),
            same_place: one.parent == taken.parent,
        };
        let mut found: Vec<Candidate> = self.known.units.iter().filter(bears).map(candidate).collect();
        found.sort_by_key(|one| (!one.same_place, one.id));
        found
    }

    fn movements(&mut self) {
        let came: BTreeSet<MovementId> = self.packet.records.movements.iter().map(|one| one.id).collect();
        for movement in &self.packet.records.movements {
            let key = RecordKey { kind: RecordKind::Movement, id: movement.id.0 };
            let ours = self.known.movements.iter().find(|one| one.id == movement.id);
            let joined = self.joined(key, |id| self.known.movements.iter().any(|one| one.id.0 == id));
            if let (None, Some(with)) = (ours, joined) {
                self.maps.movements.insert(movement.id, MovementId(with));
                self.add_joined(key, movement.name.clone(), with);
                continue;
            }
            let theirs = mark(movement);
            let outcome = match self.judge(key, ours.map(mark).as_deref(), &theirs) {
                Verdict::New => {
                    let bears = |one: &&crate::domain::movement::Movement| {
                        !came.contains(&one.id) && text::same(&one.name, &movement.name)
                    };
                    let candidates: Vec<Candidate> = self
                        .known
                        .movements
                        .iter()
                        .filter(bears)
                        .map(|one| Candidate {
                            id: one.id.0,
                            name: one.name.clone(),
                            under: String::new(),
                            same_place: one.kind == movement.kind,
                        })
                        .collect();
                    if candidates.is_empty() { Outcome::New } else { Outcome::Alike { candidates } }
                }
                verdict => self.outcome(&verdict, |_| movement_fields(ours, movement)),
            };
            self.add(key, movement.name.clone(), outcome, theirs);
            if ours.is_none() {
                self.say(movement_fields(None, movement));
            }
        }
    }

    fn plan(&mut self) {
        let Some(text) = &self.packet.records.plan else { return };
        let key = RecordKey { kind: RecordKind::Plan, id: text.plan.id.0 };
        let taken = content::plan(text, &self.packet.head.office, &self.maps);
        let ours: Option<PlanText> = self.known.plan.as_ref().map(content::bare_plan);
        let theirs = mark(&taken);
        let verdict = self.judge(key, ours.as_ref().map(mark).as_deref(), &theirs);
        let outcome = self.outcome(&verdict, |it| it.shown.plan_fields(ours.as_ref(), &taken));
        self.add(key, text.plan.name.clone(), outcome, theirs);
        if ours.is_none() {
            self.say(self.shown.plan_fields(None, &taken));
        }
    }

    fn subjects(&mut self) {
        for subject in &self.packet.records.subjects {
            let key = RecordKey { kind: RecordKind::Subject, id: subject.id.0 };
            let ours = self.known.subjects.get(&subject.id);
            let taken = content::subject(subject, ours, &self.maps, &self.packet.head.left_out);
            let theirs = mark(&content::bare_subject(&taken));
            let here = ours.map(|it| mark(&content::bare_subject(it)));
            let verdict = self.judge(key, here.as_deref(), &theirs);
            let outcome = match ours {
                Some(it) if it.anonymised.is_some() => Outcome::Blocked {
                    why: "Đối tượng đã được ẩn danh ở đây nên không nhận lại thông tin.".to_owned(),
                },
                Some(it) if it.kind() != subject.kind() => Outcome::Blocked {
                    why: format!(
                        "Ở đây đối tượng này là {}, gói ghi là {}.",
                        it.kind().counted(),
                        subject.kind().counted()
                    ),
                },
                _ => self.outcome(&verdict, |it| it.shown.subject_fields(ours, &taken)),
            };
            self.add(key, subject.name.clone(), outcome, theirs);
            if ours.is_none() {
                self.say(self.shown.subject_fields(None, &taken));
            }
        }
    }

    fn dossiers(&mut self, plan: PlanId) {
        let head = &self.packet.head;
        let years = self.known.plans.iter().find(|one| one.id == plan).map(crate::domain::plan::Plan::years);
        for sent in &self.packet.records.dossiers {
            let id = sent.dossier.id;
            let key = RecordKey { kind: RecordKind::Dossier, id: id.0 };
            let ours = self.known.dossiers.get(&id);
            let taken = DossierContent::taken(sent, ours, &self.maps, &head.left_out);
            let here = ours.map(DossierContent::of);
            let theirs = mark(&taken);
            let name = format!("{} – năm {}", self.shown.subject(sent.dossier.subject), sent.dossier.year);
            let outcome = self.blocked(sent, plan, years.clone()).unwrap_or_else(|| {
                let verdict = self.judge(key, here.as_ref().map(mark).as_deref(), &theirs);
                self.outcome(&verdict, |it| it.shown.dossier_fields(here.as_ref(), &taken))
            });
            self.add(key, name.clone(), outcome, theirs);
            if here.is_none() {
                self.say(self.shown.dossier_fields(None, &taken));
            }
            self.assessment(sent, ours, name);
        }
    }

    fn blocked(
        &self,
        sent: &SentDossier,
        plan: PlanId,
        years: Option<std::ops::RangeInclusive<i32>>,
    ) -> Option<Outcome> {
        let dossier = &sent.dossier;
        if let Some(years) = years.filter(|years| !years.contains(&dossier.year)) {
            let why = format!(
                "Năm {} nằm ngoài thời gian của kế hoạch ở đây ({}–{}).",
                dossier.year,
                years.start(),
                years.end()
            );
            return Some(Outcome::Blocked { why });
        }
        if self.known.subjects.get(&dossier.subject).is_some_and(|it| it.anonymised.is_some()) {
            let why = "Đối tượng của hồ sơ đã được ẩn danh ở đây.".to_owned();
            return Some(Outcome::Blocked { why });
        }
        if self.known.dossiers.get(&dossier.id).is_some_and(|here| here.dossier.plan != plan) {
            let why = "Hồ sơ này đã nằm trong một kế hoạch khác ở đây.".to_owned();
            return Some(Outcome::Blocked { why });
        }
        let place = (dossier.subject, dossier.year);
        let other = self.known.taken_places.get(&place).is_some_and(|id| *id != dossier.id);
        other.then(|| Outcome::Blocked {
            why: format!("Đối tượng này đã có hồ sơ khác năm {} trong kế hoạch ở đây.", dossier.year),
        })
    }

    fn assessment(&mut self, sent: &SentDossier, ours: Option<&SentDossier>, name: String) {
        if self.packet.head.left_out.contains(&LeftOut::Scores)
            || self.packet.head.direction == Direction::Down
        {
            return;
        }
        let key = RecordKey { kind: RecordKind::Assessment, id: sent.dossier.id.0 };
        let (theirs, lost) = theirs_of(sent, &self.maps);
        let here = ours.map(|it| ours_of(it, &self.maps)).filter(|it| !it.is_empty());
        if theirs.is_empty() && !self.known.bases.contains_key(&key) {
            if lost > 0 {
                let why =
                    "Kế hoạch ở đây không có tiêu chí tương ứng với các điều kiện, điểm gửi đến.".to_owned();
                self.add(key, name, Outcome::Blocked { why }, String::new());
                self.lose(lost);
            }
            return;
        }
        let their_mark = mark(&theirs);
        let verdict = self.judge(key, here.as_ref().map(mark).as_deref(), &their_mark);
        let none = Assessment::default();
        let outcome =
            self.outcome(&verdict, |it| it.shown.assessment_fields(here.as_ref().unwrap_or(&none), &theirs));
        self.add(key, name, outcome, their_mark);
        if here.is_none() {
            self.say(self.shown.assessment_fields(&none, &theirs));
        }
        self.lose(lost);
    }

    fn lose(&mut self, lost: usize) {
        if let Some(line) = self.lines.last_mut() {
            line.lost = lost;
        }
    }
}

/// The sender's answers and figures under our criteria, and how many have none.
pub(super) fn theirs_of(sent: &SentDossier, maps: &Maps) -> (Assessment, usize) {
    Assessment::of(sent, |id| maps.criteria.get(&id).copied())
}

/// Ours, as far as the sender knows the criterion: what only we ask is no matter between the two.
pub(super) fn ours_of(sent: &SentDossier, maps: &Maps) -> Assessment {
    let both: BTreeSet<CriterionId> = maps.criteria.values().copied().collect();
    Assessment::of(sent, |id| Some(id).filter(|id| both.contains(id))).0
}

/// An older packet of the same sender.
pub(super) fn is_stale(base: &Base, packet: &Packet) -> bool {
    base.source == packet.head.source && base.at > packet.head.made_at
}

/// Units after those they name.
pub(super) fn in_order(units: &[Unit]) -> Vec<&Unit> {
    let all: BTreeMap<UnitId, &Unit> = units.iter().map(|unit| (unit.id, unit)).collect();
    let mut done: BTreeSet<UnitId> = BTreeSet::new();
    let mut out = Vec::with_capacity(units.len());
    while out.len() < units.len() {
        let before = out.len();
        for unit in units {
            let waits = |id: &UnitId| all.contains_key(id) && !done.contains(id);
            if !done.contains(&unit.id) && !named(unit).iter().any(waits) {
                done.insert(unit.id);
                out.push(unit);
            }
        }
        if out.len() == before {
            // They name each other in a circle; the store says what is wrong with them.
            out.extend(units.iter().filter(|unit| !done.contains(&unit.id)));
            break;
        }
    }
    out
}

/// Subjects after those they name.
pub(super) fn owners_first(subjects: &[Subject]) -> Vec<&Subject> {
    let is_model = |it: &&Subject| matches!(it.detail, Detail::Model(_));
    let (models, others): (Vec<&Subject>, Vec<&Subject>) = subjects.iter().partition(is_model);
    others.into_iter().chain(models).collect()
}
