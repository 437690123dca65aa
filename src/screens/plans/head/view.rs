//! The face of "Thông tin chung".

use super::super::super::Desk;
use super::super::super::typed::{Named, Said, chosen, note, trouble};
use super::{HeadForm, Typed, bases_view};
use crate::domain::office::Signature;
use crate::text::fold;
use crate::ui::area::{Action, Area, Content};
use crate::ui::badge::Tone;
use crate::ui::choice::Pick;
use crate::ui::field::Field;
use crate::ui::suggest::Suggest;
use crate::ui::{Element, button, check, date, icon, measure, panel};
use iced::widget::{column, row, scrollable};
use iced::{Alignment, Length, Padding};

pub(super) fn text<'a>(
    caption: &'a str,
    value: &'a str,
    typed: impl Fn(String) -> Typed + 'a,
) -> Field<'a, Said<Typed>> {
    Field::new(caption, value)
        .on_input(move |text| Said::Typed(typed(text)))
        .on_leave(Said::Left)
        .on_submit(Said::Left)
}

fn area<'a>(caption: &'a str, content: &'a Content, typed: fn(Action) -> Typed) -> Area<'a, Said<Typed>> {
    Area::new(caption, content).on_action(move |action| Said::Typed(typed(action))).on_leave(Said::Left)
}

/// The form.
pub fn view<'a>(form: &'a HeadForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let mut all = column![].spacing(measure::S12);
    if let Some(error) = &form.error {
        all = all.push(trouble(error));
    }
    let all = all
        .push(panel::titled("Tên gọi và thời gian", row![], first(form, desk)))
        .push(panel::titled("Thực hiện văn bản của cấp trên", row![], bases_view::superior(form, desk)))
        .push(bases_view::bases(form))
        .push(panel::titled(
            "Đoạn mở đầu và kết thúc",
            row![],
            column![
                area("Mở đầu", &form.opening, Typed::Opening)
                    .rows(2)
                    .help("Để trống: tự viết từ văn bản của cấp trên"),
                area("Kết thúc", &form.closing, Typed::Closing)
                    .rows(2)
                    .help("Để trống: tự viết câu “Trên đây là Kế hoạch …”"),
            ]
            .spacing(measure::S12),
        ))
        .push(recipients(form))
        .push(panel::titled("Chữ ký", row![], signature(form, desk)))
        .push(panel::titled("Phong trào, cuộc vận động được nhắc đến", row![], movements(form, desk)));
    scrollable(all.padding(Padding { right: 14.0, ..Padding::ZERO })).height(Length::Fill).into()
}

fn first<'a>(form: &'a HeadForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let day = |caption, value, typed: fn(String) -> Typed| {
        date::date(caption, value)
            .width(Length::Fill)
            .on_input(move |text| Said::Typed(typed(text)))
            .on_leave(Said::Left)
            .on_submit(Said::Left)
    };
    let mut all = column![].spacing(measure::S12);
    if form.kept.stored().is_some_and(crate::domain::plan::Plan::is_superior) {
        all = all.push(
            row![
                text("Cơ quan cấp trên ban hành", &form.plan.origin.issuer, Typed::Issuer).required(),
                text("Số, ký hiệu", form.plan.number.as_deref().unwrap_or_default(), Typed::Number)
                    .width(170),
                day("Ngày", form.issued_on.text(), Typed::IssuedOn).width(150).error(form.issued_on.error()),
            ]
            .spacing(measure::S12),
        );
    }
    all.push(
        column![
            text("Tên gọi trong chương trình", &form.plan.name, Typed::Name)
                .required()
                .error(form.name_missing.then_some("Hãy nhập tên gọi của kế hoạch.")),
            area("Trích yếu (in dưới chữ KẾ HOẠCH)", &form.subject, Typed::Subject).rows(2).required(),
            row![
                day("Từ ngày", form.from.text(), Typed::From).error(form.from.error()),
                day("Đến ngày", form.to.text(), Typed::To)
                    .error(form.to.error().or(form.period_wrong(desk.today))),
            ]
            .spacing(measure::S12)
        ]
        .spacing(measure::S12),
    )
    .into()
}

fn recipients(form: &HeadForm) -> Element<'_, Said<Typed>> {
    let add =
        button::secondary("Thêm nơi nhận").icon(icon::plus()).on_press(Said::Typed(Typed::RecipientAdded));
    let mut all = column![].spacing(measure::S8);
    for (i, one) in form.recipients.iter().enumerate() {
        let up = (i > 0).then_some(Said::Typed(Typed::RecipientUp(i)));
        all = all.push(
            row![
                Suggest::new(
                    "",
                    &one.name,
                    &fold(&one.name),
                    &form.recipient_offers,
                    move |text| Said::Typed(Typed::Recipient(i, text)),
                    move |place| Said::Typed(Typed::RecipientTaken(i, place))
                )
                .placeholder("Tên cơ quan, đơn vị nhận")
                .width(Length::FillPortion(3))
                .on_submit(Said::Left)
                .on_leave(Said::Left),
                text("", &one.note, move |text| Typed::Note(i, text))
                    .placeholder("b/c, thực hiện…")
                    .width(Length::FillPortion(1)),
                button::icon(icon::up(), "Đưa lên trên").on_press_maybe(up),
                button::icon(icon::trash(), "Bỏ nơi nhận này")
                    .on_press(Said::Typed(Typed::RecipientRemoved(i)))
            ]
            .spacing(measure::S8)
            .align_y(Alignment::Center),
        );
    }
    let archive = text("Lưu", &form.plan.archive, Typed::Archive)
        .help("Để trống: lấy như cơ quan. Không gõ chữ “Lưu:”");
    panel::titled("Nơi nhận", add, all.push(archive))
}

fn signature<'a>(form: &'a HeadForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    let mut all = vec![Named::new(None, "Như chữ ký đầu tiên của cơ quan")];
    let usual = desk.office.iter().flat_map(|office| &office.signatures);
    all.extend(usual.map(|one| Named::new(Some(one.clone()), words(one))));
    for one in desk.signatories() {
        let named = Named::new(Some(one.clone()), words(&one));
        if !all.contains(&named) {
            all.push(named);
        }
    }
    let own = form.signature.as_ref().and_then(super::SignatureDraft::built);
    let now =
        chosen(&all, &own).or_else(|| own.map(|own| Named::new(Some(own), "Soạn riêng cho kế hoạch này")));
    let pick = Pick::new("Người ký", all, now, |one| Said::Typed(Typed::Signature(one.value)));
    let mut face = column![pick].spacing(measure::S12);
    if let Some(own) = &form.signature {
        let line = |i: usize, example| {
            text("", &own.lines[i], move |text| Typed::Line(i, text)).placeholder(example)
        };
        face = face.push(
            column![
                row![line(0, "TM. BAN THƯỜNG VỤ"), line(1, "KT. CHỦ TỊCH")].spacing(measure::S8),
                row![
                    line(2, "PHÓ CHỦ TỊCH"),
                    text("", &own.name, Typed::Signer).placeholder("Họ và tên người ký")
                ]
                .spacing(measure::S8)
            ]
            .spacing(measure::S8),
        );
    }
    face.into()
}

fn words(signature: &Signature) -> String {
    let lines = signature.lines.join(" / ");
    if signature.name.is_empty() { lines } else { format!("{lines} – {}", signature.name) }
}

fn movements<'a>(form: &'a HeadForm, desk: &'a Desk) -> Element<'a, Said<Typed>> {
    if desk.movements.is_empty() {
        return note("Danh mục chưa có phong trào nào. Thêm ở mục Danh mục.", Tone::Info);
    }
    let ticks = desk.movements.iter().map(|one| {
        let id = one.id;
        let tick = move |on| Said::Typed(Typed::Movement(id, on));
        check::check(&one.name, form.plan.movements.contains(&id), Some(tick))
    });
    column(ticks).into()
}
