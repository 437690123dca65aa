//! A list of units, pasted or read from a file: what would come of each row is shown before anything is stored.

use super::super::super::templates;
use super::super::super::typed::{note, trouble};
use super::super::super::{Desk, Effect, Opening, after_pause};
use crate::domain::ids::UnitId;
use crate::domain::unit::listing::{self, Choices, Listing, Outcome, Row};
use crate::domain::unit::{Unit, UnitKind, in_tree_order};
use crate::domain::{Area, Changes};
use crate::exchange::read_list;
use crate::exchange::templates::Template;
use crate::storage::StoreError;
use crate::text::legacy::{Proposal, propose};
use crate::text::{fold, same};
use crate::ui::area::{Action, Area as TextArea, Content};
use crate::ui::badge::Tone;
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, badge, button, check, choice, empty, grid, icon, line, measure, panel};
use iced::task::Handle;
use iced::widget::{column, container, responsive, row, space};
use iced::{Alignment, Length, Padding, Task};
use std::path::PathBuf;

/// Less room than this and text and rows stand under each other, in px.
const BESIDE: f32 = 760.0;

/// The page.
#[derive(Debug)]
pub struct Paste {
    text: Content,
    choices: Choices,
    under: String,
    under_wrong: bool,
    offers: Vec<UnitId>,
    items: Vec<Item>,
    read: Listing,
    /// The words under each row and of its outcome, worked out once.
    shown: Vec<Shown>,
    grid: grid::State,
    told: Vec<String>,
    rows_first: bool,
    error: Option<String>,
    entered: Option<String>,
    resting: Option<Handle>,
    /// The text in Unicode, where it was pasted from an old program.
    old: Option<Proposal>,
}

#[derive(Debug)]
struct Shown {
    outcome: &'static str,
    tone: Tone,
    words: String,
    /// Whether the row can be taken out, or put in again.
    skipped: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the text.
    Edited(Action),
    /// Typing has rested.
    Rested,
    /// Letters of the unit under which rows stand that say nothing about it.
    UnderTyped(String),
    /// It was taken, by its place among those offered.
    UnderTaken(usize),
    /// The keyboard left that field.
    UnderLeft,
    /// A row is left out, or put in again, by its line.
    SkipTicked(usize, bool),
    /// A row is another unit than the one near by name, or the same.
    ApartTicked(usize, bool),
    /// Where there is room for one side only: the rows, or the text.
    SideChosen(bool),
    /// In the list of rows.
    Grid(grid::Event),
    /// A file was asked for.
    FileAsked,
    /// A file was chosen.
    FileChosen(PathBuf),
    /// It was read: its lines and what is to be said about them.
    FileRead(Result<(String, Vec<String>), String>),
    /// "Chuyển sang Unicode": the text is read by the table that was proposed.
    Converted,
    /// "Lấy tệp mẫu…", and what came of it.
    Template(templates::Message),
    /// The deed was asked for.
    Entered,
}

impl Paste {
    pub(super) fn open(desk: &Desk) -> Self {
        let tops: Vec<UnitId> = in_tree_order(&desk.units)
            .into_iter()
            .filter(|(depth, unit)| *depth == 0 && !unit.has_ended(desk.today))
            .map(|(_, unit)| unit.id)
            .collect();
        // An office with one unit at the top means it by every list.
        let under = if let [only] = tops.as_slice() { Some(*only) } else { None };
        let mut page = Self {
            text: Content::new(),
            choices: Choices { under, today: Some(desk.today), ..Choices::default() },
            under: String::new(),
            under_wrong: false,
            offers: Vec::new(),
            items: Vec::new(),
            read: Listing::default(),
            shown: Vec::new(),
            grid: grid::State::tall(),
            told: Vec::new(),
            rows_first: false,
            error: None,
            entered: None,
            resting: None,
            old: None,
        };
        page.offers(desk);
        page
    }

    /// What was read.
    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.read
    }

    fn offers(&mut self, desk: &Desk) {
        let above = in_tree_order(&desk.units).into_iter().map(|(_, unit)| unit);
        let above: Vec<&Unit> =
            above.filter(|unit| unit.kind != UnitKind::Hamlet && !unit.has_ended(desk.today)).collect();
        self.offers = above.iter().map(|unit| unit.id).collect();
        self.items = above.iter().map(|unit| Item::new(unit.name.clone(), fold(&unit.name))).collect();
        self.under = self.choices.under.map(|id| desk.unit_name(id)).unwrap_or_default();
        self.under_wrong = false;
    }

    fn read(&mut self, desk: &Desk) {
        self.resting = None;
        self.read = listing::read_as(&self.text.text(), &desk.units, &self.choices);
        self.shown = self.read.rows.iter().map(shown).collect();
        self.old = propose(&self.text.text(), None);
    }

    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Edited(action) => {
                let is_edit = action.is_edit();
                self.text.perform(action);
                if !is_edit {
                    return Effect::None;
                }
                self.error = None;
                self.entered = None;
                // Lines have moved: what was decided about them means others now.
                self.choices.skipped.clear();
                self.choices.apart.clear();
                let (task, handle) = after_pause(Message::Rested);
                self.resting = Some(handle);
                return Effect::Run(task);
            }
            Message::Rested => {}
            Message::UnderTyped(text) => {
                (self.under, self.under_wrong) = (text, false);
                return Effect::None;
            }
            Message::UnderTaken(place) => {
                self.choices.under = self.offers.get(place).copied();
                self.offers(desk);
            }
            Message::UnderLeft => {
                let named = self.items.iter().position(|item| same(&item.words, &self.under));
                if self.under.trim().is_empty() {
                    self.choices.under = None;
                } else if let Some(id) = named.and_then(|place| self.offers.get(place)) {
                    self.choices.under = Some(*id);
                } else {
                    self.under_wrong = true;
                }
            }
            Message::SkipTicked(line, on) => tick(&mut self.choices.skipped, line, on),
            Message::ApartTicked(line, on) => tick(&mut self.choices.apart, line, on),
            Message::SideChosen(rows) => {
                self.rows_first = rows;
                return Effect::None;
            }
            Message::Grid(event) => return Effect::Run(self.grid.update(event, self.shown.len())),
            Message::FileAsked => {
                let kinds: (&'static str, &'static [&'static str]) =
                    ("Bảng tính, văn bản", &["xlsx", "xls", "ods", "csv", "docx", "txt"]);
                return Effect::Open(Opening::new("Chọn tệp danh sách đơn vị", kinds, Message::FileChosen));
            }
            Message::Converted => {
                if let Some(old) = self.old.take() {
                    self.text = Content::with_text(&old.after);
                }
            }
            Message::Template(message) => {
                return templates::update(Template::Units, message, desk).map(Message::Template);
            }
            Message::FileChosen(path) => {
                let read = async move { read_list(&path).map_err(|error| error.to_string()) };
                return Effect::Run(Task::perform(read, Message::FileRead));
            }
            Message::FileRead(Ok((text, notices))) => {
                self.text = Content::with_text(&text);
                self.told = notices;
                self.choices.skipped.clear();
                self.choices.apart.clear();
                (self.error, self.entered) = (None, None);
            }
            Message::FileRead(Err(error)) => self.error = Some(error),
            Message::Entered => {
                self.read(desk);
                let command = self.read.command(&mut || desk.fresh());
                return command.map_or(Effect::None, Effect::Change);
            }
        }
        self.read(desk);
        Effect::None
    }

    pub(super) fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Unit]) {
            let [new, changed, ..] = self.read.counts();
            self.offers(desk);
            self.read(desk);
            let [left, still, ..] = self.read.counts();
            // The rows of the list are there now: it was this page's deed.
            if left + still > 0 {
                self.entered = None;
            } else if new + changed > 0 {
                self.entered = Some(format!(
                    "Đã nhập {new} đơn vị mới, sửa {changed} đơn vị. Có thể hoàn tác bằng Ctrl+Z."
                ));
            }
        }
        Effect::None
    }

    pub(super) fn refused(&mut self, error: &StoreError) {
        self.error = Some(error.to_string());
    }

    pub(super) fn view<'a>(&'a self, _desk: &'a Desk) -> Element<'a, Message> {
        responsive(move |room| self.face(room.width)).into()
    }

    fn face(&self, room: f32) -> Element<'_, Message> {
        let [new, changed, same, refused] = self.read.counts();
        let body: Element<'_, Message> = if room < BESIDE {
            let sides = [(false, "Danh sách"), (true, "Kết quả đọc")];
            let side = if self.rows_first { self.rows() } else { self.source(false) };
            column![choice::segments(&sides, self.rows_first, Message::SideChosen), side]
                .spacing(measure::S8)
                .into()
        } else {
            row![
                container(self.source(false)).width(Length::FillPortion(2)),
                container(self.rows()).width(Length::FillPortion(3))
            ]
            .spacing(measure::S12)
            .into()
        };
        let ready = (new + changed > 0).then_some(Message::Entered);
        let words = match (new, changed) {
            (0, 0) => "Nhập danh sách".to_owned(),
            (new, 0) => format!("Nhập {new} đơn vị mới"),
            (0, changed) => format!("Sửa {changed} đơn vị"),
            (new, changed) => format!("Nhập {new} đơn vị mới, sửa {changed}"),
        };
        let told = format!("{new} mới · {changed} sửa · {same} đã có · {refused} không nhập");
        let told = container(Element::from(line::line(told).small())).width(Length::Fill);
        let foot = row![told, button::primary(words).icon(icon::check()).on_press_maybe(ready)]
            .spacing(measure::S16)
            .align_y(Alignment::Center);
        column![
            container(body).height(Length::Fill),
            container(foot).padding(Padding { top: measure::S12, ..Padding::ZERO })
        ]
        .into()
    }

    fn source(&self, low: bool) -> Element<'_, Message> {
        let mut all = column![
            Element::from(
                TextArea::new("Danh sách chép từ Excel hoặc Word", &self.text)
                    .placeholder("Chép cả dòng tiêu đề cột rồi dán vào đây (Ctrl+V). Mỗi đơn vị một dòng; thụt đầu dòng, đánh số 1, 1.1 hoặc cột “Trực thuộc” cho biết đơn vị nào nằm dưới đơn vị nào.")
                    .fill()
                    .on_action(Message::Edited)
            )
        ]
        .spacing(measure::S12);
        let file = button::quiet("Đọc từ tệp").icon(icon::import()).on_press(Message::FileAsked);
        let template = button::quiet("Lấy tệp mẫu…")
            .icon(icon::export())
            .tip("Tệp Excel để đơn vị điền")
            .on_press(Message::Template(templates::Message::Asked));
        let pick = Suggest::new(
            "Dòng không ghi trực thuộc thì nằm dưới",
            &self.under,
            &fold(&self.under),
            &self.items,
            Message::UnderTyped,
            Message::UnderTaken,
        )
        .placeholder("Không đơn vị nào (cấp cao nhất)")
        .error(self.under_wrong.then_some("Chưa có đơn vị tên này. Hãy chọn trong danh sách gợi ý."))
        .on_submit(Message::UnderLeft)
        .on_leave(Message::UnderLeft);
        let files = row![Element::from(file), Element::from(template)].spacing(measure::S12);
        all = all.push(column![Element::from(pick), Element::from(files)].spacing(measure::S4));
        if !low {
            for one in self.told.iter().chain(&self.read.notices) {
                all = all.push(note(one.as_str(), Tone::Info));
            }
        }
        if let Some(old) = &self.old {
            let (before, after) = example(old);
            let words = format!("Chữ theo bảng mã {}: “{before}” sẽ thành “{after}”.", old.table.label());
            let deed = button::secondary("Chuyển sang Unicode").on_press(Message::Converted);
            all = all.push(column![note(words, Tone::Due), Element::from(deed)].spacing(measure::S8));
        }
        if let Some(error) = &self.error {
            all = all.push(trouble(error));
        }
        if let Some(done) = &self.entered {
            all = all.push(note(done.as_str(), Tone::Done));
        }
        panel::card(all)
    }

    fn rows(&self) -> Element<'_, Message> {
        let columns = vec![
            grid::column("Dòng", 56.0).right(),
            grid::column("Đơn vị", Length::Fill),
            grid::column("Sẽ ra sao", 140.0),
            grid::column("", 132.0),
        ];
        grid::Grid::new(&self.grid, columns, self.shown.len(), Message::Grid, move |i| self.cells(i))
            .count("dòng")
            .empty(empty::empty(
                icon::list(),
                "Chưa có dòng nào",
                "Dán danh sách vào ô bên cạnh; kết quả đọc từng dòng hiện ở đây, chưa có gì được lưu.",
                space(),
            ))
            .into()
    }

    fn cells(&self, i: usize) -> Vec<Element<'_, Message>> {
        let (Some(read), Some(shown)) = (self.read.rows.get(i), self.shown.get(i)) else {
            return (0..4).map(|_| space().into()).collect();
        };
        let name = column![grid::name(read.name.as_str()), line::line(shown.words.as_str()).small()];
        let name = container(name).padding(Padding { left: read.depth as f32 * 16.0, ..Padding::ZERO });
        let number = read.line;
        let apart = self.choices.apart.contains(&number);
        let choice: Element<'_, Message> = if shown.skipped {
            check::check("Bỏ qua", true, Some(move |on| Message::SkipTicked(number, on)))
        } else if read.near {
            check::check("Đơn vị khác", apart, Some(move |on| Message::ApartTicked(number, on)))
        } else if matches!(read.outcome, Outcome::Same | Outcome::Refused { .. }) {
            space().into()
        } else {
            check::check("Bỏ qua", false, Some(move |on| Message::SkipTicked(number, on)))
        };
        vec![grid::number(number.to_string()), name.into(), badge::badge(shown.outcome, shown.tone), choice]
    }
}

/// The first line that would change, and what it would be.
fn example(old: &Proposal) -> (String, String) {
    /// More of a line than this need not be seen to recognise it.
    const SHOWN: usize = 60;
    let mut lines = old.before.lines().zip(old.after.lines());
    let (before, after) = lines.find(|(before, after)| before != after).unwrap_or_default();
    let cut = |line: &str| line.trim().chars().take(SHOWN).collect();
    (cut(before), cut(after))
}

fn tick(set: &mut std::collections::BTreeSet<usize>, line: usize, on: bool) {
    if on {
        set.insert(line);
    } else {
        set.remove(&line);
    }
}

fn shown(row: &Row) -> Shown {
    let mut words: Vec<String> = Vec::new();
    let (outcome, tone) = match &row.outcome {
        Outcome::New => {
            words.push(row.unit.kind.label().to_owned());
            ("Mới", Tone::Done)
        }
        Outcome::Changed { fields } => {
            words.extend(fields.iter().map(|(label, from, to)| match from.as_str() {
                "" => format!("{label}: {to}"),
                from => format!("{label}: {to} (trước: {from})"),
            }));
            ("Sửa", Tone::Info)
        }
        Outcome::Same => ("Đã có", Tone::Plain),
        Outcome::Skipped => ("Bỏ qua", Tone::Plain),
        Outcome::Refused { reason } => {
            words.push(reason.clone());
            ("Không nhập", Tone::Danger)
        }
    };
    words.extend(row.remarks.iter().cloned());
    Shown { outcome, tone, words: words.join(" · "), skipped: row.outcome == Outcome::Skipped }
}
