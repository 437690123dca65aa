//! The face of the shell: rail, strips, notices, questions, and the screen in the middle.

use super::perform::SEARCH;
use super::{App, Gathering, Message, Ready, SaveAs, Saving, Stage, keys};
use crate::screens::{Current, Desk, Place, Question};
use crate::storage::OpenError;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::rail::{Entry, rail};
use crate::ui::{Element, button, choice, dialog, empty, frame, icon, label, measure, repaint, toast};
use iced::widget::{column, container, responsive, row, scrollable, space};
use iced::{Alignment, Length};

/// Less width than this, in px, is not divided between the search and the names of office and member.
const NARROW_STRIP: f32 = 800.0;

/// A campaign and a year of it, as the picker shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Campaign {
    current: Current,
    words: String,
}

impl std::fmt::Display for Campaign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

fn campaigns(desk: &Desk) -> Vec<Campaign> {
    desk.own_plans()
        .flat_map(|plan| {
            let several = plan.years().count() > 1;
            plan.years().map(move |year| Campaign {
                current: Current { plan: plan.id, year },
                words: if several { format!("{} – năm {year}", plan.name) } else { plan.name.clone() },
            })
        })
        .collect()
}

impl App {
    /// Draws the window.
    #[must_use]
    pub fn view(&self) -> Element<'_, Message> {
        let content = match &self.stage {
            Stage::Opening => empty::working("Đang mở dữ liệu…", None, row![]),
            Stage::Trouble(error) => trouble(error),
            Stage::Ready(ready) => ready.view(self.folded, self.scale),
        };
        repaint::whole_window(content)
    }
}

fn trouble(error: &OpenError) -> Element<'_, Message> {
    let mut words =
        column![label::title("Chưa mở được dữ liệu"), label::body(error.to_string()).width(Length::Fill),]
            .spacing(measure::S16);
    if !error.detail().is_empty() {
        words = words.push(label::small(format!("Chi tiết: {}", error.detail())));
    }
    let deeds = row![
        Element::from(
            button::secondary("Chọn tệp dữ liệu khác…").icon(icon::folder()).on_press(Message::OtherAsked)
        ),
        space::horizontal(),
        Element::from(button::primary("Thử mở lại").icon(icon::refresh()).on_press(Message::Retried)),
    ]
    .spacing(measure::S8);
    let card = crate::ui::panel::card(words.push(deeds));
    container(container(card).max_width(640.0)).center(Length::Fill).padding(measure::S24).into()
}

impl Ready {
    fn view(&self, folded: bool, scale: f32) -> Element<'_, Message> {
        let screen = self.screen.view(&self.desk).map(Message::Screen);
        let page = if self.screen.fills_window() {
            screen
        } else {
            frame::frame(self.rail(folded), self.strip(), screen, self.status(scale))
        };
        let page = toast::over(page, &self.toasts, Message::NoticeClosed);
        dialog::over(page, self.on_top())
    }

    fn rail(&self, folded: bool) -> Element<'_, Message> {
        let entry = |place: Place, icon, words: &'static str| {
            let entry = Entry::new(place, icon, words);
            match keys::keys_to(place) {
                Some(keys) => entry.keys(keys),
                None => entry,
            }
        };
        rail(
            "Gương Sáng",
            vec![
                entry(Place::Home, icon::home(), "Tổng quan"),
                entry(Place::Plans, icon::plan(), "Kế hoạch"),
                entry(Place::Dossiers, icon::dossier(), "Hồ sơ"),
                entry(Place::Selection, icon::scale(), "Xét chọn"),
                entry(Place::Papers, icon::paper(), "Văn bản"),
                entry(Place::Publicity, icon::news(), "Tuyên truyền"),
                entry(Place::Catalogue, icon::catalogue(), "Danh mục"),
                entry(Place::Office, icon::office(), "Cơ quan"),
            ],
            self.screen.entry(),
            folded,
            Message::Went,
            Message::Folded,
        )
    }

    fn strip(&self) -> Element<'_, Message> {
        let strip = responsive(|room| self.strip_in(room.width));
        // The hairline under the strip is a pixel of its own.
        container(strip).height(measure::STRIP + 1.0).into()
    }

    /// The top strip in a room so wide: where it is narrow, the search has it before the names.
    fn strip_in(&self, width: f32) -> Element<'_, Message> {
        let narrow = width < NARROW_STRIP;
        let all = campaigns(&self.desk);
        let chosen = all.iter().find(|campaign| Some(campaign.current) == self.desk.current).cloned();
        let place = choice::Pick::new("", all, chosen, |campaign: Campaign| Message::Chose(campaign.current))
            .placeholder("Chưa có kế hoạch")
            .width(if narrow { 220 } else { 280 });
        let search = Field::new("", &self.search)
            .placeholder("Tìm hồ sơ, không cần dấu (Ctrl+F)")
            .icon(icon::search())
            .id(SEARCH)
            .on_input(Message::Searched);
        let office = self.desk.office.as_ref().map_or("", |office| office.short_name.as_str());
        let mut person = row![].spacing(measure::S16).align_y(Alignment::Center);
        if !office.is_empty() && !narrow {
            person = person.push(frame::who(icon::building(), office));
        }
        if !self.desk.staff.is_empty() && !narrow {
            person = person.push(frame::who(icon::user(), self.desk.staff.as_str()));
        }
        frame::strip(place, search, person)
    }

    fn status(&self, scale: f32) -> Element<'_, Message> {
        let left: Element<'_, Message> = if self.writing > 0 {
            label::small("Đang lưu…").into()
        } else {
            match &self.saved {
                Some(at) => row![icon::check_circle().text(14.0), label::small(format!("Đã lưu lúc {at}"))]
                    .spacing(measure::S4)
                    .align_y(Alignment::Center)
                    .into(),
                None => label::small("Chưa có thay đổi nào").into(),
            }
        };
        let undo = self.undo.next_undo().map(|title| format!("Ctrl+Z: hoàn tác “{}”", shortened(title)));
        let right = row![]
            .spacing(measure::S16)
            .align_y(Alignment::Center)
            .push(undo.map(label::small))
            .push(label::small("F1: phím tắt"))
            .push(label::small(format!("{:.0} %", scale * 100.0)));
        frame::status(left, right)
    }

    fn on_top(&self) -> Option<Element<'_, Message>> {
        if let Some(question) = &self.question {
            return Some(ask(question));
        }
        if let Some(gathering) = &self.gathering {
            return Some(progress(gathering));
        }
        if let Some(save_as) = &self.save_as {
            return Some(path_field(save_as));
        }
        self.help.then(help)
    }
}

/// A title short enough for the status strip.
fn shortened(title: &str) -> String {
    const MOST: usize = 48;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let mut short: String = title.chars().take(MOST - 1).collect();
    short.push('…');
    short
}

fn ask<M>(question: &Question<M>) -> Element<'_, Message> {
    let yes = if question.danger {
        button::danger(question.yes.as_str())
    } else {
        button::primary(question.yes.as_str())
    };
    let deeds = row![
        Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::Answered(false))),
        Element::from(yes.on_press(Message::Answered(true))),
    ]
    .spacing(measure::S8);
    let tone = if question.danger { Tone::Danger } else { Tone::Info };
    dialog::ask(&question.title, &question.sentence, tone, deeds)
}

fn path_field(save_as: &SaveAs) -> Element<'_, Message> {
    let (title, caption) = match &save_as.what {
        Saving::One(job) => (job.format.deed(), "Ghi vào tệp"),
        Saving::All(_) => ("Lưu tất cả", "Đặt thư mục văn bản trong"),
        Saving::Copy(_) => ("Lưu bản sao", "Ghi vào tệp"),
        Saving::Table(_) => ("Xuất danh sách", "Ghi vào tệp"),
        Saving::Reading => ("Mở tệp", "Đọc tệp"),
    };
    let field = Field::new(caption, &save_as.path)
        .help("Máy này không có hộp chọn tệp; hãy sửa đường dẫn nếu cần.")
        .on_input(Message::PathTyped)
        .on_submit(Message::PathGiven(true));
    let deeds = row![
        Element::from(button::secondary("Thôi").keys("Esc").on_press(Message::PathGiven(false))),
        Element::from(button::primary(title).on_press(Message::PathGiven(true))),
    ]
    .spacing(measure::S8);
    dialog::wide(title, field, deeds, 640.0)
}

/// How far the papers of a round are written, and how to stop it.
fn progress(gathering: &Gathering) -> Element<'_, Message> {
    let share = gathering.at as f32 / gathering.of.max(1) as f32;
    let words = if gathering.words.is_empty() { "Đang chuẩn bị…" } else { gathering.words.as_str() };
    let content =
        column![label::body(words), crate::ui::progress::bar(share, Tone::Info)].spacing(measure::S12);
    let deeds = Element::from(button::secondary("Dừng lại").keys("Esc").on_press(Message::GatherStopped));
    dialog::wide("Lưu tất cả", content, deeds, 560.0)
}

fn help<'a>() -> Element<'a, Message> {
    let lines = keys::TABLE.iter().map(|(_, _, keys, words)| {
        row![label::strong(*keys).width(120), label::body(*words)].spacing(measure::S16).into()
    });
    let content = scrollable(column(lines).spacing(measure::S8)).height(Length::Shrink);
    let deeds = Element::from(button::primary("Đóng").keys("Esc").on_press(Message::HelpToggled));
    dialog::wide("Phím tắt", content, deeds, 560.0)
}
