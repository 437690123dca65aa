//! A list of units as offices pass it on: pasted from Excel or as lines of text. What was read is shown row by row with
//! what would come of it; nothing is passed over in silence.

mod shape;

use super::words::{core, kind_named, kind_of};
use super::{Unit, UnitKind, in_tree_order};
use crate::domain::Command;
use crate::domain::ids::UnitId;
use crate::text::{clean, fold, words};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

pub use shape::Line;

/// What comes of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// A unit is made.
    New,
    /// A unit that is there is changed.
    Changed {
        /// What, from what, to what; for people.
        fields: Vec<(String, String, String)>,
    },
    /// The unit is there already, just so.
    Same,
    /// The row is left out because somebody wanted so.
    Skipped,
    /// The row cannot be taken.
    Refused {
        /// Why, and what to do.
        reason: String,
    },
}

/// Under whom a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "above", content = "which", rename_all = "snake_case")]
pub enum Above {
    /// Nobody: at the top of the tree.
    Top,
    /// A unit that is there.
    Unit(UnitId),
    /// Another row, by its place in the list.
    Row(usize),
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The line of the text, from 1.
    pub line: usize,
    /// The name as pasted.
    pub name: String,
    /// How deep it stands among the rows.
    pub depth: usize,
    /// What comes of it.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// What else is to be known: a near name, a kind that was guessed.
    pub remarks: Vec<String>,
    /// The unit that is there already.
    pub existing: Option<UnitId>,
    /// Whether the unit that is there is only near by name, so that it may be another one.
    pub near: bool,
    /// Under whom it stands.
    pub above: Above,
    /// What the row itself says about the unit above.
    #[serde(skip)]
    said: Option<Above>,
    /// The unit as it will stand, without identifier and place where it is new.
    #[serde(skip)]
    pub unit: Unit,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Listing {
    /// The rows, in the order of the text.
    pub rows: Vec<Row>,
    /// What is to be known about the whole: columns passed over, lines without a name.
    pub notices: Vec<String>,
}

/// What the user decided about a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Under whom rows stand that say nothing about it; none leaves them at the top.
    pub under: Option<UnitId>,
    /// The day on which the list holds: units that ended before are not meant by it.
    pub today: Option<NaiveDate>,
    /// First day of the units that are made.
    pub valid_from: Option<NaiveDate>,
    /// Lines that are left out.
    pub skipped: BTreeSet<usize>,
    /// Lines that are other units than those that are near by name.
    pub apart: BTreeSet<usize>,
}

/// Reads a list with nothing decided about it.
#[must_use]
pub fn read(text: &str, units: &[Unit]) -> Listing {
    read_as(text, units, &Choices::default())
}

/// Reads a list as the user decided.
#[must_use]
pub fn read_as(text: &str, units: &[Unit], choices: &Choices) -> Listing {
    let (lines, notices) = shape::lines(text);
    let mut reading = Reading {
        units,
        choices,
        order: in_tree_order(units).into_iter().map(|(_, unit)| unit).collect(),
        lines: &lines,
        rows: Vec::with_capacity(lines.len()),
        by_name: HashMap::new(),
    };
    for at in 0..lines.len() {
        let row = reading.row(at);
        reading.by_name.entry(spelt(&row.name)).or_default().push(at);
        reading.rows.push(row);
    }
    let rows = reading.finish();
    Listing { rows, notices }
}

impl Listing {
    /// How many rows are new, changed, the same, and refused or left out.
    #[must_use]
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        for row in &self.rows {
            counts[match row.outcome {
                Outcome::New => 0,
                Outcome::Changed { .. } => 1,
                Outcome::Same => 2,
                Outcome::Skipped | Outcome::Refused { .. } => 3,
            }] += 1;
        }
        counts
    }

    /// One deed that enters what is new and changes what differs; none when nothing does.
    pub fn command(&self, fresh: &mut dyn FnMut() -> i64) -> Option<Command> {
        let ids: Vec<UnitId> =
            self.rows.iter().map(|row| row.existing.unwrap_or_else(|| UnitId(fresh()))).collect();
        let mut commands = Vec::new();
        // Parents stand before their children, whatever the order of the rows.
        let mut waiting: Vec<usize> = (0..self.rows.len()).collect();
        waiting.sort_by_key(|at| self.height(*at));
        for at in waiting {
            let row = &self.rows[at];
            if !matches!(row.outcome, Outcome::New | Outcome::Changed { .. }) {
                continue;
            }
            let parent = match row.above {
                Above::Top => None,
                Above::Unit(id) => Some(id),
                Above::Row(above) => ids.get(above).copied(),
            };
            commands.push(Command::SaveUnit { unit: Unit { id: ids[at], parent, ..row.unit.clone() } });
        }
        let title = format!("Nhập danh sách {} đơn vị", commands.len());
        (!commands.is_empty()).then_some(Command::Batch { title, commands })
    }

    /// How many rows stand above a row.
    fn height(&self, at: usize) -> usize {
        let mut steps = 0;
        let mut here = at;
        while let Some(Above::Row(above)) = self.rows.get(here).map(|row| row.above)
            && steps <= self.rows.len()
        {
            here = above;
            steps += 1;
        }
        steps
    }
}

struct Reading<'a> {
    units: &'a [Unit],
    choices: &'a Choices,
    order: Vec<&'a Unit>,
    lines: &'a [Line],
    rows: Vec<Row>,
    by_name: HashMap<String, Vec<usize>>,
}

/// A name as it is spelt, whatever its case and the place of its tones.
fn spelt(name: &str) -> String {
    let keys: Vec<String> = words::words(name).into_iter().map(|word| word.key).collect();
    keys.join(" ")
}

/// Whether a unit is the one that is looked for.
type Fits<'a> = &'a dyn Fn(&Unit) -> bool;

/// How a unit was found by its name.
enum Match<'a> {
    Exact(&'a Unit),
    Near(&'a Unit),
    Ended(&'a Unit),
    Several,
    None,
}

impl Reading<'_> {
    fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    fn row(&self, at: usize) -> Row {
        let line = &self.lines[at];
        let name = clean(&line.name);
        let mut remarks = Vec::new();
        let mut row = Row {
            line: line.number,
            depth: 0,
            outcome: Outcome::New,
            remarks: Vec::new(),
            existing: None,
            near: false,
            above: Above::Top,
            said: None,
            unit: Unit::new(UnitId(0), UnitKind::Commune, name.clone()),
            name,
        };
        if self.choices.skipped.contains(&line.number) {
            row.outcome = Outcome::Skipped;
            return row;
        }
        let refuse = |mut row: Row, reason: String| {
            row.outcome = Outcome::Refused { reason };
            row
        };
        if !row.name.chars().any(char::is_alphabetic) {
            return refuse(row, "Dòng này không có tên đơn vị. Hãy ghi tên, hoặc bỏ qua dòng.".to_owned());
        }
        let above = match self.above(line) {
            Ok(above) => above,
            Err(reason) => return refuse(row, reason),
        };
        row.said = above;
        if let Some(Above::Row(parent)) = above {
            row.depth = self.rows[parent].depth + 1;
            if matches!(self.rows[parent].outcome, Outcome::Refused { .. } | Outcome::Skipped) {
                let reason = format!(
                    "Đơn vị cấp trên ở dòng {} không được nhập. Hãy sửa hoặc chọn lại dòng đó trước.",
                    self.rows[parent].line
                );
                return refuse(row, reason);
            }
        }
        let parent_unit = match above {
            Some(Above::Row(parent)) => self.rows[parent].existing,
            Some(Above::Unit(id)) => Some(id),
            Some(Above::Top) | None => None,
        };
        let new_parent = matches!(above, Some(Above::Row(parent)) if self.rows[parent].existing.is_none());
        let twin = self.by_name.get(&spelt(&row.name)).into_iter().flatten().find(|other| {
            let taken = !matches!(self.rows[**other].outcome, Outcome::Refused { .. } | Outcome::Skipped);
            taken && self.rows[**other].said == above && {
                let other = &self.lines[**other];
                line.code.is_empty() || other.code.is_empty() || line.code == other.code
            }
        });
        if let Some(twin) = twin {
            let reason = format!(
                "Trùng tên với dòng {} dưới cùng một đơn vị cấp trên. Hãy bỏ một dòng, hoặc ghi tên cho khác nhau.",
                self.rows[*twin].line
            );
            return refuse(row, reason);
        }
        let stated = line.kind.as_deref().filter(|cell| !cell.is_empty());
        let kind = match stated.map(|cell| (cell, kind_named(cell).or_else(|| kind_of(cell)))) {
            Some((_, Some(kind))) => Some(kind),
            Some((cell, None)) => {
                let known: Vec<&str> = UnitKind::ALL.into_iter().map(UnitKind::label).collect();
                let reason = format!("Không hiểu loại “{cell}”. Các loại dùng được: {}.", known.join("; "));
                return refuse(row, reason);
            }
            None => None,
        };
        let apart = self.choices.apart.contains(&line.number);
        let found = if new_parent { Match::None } else { self.find(line, &row.name, parent_unit) };
        match found {
            Match::Exact(unit) => row.existing = Some(unit.id),
            Match::Near(unit) if !apart => {
                row.existing = Some(unit.id);
                row.near = true;
                remarks.push(format!("Coi là “{}” đang có; giữ tên đang có.", unit.name));
            }
            Match::Near(unit) => {
                row.near = true;
                remarks.push(format!("Là đơn vị khác với “{}”.", unit.name));
            }
            Match::Ended(unit) => {
                remarks.push(format!("“{}” trùng tên nhưng đã kết thúc; lập đơn vị mới.", unit.name));
            }
            Match::Several => {
                let reason = "Có nhiều đơn vị cùng tên này. Hãy thêm cột “Trực thuộc” để biết là đơn vị nào.";
                return refuse(row, reason.to_owned());
            }
            Match::None => {}
        }
        match row.existing.and_then(|id| self.unit(id)) {
            Some(unit) => {
                let twice = self.rows.iter().find(|other| other.existing == Some(unit.id));
                if let Some(other) = twice {
                    let reason = format!(
                        "Dòng {} đã là “{}”. Hãy bỏ một dòng, hoặc cho biết đây là đơn vị khác.",
                        other.line, unit.name
                    );
                    return refuse(row, reason);
                }
                row.above = above.unwrap_or(unit.parent.map_or(Above::Top, Above::Unit));
                let under_itself = |id| {
                    super::Tree::new(self.units).get(id).is_some()
                        && super::circle(self.units, unit.id).contains(&id)
                };
                if let Above::Unit(id) = row.above
                    && unit.parent != Some(id)
                    && under_itself(id)
                {
                    let reason =
                        format!("“{}” không thể nằm dưới đơn vị trực thuộc của chính mình.", unit.name);
                    return refuse(row, reason);
                }
                row.unit = unit.clone();
                if let Some(kind) = kind {
                    row.unit.kind = kind;
                }
                let fields = self.change(line, &mut row);
                row.outcome = if fields.is_empty() { Outcome::Same } else { Outcome::Changed { fields } };
            }
            None => {
                row.above = above.or(self.choices.under.map(Above::Unit)).unwrap_or(Above::Top);
                let guess = kind.or_else(|| kind_of(&row.name));
                row.unit.kind = guess.unwrap_or_else(|| self.below(row.above));
                if kind.is_none() {
                    let sure = if guess.is_some() { "theo tên" } else { "theo đơn vị cấp trên" };
                    remarks.push(format!("Loại đoán {sure}."));
                }
                row.unit.cluster = clean(&line.cluster);
                row.unit.short_name = clean(&line.short);
                row.unit.code = clean(&line.code);
                row.unit.note = clean(&line.note);
                row.unit.valid_from = self.choices.valid_from;
            }
        }
        row.remarks = remarks;
        row
    }

    /// What differs from the unit that is there; written into the row.
    fn change(&self, line: &Line, row: &mut Row) -> Vec<(String, String, String)> {
        let Some(old) = row.existing.and_then(|id| self.unit(id)) else { return Vec::new() };
        let mut fields = Vec::new();
        if row.unit.kind != old.kind {
            fields.push(("Loại".to_owned(), old.kind.label().to_owned(), row.unit.kind.label().to_owned()));
        }
        let parent_name = |above: Above| match above {
            Above::Top => "cấp cao nhất".to_owned(),
            Above::Unit(id) => self.unit(id).map(|unit| unit.name.clone()).unwrap_or_default(),
            Above::Row(at) => self.rows[at].name.clone(),
        };
        let now = match row.above {
            Above::Row(at) => self.rows[at].existing,
            Above::Unit(id) => Some(id),
            Above::Top => None,
        };
        let moved = matches!(row.above, Above::Row(at) if self.rows[at].existing.is_none());
        if moved || now != old.parent {
            let before = old.parent.map_or(Above::Top, Above::Unit);
            fields.push(("Trực thuộc".to_owned(), parent_name(before), parent_name(row.above)));
        }
        let mut text = |label: &str, given: &str, into: &mut String| {
            let given = clean(given);
            if !given.is_empty() && given != *into {
                fields.push((label.to_owned(), into.clone(), given.clone()));
                *into = given;
            }
        };
        text("Cụm thi đua", &line.cluster, &mut row.unit.cluster);
        text("Tên gọi tắt", &line.short, &mut row.unit.short_name);
        text("Mã", &line.code, &mut row.unit.code);
        text("Ghi chú", &line.note, &mut row.unit.note);
        fields
    }

    /// What a row says about the unit above; none when it says nothing.
    fn above(&self, line: &Line) -> Result<Option<Above>, String> {
        if let Some(at) = line.under {
            return Ok(Some(Above::Row(at)));
        }
        let Some(wanted) = line.parent.as_deref().map(clean).filter(|cell| !cell.is_empty()) else {
            return Ok(None);
        };
        let by_code = |code: &str| !code.is_empty() && code == wanted;
        if let Some(at) = self.lines.iter().position(|one| by_code(&clean(&one.code))) {
            return if at < self.rows.len() {
                Ok(Some(Above::Row(at)))
            } else {
                Err(format!(
                    "Đơn vị cấp trên “{wanted}” ở dòng {} phía dưới. Hãy chuyển dòng đó lên trước.",
                    self.lines[at].number
                ))
            };
        }
        if let Some(unit) = self.units.iter().find(|unit| by_code(&unit.code)) {
            return Ok(Some(Above::Unit(unit.id)));
        }
        let rows = |key: &dyn Fn(&str) -> String| {
            let hits: Vec<usize> =
                (0..self.rows.len()).filter(|at| key(&self.rows[*at].name) == key(&wanted)).collect();
            hits
        };
        let units = |key: &dyn Fn(&str) -> String| {
            let fits = |unit: &&&Unit| {
                !self.gone(unit)
                    && [&unit.name, &unit.short_name].iter().any(|n| !n.is_empty() && key(n) == key(&wanted))
            };
            self.order.iter().filter(fits).map(|unit| unit.id).collect::<Vec<_>>()
        };
        for key in [&fold as &dyn Fn(&str) -> String, &core] {
            match (rows(key).as_slice(), units(key).as_slice()) {
                ([at], _) => return Ok(Some(Above::Row(*at))),
                ([], [id]) => return Ok(Some(Above::Unit(*id))),
                ([], []) => {}
                _ => {
                    return Err(format!(
                        "Có nhiều đơn vị tên “{wanted}”. Hãy ghi đơn vị cấp trên bằng mã hoặc tên đầy đủ."
                    ));
                }
            }
        }
        let below = self.lines.iter().skip(self.rows.len()).find(|one| core(&one.name) == core(&wanted));
        Err(match below {
            Some(one) => format!(
                "Đơn vị cấp trên “{wanted}” ở dòng {} phía dưới. Hãy chuyển dòng đó lên trước.",
                one.number
            ),
            None => {
                format!("Không tìm thấy đơn vị cấp trên “{wanted}”. Hãy thêm đơn vị đó vào danh sách trước.")
            }
        })
    }

    fn gone(&self, unit: &Unit) -> bool {
        match self.choices.today {
            Some(today) => unit.has_ended(today),
            None => unit.valid_to.is_some(),
        }
    }

    /// The unit that a row means: by code, else by name under the same parent, else by name alone where it is the only
    /// one.
    fn find(&self, line: &Line, name: &str, parent: Option<UnitId>) -> Match<'_> {
        let code = clean(&line.code);
        if !code.is_empty()
            && let Some(unit) = self.units.iter().find(|unit| unit.code == code && !self.gone(unit))
        {
            return if fold(&unit.name) == fold(name) { Match::Exact(unit) } else { Match::Near(unit) };
        }
        let (exact, folded, place) = (spelt(name), fold(name), core(name));
        let short =
            |unit: &Unit, test: &dyn Fn(&str) -> bool| !unit.short_name.is_empty() && test(&unit.short_name);
        let steps: [(bool, Fits<'_>); 3] = [
            (true, &|unit| spelt(&unit.name) == exact),
            (false, &|unit| fold(&unit.name) == folded || short(unit, &|n| fold(n) == folded)),
            (false, &|unit| core(&unit.name) == place),
        ];
        let mut ended = None;
        for (sure, fits) in steps {
            let all: Vec<&Unit> = self.order.iter().copied().filter(|unit| fits(unit)).collect();
            ended = ended.or_else(|| all.iter().copied().find(|unit| self.gone(unit)));
            let living: Vec<&Unit> = all.into_iter().filter(|unit| !self.gone(unit)).collect();
            let here: Vec<&Unit> =
                living.iter().copied().filter(|unit| parent.is_some() && unit.parent == parent).collect();
            // Hamlets bear the same numbers everywhere: with a parent named, only that parent's own are meant.
            let elsewhere =
                parent.is_some() && living.first().is_some_and(|unit| unit.kind == UnitKind::Hamlet);
            let hits = if here.is_empty() && !elsewhere { living } else { here };
            match hits.as_slice() {
                [] => {}
                [one] if sure => return Match::Exact(one),
                [one] => return Match::Near(one),
                _ => return Match::Several,
            }
        }
        ended.map_or(Match::None, Match::Ended)
    }

    fn below(&self, above: Above) -> UnitKind {
        let kind = match above {
            Above::Top => None,
            Above::Unit(id) => self.unit(id).map(|unit| unit.kind),
            Above::Row(at) => self.rows.get(at).map(|row| row.unit.kind),
        };
        kind.map_or(UnitKind::Commune, UnitKind::below)
    }

    /// Gives new rows their places behind what stands there already.
    fn finish(mut self) -> Vec<Row> {
        let mut last: HashMap<String, i32> = HashMap::new();
        for at in 0..self.rows.len() {
            let above = self.rows[at].above;
            if self.rows[at].outcome != Outcome::New {
                continue;
            }
            let parent = match above {
                Above::Top => None,
                Above::Unit(id) => Some(id),
                Above::Row(parent) => self.rows[parent].existing,
            };
            let there = || {
                let made = matches!(above, Above::Row(parent) if self.rows[parent].existing.is_none());
                let siblings = self.units.iter().filter(|unit| !made && unit.parent == parent);
                siblings.map(|unit| unit.order).max().unwrap_or(0)
            };
            let place = last.entry(format!("{above:?}")).or_insert_with(there);
            *place += 1;
            self.rows[at].unit.order = *place;
        }
        self.rows
    }
}
