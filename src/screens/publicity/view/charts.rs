//! The sums drawn: what was made public from month to month, and in which forms. Every bar leads where the figure of the
//! table below it leads.

use super::super::Message;
use super::super::sums::{Message as Said, SumsPage};
use crate::text::number::grouped;
use crate::ui::badge::Tone;
use crate::ui::chart::{self, Bar, Chart, Look};
use crate::ui::measure::{S4, S8, S12, S16, TARGET};
use crate::ui::{Element, focus, icon, label, panel, press};
use iced::widget::{column, container, row};
use iced::{Alignment, Length};

/// Less room than this and the two charts stand below each other, in px.
const BESIDE: f32 = 880.0;
/// Forms that are drawn; the table has them all.
const FORMS: usize = 7;
/// The least height of the highest column with its figure, in px.
const HIGH: f32 = 130.0;
/// What stands below the columns, and below the bars of the forms where there are more of them, in px.
const BELOW: f32 = 23.0;
/// The place of the table by form and time among the tables.
const BY_FORM: usize = 0;

pub(super) fn view(page: &SumsPage, room: f32) -> Element<'_, Message> {
    let wide = room >= BESIDE;
    let shown = page.charts.unwrap_or(wide);
    let sign = if shown { icon::chevron_down() } else { icon::right() };
    let fold = Message::Sums(Said::ChartsShown(!shown));
    let heading = row![label::colored(sign.text(18.0), |c| c.ink_soft), label::heading("Biểu đồ")]
        .spacing(S8)
        .height(TARGET)
        .align_y(Alignment::Center);
    let heading = container(heading).width(Length::Fill);
    let heading = focus::focusable(press::press(heading).on_press(fold.clone()), None, Some(fold));
    let mut all = column![heading].spacing(S8);
    if shown {
        let half = if wide { (room - S12) / 2.0 } else { room };
        // A card has 16 px at each side and a hairline.
        let inside = half - 2.0 * S16 - 2.0;
        let (time, form) = (by_time(page, inside), by_form(page, inside));
        all = all.push(if wide {
            Element::from(row![container(time).width(half), container(form).width(half)].spacing(S12))
        } else {
            column![time, form].spacing(S12).into()
        });
    }
    all.into()
}

const NOTHING: &str = "Không có tin, bài, hoạt động nào trong thời gian này.";

fn bar<'a>(count: u32, row: usize, column: usize) -> Bar<'a, Message> {
    let door = (count > 0).then_some(Message::Sums(Said::Opened(BY_FORM, row, column)));
    chart::bar(u64::from(count), grouped(u64::from(count))).on_press_maybe(door)
}

fn by_time(page: &SumsPage, room: f32) -> Element<'_, Message> {
    let sums = page.sums();
    // The sum of all forms is the last row of its table.
    let total = sums.forms.len();
    let groups = sums
        .parts
        .iter()
        .zip(&sums.by_part)
        .enumerate()
        .map(|(at, (part, count))| chart::group(part.words.as_str(), vec![bar(*count, total, at)]));
    let series = vec![chart::series("Tin, bài, hoạt động", Look::Solid, Tone::Gold)];
    // As high as the forms beside it.
    let forms = total.min(FORMS) as f32 * TARGET + if total > FORMS { BELOW } else { 0.0 };
    let high = (forms - BELOW).max(HIGH);
    let drawn = Chart::new(series, groups.collect(), NOTHING).columns(room, high);
    panel::titled("Tin, bài theo thời gian", row![], drawn)
}

fn by_form(page: &SumsPage, room: f32) -> Element<'_, Message> {
    let sums = page.sums();
    let mut forms: Vec<usize> = (0..sums.forms.len()).collect();
    forms.sort_by_key(|at| std::cmp::Reverse(sums.forms[*at].all.items));
    let names = page.tables().get(BY_FORM).map_or(&[][..], |table| &table.rows);
    let all_time = sums.parts.len();
    let groups = forms.iter().take(FORMS).map(|at| {
        let name = names.get(*at).map_or("", |row| row.words.as_str());
        chart::group(name, vec![bar(sums.forms[*at].all.items, *at, all_time)])
    });
    let series = vec![chart::series("Tin, bài, hoạt động", Look::Solid, Tone::Gold)];
    let drawn = Chart::new(series, groups.collect(), NOTHING).bars(room);
    let mut all = column![drawn].spacing(S4);
    if forms.len() > FORMS {
        let rest: u32 = forms[FORMS..].iter().map(|at| sums.forms[*at].all.items).sum();
        let words = format!("Còn {} hình thức khác: {rest} tin, bài (xem bảng dưới).", forms.len() - FORMS);
        all = all.push(label::small(words));
    }
    panel::titled("Tin, bài theo hình thức", row![], all)
}
