//! The face of the page: the choice of the quota, how it stands, and the board or the grid below.

use super::{Message, Quotas, View};
use crate::domain::ids::ObligationId;
use crate::screens::typed::{Named, chosen};
use crate::screens::{Desk, Place};
use crate::ui::choice::{Pick, segments};
use crate::ui::field::Field;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, Theme, button, check, empty, icon, label};
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Fill};

/// Less room than this and deeds are signs, and how it stands has a line of its own.
const WIDE: f32 = 960.0;

impl Quotas {
    pub(super) fn face<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        if desk.current.is_none() {
            return empty::empty(
                icon::plan(),
                "Chưa có kế hoạch nào",
                "Khi có kế hoạch giao chỉ tiêu, ở đây theo dõi từng đơn vị đã gửi bao nhiêu, còn thiếu bao nhiêu.",
                button::secondary("Mở Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans)),
            );
        }
        if self.found.is_none() {
            return empty::working("Đang xem chỉ tiêu…", None, row![]);
        }
        if self.quotas().is_empty() {
            return empty::empty(
                icon::target(),
                "Kế hoạch chưa giao chỉ tiêu",
                "Thêm chỉ tiêu giới thiệu vào kế hoạch (mỗi đơn vị bao nhiêu, gửi trước ngày nào), rồi trở lại đây.",
                button::secondary("Mở Kế hoạch").icon(icon::plan()).on_press(Message::Went(Place::Plans)),
            );
        }
        responsive(move |room| self.body(room.width)).into()
    }

    fn body(&self, room: f32) -> Element<'_, Message> {
        let narrow = room < WIDE;
        let list = match (self.view, self.grid()) {
            (View::Times, Some(grid)) => self.time_grid(grid),
            _ => self.board(),
        };
        let mut all = column![self.head(narrow)].spacing(S8);
        if narrow {
            all = all.push(self.status()).push(self.filters());
        } else {
            let filters = container(self.filters()).width(520);
            all = all.push(row![self.status(), filters].spacing(S12).align_y(Alignment::Center));
        }
        all.push(list).into()
    }

    /// Which quota, how it is looked at, and what can be done.
    fn head(&self, narrow: bool) -> Element<'_, Message> {
        let mut what = row![self.choice(narrow)].spacing(S12).align_y(Alignment::Center);
        if self.recurring().is_some() {
            let views = [(View::Board, "Kỳ này"), (View::Times, self.times_word())];
            what = what.push(segments(&views, self.view, Message::Viewed));
        }
        if self.view == View::Times
            && let Some(years) = self.years()
        {
            what = what.push(years);
        }
        let words = "Soạn công văn đôn đốc";
        let (export, remind) = if narrow {
            (button::icon(icon::export(), "Xuất Excel"), button::icon(icon::paper(), words))
        } else {
            (
                button::secondary("Xuất Excel").icon(icon::export()),
                button::primary(words).icon(icon::paper()).tip("Lập công văn ghi rõ đơn vị nào còn thiếu gì"),
            )
        };
        let remind = remind.on_press_maybe(self.owes().then_some(Message::ReminderAsked));
        let export = export.on_press(Message::ExportAsked);
        what.push(row![Element::from(export), Element::from(remind)].spacing(S8)).into()
    }

    fn choice(&self, narrow: bool) -> Element<'_, Message> {
        let quotas = self.quotas();
        if let [one] = quotas {
            return line(one.title.as_str()).two().strong().into();
        }
        let mut all: Vec<Named<Option<ObligationId>>> = Vec::new();
        if self.view == View::Board {
            all.push(Named::new(None, format!("Tất cả {} chỉ tiêu", quotas.len())));
        }
        let most = if narrow { 28 } else { 64 };
        let fits = |recurs: bool| self.view == View::Board || recurs;
        let offered = quotas.iter().filter(|quota| fits(quota.recurs()));
        all.extend(offered.map(|quota| Named::new(Some(quota.obligation), shortened(&quota.title, most))));
        let now = chosen(&all, &self.which);
        Pick::new("", all, now, |it: Named<Option<ObligationId>>| Message::Picked(it.value)).into()
    }

    /// What the grid is called: by what it comes again.
    fn times_word(&self) -> &'static str {
        use crate::domain::obligation::Frequency as F;
        let every = self.grid().map(|grid| grid.every).or_else(|| {
            let id = self.recurring()?;
            self.quotas().iter().find(|quota| quota.obligation == id).map(|quota| quota.every)
        });
        match every {
            Some(F::Quarterly) => "Theo quý",
            Some(F::HalfYearly | F::HalfYearAndYear) => "Theo kỳ",
            Some(F::Yearly) => "Theo năm",
            _ => "Theo tháng",
        }
    }

    /// The years of a monthly quota, where there are several.
    fn years(&self) -> Option<Element<'_, Message>> {
        let grid = self.grid()?;
        let years = grid.years();
        if grid.every != crate::domain::obligation::Frequency::Monthly || years.len() < 2 {
            return None;
        }
        let all: Vec<Named<i32>> =
            years.iter().map(|year| Named::new(*year, format!("Năm {year}"))).collect();
        let now = chosen(&all, &self.year);
        Some(Pick::new("", all, now, |it: Named<i32>| Message::YearPicked(it.value)).width(140).into())
    }

    /// How it stands, in words.
    fn status(&self) -> Element<'_, Message> {
        let tone = self.status.tone;
        let sign = tone
            .sign()
            .text(18.0)
            .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
        let mut words = column![label::strong(self.status.words.as_str())].spacing(2).width(Fill);
        if !self.status.more.is_empty() {
            words = words.push(label::small(self.status.more.as_str()));
        }
        row![sign, words].spacing(S8).align_y(Alignment::Center).into()
    }

    fn filters(&self) -> Element<'_, Message> {
        if self.quota().is_none() && self.rows().is_empty() {
            return space().into();
        }
        let find = Field::new("", &self.sought)
            .placeholder("Tìm đơn vị (không dấu cũng được)")
            .icon(icon::search())
            .on_input(Message::Sought);
        let short = check::check("Chỉ đơn vị còn thiếu", self.short, Some(Message::ShortTicked));
        row![Element::from(find), short].spacing(S12 + S4).align_y(Alignment::Center).into()
    }
}

/// So many letters fit beside the arrow of a list; the whole is the heading of what is shown.
fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let cut: String = words.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut).trim_end_matches([',', ':', ' ']))
}
