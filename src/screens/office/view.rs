//! The face of the form.

use super::super::typed::{Named, chosen, note, trouble};
use super::{Message, OfficeScreen, SignatureDraft, Tab, Typed};
use crate::domain::office::OfficeKind;
use crate::ui::badge::Tone;
use crate::ui::choice::{Pick, segments};
use crate::ui::field::Field;
use crate::ui::{Element, badge, button, icon, label, measure, panel, tabs};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

/// Width of the form; the letterhead takes the rest.
const FORM: f32 = 640.0;

pub(super) fn screen(screen: &OfficeScreen) -> Element<'_, Message> {
    let first = screen.is_first();
    let head: Element<'_, Message> = if first {
        panel::head(
            "Chào mừng đến với Gương Sáng",
            "Hãy cho biết cơ quan mình: tên và chữ ký sẽ đứng đúng chỗ trên mọi văn bản. Sửa lại lúc nào cũng được.",
            button::primary("Bắt đầu").icon_after(icon::right()).on_press(Message::Started),
        )
    } else {
        let words = if screen.presets_shown { "Đóng phần mẫu" } else { "Điền lại theo mẫu…" };
        panel::head(
            "Cơ quan",
            "Tên, ký hiệu và chữ ký in trên mọi văn bản",
            row![
                Element::from(
                    button::secondary("Gói trao đổi").icon(icon::database()).on_press(Message::PacketsAsked),
                ),
                Element::from(
                    button::secondary("Dữ liệu đã xuất").icon(icon::shield()).on_press(Message::ExportsAsked),
                ),
                (screen.tab == Tab::Names).then(|| Element::from(
                    button::secondary(words).icon(icon::refresh()).on_press(Message::PresetsToggled)
                )),
            ]
            .spacing(measure::S8),
        )
    };
    let sheet = container(screen.preview.view().map(Message::Preview))
        .padding(1)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(panel::card_style);
    if screen.tab == Tab::Form {
        let settings = screen.form.view(&screen.draft.office.papers, profiles(screen));
        let both = row![container(settings).width(FORM), sheet].spacing(measure::S12);
        return panel::screen(head, column![parts(screen), both].spacing(measure::S12));
    }
    let mut form = column![].spacing(measure::S12);
    if let Some(error) = &screen.error {
        form = form.push(trouble(error));
    }
    if screen.presets_shown {
        form = form.push(preset(screen, first));
    }
    form = form.push(names(screen)).push(signatures(screen));
    let form = scrollable(container(form).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .width(FORM)
        .height(Length::Fill);
    let both = row![form, sheet].spacing(measure::S12);
    if first {
        return panel::screen(head, both);
    }
    panel::screen(head, column![parts(screen), both].spacing(measure::S12))
}

fn parts(screen: &OfficeScreen) -> Element<'_, Message> {
    let parts = [(Tab::Names, "Tên và chữ ký"), (Tab::Form, "Thể thức")];
    tabs::tabs(&parts, screen.tab, Message::TabPicked)
}

fn profiles(screen: &OfficeScreen) -> Element<'_, Message> {
    let profiles: Vec<Named<String>> =
        screen.profiles.iter().map(|(id, name)| Named::new(id.clone(), name.clone())).collect();
    let profile = chosen(&profiles, &screen.draft.office.profile);
    Pick::new("Mẫu thể thức", profiles, profile, |one| Message::Typed(Typed::Profile(one.value))).into()
}

fn preset(screen: &OfficeScreen, first: bool) -> Element<'_, Message> {
    let kinds: Vec<(usize, &str)> =
        screen.presets.iter().enumerate().map(|(i, preset)| (i, preset.label.as_str())).collect();
    let units: Vec<String> =
        screen.presets.get(screen.preset).map(|preset| preset.units.clone()).unwrap_or_default();
    let place = format!("Tên {}", screen.unit);
    let mut line = row![
        Pick::new("Đơn vị hành chính", units, Some(screen.unit.clone()), Message::UnitChosen).width(150),
        named(place, &screen.place),
    ]
    .spacing(measure::S12)
    .align_y(Alignment::End);
    if !first {
        line = line.push(button::secondary("Điền theo mẫu này").on_press(Message::PresetApplied));
    }
    let mut all = column![segments(&kinds, screen.preset, Message::PresetChosen), line].spacing(measure::S12);
    if !first {
        all = all.push(note(
            "Các ô bên dưới sẽ được thay bằng mẫu đã chọn. Có thể lấy lại bằng Hoàn tác.",
            Tone::Info,
        ));
    }
    panel::titled("Cơ quan thuộc loại nào?", row![], all)
}

fn named<'a>(caption: String, value: &'a str) -> Element<'a, Message> {
    let field = Field::new("", value)
        .placeholder("Chỉ tên riêng, ví dụ: Hồng Quang")
        .id("office-preset-place")
        .on_input(Message::PlaceTyped);
    column![label::caption(caption), Element::from(field)].spacing(measure::S4).width(Length::Fill).into()
}

fn names(screen: &OfficeScreen) -> Element<'_, Message> {
    let o = &screen.draft.office;
    let text = |caption, value, typed: fn(String) -> Typed| {
        Field::new(caption, value)
            .on_input(move |text| Message::Typed(typed(text)))
            .on_leave(Message::Left)
            .on_submit(Message::Left)
    };
    let missing =
        |value: &str, words: &'static str| (screen.told && value.trim().is_empty()).then_some(words);
    let kinds: Vec<Named<OfficeKind>> =
        OfficeKind::ALL.into_iter().map(|kind| Named::new(kind, kind.label())).collect();
    let kind = chosen(&kinds, &o.kind);
    let fields = column![
        text("Dòng trên cùng (cơ quan chủ quản)", &o.superior, Typed::Superior).placeholder("HỘI LHPN XÃ …"),
        text("Cơ quan ban hành (dòng in đậm)", &o.issuer, Typed::Issuer)
            .required()
            .placeholder("BAN THƯỜNG VỤ")
            .error(missing(&o.issuer, "Hãy nhập tên cơ quan ban hành như in trên văn bản.")),
        text("Tên trong câu văn", &o.name, Typed::Name)
            .required()
            .placeholder("Ban Thường vụ Hội LHPN xã …")
            .error(missing(&o.name, "Hãy nhập tên cơ quan.")),
        row![
            text("Tên gọn trên cửa sổ", &o.short_name, Typed::ShortName),
            text("Địa danh trên văn bản", &o.place, Typed::Place)
                .required()
                .error(missing(&o.place, "Hãy nhập địa danh.")),
        ]
        .spacing(measure::S12),
        row![
            text("Ký hiệu sau tên loại", &o.symbol, Typed::Symbol).help("“BTV” trong “53/KH-BTV”"),
            text("Nơi lưu", &o.archive, Typed::Archive).help("Sau chữ “Lưu:” ở nơi nhận"),
        ]
        .spacing(measure::S12),
        row![
            Pick::new("Tổ chức", kinds, kind, |one| Message::Typed(Typed::Kind(one.value))),
            profiles(screen),
        ]
        .spacing(measure::S12),
    ]
    .spacing(measure::S12);
    panel::titled("Tên và ký hiệu", row![], fields)
}

fn signatures(screen: &OfficeScreen) -> Element<'_, Message> {
    let all = &screen.draft.signatures;
    let add =
        button::secondary("Thêm người ký").icon(icon::plus()).on_press(Message::Typed(Typed::SignatureAdded));
    let mut list = column![].spacing(measure::S16);
    if all.is_empty() {
        list = list.push(label::small("Chưa có ai. Thêm ít nhất một người ký để in được văn bản."));
    }
    for (i, block) in all.iter().enumerate() {
        if i > 0 {
            list = list.push(panel::hairline());
        }
        list = list.push(signature(i, block));
    }
    panel::titled("Chữ ký thường dùng", add, list)
}

fn signature(i: usize, block: &SignatureDraft) -> Element<'_, Message> {
    let line = |j: usize, example: &'static str| {
        Field::new("", &block.lines[j])
            .placeholder(example)
            .on_input(move |text| Message::Typed(Typed::Line(i, j, text)))
            .on_leave(Message::Left)
    };
    let name = Field::new("", &block.name)
        .placeholder("Họ và tên người ký")
        .on_input(move |text| Message::Typed(Typed::Signer(i, text)))
        .on_leave(Message::Left);
    let mark: Element<'_, Message> = if i == 0 {
        badge::with_icon("Dùng khi không chọn khác", Tone::Gold, icon::star())
    } else {
        button::quiet("Đưa lên đầu")
            .icon(icon::up())
            .on_press(Message::Typed(Typed::SignatureFirst(i)))
            .into()
    };
    let remove =
        button::icon(icon::trash(), "Xóa chữ ký này").on_press(Message::Typed(Typed::SignatureRemoved(i)));
    let head = row![mark, space::horizontal(), Element::from(remove)].align_y(Alignment::Center);
    column![
        head,
        row![line(0, "TM. BAN THƯỜNG VỤ"), line(1, "KT. CHỦ TỊCH")].spacing(measure::S8),
        row![line(2, "PHÓ CHỦ TỊCH"), name].spacing(measure::S8)
    ]
    .spacing(measure::S8)
    .into()
}
