//! The lines of the page as they are drawn: made once when the agenda is read, not with every picture.

use super::reading::Found;
use crate::domain::agenda::{Agenda, Line, Standing};
use crate::domain::ids::PlanId;
use crate::screens::Desk;
use crate::text::date::short_date;
use crate::text::upper_first;
use crate::ui::badge::Tone;

/// One line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the agenda.
    pub at: usize,
    /// What is to be done.
    pub title: String,
    /// What is missing, and from whom.
    pub lacking: String,
    /// Who is to do it, and under which plan where there are several.
    pub who: String,
    /// The day.
    pub due: String,
    /// How far away it is.
    pub left: String,
    /// How that is meant.
    pub tone: Tone,
}

/// The lines that stand alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How they stand.
    pub standing: Standing,
    /// Its heading ("Trong 7 ngày tới").
    pub heading: String,
    /// The lines.
    pub rows: Vec<Row>,
    /// Only the heading is shown.
    pub folded: bool,
    /// Every line is shown, and not only the first.
    pub whole: bool,
    /// "12 việc".
    pub count: String,
    /// What the door to the lines that are not shown says.
    pub more: String,
}

/// Lines of a group that are shown before more are asked for.
pub(super) const SHOWN: usize = 12;

impl Group {
    /// The lines in sight.
    #[must_use]
    pub fn shown(&self) -> &[Row] {
        let count = match (self.folded, self.whole) {
            (true, _) => 0,
            (false, true) => self.rows.len(),
            (false, false) => self.rows.len().min(SHOWN),
        };
        &self.rows[..count]
    }
}

/// A plan that is not issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The plan.
    pub plan: PlanId,
    /// What it is called, and that it is not issued.
    pub title: String,
    /// What waits for it.
    pub words: String,
}

/// What the page says when there is nothing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Calm {
    /// There is something to do.
    Busy,
    /// There is no plan.
    NoPlan,
    /// The plans ask for nothing.
    NoDuty(Option<PlanId>),
    /// No plan is issued; each says so itself.
    Waiting,
    /// Nothing is due; what comes next.
    Free(String),
}

/// The left side of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Today {
    /// "1 việc quá hạn · 2 việc trong 7 ngày tới".
    pub summary: String,
    /// The groups with at least one line.
    pub groups: Vec<Group>,
    /// Plans that are not issued.
    pub waiting: Vec<Waiting>,
    /// What to say where there is no line.
    pub calm: Calm,
}

impl Today {
    fn group(&mut self, standing: Standing) -> Option<&mut Group> {
        self.groups.iter_mut().find(|group| group.standing == standing)
    }

    /// Folds a group, or unfolds it.
    pub(super) fn fold(&mut self, standing: Standing) {
        if let Some(group) = self.group(standing) {
            group.folded = !group.folded;
        }
    }

    /// Shows every line of a group.
    pub(super) fn show_all(&mut self, standing: Standing) {
        if let Some(group) = self.group(standing) {
            group.whole = true;
        }
    }
}

/// More lines than this in nearer groups fold what is far.
const ENOUGH: usize = 24;

fn heading(standing: Standing, agenda: &Agenda) -> String {
    match standing {
        Standing::Late | Standing::Today => standing.label().to_owned(),
        Standing::Soon => format!("Trong {} ngày tới", agenda.soon_days),
        Standing::Later => format!("Sắp tới, trong {} ngày", agenda.horizon_days),
    }
}

pub(super) const fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Late => Tone::Danger,
        Standing::Today | Standing::Soon => Tone::Due,
        Standing::Later => Tone::Plain,
    }
}

/// Names beside what is missing at most; the others are counted.
const NAMED: usize = 3;

fn missing(line: &Line) -> String {
    let mut words = upper_first(&line.lacking);
    // Where nobody has sent anything the names tell nothing new.
    if line.missing.is_empty() || line.lacking.contains("chưa đơn vị nào") {
        return words;
    }
    let named = line.missing.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    words.push_str(&format!(" – {named}"));
    if line.missing.len() > NAMED {
        words.push_str(&format!(" và {} đơn vị khác", line.missing.len() - NAMED));
    }
    words
}

/// The page for what was found; folds stay as they were on the page `before`.
pub(super) fn today(found: &Found, before: Option<&Today>, desk: &Desk) -> Today {
    let agenda = &found.agenda;
    let several = agenda.lines.iter().any(|line| Some(line.plan) != agenda.lines.first().map(|it| it.plan))
        || agenda.lines.iter().any(|line| Some(line.plan) != desk.current.map(|it| it.plan));
    let mut groups: Vec<Group> = Vec::new();
    let mut nearer = 0;
    for standing in Standing::ALL {
        let rows: Vec<Row> = agenda
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.standing == standing)
            .map(|(at, line)| row(at, line, several))
            .collect();
        if rows.is_empty() {
            continue;
        }
        let kept = before.and_then(|today| today.groups.iter().find(|group| group.standing == standing));
        let far = standing == Standing::Later && nearer + rows.len() > ENOUGH && nearer > 0;
        nearer += rows.len();
        groups.push(Group {
            standing,
            heading: heading(standing, agenda),
            folded: kept.map_or(far, |group| group.folded),
            whole: kept.is_some_and(|group| group.whole),
            count: format!("{} việc", rows.len()),
            more: format!("Xem tất cả {} việc", rows.len()),
            rows,
        });
    }
    let waiting = agenda.unissued.iter().map(|it| {
        let state = if it.submitted { "đã trình ký" } else { "dự thảo" };
        let mut words = match it.obligations {
            0 => "Chưa giao chỉ tiêu, thời hạn nào.".to_owned(),
            n => format!("{n} chỉ tiêu, thời hạn được theo dõi từ khi kế hoạch được ban hành."),
        };
        if let (Some(due), Some(days)) = (it.first_due, it.days_left) {
            words.push_str(&format!(" Hạn đầu tiên {}, còn {days} ngày.", short_date(due)));
        }
        Waiting {
            plan: it.plan, title: format!("Kế hoạch chưa ban hành: {} ({state})", it.name), words
        }
    });
    Today { summary: summary(&groups), waiting: waiting.collect(), calm: calm(found), groups }
}

fn row(at: usize, line: &Line, several: bool) -> Row {
    let mut who = vec![line.who.as_str()];
    if several {
        who.push(line.plan_name.as_str());
    }
    if line.ended {
        who.push("kế hoạch đã hết thời gian thực hiện");
    }
    who.retain(|words| !words.is_empty());
    Row {
        at,
        title: line.title.clone(),
        lacking: missing(line),
        who: upper_first(&who.join(" · ")),
        due: short_date(line.due),
        left: upper_first(&line.left),
        tone: tone(line.standing),
    }
}

fn summary(groups: &[Group]) -> String {
    let parts = groups.iter().map(|group| {
        let count = group.rows.len();
        match group.standing {
            Standing::Late => format!("{count} việc quá hạn"),
            Standing::Today => format!("{count} việc đến hạn hôm nay"),
            Standing::Soon | Standing::Later => {
                let mut letters = group.heading.chars();
                let heading: String =
                    letters.next().map_or_else(String::new, |it| it.to_lowercase().chain(letters).collect());
                format!("{count} việc {heading}")
            }
        }
    });
    parts.collect::<Vec<_>>().join(" · ")
}

fn calm(found: &Found) -> Calm {
    let (agenda, found) = (&found.agenda, &found.stored);
    if !agenda.lines.is_empty() {
        return Calm::Busy;
    }
    if found.plans.is_empty() {
        return Calm::NoPlan;
    }
    if found.plans.iter().all(|hand| hand.obligations.is_empty()) {
        return Calm::NoDuty(found.plans.first().map(|hand| hand.plan.id));
    }
    if found.plans.len() == agenda.unissued.len() {
        return Calm::Waiting;
    }
    Calm::Free(agenda.next.as_ref().map_or_else(
        || "Các kế hoạch đã ban hành không còn việc nào có thời hạn.".to_owned(),
        |line| format!("Việc tiếp theo: {}, ngày {} ({}).", line.title, short_date(line.due), line.left),
    ))
}
