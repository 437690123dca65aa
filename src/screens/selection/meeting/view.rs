//! The mode as it looks: large type that grows with the window, one dossier at a time.

use super::sheet::{About, Answer, Outcome, Sheet};
use super::{Ballot, Meeting, Message, Page};
use crate::ui::badge::{self, Tone};
use crate::ui::field::Field;
use crate::ui::measure::{LINE_HEIGHT, S4, S8, S12, S16, S24, S32};
use crate::ui::{Colors, Element, Theme, button, empty, fonts, icon, label, panel};
use iced::widget::{Text, column, container, responsive, row, scrollable, space, text};
use iced::{Alignment, Border, Fill, Font, Length};

/// Width of the window at which type has its own size, in px.
const USUAL: f32 = 1366.0;

/// Type in a size that grows with the window.
fn words<'a>(
    words: impl text::IntoFragment<'a>,
    size: f32,
    font: Font,
) -> Text<'a, Theme, crate::ui::Renderer> {
    text(words).size(size).font(font).line_height(LINE_HEIGHT)
}

fn coloured<'a>(
    it: Text<'a, Theme, crate::ui::Renderer>,
    color: fn(&Colors) -> iced::Color,
) -> Text<'a, Theme, crate::ui::Renderer> {
    label::colored(it, color)
}

impl Meeting {
    /// The whole mode.
    pub fn view(&self) -> Element<'_, Message> {
        let page = responsive(|room| {
            // The height counts too: a low window must not lose the foot of the page.
            let scale = (room.width / USUAL).min(room.height / 700.0).clamp(0.8, 1.7);
            self.page(scale)
        });
        container(column![self.strip(), container(page).height(Fill), self.foot()])
            .width(Fill)
            .height(Fill)
            .style(|theme: &Theme| container::Style {
                background: Some(theme.colors().paper.into()),
                text_color: Some(theme.colors().ink),
                ..container::Style::default()
            })
            .into()
    }

    fn strip(&self) -> Element<'_, Message> {
        let whole = if self.whole_screen { "Thu về cửa sổ" } else { "Toàn màn hình" };
        let deeds = row![
            button::quiet(whole).keys("F11").on_press(Message::WholeScreen),
            button::quiet("Kết thúc chế độ họp").icon(icon::close()).keys("Esc").on_press(Message::Left),
        ]
        .spacing(S8);
        let strip = row![container(crate::ui::line::line(self.round.as_str()).strong()).width(Fill), deeds]
            .align_y(Alignment::Center)
            .spacing(S16);
        column![container(strip).padding([S8, S24]), panel::hairline()].into()
    }

    fn foot(&self) -> Element<'_, Message> {
        let place = match self.pages.get(self.at) {
            Some(Page::Dossier(at)) => format!("Hồ sơ {} trên {}", at + 1, self.turns.len()),
            Some(Page::Between { next: Some(at), .. }) => {
                format!("Trước hồ sơ {} trên {}", at + 1, self.turns.len())
            }
            _ => format!("Hết {} hồ sơ", self.turns.len()),
        };
        let back = button::secondary("Trang trước")
            .icon(icon::left())
            .keys("←")
            .on_press_maybe((self.at > 0).then_some(Message::Back));
        let on = button::primary("Trang sau")
            .icon_after(icon::right())
            .keys("→ hoặc phím cách")
            .on_press_maybe((self.at + 1 < self.pages.len()).then_some(Message::Forward));
        let foot = row![back, container(label::body(place)).center_x(Fill), on]
            .align_y(Alignment::Center)
            .spacing(S16);
        column![panel::hairline(), container(foot).padding([S8, S24])].into()
    }

    fn page(&self, scale: f32) -> Element<'_, Message> {
        match self.pages.get(self.at) {
            None => empty::empty(
                icon::dossier(),
                "Chưa có hồ sơ vào xét",
                "Hãy đưa hồ sơ vào đợt xét ở phần Hồ sơ vào xét, rồi mở lại chế độ họp.",
                row![],
            ),
            Some(Page::Between { leave, back, next }) => {
                let next = next.and_then(|at| self.sheets.get(at));
                between(leave, back, next, scale)
            }
            Some(Page::Dossier(at)) => match (self.sheets.get(*at), self.turns.get(*at)) {
                (Some(sheet), Some(turn)) => self.sheet(sheet, self.about.get(&turn.dossier), scale),
                _ => space().into(),
            },
        }
    }

    fn sheet<'a>(&'a self, sheet: &'a Sheet, about: Option<&'a About>, scale: f32) -> Element<'a, Message> {
        let mut head = column![
            coloured(words(sheet.number.as_str(), 18.0 * scale, fonts::MEDIUM), |c| c.gold_ink),
            words(sheet.name.as_str(), name_size(&sheet.name) * scale, fonts::BOLD).line_height(1.3),
            coloured(words(sheet.unit.as_str(), 21.0 * scale, fonts::REGULAR), |c| c.ink_soft),
        ]
        .spacing(S4);
        if !sheet.out.is_empty() {
            let sentence = format!("Đang tạm ra ngoài: {}", sheet.out.join(", "));
            head = head.push(banner(sentence, scale, Tone::Gold, icon::user()));
        }
        if !sheet.unanswered.is_empty() {
            let sentence = format!(
                "Có thể có xung đột lợi ích, chưa trả lời ở phần Hội đồng: {}",
                sheet.unanswered.join(", ")
            );
            head = head.push(banner(sentence, scale, Tone::Due, icon::warning()));
        }
        let left = container(scrolled(texts(about, scale))).width(Length::FillPortion(11)).height(Fill);
        let mut right = column![].spacing(S12);
        if !sheet.gates.is_empty() || !sheet.knock_outs.is_empty() {
            right = right.push(panel::card(gates(sheet, scale)));
        }
        if self.vote.asked {
            right = right.push(panel::card(self.votes(scale)));
        }
        if let Some(result) = self.result(sheet, scale) {
            right = right.push(panel::card(result));
        }
        let right = container(scrolled(right)).width(Length::FillPortion(9)).height(Fill);
        container(column![head, row![left, right].spacing(S24).height(Fill)].spacing(S16))
            .padding([S16, S32])
            .width(Fill)
            .height(Fill)
            .into()
    }

    fn result<'a>(&'a self, sheet: &'a Sheet, scale: f32) -> Option<Element<'a, Message>> {
        let big = |it: &'a str| words(it, 38.0 * scale, fonts::FIGURES_STRONG).line_height(1.2);
        let said = |it: &'a str| coloured(words(it, 17.0 * scale, fonts::REGULAR), |c| c.ink_soft);
        let mut all = column![].spacing(S4);
        match &sheet.outcome {
            Outcome::None => return None,
            Outcome::Hidden => {
                return Some(
                    said("Chấm điểm độc lập: kết quả hiện ra khi mọi thành viên đã xác nhận phiếu.").into(),
                );
            }
            Outcome::Waiting { owing } => {
                let sentence = if *owing == 0 {
                    "Chưa có thành viên nào chấm hồ sơ này.".to_owned()
                } else {
                    format!("Còn {owing} thành viên chưa chấm xong.")
                };
                return Some(coloured(words(sentence, 17.0 * scale, fonts::REGULAR), |c| c.ink_soft).into());
            }
            Outcome::Stands { mean, rank, grade, state, inside } => {
                all = all.push(
                    row![
                        column![said("Điểm trung bình"), big(mean)].width(Fill),
                        column![said("Hạng"), big(rank)].width(Fill),
                    ]
                    .spacing(S16),
                );
                if !grade.is_empty() {
                    all = all.push(words(grade.as_str(), 20.0 * scale, fonts::SEMIBOLD));
                }
                if !state.is_empty() {
                    let tone = match inside {
                        Some(true) => Tone::Done,
                        Some(false) => Tone::Plain,
                        None => Tone::Due,
                    };
                    all = all.push(badge::badge(state, tone));
                }
            }
            Outcome::Aside { mean, why } => {
                all = all.push(said("Điểm trung bình")).push(big(mean));
                all = all.push(coloured(words(why.as_str(), 17.0 * scale, fonts::REGULAR), |c| c.danger));
            }
        }
        if let Some(apart) = &sheet.apart {
            all = all.push(banner(apart.clone(), scale, Tone::Due, icon::warning()));
        }
        let toggle = if self.totals {
            "Ẩn điểm từng thành viên"
        } else {
            "Hiện điểm từng thành viên"
        };
        let sign = if self.totals { icon::eye_off() } else { icon::eye() };
        all = all.push(button::quiet(toggle).icon(sign).on_press(Message::TotalsToggled));
        if self.totals {
            for (name, figure) in &sheet.totals {
                all = all.push(
                    row![
                        words(name.as_str(), 16.0 * scale, fonts::REGULAR).width(Fill),
                        words(figure.as_str(), 16.0 * scale, fonts::FIGURES),
                    ]
                    .spacing(S12),
                );
            }
        }
        Some(all.into())
    }

    fn votes(&self, scale: f32) -> Element<'_, Message> {
        let heading = format!("Biểu quyết ({} người)", self.vote.may);
        let all = button::secondary("Tất cả đồng ý").icon(icon::check()).on_press(Message::AllAgreed);
        let head = row![words(heading, 18.0 * scale, fonts::SEMIBOLD).width(Fill), all]
            .align_y(Alignment::Center)
            .spacing(S8);
        let fields = Ballot::ALL.map(|ballot| {
            Field::new(ballot.label(), &self.vote.figures[ballot as usize])
                .id(ballot.field())
                .numeric()
                .wrong(self.vote.trouble.is_some())
                .on_input(move |typed| Message::Typed(ballot, typed))
                .on_submit(Message::Entered(ballot))
                .into()
        });
        let mut out = column![head, row(fields).spacing(S8)].spacing(S8);
        if let Some(trouble) = &self.vote.trouble {
            out = out.push(coloured(words(trouble.as_str(), 15.0 * scale, fonts::REGULAR), |c| c.danger));
        } else if !self.vote.outcome.is_empty() {
            let color: fn(&Colors) -> iced::Color =
                if self.vote.carried == Some(true) { |c| c.done } else { |c| c.danger };
            out = out.push(coloured(words(self.vote.outcome.as_str(), 18.0 * scale, fonts::SEMIBOLD), color));
        }
        out.into()
    }
}

/// Long names in a smaller size: two lines are enough for any of them.
fn name_size(name: &str) -> f32 {
    match name.chars().count() {
        0..=40 => 40.0,
        41..=80 => 32.0,
        _ => 26.0,
    }
}

fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    let inside = container(content).padding(iced::Padding { right: S16, ..iced::Padding::ZERO });
    scrollable(inside).direction(scrollable::Direction::Vertical(bar)).width(Fill).height(Fill).into()
}

fn texts(about: Option<&About>, scale: f32) -> Element<'_, Message> {
    let heading = |it: &'static str| coloured(words(it, 16.0 * scale, fonts::SEMIBOLD), |c| c.primary_ink);
    let body = |it: String| words(it, 20.0 * scale, fonts::REGULAR);
    let mut all = column![].spacing(S8);
    let Some(about) = about else { return all.into() };
    if !about.proposed.is_empty() {
        all = all.push(heading("Đề nghị")).push(body(about.proposed.clone()));
    }
    if !about.summary.is_empty() {
        all = all.push(heading("Tóm tắt")).push(body(about.summary.clone()));
    }
    if !about.achievements.is_empty() {
        all = all.push(heading("Thành tích"));
        for one in &about.achievements {
            all = all.push(row![body("–".to_owned()), body(one.clone()).width(Fill)].spacing(S8));
        }
        if about.more > 0 {
            let sentence = format!("và {} thành tích khác trong hồ sơ", about.more);
            all = all.push(coloured(words(sentence, 16.0 * scale, fonts::REGULAR), |c| c.ink_soft));
        }
    }
    if about.summary.is_empty() && about.achievements.is_empty() {
        let sentence = "Hồ sơ chưa ghi tóm tắt và thành tích.";
        all = all.push(coloured(body(sentence.to_owned()), |c| c.ink_soft));
    }
    all.into()
}

fn gates(sheet: &Sheet, scale: f32) -> Element<'_, Message> {
    let size = 16.0 * scale;
    let mut all = column![words("Điều kiện bắt buộc", 18.0 * scale, fonts::SEMIBOLD)].spacing(S8);
    for (title, answer) in &sheet.gates {
        let (mark, tone) = match answer {
            Answer::Met => ("Đạt", Tone::Done),
            Answer::Failed => ("Không đạt", Tone::Danger),
            Answer::NotApplicable => ("Không áp dụng", Tone::Plain),
            Answer::Waiting => ("Chưa trả lời", Tone::Due),
        };
        all = all.push(
            row![words(title.as_str(), size, fonts::REGULAR).width(Fill), badge::badge(mark, tone)]
                .spacing(S12)
                .align_y(Alignment::Center),
        );
    }
    for title in &sheet.knock_outs {
        all = all.push(
            row![
                words(title.as_str(), size, fonts::REGULAR).width(Fill),
                badge::badge("Hạ xếp loại", Tone::Danger)
            ]
            .spacing(S12)
            .align_y(Alignment::Center),
        );
    }
    all.into()
}

fn banner<'a>(sentence: String, scale: f32, tone: Tone, sign: crate::ui::icon::Icon) -> Element<'a, Message> {
    let inside = row![sign.text(18.0 * scale), words(sentence, 17.0 * scale, fonts::MEDIUM).width(Fill)]
        .spacing(S8)
        .align_y(Alignment::Center);
    container(inside)
        .padding([S8, S12])
        .width(Fill)
        .style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(tone.ink(c)),
                background: Some(tone.ground(c).into()),
                border: Border { radius: 6.into(), ..Border::default() },
                ..container::Style::default()
            }
        })
        .into()
}

fn between<'a>(
    leave: &'a [String],
    back: &'a [String],
    next: Option<&'a Sheet>,
    scale: f32,
) -> Element<'a, Message> {
    let said = |it: &'static str| coloured(words(it, 24.0 * scale, fonts::REGULAR), |c| c.ink_soft);
    let name = |it: &'a String| {
        words(it.as_str(), 38.0 * scale, fonts::BOLD).line_height(1.3).align_x(iced::Center).into()
    };
    let group = |before: &'static str, all: &'a [String], after: &'static str| {
        let names: Vec<Element<'a, Message>> = all.iter().map(name).collect();
        column![said(before), column(names).align_x(Alignment::Center), said(after)]
            .spacing(S8)
            .align_x(Alignment::Center)
    };
    let mut all = column![].spacing(S32).align_x(Alignment::Center);
    if !back.is_empty() {
        all = all.push(group("Mời", back, "trở lại phòng họp"));
    }
    if !leave.is_empty() {
        all = all.push(group("Mời", leave, "tạm ra ngoài"));
    }
    match next {
        Some(next) => {
            let sentence = format!("Hồ sơ tiếp theo: {} ({})", next.name, next.kind);
            all = all
                .push(coloured(words(sentence, 20.0 * scale, fonts::REGULAR).align_x(iced::Center), |c| {
                    c.gold_ink
                }));
        }
        None => all = all.push(said("Đã xem hết hồ sơ của đợt xét.")),
    }
    container(all).padding(S32).center(Fill).clip(true).into()
}
