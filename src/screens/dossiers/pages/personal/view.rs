//! The face of the page.

use super::super::{Shown, scrolled};
use super::{DAY, Message, Personal};
use crate::domain::dossier::DataBasis;
use crate::domain::limits::limits;
use crate::domain::personal::{kept_until, offers};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, badge, button, choice, field::Field, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Length};

/// Wider than this, in px, lines are hard to read.
const WIDE: f32 = 820.0;

pub(in super::super) fn view<'a>(personal: &'a Personal, shown: Shown<'a>) -> Element<'a, Message> {
    let all = match shown.subject.anonymised {
        Some(on) => column![anonymised(&short_date(on)), left()],
        None => column![kept(personal, shown), left(), anonymise(personal)],
    };
    scrolled(container(all.spacing(S12)).max_width(WIDE)).width(Length::Fill).into()
}

fn anonymised<'a>(on: &str) -> Element<'a, Message> {
    let words = label::body(format!(
        "Đối tượng này đã được ẩn danh ngày {on}. Hồ sơ chỉ còn số liệu để thống kê và không sửa được."
    ));
    panel::titled("Dữ liệu cá nhân", badge::badge("Đã ẩn danh", Tone::Plain), words)
}

/// A few words to be taken instead of typed.
fn taken<'a>(
    all: impl Iterator<Item = &'static str>,
    now: &'a str,
    free: bool,
    take: fn(&'static str) -> Message,
) -> Element<'a, Message> {
    let lines = all.filter(|words| *words != now).map(|words| {
        let deed = button::quiet(words).icon(icon::plus()).tip("Lấy câu này");
        Element::from(deed.on_press_maybe(free.then_some(take(words))))
    });
    column(lines).into()
}

fn kept<'a>(personal: &'a Personal, shown: Shown<'a>) -> Element<'a, Message> {
    let it = &shown.dossier.personal;
    let free = !personal.locked;
    let purpose = Field::new("Dùng để làm gì", &it.purpose)
        .placeholder("Mục đích giữ thông tin")
        .id("personal-purpose")
        .on_input_maybe(free.then_some(Message::PurposeTyped))
        .on_leave(Message::Left);
    let purposes = offers().purpose.iter().map(|offer| offer.words.as_str());
    let bases: Vec<(DataBasis, &str)> =
        DataBasis::ALL.into_iter().map(|basis| (basis, basis.label())).collect();
    let basis: Element<'_, Message> = if free {
        choice::segments(&bases, it.basis, Message::BasisChosen)
    } else {
        label::body(it.basis.label()).into()
    };
    let mut all = column![
        column![Element::from(purpose), taken(purposes, &it.purpose, free, Message::PurposeTaken)],
        column![label::caption("Căn cứ"), basis].spacing(S4),
    ]
    .spacing(S12);
    if it.basis != DataBasis::Unstated {
        let caption = if it.basis == DataBasis::Consent {
            "Đồng ý bằng cách nào"
        } else {
            "Theo quy định nào"
        };
        let way = Field::new(caption, &it.way)
            .on_input_maybe(free.then_some(Message::WayTyped))
            .on_leave(Message::Left);
        let ways = offers().way.iter().filter(|offer| offer.basis == Some(it.basis));
        let ways = taken(ways.map(|offer| offer.words.as_str()), &it.way, free, Message::WayTaken);
        let mut line = row![Element::from(way)].spacing(S16);
        if it.basis == DataBasis::Consent {
            let given = Field::new("Ngày đồng ý", &personal.given)
                .icon(icon::calendar())
                .width(200)
                .on_input_maybe(free.then_some(Message::GivenTyped))
                .on_leave(Message::Left)
                .error(personal.given_wrong.then_some(DAY));
            line = line.push(Element::from(given));
        }
        all = all.push(column![line, ways]);
    }
    let until = Field::new("Giữ đến ngày", &personal.until)
        .icon(icon::calendar())
        .id("personal-until")
        .width(200)
        .on_input_maybe(free.then_some(Message::UntilTyped))
        .on_leave(Message::Left)
        .error(personal.until_wrong.then_some(DAY));
    let mut line = row![Element::from(until)].spacing(S8).align_y(Alignment::End);
    if let (None, Some(day), Some(limits)) = (it.keep_until, kept_until(shown.dossier.year), limits()) {
        let words = format!("Đến {} ({} năm)", short_date(day), limits.retention.years);
        let take = button::secondary(words).tip(&limits.retention.source);
        line = line.push(Element::from(take.on_press_maybe(free.then_some(Message::UntilTaken))));
    }
    all = all.push(line);
    let sign: Element<'_, Message> = if personal.overdue {
        badge::badge("Quá thời hạn giữ", Tone::Danger)
    } else if it.basis == DataBasis::Unstated || it.purpose.trim().is_empty() {
        badge::badge("Chưa ghi đủ", Tone::Due)
    } else {
        badge::badge("Đã ghi", Tone::Done)
    };
    if personal.overdue {
        all = all.push(label::colored(
            label::body("Đã quá ngày được giữ. Hãy ẩn danh hồ sơ, hoặc ghi ngày mới nếu vẫn cần giữ."),
            |c| c.danger,
        ));
    }
    if !free {
        let words = "Hồ sơ đang được trả lại bổ sung và mục này không được đánh dấu nên đang khóa.";
        all = all.push(label::small(words));
    }
    panel::titled("Vì sao giữ dữ liệu cá nhân", sign, all)
}

fn left<'a>() -> Element<'a, Message> {
    let door =
        button::secondary("Nhật ký xuất dữ liệu").icon_after(icon::right()).on_press(Message::ExportsAsked);
    let words = label::body("Mỗi lần danh sách, văn bản hoặc tệp rời chương trình đều được ghi lại.");
    panel::titled("Dữ liệu đã xuất", Element::from(door), words)
}

fn anonymise(personal: &Personal) -> Element<'_, Message> {
    let reason = Field::new("Lý do", &personal.reason)
        .placeholder("Ví dụ: hết thời hạn giữ; theo yêu cầu của người được nêu")
        .id("anonymise-reason")
        .on_input(Message::ReasonTyped)
        .error(personal.reason_wrong.then_some("Hãy nêu lý do; lý do được giữ trong nhật ký."));
    let deed = button::danger("Ẩn danh…").icon(icon::shield()).on_press(Message::AnonymiseAsked);
    let words = label::body(
        "Khi không còn cần, hãy bỏ mọi thông tin cho biết người được nêu là ai. Số liệu thống kê vẫn còn; việc này không hoàn tác được.",
    );
    panel::titled("Ẩn danh", row![], column![words, Element::from(reason), Element::from(deed)].spacing(S12))
}
