//! The faces of the lists: closed rows as they are read, the open one with its fields.

use super::super::locks;
use super::super::{Form, Message};
use super::{Entry, Key, Move, Part, Row, RowEvent, RowList, Rows, row_id};
use crate::domain::dossier::{Achievement, PastAward};
use crate::domain::subject::{Contribution, ContributionKind, Post};
use crate::screens::dossiers::words::Offers;
use crate::screens::typed::{Named, chosen};
use crate::text::fold;
use crate::ui::area::Area;
use crate::ui::field::Field;
use crate::ui::measure::{RADIUS, S4, S8, S12};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, Theme, button, choice::Pick, focus, icon, label, line, panel, press};
use iced::widget::{column, container, keyed_column, row, space};
use iced::{Alignment, Border, Length, Padding};

/// Width of the year at the left of a closed row, in px.
const LEAD: f32 = 52.0;
/// Width of the time at the left of a closed post, in px: two whole dates.
const TIME: f32 = 204.0;

/// A row being described: what its fields have in common.
struct Face<'a, T> {
    list: RowList,
    it: &'a Row<T>,
}

impl<'a, T: Entry> Face<'a, T> {
    fn field(&self, part: Part, caption: &'a str) -> Field<'a, Message> {
        let (list, key) = (self.list, self.it.key);
        Field::new(caption, self.it.text(part))
            .id(row_id(key, part))
            .error(self.it.wrong(part))
            .on_input(move |text| Message::Row(list, RowEvent::Typed(key, part, text)))
            .on_submit(Message::Row(list, RowEvent::Entered(key)))
            .on_leave(Message::Row(list, RowEvent::Left(key, part)))
    }

    fn offering(&self, part: Part, caption: &'a str, items: &'a [Item]) -> Suggest<'a, Message> {
        let (list, key) = (self.list, self.it.key);
        let typed = self.it.text(part);
        let input = move |text| Message::Row(list, RowEvent::Typed(key, part, text));
        let taken = move |place: usize| {
            let words = items.get(place).map(|it| it.words.clone()).unwrap_or_default();
            Message::Row(list, RowEvent::Taken(key, part, words))
        };
        Suggest::new(caption, typed, &fold(typed), items, input, taken)
            .id(row_id(key, part))
            .error(self.it.wrong(part))
            .on_submit(Message::Row(list, RowEvent::Entered(key)))
            .on_leave(Message::Row(list, RowEvent::Left(key, part)))
    }
}

/// What is said of a list in which nothing stands.
const fn nothing(list: RowList) -> &'static str {
    match list {
        RowList::Posts => "Chưa ghi chức vụ nào.",
        RowList::Contributions => "Chưa ghi đóng góp nào: ngày công, đất, tiền, hiện vật.",
        RowList::Achievements => "Mỗi thành tích một dòng: năm, việc đã làm, số liệu, minh chứng.",
        RowList::Awards => "Chưa ghi khen thưởng nào trước đây.",
    }
}

const fn adding(list: RowList) -> &'static str {
    match list {
        RowList::Posts => "Thêm chức vụ",
        RowList::Contributions => "Thêm đóng góp",
        RowList::Achievements => "Thêm thành tích",
        RowList::Awards => "Thêm khen thưởng",
    }
}

const fn removing(list: RowList) -> &'static str {
    match list {
        RowList::Posts => "Xóa dòng chức vụ này",
        RowList::Contributions => "Xóa dòng đóng góp này",
        RowList::Achievements => "Xóa dòng thành tích này",
        RowList::Awards => "Xóa dòng khen thưởng này",
    }
}

/// The rows of a list and the deed that adds one.
fn body<'a, T: Entry>(
    form: &'a Form,
    list: RowList,
    rows: &'a Rows<T>,
    fields: impl Fn(Face<'a, T>) -> Element<'a, Message>,
) -> Element<'a, Message> {
    let locked = form.why_locked(list.marked_as());
    let last = rows.all.len().saturating_sub(1);
    let faces = rows.all.iter().enumerate().map(|(place, it)| {
        let face = if rows.is_open(it) && locked.is_none() {
            open(list, it, (place, last), fields(Face { list, it }))
        } else {
            closed(list, it, (place, last), locked.is_some())
        };
        (it.key, face)
    });
    let mut all = column![].spacing(S8);
    if rows.all.is_empty() {
        all = all.push(label::small(nothing(list)));
    } else {
        all = all.push(keyed_column(faces).spacing(S4));
    }
    if locked.is_none() {
        let add = button::secondary(adding(list))
            .icon(icon::plus())
            .tip("Đang nhập trong một dòng: Enter cũng thêm dòng tiếp theo")
            .on_press(Message::Row(list, RowEvent::Added));
        all = all.push(Element::from(add));
    }
    locks::with_tip(all, locked)
}

/// A row as it is read; a press opens it.
fn closed<'a, T: Entry>(
    list: RowList,
    it: &'a Row<T>,
    places: (usize, usize),
    locked: bool,
) -> Element<'a, Message> {
    let shown = it.value().shown();
    let lead = if list == RowList::Posts { TIME } else { LEAD };
    let words = if shown.words.is_empty() {
        Element::from(label::colored(label::body("Chưa có nội dung"), |c| c.ink_soft))
    } else {
        line::line(shown.words).two().into()
    };
    let mut text = column![words].width(Length::Fill);
    if !shown.under.is_empty() {
        text = text.push(line::line(shown.under).small());
    }
    let words = row![container(label::figure(shown.lead)).width(lead), text]
        .spacing(S8)
        .padding(Padding { top: 6.0, bottom: 6.0, left: S8, right: S4 })
        .width(Length::Fill);
    if locked {
        return words.into();
    }
    let opened = Message::Row(list, RowEvent::Opened(it.key));
    let words = focus::focusable(press::press(words).on_press(opened.clone()), None, Some(opened));
    row![container(words).width(Length::Fill), row(deeds(list, it.key, places))]
        .align_y(Alignment::Center)
        .into()
}

/// A row with its fields.
fn open<'a, T: Entry>(
    list: RowList,
    it: &'a Row<T>,
    places: (usize, usize),
    fields: Element<'a, Message>,
) -> Element<'a, Message> {
    let done = button::quiet("Xong").icon(icon::check()).on_press(Message::Row(list, RowEvent::Closed));
    let foot = row![Element::from(done), space::horizontal(), row(deeds(list, it.key, places))]
        .align_y(Alignment::Center);
    container(column![fields, foot].spacing(S8))
        .padding(Padding { top: S12, bottom: S8, left: S12, right: S12 })
        .width(Length::Fill)
        .style(|theme: &Theme| {
            let c = theme.colors();
            container::Style {
                background: Some(c.ground.into()),
                border: Border { color: c.gold, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        })
        .into()
}

fn deeds<'a>(list: RowList, key: Key, (place, last): (usize, usize)) -> Vec<Element<'a, Message>> {
    let moved = |to| Message::Row(list, RowEvent::Moved(key, to));
    vec![
        button::icon(icon::up(), "Chuyển lên").on_press_maybe((place > 0).then(|| moved(Move::Up))).into(),
        button::icon(icon::down(), "Chuyển xuống")
            .on_press_maybe((place < last).then(|| moved(Move::Down)))
            .into(),
        button::icon(icon::trash(), removing(list)).on_press(moved(Move::Out)).into(),
    ]
}

/// The heading of a list with how many rows it has.
fn titled<'a, T: Entry>(
    heading: &'a str,
    rows: &Rows<T>,
    body: Element<'a, Message>,
) -> Element<'a, Message> {
    let count = match rows.all.len() {
        0 | 1 => String::new(),
        many => format!("{many} dòng"),
    };
    panel::titled(heading, label::small(count), body)
}

pub(in super::super) fn achievements<'a>(form: &'a Form) -> Element<'a, Message> {
    let fields = |it: Face<'a, Achievement>| {
        let key = it.it.key;
        let content = Area::new("Việc đã làm và kết quả", &it.it.long)
            .rows(2)
            .id(row_id(key, Part::Content))
            .placeholder("Ví dụ: Vận động hội viên góp vốn xoay vòng, giúp 12 hộ thoát nghèo")
            .on_action(move |action| Message::Row(RowList::Achievements, RowEvent::Wrote(key, action)))
            .on_leave(Message::Row(RowList::Achievements, RowEvent::WroteLeft));
        column![
            row![Element::from(it.field(Part::Year, "Năm").numeric().width(84)), Element::from(content)]
                .spacing(S12),
            row![
                Element::from(it.field(Part::Figure, "Số liệu").numeric().placeholder("125").width(112)),
                Element::from(
                    it.field(Part::Measure, "Đơn vị tính").placeholder("triệu đồng, hộ…").width(160)
                ),
                Element::from(
                    it.field(Part::Evidence, "Minh chứng").placeholder("Giấy tờ, xác nhận, ảnh ở đâu")
                )
            ]
            .spacing(S12)
        ]
        .spacing(S8)
        .into()
    };
    let body = body(form, RowList::Achievements, &form.achievements, fields);
    titled("Thành tích", &form.achievements, body)
}

pub(in super::super) fn awards<'a>(form: &'a Form, offers: &'a Offers) -> Element<'a, Message> {
    let fields = |it: Face<'a, PastAward>| {
        column![
            row![
                Element::from(it.field(Part::Year, "Năm").numeric().width(84)),
                Element::from(
                    it.offering(Part::Form, "Danh hiệu, hình thức", &offers.forms)
                        .placeholder("Ví dụ: Giấy khen của Chủ tịch UBND xã")
                )
            ]
            .spacing(S12),
            row![
                Element::from(it.field(Part::Decision, "Số quyết định").placeholder("12/QĐ-UBND").width(150)),
                Element::from(it.field(Part::On, "Ngày quyết định").placeholder("5/9/2024").width(130)),
                Element::from(it.field(Part::Issuer, "Người, cơ quan quyết định"))
            ]
            .spacing(S12),
            Element::from(
                it.field(Part::Reason, "Khen về việc gì")
                    .placeholder("Để nhận ra khi một thành tích được đề nghị hai lần")
            )
        ]
        .spacing(S8)
        .into()
    };
    let body = body(form, RowList::Awards, &form.awards, fields);
    titled("Khen thưởng đã có", &form.awards, body)
}

pub(in super::super) fn posts<'a>(form: &'a Form, offers: &'a Offers) -> Element<'a, Message> {
    let fields = |it: Face<'a, Post>| {
        column![
            row![
                Element::from(
                    it.offering(Part::Title, "Chức vụ", &offers.posts).placeholder("Chi hội trưởng")
                ),
                Element::from(
                    it.field(Part::Place, "Nơi công tác, sinh hoạt").placeholder("Theo tên gọi khi đó")
                )
            ]
            .spacing(S12),
            row![
                Element::from(it.field(Part::From, "Từ").placeholder("2015 hoặc 5/9/2015").width(190)),
                Element::from(it.field(Part::To, "Đến").placeholder("Để trống nếu đang giữ").width(190))
            ]
            .spacing(S12)
        ]
        .spacing(S8)
        .into()
    };
    body(form, RowList::Posts, &form.posts, fields)
}

pub(in super::super) fn contributions<'a>(form: &'a Form) -> Element<'a, Message> {
    let fields = |it: Face<'a, Contribution>| {
        let key = it.it.key;
        let kinds: Vec<Named<ContributionKind>> =
            ContributionKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
        let kind = chosen(&kinds, &it.it.value().kind);
        let kind = Pick::new("Loại", kinds, kind, move |kind| {
            Message::Row(RowList::Contributions, RowEvent::Kind(key, kind.value))
        });
        column![
            row![
                Element::from(it.field(Part::Year, "Năm").numeric().width(84)),
                Element::from(kind.width(160)),
                Element::from(it.field(Part::Figure, "Số lượng").numeric().placeholder("250").width(140)),
                Element::from(it.field(Part::Measure, "Đơn vị tính").placeholder("ngày công, m²…"))
            ]
            .spacing(S12),
            Element::from(
                it.field(Part::Content, "Đóng góp cho việc gì").placeholder("Ví dụ: Làm đường liên thôn")
            )
        ]
        .spacing(S8)
        .into()
    };
    let body = body(form, RowList::Contributions, &form.contributions, fields);
    titled("Đóng góp cho việc chung", &form.contributions, body)
}
