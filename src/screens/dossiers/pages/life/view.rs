//! The face of the page.

use super::super::{Shown, scrolled};
use super::{Life, Message};
use crate::domain::award::PastDossier;
use crate::domain::correction::DossierReturn;
use crate::domain::dossier::{PastAward, Step};
use crate::domain::round::RoundState;
use crate::screens::dossiers::tone;
use crate::storage::RoundLine;
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, icon, label, panel};
use iced::widget::{column, container, responsive, row};
use iced::{Alignment, Length};
use std::collections::BTreeMap;

/// Below this width, in px, the cards stand under each other.
const BESIDE: f32 = 900.0;

/// Room of a date or a year at the left of a line, in px.
const DATE: f32 = 92.0;

pub(in super::super) fn view<'a>(life: &'a Life, shown: Shown<'a>) -> Element<'a, Message> {
    responsive(move |room| {
        let own = column![steps(&life.steps), returns(life), rounds(life), featured(life)].spacing(S12);
        let years = years(life, shown);
        if room.width < BESIDE {
            return scrolled(column![own, years].spacing(S12)).width(Length::Fill).into();
        }
        row![scrolled(own).width(Length::FillPortion(1)), scrolled(years).width(Length::FillPortion(1))]
            .spacing(S8)
            .into()
    })
    .into()
}

fn dated<'a>(when: String, what: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    row![label::figure(when).width(DATE), container(what).width(Length::Fill)].spacing(S8).into()
}

/// The life so far, newest last, as it would be told.
fn steps(steps: &[Step]) -> Element<'_, Message> {
    let lines = steps.iter().map(|step| {
        let mut what = column![label::strong(step.state.label())];
        let parts: Vec<&str> =
            [step.by.trim(), step.reason.trim()].into_iter().filter(|part| !part.is_empty()).collect();
        if !parts.is_empty() {
            what = what.push(label::small(parts.join(" · ")));
        }
        dated(short_date(step.on), what)
    });
    let body: Element<'_, Message> = if steps.is_empty() {
        label::body(
            "Chưa có bước nào. Các bước có ngày, người làm và lý do hiện ở đây khi hồ sơ chuyển bước.",
        )
        .into()
    } else {
        column(lines).spacing(S8).into()
    };
    panel::titled("Các bước", row![], body)
}

fn returns(life: &Life) -> Element<'_, Message> {
    if life.returns.is_empty() {
        return column![].into();
    }
    let lines = life.returns.iter().map(|it| dated(short_date(it.asked.on), returned(it)));
    panel::titled("Trả lại bổ sung", row![], column(lines).spacing(S12))
}

fn returned(it: &DossierReturn) -> Element<'_, Message> {
    let names: Vec<&str> = it.fields.iter().map(|field| field.label()).collect();
    let mut what = column![label::body(it.reason.as_str()), label::small(names.join(", "))].spacing(2);
    if !it.asked.by.trim().is_empty() {
        what = what.push(label::small(format!("Người yêu cầu và kiểm tra lại: {}", it.asked.by)));
    }
    if !it.taken_over.is_empty() {
        what = what.push(label::small(it.taken_over.as_str()));
    }
    let end = match (&it.answered, &it.checked) {
        (None, _) => "Chưa nhận lại".to_owned(),
        (Some(back), None) => format!("Nhận lại ngày {}, chờ kiểm tra", short_date(back.on)),
        (Some(back), Some(checked)) => {
            format!("Nhận lại ngày {}, kiểm tra xong ngày {}", short_date(back.on), short_date(checked.on))
        }
    };
    what.push(label::small(end)).into()
}

fn rounds(life: &Life) -> Element<'_, Message> {
    let body: Element<'_, Message> = match life.rounds.as_deref() {
        None => label::body("Đang đọc…").into(),
        Some([]) => label::body("Hồ sơ chưa được đưa vào đợt xét nào.").into(),
        Some(rounds) => column(rounds.iter().map(round)).spacing(S12).into(),
    };
    panel::titled("Xét chọn", row![], body)
}

/// What made the subject public, whatever the plan.
fn featured(life: &Life) -> Element<'_, Message> {
    if life.rounds.is_none() {
        return column![].into();
    }
    let body: Element<'_, Message> = if life.featured.is_empty() {
        label::body("Chưa có tin, bài hoặc hoạt động nào giới thiệu gương này.").into()
    } else {
        let line = |item| label::body(crate::domain::timeline::featured_words(item));
        let lines = life.featured.iter().rev().map(|item| dated(short_date(item.on), line(item)));
        column(lines).spacing(S8).into()
    };
    panel::titled("Tuyên truyền", row![], body)
}

fn round(it: &RoundLine) -> Element<'_, Message> {
    let state = match it.state {
        RoundState::Open => badge::badge("Đang xét", Tone::Info),
        RoundState::Closed => badge::badge("Đã chốt", Tone::Done),
    };
    let result = match (it.place, it.mean) {
        (Some((rank, of)), Some(mean)) => format!("Xếp thứ {rank}/{of} · điểm trung bình {mean}"),
        (Some((rank, of)), None) => format!("Xếp thứ {rank}/{of}"),
        _ if !it.aside.is_empty() => it.aside.clone(),
        _ => String::new(),
    };
    let mut what = column![
        row![label::strong(it.name.as_str()).width(Length::Fill), state]
            .spacing(S8)
            .align_y(Alignment::Center)
    ]
    .spacing(S4);
    if !result.is_empty() {
        what = what.push(label::body(result));
    }
    let door = button::quiet("Mở đợt xét").icon_after(icon::right()).on_press(Message::Went(it.round));
    what = what.push(Element::from(door));
    dated(it.held_on.map(short_date).unwrap_or_default(), what)
}

/// What there was in other years: dossiers here, and awards that any of them names.
fn years<'a>(life: &'a Life, shown: Shown<'a>) -> Element<'a, Message> {
    type Year<'a> = (Vec<&'a PastDossier>, Vec<&'a PastAward>);
    let mut years: BTreeMap<i32, Year<'a>> = BTreeMap::new();
    for other in &life.others {
        years.entry(other.year).or_default().0.push(other);
    }
    let named = life.others.iter().flat_map(|other| &other.past_awards);
    for award in shown.dossier.past_awards.iter().chain(named) {
        let known = &mut years.entry(award.year.unwrap_or(0)).or_default().1;
        // The same award stands in several dossiers.
        if !known.iter().any(|one| one.form == award.form && one.decision == award.decision) {
            known.push(award);
        }
    }
    let body: Element<'_, Message> = if years.is_empty() {
        label::body("Chưa có hồ sơ hoặc khen thưởng nào khác của đối tượng này.").into()
    } else {
        let lines = years.into_iter().rev().map(|(year, (dossiers, awards))| {
            let dossiers = dossiers.into_iter().map(other);
            let awards = awards.into_iter().map(award);
            let when = if year == 0 { "Không rõ năm".to_owned() } else { year.to_string() };
            dated(when, column(dossiers.chain(awards)).spacing(S8))
        });
        column(lines).spacing(S12).into()
    };
    panel::titled("Qua các năm", row![], body)
}

fn other(it: &PastDossier) -> Element<'_, Message> {
    let state = badge::badge(it.state.label(), tone(it.state));
    let mut what = column![
        row![label::strong(it.plan.as_str()).width(Length::Fill), state]
            .spacing(S8)
            .align_y(Alignment::Center)
    ]
    .spacing(S4);
    if !it.proposed.trim().is_empty() {
        what = what.push(label::small(format!("Đề nghị: {}", it.proposed)));
    }
    let door = button::quiet("Mở hồ sơ").icon_after(icon::right()).on_press(Message::Showed(it.id));
    what.push(Element::from(door)).into()
}

fn award(it: &PastAward) -> Element<'_, Message> {
    let mut parts = Vec::new();
    if !it.decision.trim().is_empty() {
        parts.push(format!("Quyết định {}", it.decision.trim()));
    }
    if let Some(on) = it.on {
        parts.push(format!("ngày {}", short_date(on)));
    }
    if !it.issuer.trim().is_empty() {
        parts.push(it.issuer.trim().to_owned());
    }
    let mut what = column![label::body(it.form.as_str())];
    if !parts.is_empty() {
        what = what.push(label::small(parts.join(" · ")));
    }
    row![label::colored(icon::medal().text(18.0), |c| c.gold), what].spacing(S8).into()
}
