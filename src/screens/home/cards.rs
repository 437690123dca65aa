//! The cards at the side.

use super::facts::{Backup, Facts, Funnel, QuotaBar};
use super::{Home, Message, dossiers_in};
use crate::domain::dossier::DossierState;
use crate::screens::Place;
use crate::text::grouped;
use crate::ui::badge::Tone;
use crate::ui::chart::{self, Chart, Look};
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, focus, fonts, icon, label, panel, press, progress};
use iced::widget::{column, container, row};
use iced::{Alignment, Length, Padding};

/// Quotas shown before the board is the better place.
const QUOTAS: usize = 4;
/// Papers named one by one at most.
const PAPERS: usize = 5;

/// The cards in a column `room` px wide.
pub(super) fn cards(screen: &Home, room: f32) -> Element<'_, Message> {
    let facts = &screen.facts;
    let mut all = column![].spacing(S12);
    // What waits for a deed stands where it is seen without scrolling.
    let (pressing, calm) = match &facts.backup {
        Some(backup) if backup.old => (Some(backup), None),
        other => (None, other.as_ref()),
    };
    all = all.extend(pressing.map(|backup| saved(backup, screen.backing_up)));
    all = all.extend(ready(screen));
    if !facts.quotas.is_empty() {
        all = all.push(quotas(&facts.quotas));
    }
    all = all.push(funnel(facts, room));
    all = all.extend(calm.map(|backup| saved(backup, screen.backing_up)));
    all.into()
}

/// A card whose heading and lines reach its edges, so that a whole line can be pressed.
fn card<'a>(
    heading: &'a str,
    under: &'a str,
    lines: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let mut head = column![label::heading(heading)];
    if !under.is_empty() {
        head = head.push(line(under).small());
    }
    let head = container(head).padding(Padding { left: S12, right: S12, top: S8, bottom: S4 });
    container(column![head, lines.into()])
        .padding(Padding { left: 1.0, right: 1.0, top: 1.0, bottom: S4 })
        .width(Length::Fill)
        .style(panel::card_style)
        .into()
}

/// A line that leads somewhere.
fn door<'a>(content: impl Into<Element<'a, Message>>, to: Message) -> Element<'a, Message> {
    let content = container(content).padding(Padding { left: S12, right: S12, top: 6.0, bottom: 6.0 });
    focus::focusable(press::press(content.width(Length::Fill)).on_press(to.clone()), None, Some(to))
}

fn quotas(all: &[QuotaBar]) -> Element<'_, Message> {
    let mut lines = column![];
    for it in all.iter().take(QUOTAS) {
        lines = lines.push(quota(it));
    }
    if all.len() > QUOTAS {
        let more = label::small(format!("và {} chỉ tiêu khác", all.len() - QUOTAS));
        lines = lines.push(door(more, Message::Went(Place::Quotas)));
    }
    card("Tiến độ chỉ tiêu", "", lines)
}

fn quota(it: &QuotaBar) -> Element<'_, Message> {
    let head = row![line(it.name.as_str()), label::body(it.figure.as_str()).font(fonts::FIGURES_STRONG)]
        .spacing(S8)
        .align_y(Alignment::Center);
    let content =
        column![head, progress::bar(it.share, it.tone), line(it.under.as_str()).small()].spacing(S4);
    door(content, Message::Went(Place::Quotas))
}

/// The dossiers of each state as bars; a state opens its dossiers.
fn steps(all: &[Funnel], room: f32) -> Element<'_, Message> {
    let groups = all.iter().map(|it| {
        let tone = crate::screens::dossiers::tone(it.state);
        let bar = chart::bar(it.count as u64, grouped(it.count as u64))
            .tone(if tone == Tone::Plain { Tone::Info } else { tone })
            .on_press(dossiers_in(it.state));
        chart::group(it.state.label(), vec![bar])
    });
    let series = vec![chart::series("Hồ sơ", Look::Solid, Tone::Info)];
    let drawn = Chart::new(series, groups.collect(), "").bars(room - 2.0 * S4 - S8 - 2.0);
    container(drawn).padding(Padding { left: S4, right: S4, ..Padding::ZERO }).into()
}

fn funnel(facts: &Facts, room: f32) -> Element<'_, Message> {
    if facts.funnel.is_empty() {
        let words = label::colored(label::body("Chưa có hồ sơ nào của kế hoạch và năm này."), |c| c.ink_soft);
        return card("Hồ sơ theo bước", "", door(words, Message::Went(Place::Dossiers)));
    }
    let mut lines = column![steps(&facts.funnel, room)];
    if facts.lacking > 0 {
        lines = lines.push(counted(
            "Hồ sơ còn thiếu giấy tờ, thông tin",
            facts.lacking,
            Message::Went(Place::Lacking),
        ));
    }
    if facts.returned > 0 {
        let to = dossiers_in(DossierState::Returned);
        lines = lines.push(counted("Hồ sơ trả lại, đang chờ bổ sung", facts.returned, to));
    }
    card("Hồ sơ theo bước", &facts.dossiers, lines)
}

/// Something that waits, with how many there are.
fn counted(words: &str, count: usize, to: Message) -> Element<'_, Message> {
    let content = row![
        label::colored(Tone::Due.sign().text(16.0), |c| c.due),
        line(words),
        label::body(count.to_string()).font(fonts::FIGURES_STRONG)
    ]
    .spacing(S8)
    .align_y(Alignment::Center);
    door(content, to)
}

/// What can be printed; nothing where there is nothing to say.
fn ready(screen: &Home) -> Option<Element<'_, Message>> {
    let drafts = screen.drafts.as_ref();
    let named = drafts.map_or(&[][..], |drafts| &drafts.ready);
    let lacking = drafts.map_or(&[][..], |drafts| &drafts.lacking);
    let rounds = &screen.facts.rounds;
    if named.is_empty() && lacking.is_empty() && rounds.is_empty() {
        return None;
    }
    let papers = || Message::Went(Place::Papers);
    let said = |sign: icon::Icon, words: String, under: &'static str, to: Message| {
        let words = column![line(words).two(), line(under).small()].width(Length::Fill);
        let content = row![label::colored(sign.text(18.0), |c| c.gold), words];
        door(content.spacing(S8).align_y(Alignment::Center), to)
    };
    let mut lines = column![];
    for draft in named.iter().take(PAPERS) {
        let to = Message::Went(Place::Paper(draft.id));
        let under = "Dự thảo đã đủ dữ liệu, chưa ban hành";
        lines = lines.push(said(icon::paper(), draft.name.clone(), under, to));
    }
    if named.len() > PAPERS {
        lines = lines.push(door(label::small(format!("và {} dự thảo khác", named.len() - PAPERS)), papers()));
    }
    for round in rounds {
        let under = "Đã chốt, chưa ban hành văn bản nào";
        lines = lines.push(said(icon::scale(), round.name.clone(), under, papers()));
    }
    match lacking {
        [] => {}
        [one] => {
            let to = Message::Went(Place::Paper(one.id));
            lines = lines.push(said(icon::edit(), one.name.clone(), "Dự thảo còn thiếu dữ liệu", to));
        }
        several => lines = lines.push(counted("Dự thảo còn thiếu dữ liệu", several.len(), papers())),
    }
    Some(card("Sẵn sàng in", "", lines))
}

fn saved(backup: &Backup, busy: bool) -> Element<'_, Message> {
    let tone = if backup.old { Tone::Due } else { Tone::Done };
    let words = row![
        label::colored(tone.sign().text(18.0), if backup.old { |c| c.due } else { |c| c.done }),
        label::body(backup.words.as_str()).width(Length::Fill)
    ]
    .spacing(S8)
    .align_y(Alignment::Center);
    let deed = button::secondary(if busy { "Đang sao lưu…" } else { "Sao lưu ngay" })
        .icon(icon::database())
        .on_press_maybe((!busy).then_some(Message::BackupAsked));
    let whole =
        button::quiet("Xuất toàn bộ dữ liệu").icon(icon::export()).on_press(Message::Went(Place::Exports));
    let content = column![words, Element::from(deed), Element::from(whole)].spacing(S8);
    card("Sao lưu", "", container(content).padding(Padding { left: S12, right: S12, top: S4, bottom: S8 }))
}
