//! Bases, recipients and signature of a paper.

use super::draft::{PaperForm, Typed};
use super::{Message, Papers, fields, shape};
use crate::domain::office::Signature;
use crate::screens::Desk;
use crate::screens::plans::{BasisForm, BasisTyped};
use crate::screens::typed::{Named, Said, chosen};
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{Element, button, icon, label, panel};
use iced::widget::{column, row};
use iced::{Alignment, Fill, Length};

fn typed(typed: Typed) -> Message {
    Message::Form(Said::Typed(typed))
}

fn text<'a>(caption: &'a str, value: &'a str, on: impl Fn(String) -> Typed + 'a) -> Field<'a, Message> {
    Field::new(caption, value)
        .on_input(move |words| typed(on(words)))
        .on_leave(Message::Form(Said::Left))
        .on_submit(Message::Form(Said::Left))
}

/// What the paper rests on.
pub(super) fn bases(form: &PaperForm, locked: bool) -> Element<'_, Message> {
    if locked {
        let all =
            form.paper.bases.iter().map(|it| label::body(format!("Căn cứ {}", it.in_sentence())).into());
        return panel::titled("Căn cứ", row![], column(all).spacing(S8));
    }
    let add = button::quiet("Thêm căn cứ").icon(icon::plus()).on_press(typed(Typed::BasisAdded));
    let mut all = column![].spacing(S16);
    if form.bases.is_empty() {
        all = all.push(label::small("Mỗi căn cứ in thành một dòng “Căn cứ …;”."));
    }
    for (at, basis) in form.bases.iter().enumerate() {
        all = all.push(cited(at, basis));
    }
    panel::titled("Căn cứ", add, all)
}

fn cited(at: usize, basis: &BasisForm) -> Element<'_, Message> {
    let field = |value, example, on: fn(String) -> BasisTyped| {
        text("", value, move |words| Typed::Basis(at, on(words))).placeholder(example)
    };
    let remove = button::icon(icon::trash(), "Bỏ căn cứ này").on_press(typed(Typed::BasisRemoved(at)));
    column![
        row![
            field(&basis.kind, "Luật, Nghị định…", BasisTyped::Kind),
            field(&basis.number, "Số, ký hiệu", BasisTyped::Number),
        ]
        .spacing(S8),
        row![
            field(basis.date.text(), "Ngày", BasisTyped::Date).width(120).error(basis.date.error()),
            field(&basis.issuer, "Cơ quan ban hành", BasisTyped::Issuer),
        ]
        .spacing(S8),
        row![field(&basis.subject, "về việc …", BasisTyped::Subject), Element::from(remove)]
            .spacing(S4)
            .align_y(Alignment::Center),
    ]
    .spacing(S8)
    .into()
}

impl Papers {
    /// "Nơi nhận, ký".
    pub(super) fn foot<'a>(&'a self, form: &'a PaperForm, desk: &'a Desk) -> Element<'a, Message> {
        let locked = form.is_locked();
        let mut all = column![].spacing(S12);
        if shape::has_recipients(self.kind) {
            all = all.push(recipients(form, locked));
        }
        if shape::is_signed(self.kind) {
            all = all.push(self.signature(form, locked, desk));
        }
        if !shape::has_recipients(self.kind) && !shape::is_signed(self.kind) {
            all = all.push(label::small("Văn bản này không có nơi nhận và không do cơ quan ký."));
        }
        all.into()
    }

    fn signature<'a>(&'a self, form: &'a PaperForm, locked: bool, desk: &'a Desk) -> Element<'a, Message> {
        if locked {
            let words =
                form.paper.signature.as_ref().map_or_else(|| "Như chữ ký thường dùng".to_owned(), words);
            return panel::titled("Chữ ký", row![], label::body(words));
        }
        let mut all = vec![Named::new(None, "Như chữ ký thường dùng")];
        let usual = desk.office.iter().flat_map(|office| &office.signatures);
        all.extend(usual.map(|one| Named::new(Some(one.clone()), words(one))));
        for one in desk.signatories() {
            let named = Named::new(Some(one.clone()), words(&one));
            if !all.contains(&named) {
                all.push(named);
            }
        }
        let profile = self.reading.as_ref().and_then(|reading| reading.profile.as_ref().ok());
        for preset in profile.iter().flat_map(|profile| &profile.signatures) {
            let one = Signature { lines: preset.lines.clone(), name: String::new() };
            all.push(Named::new(Some(one), format!("Mẫu: {}", preset.name)));
        }
        let own = form.signature.as_ref().and_then(crate::screens::office::SignatureDraft::built);
        let now =
            chosen(&all, &own).or_else(|| own.map(|own| Named::new(Some(own), "Soạn riêng cho văn bản này")));
        let pick = Pick::new("Người ký", all, now, |it| typed(Typed::Signature(it.value)));
        let mut face = column![pick].spacing(S12);
        if let Some(own) = &form.signature {
            let line = |i: usize, example| {
                text("", &own.lines[i], move |words| Typed::Line(i, words)).placeholder(example)
            };
            face = face.push(
                column![
                    line(0, "TM. BAN THƯỜNG VỤ"),
                    line(1, "KT. CHỦ TỊCH"),
                    line(2, "PHÓ CHỦ TỊCH"),
                    text("", &own.name, Typed::Signer).placeholder("Họ và tên người ký"),
                ]
                .spacing(S8),
            );
        }
        panel::titled("Chữ ký", row![], face)
    }
}

fn words(signature: &Signature) -> String {
    let lines = signature.lines.join(" / ");
    if signature.name.is_empty() { lines } else { format!("{lines} – {}", signature.name) }
}

fn recipients(form: &PaperForm, locked: bool) -> Element<'_, Message> {
    if locked {
        let all = form.paper.recipients.iter().map(|it| {
            let words =
                if it.note.is_empty() { it.name.clone() } else { format!("{} ({})", it.name, it.note) };
            label::body(words).into()
        });
        return panel::titled("Nơi nhận", row![], column(all).spacing(S4));
    }
    let add = button::quiet("Thêm nơi").icon(icon::plus()).on_press(typed(Typed::RecipientAdded));
    let mut all = column![].spacing(S8);
    for (at, one) in form.recipients.iter().enumerate() {
        let up = (at > 0).then_some(typed(Typed::RecipientUp(at)));
        all = all.push(
            row![
                text("", &one.name, move |words| Typed::Recipient(at, words))
                    .placeholder("Nơi nhận")
                    .width(Length::FillPortion(3)),
                text("", &one.note, move |words| Typed::Note(at, words))
                    .placeholder("b/c")
                    .width(Length::FillPortion(1)),
                button::icon(icon::up(), "Đưa lên trên").on_press_maybe(up),
                button::icon(icon::trash(), "Bỏ nơi nhận này").on_press(typed(Typed::RecipientRemoved(at))),
            ]
            .spacing(S4)
            .align_y(Alignment::Center),
        );
    }
    let archive = text("Lưu", &form.paper.archive, Typed::Archive)
        .id(fields::ARCHIVE)
        .width(Fill)
        .help("Để trống: lấy như cơ quan. Không gõ chữ “Lưu:”");
    panel::titled("Nơi nhận", add, all.push(archive))
}
