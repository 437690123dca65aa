//! The list of plans: the office's own, and those of superiors in a list of their own.

use super::super::Desk;
use super::{Message, editor, life};
use crate::domain::plan::{Plan, PlanState};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::{Element, badge, button, empty, grid, icon, line, measure, panel, tabs};
use iced::Length;
use iced::widget::{column, container, row, space};

/// Whose plans are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// The office's.
    #[default]
    Own,
    /// Superiors'.
    Superiors,
}

/// The list.
#[derive(Debug)]
pub struct List {
    pub(super) whose: Whose,
    pub(super) grid: grid::State,
    titles: [String; 2],
}

impl List {
    pub(super) fn new(desk: &Desk) -> Self {
        let mut list = Self { whose: Whose::Own, grid: grid::State::tall(), titles: Default::default() };
        list.count(desk);
        list
    }

    /// Counts anew; a list that has become empty gives way to the other.
    pub(super) fn count(&mut self, desk: &Desk) {
        let own = desk.own_plans().count();
        let superiors = desk.plans.len() - own;
        self.titles = [format!("Của cơ quan ({own})"), format!("Của cấp trên ({superiors})")];
        if superiors == 0 {
            self.whose = Whose::Own;
        }
    }

    /// The plans listed, in order.
    pub(super) fn plans<'a>(&self, desk: &'a Desk) -> Vec<&'a Plan> {
        let superiors = self.whose == Whose::Superiors;
        desk.plans.iter().filter(|plan| plan.is_superior() == superiors).collect()
    }

    /// Chooses the row of a plan, in whichever list it is.
    pub(super) fn choose(&mut self, plan: Option<&Plan>, desk: &Desk) {
        if let Some(plan) = plan {
            self.whose = if plan.is_superior() { Whose::Superiors } else { Whose::Own };
        }
        let row = plan.and_then(|plan| self.plans(desk).iter().position(|one| one.id == plan.id));
        self.grid.choose(row);
    }

    pub(super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let new = || button::primary("Lập kế hoạch mới").icon(icon::plus()).on_press(Message::NewAsked);
        if desk.plans.is_empty() {
            let start = empty::empty(
                icon::plan(),
                "Chưa có kế hoạch nào",
                "Lập từ mẫu, từ văn bản có sẵn hoặc từ tệp Word. Chỉ tiêu, thời hạn, tiêu chí ghi trong kế hoạch sẽ theo suốt việc xét chọn.",
                new(),
            );
            return panel::screen(panel::head("Kế hoạch", "", row![]), start);
        }
        let plans = self.plans(desk);
        let count = plans.len();
        let superiors = self.whose == Whose::Superiors;
        let columns = vec![
            grid::column("Kế hoạch", Length::FillPortion(5)),
            grid::column(if superiors { "Cơ quan ban hành" } else { "Trạng thái" }, Length::FillPortion(4)),
            grid::column("Thời gian", 206.0),
            grid::column("", 130.0).right(),
        ];
        let list = grid::Grid::new(&self.grid, columns, count, Message::Grid, move |i| match plans.get(i) {
            Some(plan) => cells(i, plan, desk),
            None => (0..4).map(|_| space().into()).collect(),
        })
        .count("kế hoạch")
        .empty(empty::empty(
            icon::plan(),
            "Cơ quan chưa có kế hoạch nào",
            "Kế hoạch của cấp trên chỉ để đối chiếu; hãy lập kế hoạch của cơ quan để làm việc.",
            button::secondary("Lập kế hoạch đầu tiên").icon(icon::plus()).on_press(Message::NewAsked),
        ));
        let mut body = column![].spacing(measure::S8);
        if desk.plans.len() > desk.own_plans().count() {
            let parts = [(Whose::Own, self.titles[0].as_str()), (Whose::Superiors, self.titles[1].as_str())];
            body = body.push(tabs::tabs(&parts, self.whose, Message::WhoseChosen));
        }
        body = body.push(container(list).height(Length::Fill));
        panel::screen(panel::head("Kế hoạch", "Bấm đúp để mở", row![new().keys("Ctrl+N")]), body)
    }
}

fn cells<'a>(i: usize, plan: &'a Plan, desk: &Desk) -> Vec<Element<'a, Message>> {
    let name = column![grid::name(plan.name.as_str()), line::line(plan.subject.replace('\n', " ")).small()];
    let period = grid::text(format!("{} – {}", short_date(plan.from), short_date(plan.to)));
    let mut deeds =
        row![button::secondary("Mở").on_press(Message::Grid(grid::Event::Opened(i)))].spacing(measure::S4);
    if plan.state == PlanState::Draft && plan.origin.past.is_empty() {
        deeds = deeds
            .push(button::icon(icon::trash(), "Xóa kế hoạch này").on_press(Message::RemoveAsked(plan.id)));
    }
    if plan.is_superior() {
        let issuer = line::line(plan.origin.issuer.as_str()).two();
        return vec![name.into(), issuer.into(), period, deeds.into()];
    }
    let state = if life::is_over(plan, desk.today) {
        badge::badge("Đã qua thời gian thực hiện", Tone::Due)
    } else {
        editor::mark(plan)
    };
    let mut states = column![state].spacing(2);
    if desk.current.is_some_and(|current| current.plan == plan.id) {
        states = states.push(badge::with_icon("Đang làm", Tone::Gold, icon::star()));
    }
    vec![name.into(), states.into(), period, deeds.into()]
}
