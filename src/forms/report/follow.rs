//! What follows the plan: other targets, publicity, tasks and milestones, reports of units. A part nobody noted anything
//! of is left out: an office that does not keep it here must not print that nothing was done.

use super::Report;
use super::tables::{NO_SHARE, figure, share, total_row};
use crate::domain::figures::follow::{
    FollowFigures, ReportsFigure, Tally, TargetFigure, TaskFigure, TaskState,
};
use crate::domain::obligation::Duty;
use crate::forms::context::{Context, Fields};
use crate::forms::draft::prepared;
use crate::forms::parts::{Grid, GridColumn};
use crate::paper::{Align, Block, Cell, Row, RowKind, Run, Table};
use crate::text::upper_first;
use crate::text::{self, date::plain_date};

/// More names than this are counted instead of named.
const NAMED: usize = 15;
/// The same in a cell of a table.
const NAMED_IN_CELL: usize = 6;

/// Names in one line; of many the first ones, and how many more there are.
fn listed(names: &[String], most: usize, unit: &str) -> String {
    // One name more is not longer than saying that there is one more.
    if names.len() <= most + 1 {
        return names.join(", ");
    }
    let more = names.len() - most;
    format!("{} và {} {unit} khác", names[..most].join(", "), text::padded(more as u64))
}

/// What sentences may name of these figures.
pub(super) fn fields(figures: &FollowFigures, context: &Context<'_>) -> Fields {
    let counted = |count: usize| text::count_with_words(count as u64);
    let publicity = &figures.publicity;
    let name = |id| {
        let of = context.case.nominations.iter().find(|it| it.subject.id == id);
        of.map(|it| it.subject.name.trim().to_owned())
    };
    let never: Vec<String> = publicity.never.iter().filter_map(|id| name(*id)).collect();
    let with = |state: TaskState| figures.tasks.iter().filter(|task| task.state == state).count();
    let shown = targets(figures, context);
    let met = shown.iter().filter(|it| it.is_met()).count();
    let owed: u32 = figures.reports.iter().map(|it| it.owed).sum();
    let received: u32 = figures.reports.iter().map(|it| it.received).sum();
    vec![
        ("số tin bài", counted(publicity.items as usize)),
        ("số hình thức tuyên truyền", counted(publicity.forms.len())),
        ("số cơ quan tuyên truyền", counted(publicity.agencies.len())),
        ("số gương được giới thiệu", counted(publicity.featured as usize)),
        ("số điển hình", counted(publicity.exemplars as usize)),
        ("số chưa tuyên truyền", counted(publicity.never.len())),
        ("điển hình chưa tuyên truyền", listed(&never, NAMED, "điển hình")),
        ("số chỉ tiêu", counted(shown.len())),
        ("số chỉ tiêu đạt", counted(met)),
        ("số nhiệm vụ", counted(figures.tasks.len())),
        ("số nhiệm vụ xong", counted(with(TaskState::Done))),
        ("số nhiệm vụ đang làm", counted(with(TaskState::Doing))),
        ("số nhiệm vụ quá hạn", counted(with(TaskState::Late))),
        ("số báo cáo phải gửi", counted(owed as usize)),
        ("số báo cáo đã gửi", counted(received as usize)),
        ("tỷ lệ giao", figures.shares.join("; ")),
    ]
}

/// The targets that are shown: those of publicity only where publicity is kept.
fn targets<'f>(figures: &'f FollowFigures, context: &Context<'_>) -> Vec<&'f TargetFigure> {
    let is_publicity = |target: &TargetFigure| {
        context
            .case
            .obligations
            .iter()
            .any(|one| one.id == target.obligation && matches!(one.duty, Duty::Publicity { .. }))
    };
    figures.targets.iter().filter(|it| figures.publicity.items > 0 || !is_publicity(it)).collect()
}

impl Report<'_, '_> {
    fn index(&self) -> GridColumn {
        let wide = self.context.profile.report.index_mm.value;
        GridColumn::fixed(&self.words("column_index"), wide, Align::Center)
    }

    fn column(&self, key: &str, times: f64) -> GridColumn {
        let wide = self.context.profile.report.figure_mm.value * times;
        GridColumn::fixed(&self.words(key), wide, Align::Center)
    }

    fn finished(&self, mut grid: Grid) -> Table {
        grid.keep_next = false;
        grid.table(self.context.profile)
    }

    fn has_number(&self, target: &TargetFigure) -> bool {
        let mut obligations = self.context.case.obligations.iter();
        let of = obligations.find(|one| one.id == target.obligation);
        !of.is_some_and(|one| matches!(one.duty, Duty::Publicity { number: None, .. }))
    }

    /// Selections and publicity against what the plan asks for.
    pub(super) fn targets(&mut self) -> Option<Vec<Block>> {
        let figures = &self.counts.all.follow;
        let shown = targets(figures, self.context);
        if shown.is_empty() || (self.now().known().total() == 0 && figures.publicity.items == 0) {
            return None;
        }
        let mut grid = Grid::new(vec![
            self.index(),
            GridColumn::share(&self.words("column_measure"), 1, Align::Left),
            self.column("column_required", 1.35),
            self.column("column_done", 1.0),
            self.column("column_percent", 0.85),
            self.column("column_outcome", 1.2),
        ]);
        for (index, target) in (1..).zip(shown) {
            let count = |number: u32| text::padded(u64::from(number));
            let required = match target.most {
                Some(most) if most == target.least => count(most),
                Some(most) => format!("từ{n}{} đến{n}{}", count(target.least), count(most), n = text::NBSP),
                None => format!("ít nhất{}{}", text::NBSP, count(target.least)),
            };
            let outcome = if target.is_met() {
                self.words("quota_met")
            } else if target.done < target.least {
                self.words("quota_short").replace("{thiếu}", &count(target.least - target.done))
            } else {
                let over = target.done - target.most.unwrap_or(target.done);
                self.words("quota_over").replace("{thiếu}", &count(over))
            };
            grid.body(vec![
                Cell::text(index.to_string()),
                Cell::text(prepared(&target.what)),
                Cell::text(required),
                figure(target.done),
                // "At least one" where the plan gives no number is no whole to take a share of.
                Cell::text(if self.has_number(target) {
                    share(target.done, target.least)
                } else {
                    NO_SHARE.to_owned()
                }),
                Cell::text(prepared(&outcome)),
            ]);
        }
        let table = self.finished(grid);
        let mut blocks = self.part("targets");
        blocks.extend(self.captioned("targets_table", table));
        blocks.extend(self.note("targets_note"));
        Some(blocks)
    }

    /// Items by form, agency and month; exemplars nobody has made known.
    pub(super) fn publicity(&mut self) -> Option<Vec<Block>> {
        if self.counts.all.follow.publicity.items == 0 {
            return None;
        }
        let mut blocks = self.part("publicity");
        if !self.counts.all.follow.publicity.never.is_empty() {
            blocks.extend(self.part("publicity_never"));
        }
        let table = self.by_form();
        blocks.extend(self.captioned("publicity_table", table));
        let table = self.by_month();
        blocks.extend(self.captioned("months_table", table));
        blocks.extend(self.publicity_chart());
        Some(blocks)
    }

    fn by_form(&self) -> Table {
        let publicity = &self.counts.all.follow.publicity;
        let mut grid = Grid::new(vec![
            self.index(),
            GridColumn::share(&self.words("column_channel"), 1, Align::Left),
            self.column("column_items", 1.3),
            self.column("column_percent", 1.0),
        ]);
        let groups: [(&str, &[Tally]); 2] =
            [("group_forms", &publicity.forms), ("group_agencies", &publicity.agencies)];
        for (number, (key, rows)) in (1..).zip(groups) {
            let title = Cell { runs: vec![Run::bold(self.words(key))], columns: 3, align: Some(Align::Left) };
            let cells = vec![Cell::new(vec![Run::bold(text::roman(number))]), title];
            grid.rows.push(Row { kind: RowKind::Group, cells, anchor: None });
            for (index, tally) in (1..).zip(rows) {
                let name = if tally.name.is_empty() { self.words("not_given") } else { tally.name.clone() };
                grid.body(vec![
                    Cell::text(index.to_string()),
                    Cell::text(prepared(&name)),
                    figure(tally.items),
                    Cell::text(share(tally.items, publicity.items)),
                ]);
            }
        }
        let mut row = total_row(&self.words("row_total"), 2, &[publicity.items]);
        row.cells.push(Cell::new(vec![Run::bold(share(publicity.items, publicity.items))]));
        grid.rows.push(row);
        self.finished(grid)
    }

    /// A row for each year, a column for each month; a dash for months outside of the span.
    fn by_month(&self) -> Table {
        let publicity = &self.counts.all.follow.publicity;
        let wide = 9.5;
        let mut columns = vec![GridColumn::share(&self.words("column_year"), 1, Align::Center)];
        columns.extend((1..=12).map(|month| GridColumn::fixed(&month.to_string(), wide, Align::Center)));
        columns.push(self.column("column_total", 0.9));
        let mut grid = Grid::new(columns);
        let mut years: Vec<i32> = publicity.months.iter().map(|it| it.year).collect();
        years.dedup();
        for year in years {
            let of_year = publicity.months.iter().filter(|it| it.year == year);
            let mut cells = vec![Cell::text(year.to_string())];
            for month in 1..=12 {
                let found = of_year.clone().find(|it| it.month == month);
                cells.push(found.map_or_else(|| Cell::text(NO_SHARE), |it| figure(it.items)));
            }
            let sum: u32 = of_year.map(|it| it.items).sum();
            cells.push(Cell::new(vec![Run::bold(text::grouped(u64::from(sum)))]));
            grid.body(cells);
        }
        self.finished(grid)
    }

    /// Tasks and milestones with how far they are.
    pub(super) fn tasks(&mut self) -> Option<Vec<Block>> {
        let tasks = &self.counts.all.follow.tasks;
        if !tasks.iter().any(|it| matches!(it.state, TaskState::Done | TaskState::Doing)) {
            return None;
        }
        let mut grid = Grid::new(vec![
            self.index(),
            GridColumn::share(&self.words("column_task"), 3, Align::Left),
            GridColumn::share(&self.words("column_agency"), 2, Align::Left),
            self.column("column_due", 1.2),
            self.column("column_state", 1.6),
        ]);
        for (index, task) in (1..).zip(tasks) {
            let who = if task.who.is_empty() { self.context.case.office.name.trim() } else { &task.who };
            grid.body(vec![
                Cell::text(index.to_string()),
                Cell::text(prepared(&upper_first(&task.what))),
                Cell::text(prepared(who)),
                Cell::text(task.due.map_or_else(|| NO_SHARE.to_owned(), plain_date)),
                Cell::text(prepared(&state(task))),
            ]);
        }
        let table = self.finished(grid);
        let mut blocks = self.part("tasks");
        blocks.extend(self.captioned("tasks_table", table));
        Some(blocks)
    }

    /// Which reports came from the units, time by time.
    pub(super) fn unit_reports(&mut self) -> Option<Vec<Block>> {
        let reports = &self.counts.all.follow.reports;
        if reports.iter().all(|it| it.received == 0) {
            return None;
        }
        let mut grid = Grid::new(vec![
            self.index(),
            GridColumn::share(&self.words("column_report"), 2, Align::Left),
            self.column("column_due", 1.2),
            self.column("column_owed", 0.8),
            self.column("column_sent", 0.8),
            self.column("column_late", 0.8),
            GridColumn::share(&self.words("column_missing"), 3, Align::Left),
        ]);
        for (index, report) in (1..).zip(reports) {
            grid.body(vec![
                Cell::text(index.to_string()),
                Cell::text(prepared(&self.named(report))),
                Cell::text(plain_date(report.due)),
                figure(report.owed),
                figure(report.received),
                figure(report.late),
                Cell::text(prepared(&match report.missing.as_slice() {
                    [] => NO_SHARE.to_owned(),
                    names => listed(names, NAMED_IN_CELL, "đơn vị"),
                })),
            ]);
        }
        let table = self.finished(grid);
        let mut blocks = self.part("reports");
        blocks.extend(self.captioned("reports_table", table));
        Some(blocks)
    }

    fn named(&self, report: &ReportsFigure) -> String {
        match report.label.as_str() {
            "" => self.words("report_once"),
            label => upper_first(label),
        }
    }
}

fn state(task: &TaskFigure) -> String {
    let on = task.on.map(|on| format!(" ngày {}", plain_date(on))).unwrap_or_default();
    let number = if task.number.is_empty() { String::new() } else { format!(", số {}", task.number) };
    format!("{}{on}{number}", task.state.label())
}
