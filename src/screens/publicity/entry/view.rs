//! The face of the form.

use super::super::Message as Page;
use super::{EXEMPLAR, Entry, FORM, Message, ON, TITLE, Typed};
use crate::domain::attachment::size_in_words;
use crate::screens::Desk;
use crate::screens::typed::{chosen, note, trouble};
use crate::text::fold;
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{RADIUS, S4, S8, S12};
use crate::ui::press::press;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, Theme, button, date, focus, icon, label, line, panel, tip};
use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Border, Length, Padding};

impl Entry {
    pub(in super::super) fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Page> {
        let close = button::icon(icon::close(), "Đóng (Esc)").on_press(Page::Closed);
        let mut deeds = row![].spacing(S4);
        if self.is_stored() {
            let more = button::icon(icon::plus(), "Nhập tin, bài mới (Ctrl+N)").on_press(Page::Added);
            let remove = button::icon(icon::trash(), "Xóa tin, bài này");
            deeds = deeds.push(more).push(remove.on_press(Page::Entry(Message::Removed)));
        }
        let deeds = deeds.push(close);
        let heading =
            if self.is_stored() { "Tin, bài, hoạt động" } else { "Nhập tin, bài, hoạt động" };
        let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
        let inside = container(self.fields(desk)).padding(Padding { right: 14.0, ..Padding::ZERO });
        let fields = scrollable(inside)
            .direction(scrollable::Direction::Vertical(bar))
            .height(Length::Fill)
            .width(Length::Fill);
        let mut all = column![panel::section(heading, deeds), fields].spacing(S12);
        if !self.is_stored() {
            let save =
                button::primary("Lưu và nhập tiếp").keys("Enter").on_press(Page::Entry(Message::Submitted));
            let words = label::small("Enter: lưu và nhập tiếp").width(Length::Fill);
            all = all.push(row![words, Element::from(save)].spacing(S8).align_y(Alignment::Center));
        }
        container(all).padding(S12).width(Length::Fill).height(Length::Fill).style(panel::card_style).into()
    }

    fn fields<'a>(&'a self, desk: &'a Desk) -> Element<'a, Page> {
        let fields: Element<'a, Message> = self.own_fields(desk);
        fields.map(Page::Entry)
    }

    fn own_fields<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let text = |caption, value, typed: fn(String) -> Typed| {
            Field::new(caption, value)
                .on_input(move |text| Message::Typed(typed(text)))
                .on_submit(Message::Submitted)
                .on_leave(Message::Left)
        };
        let day = date::date("Ngày", self.on.text())
            .required()
            .id(ON)
            .error(self.day_error(desk))
            .on_input(|text| Message::Typed(Typed::On(text)))
            .on_submit(Message::Submitted)
            .on_leave(Message::Left);
        let audience = text("Số người tham dự", &self.audience, Typed::Audience)
            .numeric()
            .width(140)
            .error(self.audience_wrong.then_some("Hãy ghi số, ví dụ 120."));
        let typed_form = fold(&self.draft.form);
        let form = Suggest::new(
            "Hình thức",
            &self.draft.form,
            &typed_form,
            &self.forms,
            |text| Message::Typed(Typed::Form(text)),
            |at| Message::Typed(Typed::FormPicked(at)),
        )
        .id(FORM)
        .required()
        .placeholder("Báo in, tọa đàm, sinh hoạt chi hội…")
        .error((self.told && self.draft.form.trim().is_empty()).then_some("Hãy chọn hoặc nhập hình thức."))
        .on_submit(Message::Submitted)
        .on_leave(Message::Left);
        let title = text("Tên tin, bài, hoạt động", &self.draft.title, Typed::Title)
            .required()
            .id(TITLE)
            .error((self.told && self.draft.title.trim().is_empty()).then_some("Hãy nhập tên để lưu."));
        let typed_agency = fold(&self.draft.agency);
        let agency = Suggest::new(
            "Cơ quan đăng, phát, tổ chức",
            &self.draft.agency,
            &typed_agency,
            &self.agencies,
            |text| Message::Typed(Typed::Agency(text)),
            |at| Message::Typed(Typed::AgencyPicked(at)),
        )
        .on_submit(Message::Submitted)
        .on_leave(Message::Left);
        let mut all = column![row![Element::from(day), Element::from(audience)].spacing(S12)].spacing(S12);
        all = all.push(Element::from(form)).push(title);
        if let Some(twin) = &self.twin {
            all = all.push(note(twin.as_str(), Tone::Due));
        }
        all = all.push(Element::from(agency)).push(self.exemplars()).push(self.movement_field(desk));
        all = all.push(text("Địa chỉ trang hoặc địa điểm", &self.draft.address, Typed::Address));
        if !self.duties.is_empty() {
            all = all.push(self.duty());
        }
        all = all.push(self.evidence()).push(text("Ghi chú", &self.draft.note, Typed::Note));
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        all.into()
    }

    fn day_error(&self, desk: &Desk) -> Option<&'static str> {
        let missing = self.told && self.on.value(desk.today) == Some(None);
        self.on.error().or(missing.then_some("Hãy nhập ngày."))
    }

    fn exemplars(&self) -> Element<'_, Message> {
        let field = Suggest::new(
            "Gương được nêu",
            &self.exemplar,
            "",
            &self.offers,
            |text| Message::Typed(Typed::Exemplar(text)),
            |at| Message::Typed(Typed::ExemplarPicked(at)),
        )
        .found((0..self.offers.len()).collect())
        .id(EXEMPLAR)
        .placeholder("Gõ tên rồi chọn, có thể chọn nhiều gương")
        .icon(icon::search())
        .error(self.unknown_exemplar())
        .on_submit(Message::Submitted);
        let chips = self.draft.subjects.iter().map(|id| {
            let name = self.names.get(id).cloned().unwrap_or_default();
            chip(name, Typed::ExemplarGone(*id))
        });
        let chips: Vec<Element<'_, Message>> = chips.collect();
        let mut all = column![Element::from(field)].spacing(S8);
        if !chips.is_empty() {
            all = all.push(row(chips).spacing(S8).wrap().vertical_spacing(S8));
        }
        all.into()
    }

    /// What to say of a name that was typed and leads to nobody.
    fn unknown_exemplar(&self) -> Option<&'static str> {
        let typed = self.exemplar.trim();
        (self.told && !typed.is_empty() && self.offers.is_empty())
            .then_some("Chưa có gương tên này. Hãy chọn trong danh sách, hoặc chép tên vào ghi chú.")
    }

    fn movement_field<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        let pick = Pick::new("Phong trào, cuộc vận động", self.movements.clone(), None, |one| {
            Message::Typed(Typed::MovementAdded(one.value))
        })
        .placeholder(if self.movements.is_empty() {
            "Đã chọn hết"
        } else {
            "Thêm phong trào…"
        });
        let chips: Vec<Element<'a, Message>> = self
            .movement_chips(desk)
            .into_iter()
            .map(|(id, name)| chip(name, Typed::MovementGone(id)))
            .collect();
        let mut all = column![Element::from(pick)].spacing(S8);
        if !chips.is_empty() {
            all = all.push(column(chips).spacing(S8));
        }
        all.into()
    }

    fn duty(&self) -> Element<'_, Message> {
        let now = chosen(&self.duties, &self.draft.obligation);
        let pick = Pick::new("Tính cho nhiệm vụ của kế hoạch", self.duties.clone(), now, |one| {
            Message::Typed(Typed::Duty(one.value))
        });
        let mut all = column![Element::from(pick)].spacing(S4);
        if let Some(counts) = &self.counts {
            all = all.push(label::small(format!("Đang tính cho: {counts}")));
        } else if let Some((id, words)) = self.suggested.as_ref().filter(|_| self.draft.obligation.is_none())
        {
            let take =
                button::quiet("Tính cho nhiệm vụ này").on_press(Message::Typed(Typed::Duty(Some(*id))));
            all = all.push(label::small(format!("Có thể thuộc: {words}"))).push(Element::from(take));
        }
        all.into()
    }

    fn evidence(&self) -> Element<'_, Message> {
        let add = button::secondary("Thêm tệp").icon(icon::attach()).on_press(Message::FilesAsked);
        let mut all = column![
            row![label::caption("Tệp minh chứng").width(Length::Fill), Element::from(add)]
                .spacing(S8)
                .align_y(Alignment::Center)
        ]
        .spacing(S4);
        for (at, file) in self.draft.evidence.iter().enumerate() {
            let name = line::line(file.name.as_str());
            let open = button::icon(icon::eye(), "Mở tệp").on_press(Message::FileShown(at));
            let gone =
                button::icon(icon::close(), "Bỏ tệp này").on_press(Message::Typed(Typed::FileGone(at)));
            let size = label::small(size_in_words(file.size));
            let words = row![name, size, Element::from(open), Element::from(gone)];
            all = all.push(words.spacing(S8).align_y(Alignment::Center));
        }
        if self.keeping > 0 {
            all = all.push(label::small("Đang chép tệp vào thư mục dữ liệu…"));
        }
        all.into()
    }
}

/// Something chosen, pressed to take it out again.
fn chip<'a>(words: String, gone: Typed) -> Element<'a, Message> {
    let words = row![label::body(words), label::colored(icon::close().text(14.0), |c| c.ink_soft)]
        .spacing(S8)
        .align_y(Alignment::Center);
    // Padding instead of a height: a long name takes a second line.
    let face = container(words).padding(Padding { top: 5.0, bottom: 5.0, left: S12, right: S8 }).style(
        |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(c.surface.into()),
                border: Border { color: c.line, width: 1.0, radius: RADIUS.into() },
                ..container::Style::default()
            }
        },
    );
    let removed = Message::Typed(gone);
    let reach = focus::focusable(press(face).on_press(removed.clone()), None, Some(removed));
    tip::tip(reach, "Bấm để bỏ mục này", None)
}
