//! The ruled table of the list: columns, head, group rows, entries.

use super::super::draft::{Draft, Missing, Spot, prepared};
use super::super::profile::{ListColumn, ListLabels, ListRules, Profile};
use super::Shown;
use super::entry::{Entry, Group};
use crate::domain::subject::{Sex, SubjectKind};
use crate::paper::{
    Align, Anchor, Cell, Column, HeadCell, HeadRow, Length, Padding, Row, RowKind, Run, Table, VAlign, Width,
};
use crate::text;

/// The columns of the list in order; birth stands for two.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Index,
    Name,
    Birth,
    Where,
    Field,
    Summary,
    Honours,
    Proposal,
    Note,
}

impl Place {
    fn shown(shown: Shown) -> Vec<Place> {
        let all = [
            (Place::Index, true),
            (Place::Name, true),
            (Place::Birth, shown.birth),
            (Place::Where, shown.place),
            (Place::Field, shown.field),
            (Place::Summary, shown.summary),
            (Place::Honours, shown.honours),
            (Place::Proposal, shown.proposal),
            (Place::Note, shown.note),
        ];
        all.into_iter().filter(|(_, on)| *on).map(|(place, _)| place).collect()
    }

    fn rules(self, list: &ListRules) -> &ListColumn {
        let columns = &list.columns;
        match self {
            Place::Index => &columns.index,
            Place::Name => &columns.name,
            Place::Birth => &columns.birth,
            Place::Where => &columns.place,
            Place::Field => &columns.field,
            Place::Summary => &columns.summary,
            Place::Honours => &columns.honours,
            Place::Proposal => &columns.proposal,
            Place::Note => &columns.note,
        }
    }
}

/// How the table is to look.
pub(super) struct Look<'a> {
    pub shown: Shown,
    pub labels: &'a ListLabels,
    pub through: bool,
    pub one_kind: bool,
}

pub(super) fn table(draft: &mut Draft<'_>, look: &Look<'_>, groups: &[Group<'_>]) -> Table {
    // Only persons have a year of birth; without one of them the columns would stand empty.
    let persons = groups.is_empty() || groups.iter().any(|group| group.kind == SubjectKind::Person);
    let shown = Shown { birth: look.shown.birth && persons, ..look.shown };
    let places = Place::shown(shown);
    let rules = &draft.profile.list;
    let mut columns = Vec::new();
    for place in &places {
        let halves = if *place == Place::Birth { 2 } else { 1 };
        columns.extend(std::iter::repeat_n(column(rules, *place), halves));
    }
    let size = rules.size.size();
    let (head, pitch) = (head(rules, &places, look, groups), rules.pitch.pitch_of(size));
    let padding = Padding { side: rules.padding_mm.mm(), edge: rules.edge_mm.mm() };
    let border = rules.border_pt.pt();
    let mut rows = Vec::new();
    let mut index = 0;
    for (number, group) in (1..).zip(groups) {
        if !look.one_kind {
            rows.push(group_row(draft.profile, number, group.kind, columns.len()));
        }
        if !look.through {
            index = 0;
        }
        for part in &group.parts {
            if !part.unit.is_empty() {
                rows.push(unit_row(part.unit, columns.len()));
            }
            for entry in &part.entries {
                index += 1;
                rows.push(entry_row(draft, &places, index, entry));
            }
        }
    }
    Table {
        columns,
        head,
        number_row: shown.number_row,
        rows,
        size,
        pitch,
        padding,
        border,
        before: Length::ZERO,
        after: Length::ZERO,
        keep_next: true,
    }
}

fn column(rules: &ListRules, place: Place) -> Column {
    let own = place.rules(rules);
    let width =
        own.fixed_mm.map_or_else(|| Width::Share(own.share.unwrap_or(1)), |mm| Width::Fixed(Length::mm(mm)));
    let centre = matches!(place, Place::Index | Place::Birth);
    Column {
        width,
        align: if centre { Align::Center } else { Align::Left },
        valign: VAlign::Middle,
        min_size: Some(rules.min_size.size()),
    }
}

fn head(rules: &ListRules, places: &[Place], look: &Look<'_>, groups: &[Group<'_>]) -> Vec<HeadRow> {
    let halves = places.contains(&Place::Birth);
    let label = |place: Place| {
        let own = match (place, groups) {
            (Place::Name, [only]) => rules.groups.of(only.kind).name.as_str(),
            (Place::Name, _) => look.labels.name.as_str(),
            (Place::Proposal, _) => look.labels.proposal.as_str(),
            _ => "",
        };
        let label = if own.is_empty() { place.rules(rules).label.as_str() } else { own };
        vec![Run::bold(prepared(label))]
    };
    let above = places
        .iter()
        .map(|place| match place {
            Place::Birth => HeadCell { runs: label(*place), columns: 2, rows: 1 },
            _ => HeadCell { runs: label(*place), columns: 1, rows: if halves { 2 } else { 1 } },
        })
        .collect();
    let mut rows = vec![HeadRow { cells: above }];
    if halves {
        let half = |label: &Option<String>| HeadCell::new(vec![Run::bold(label.clone().unwrap_or_default())]);
        let birth = Place::Birth.rules(rules);
        rows.push(HeadRow { cells: vec![half(&birth.male), half(&birth.female)] });
    }
    rows
}

fn group_row(profile: &Profile, number: u32, kind: SubjectKind, columns: usize) -> Row {
    let title = Cell {
        runs: vec![Run::bold(profile.list.groups.of(kind).title.clone())],
        columns: columns.saturating_sub(1).max(1),
        align: Some(Align::Left),
    };
    let cells = vec![Cell::new(vec![Run::bold(text::roman(number))]), title];
    Row { kind: RowKind::Group, cells, anchor: None }
}

fn unit_row(unit: &str, columns: usize) -> Row {
    let title = Cell {
        runs: vec![Run::bold_italic(prepared(unit))],
        columns: columns.saturating_sub(1).max(1),
        align: Some(Align::Left),
    };
    Row { kind: RowKind::Group, cells: vec![Cell::text(""), title], anchor: None }
}

fn entry_row(draft: &mut Draft<'_>, places: &[Place], index: u32, entry: &Entry) -> Row {
    let spot = Spot::Dossier(entry.dossier);
    let whose = |what: &str| format!("{what} của {}", entry.name.trim());
    let mut need = |value: &str, what: &str| {
        if value.trim().is_empty() {
            // The sheet says what is missing, the finding also whose it is.
            draft.findings.push(Missing { what: whose(what), spot });
            Run::missing(what)
        } else {
            Run::plain(prepared(value.trim()))
        }
    };
    let mut cells = Vec::new();
    for place in places {
        match place {
            Place::Index => cells.push(Cell::text(index.to_string())),
            Place::Name => {
                let mut runs = vec![need(&entry.name, "tên")];
                if !entry.under_name.is_empty() {
                    runs.push(Run::plain(format!("\n{}", prepared(&entry.under_name))));
                }
                cells.push(Cell::new(runs));
            }
            Place::Birth if entry.kind != SubjectKind::Person => {
                cells.extend([Cell::text(""), Cell::text("")]);
            }
            Place::Birth => {
                let year = entry.birth.map(|birth| birth.year().to_string()).unwrap_or_default();
                match entry.sex {
                    Some(sex) => {
                        let year = Cell::new(vec![need(&year, "năm sinh")]);
                        let halves = [year, Cell::text("")];
                        cells.extend(if sex == Sex::Male {
                            halves
                        } else {
                            let [year, empty] = halves;
                            [empty, year]
                        });
                    }
                    None => {
                        let runs = vec![need("", "giới tính")];
                        cells.push(Cell { runs, columns: 2, align: None });
                    }
                }
            }
            Place::Where => cells.push(Cell::new(vec![need(&entry.place, "đơn vị, địa chỉ")])),
            Place::Field => cells.push(Cell::text(prepared(entry.field.trim()))),
            Place::Summary => cells.push(Cell::new(vec![need(&entry.summary, "tóm tắt thành tích")])),
            Place::Honours => cells.push(Cell::text(prepared(&entry.honours.join("\n")))),
            Place::Proposal => cells.push(Cell::new(vec![need(&entry.proposal, "hình thức đề nghị")])),
            Place::Note => cells.push(Cell::text(prepared(entry.note.trim()))),
        }
    }
    Row { kind: RowKind::Body, cells, anchor: u64::try_from(entry.dossier.0).ok().map(Anchor) }
}
