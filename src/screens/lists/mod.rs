//! Nhập danh sách: a file of exemplars, or a table from the clipboard – which column holds what, what each row would become,
//! what a person still has to say, and in. Nothing is stored before "Nhập", and the whole can be taken back.

mod asking;
mod choosing;
mod columns_view;
mod outgoing;
mod rows_view;
mod view;
mod words;

use super::{Chord, ChordKey, Desk, Effect, Notice, Opening};
use crate::domain::ids::{DeedId, MappingId, UnitId};
use crate::domain::import::{Choices, Field, Ground, Judged, OutcomeKind, Row, Who};
use crate::domain::subject::SubjectKind;
use crate::domain::{Area, Changes, Command};
use crate::storage::StoreError;
use crate::text::fold;
use crate::ui::suggest::Item;
use crate::ui::{Element, grid};
use asking::Reading;
pub use asking::{Source, Standing};
use iced::keyboard::key::Named;
use std::path::PathBuf;
use std::sync::Arc;
use words::Line;

/// The field for the name under which the way of reading is kept.
pub const MAPPING_NAME: &str = "lists-mapping-name";
/// The field for the line of the headings.
pub const HEAD: &str = "lists-head";
/// The field for the unit of rows that name none.
pub const UNIT: &str = "lists-unit";
/// The field for the unit that is meant by the words of the chosen row.
pub const ANSWER: &str = "lists-answer";

/// The parts of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Which column holds what.
    #[default]
    Columns,
    /// What each row would become.
    Rows,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// "Chọn tệp".
    FileAsked,
    /// A file was chosen.
    FileChosen(PathBuf),
    /// "Dán bảng đã chép".
    PasteAsked,
    /// What stood on the clipboard.
    Pasted(Option<String>),
    /// The file was read.
    Found(Arc<Reading>),
    /// What is there was read, for this question.
    Grounded(u64, Result<Arc<Standing>, StoreError>),
    /// The rows were judged, for this question.
    Judged(u64, Arc<Judged>),
    /// A part was chosen.
    PartChosen(Part),
    /// A sheet is shown.
    SheetChosen(usize),
    /// The sheet shown is read, or left out.
    SheetTicked(bool),
    /// What a column holds, by its name in the mapping; none is not read.
    FieldChosen(String, Option<Field>),
    /// The kind of rows that do not tell theirs.
    KindChosen(SubjectKind),
    /// Letters of the unit of rows that name none.
    UnitTyped(String),
    /// It was picked, by its place among those offered.
    UnitPicked(usize),
    /// Old code tables are converted, or kept.
    ConvertChosen(bool),
    /// A kept way of reading was chosen.
    MappingChosen(MappingId),
    /// The name under which this one is kept.
    NameTyped(String),
    /// "Lưu cách đọc".
    MappingKept,
    /// The chosen way of reading is to be removed.
    MappingRemoved,
    /// The line of the headings: empty finds it, 0 says that there are none.
    HeadTyped(String),
    /// Only rows that come out so are listed; none for all.
    Filtered(Option<OutcomeKind>),
    /// In the rows.
    Grid(grid::Event),
    /// The chosen row is put away.
    Unchosen,
    /// A unit is meant by these words.
    UnitAnswered(String, UnitId),
    /// Letters of the unit that is meant by the words of the chosen row.
    AnswerTyped(String),
    /// It was picked.
    AnswerPicked(usize),
    /// Who is meant by the chosen row.
    WhoAnswered(Who),
    /// The chosen row is left out, or taken.
    SkipTicked(bool),
    /// "Nhập".
    Accepted,
    /// The backup before it was made, or not: the sentence.
    BackedUp(Result<PathBuf, String>),
    /// The deed that entered the rows, and whether the last deed took it back.
    Noted(Result<Option<DeedId>, StoreError>),
    /// Whether the deed was taken back meanwhile.
    Looked(bool),
    /// "Hoàn tác lần nhập này".
    UndoAsked,
    /// The table of results is to be written.
    TableAsked,
    /// The copy of the file with its results is to be written.
    CopyAsked,
    /// Where.
    CopyPlaced(PathBuf),
    /// It was written there, or not: the sentence and the detail.
    CopyWritten(Result<PathBuf, (String, String)>),
    /// The page is put away.
    Closed,
}

/// Where the file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// None was chosen yet.
    #[default]
    Start,
    /// It is being read.
    Reading,
    /// It holds no list: the sentence.
    Failed(String),
    /// Its rows are shown.
    Ready,
    /// The deed is being done.
    Entering,
    /// Its rows are in.
    Done,
}

/// The page.
#[derive(Debug)]
pub struct Lists {
    stage: Stage,
    name: String,
    source: Option<Arc<Source>>,
    standing: Option<Arc<Standing>>,
    choices: Choices,
    judged: Arc<Judged>,
    asked: u64,
    /// Whether an answer to the last question is still to come.
    judging: bool,
    /// Whether the file has just been read, and nobody has looked at it.
    arrived: bool,
    part: Part,
    sheet: usize,
    filter: Option<OutcomeKind>,
    lines: Vec<Line>,
    grid: grid::State,
    units: Vec<Item>,
    ids: Vec<UnitId>,
    unit: String,
    unit_folded: String,
    answer: String,
    answer_folded: String,
    mapping_name: String,
    /// The kept way of reading that was chosen.
    mapping: Option<MappingId>,
    head: String,
    backup: Option<PathBuf>,
    deed: Option<DeedId>,
}

impl Lists {
    /// The page with no file yet.
    #[must_use]
    pub fn open(desk: &Desk) -> Self {
        let (ids, units) = words::offers(desk);
        Self {
            stage: Stage::Start,
            name: String::new(),
            source: None,
            standing: None,
            choices: Choices::default(),
            judged: Arc::default(),
            asked: 0,
            judging: false,
            arrived: false,
            part: Part::Columns,
            sheet: 0,
            filter: None,
            lines: Vec::new(),
            grid: grid::State::tall(),
            units,
            ids,
            unit: String::new(),
            unit_folded: String::new(),
            answer: String::new(),
            answer_folded: String::new(),
            mapping_name: String::new(),
            mapping: None,
            head: String::new(),
            backup: None,
            deed: None,
        }
    }

    /// The page with a file that was let fall on the window.
    pub fn open_with(path: PathBuf, desk: &Desk) -> (Self, Effect<Message>) {
        let mut page = Self::open(desk);
        let effect = page.read(path);
        (page, effect)
    }

    /// Where the file stands.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The part that is shown.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The rows, judged.
    #[must_use]
    pub fn judged(&self) -> &Judged {
        &self.judged
    }

    /// The row that is chosen in the list.
    fn row(&self) -> Option<&Row> {
        let line = self.lines.get(self.grid.chosen()?)?;
        self.judged.rows.get(line.at)
    }

    fn read(&mut self, path: PathBuf) -> Effect<Message> {
        self.stage = Stage::Reading;
        self.name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Effect::Run(asking::read(path).map(Message::Found))
    }

    /// What happened, and what is to be done about it.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::FileAsked => {
                let kinds = (
                    "Bảng tính, tệp Word có bảng",
                    &["xlsx", "xls", "ods", "csv", "docx", "txt", "xlsm"][..],
                );
                return Effect::Open(Opening::new("Chọn danh sách hồ sơ", kinds, Message::FileChosen));
            }
            Message::FileChosen(path) => return self.read(path),
            Message::PasteAsked => return Effect::Run(iced::clipboard::read().map(Message::Pasted)),
            Message::Pasted(text) => return self.pasted(text.as_deref().unwrap_or_default(), desk),
            Message::Found(reading) => return self.found(&reading, desk),
            Message::Grounded(asked, _) | Message::Judged(asked, _) if asked != self.asked => {}
            Message::Grounded(_, Ok(standing)) => {
                self.standing = Some(standing);
                return self.judge(desk);
            }
            Message::Grounded(_, Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Judged(_, judged) => self.take(judged),
            Message::PartChosen(part) => self.part = part,
            Message::SheetChosen(sheet) => self.sheet = sheet,
            Message::Filtered(filter) => {
                self.filter = filter;
                self.list();
            }
            Message::Grid(event) => {
                let task = self.grid.update(event, self.lines.len());
                (self.answer, self.answer_folded) = Default::default();
                return Effect::Run(task);
            }
            Message::Unchosen => self.grid.choose(None),
            Message::UnitTyped(text) => {
                self.unit_folded = fold(&text);
                self.unit = text;
                if self.unit_folded.is_empty() && self.choices.mapping.unit.take().is_some() {
                    return self.judge(desk);
                }
            }
            Message::AnswerTyped(text) => {
                self.answer_folded = fold(&text);
                self.answer = text;
            }
            Message::NameTyped(name) => self.mapping_name = name,
            Message::SheetTicked(_)
            | Message::FieldChosen(..)
            | Message::KindChosen(_)
            | Message::UnitPicked(_)
            | Message::ConvertChosen(_)
            | Message::HeadTyped(_)
            | Message::MappingChosen(_)
            | Message::UnitAnswered(..)
            | Message::AnswerPicked(_)
            | Message::WhoAnswered(_)
            | Message::SkipTicked(_) => {
                self.choose(message);
                return self.judge(desk);
            }
            Message::MappingKept => return self.keep(desk),
            Message::MappingRemoved => {
                let chosen = self.mapping.take();
                return chosen.map_or(Effect::None, |id| Effect::Change(Command::RemoveMapping { id }));
            }
            Message::Accepted => return self.accept(desk),
            Message::BackedUp(Ok(path)) => return self.enter(Some(path), desk),
            Message::BackedUp(Err(sentence)) => {
                self.stage = Stage::Ready;
                let words = "Chưa sao lưu được nên chưa nhập. Dữ liệu vẫn nguyên vẹn; hãy kiểm tra chỗ trống của ổ đĩa rồi làm lại.";
                return Effect::Tell(Notice::trouble(words, sentence));
            }
            Message::Noted(Ok(deed)) => self.deed = deed,
            Message::Noted(Err(error)) => return Effect::Tell(Notice::from(&error)),
            Message::Looked(true) => {
                (self.stage, self.deed) = (Stage::Ready, None);
                return self.ask(desk);
            }
            Message::Looked(false) | Message::Closed => {}
            Message::UndoAsked => {
                return self.deed.map_or(Effect::None, |of| Effect::Change(Command::Revert { of }));
            }
            Message::TableAsked => return self.table(desk),
            Message::CopyAsked => return self.copy(),
            Message::CopyPlaced(path) => return self.write_copy(path),
            Message::CopyWritten(written) => return self.copied(written, desk),
        }
        Effect::None
    }

    fn pasted(&mut self, text: &str, desk: &Desk) -> Effect<Message> {
        let sheet = crate::exchange::sheets::pasted(text);
        if sheet.rows.is_empty() {
            return Effect::Tell(Notice::info(
                "Bộ nhớ tạm chưa có bảng nào. Hãy chép các dòng trong Excel hoặc Word trước, rồi bấm lại.",
            ));
        }
        self.name = "bảng dán vào".to_owned();
        let source = Source { sheets: vec![sheet], ..Source::default() };
        self.found(&Ok(Arc::new(source)), desk)
    }

    fn found(&mut self, reading: &Reading, desk: &Desk) -> Effect<Message> {
        match reading {
            Err((sentence, detail)) => {
                self.stage = Stage::Failed(sentence.clone());
                if detail.is_empty() { Effect::None } else { Effect::Tell(Notice::trouble(sentence, detail)) }
            }
            Ok(source) => {
                self.source = Some(Arc::clone(source));
                (self.choices, self.sheet, self.filter, self.part) =
                    (Choices::default(), 0, None, Part::Columns);
                (self.deed, self.backup, self.mapping) = (None, None, None);
                self.head.clear();
                self.arrived = true;
                self.stage = Stage::Ready;
                self.ask(desk)
            }
        }
    }

    /// Reads what is there now; the rows are judged against it.
    fn ask(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(current) = desk.current else { return Effect::None };
        self.asked += 1;
        self.judging = true;
        let asked = self.asked;
        Effect::Run(asking::standing(current.plan, desk).map(move |found| Message::Grounded(asked, found)))
    }

    /// Holds the rows against what is there, off the window's thread.
    fn judge(&mut self, desk: &Desk) -> Effect<Message> {
        let (Some(source), Some(standing), Some(current)) = (&self.source, &self.standing, desk.current)
        else {
            return Effect::None;
        };
        self.asked += 1;
        self.judging = true;
        let asked = self.asked;
        let work = asking::judged(source, standing, self.choices.clone(), (current.year, desk.today));
        Effect::Run(work.map(move |judged| Message::Judged(asked, judged)))
    }

    fn take(&mut self, judged: Arc<Judged>) {
        let first = std::mem::take(&mut self.arrived);
        self.judged = judged;
        self.judging = false;
        // Where every column that matters is known, the rows are what one wants to see.
        let clear = |it: &crate::domain::import::Layout| it.named;
        if first && !self.judged.rows.is_empty() && self.judged.layouts.iter().all(clear) {
            self.part = Part::Rows;
        }
        self.list();
    }

    fn list(&mut self) {
        let key = self.row().map(Row::key);
        self.lines = words::lines(&self.judged, self.filter);
        let at = key.and_then(|key| {
            self.lines
                .iter()
                .position(|line| self.judged.rows.get(line.at).is_some_and(|row| row.key() == key))
        });
        self.grid.choose(at);
    }

    fn accept(&mut self, desk: &Desk) -> Effect<Message> {
        if self.stage != Stage::Ready || self.judging || self.taken() == 0 {
            return Effect::None;
        }
        self.stage = Stage::Entering;
        match asking::backup(desk) {
            Some(task) => Effect::Run(task.map(Message::BackedUp)),
            None => self.enter(None, desk),
        }
    }

    fn enter(&mut self, backup: Option<PathBuf>, desk: &Desk) -> Effect<Message> {
        self.backup = backup;
        let name =
            if self.source.as_ref().is_some_and(|it| it.bytes.is_empty()) { "" } else { self.name.as_str() };
        let command = self.judged.command(name, &mut || desk.fresh());
        command.map_or(Effect::None, Effect::Change)
    }

    /// How many rows would be stored.
    fn taken(&self) -> usize {
        self.judged.rows.iter().filter(|row| row.is_taken()).count()
    }

    /// Somebody's deed: this page's own, or one that changed what rows are held against.
    pub fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        if changes.touch(&[Area::Unit]) {
            (self.ids, self.units) = words::offers(desk);
        }
        match self.stage {
            Stage::Entering if changes.touch(&[Area::Dossier, Area::Subject]) => {
                self.stage = Stage::Done;
                Effect::Run(asking::latest(desk).map(Message::Noted))
            }
            Stage::Done => match self.deed {
                Some(deed) => Effect::Run(asking::reverted(deed, desk).map(Message::Looked)),
                None => Effect::None,
            },
            Stage::Ready
                if changes.touch(&[
                    Area::Unit,
                    Area::Subject,
                    Area::Dossier,
                    Area::Plan,
                    Area::Return,
                    Area::Movement,
                    Area::Entry,
                    Area::Mapping,
                ]) =>
            {
                self.ask(desk)
            }
            _ => Effect::None,
        }
    }

    /// Another plan or year was chosen: what was read is held against that.
    pub fn moved(&mut self, desk: &Desk) -> Effect<Message> {
        match self.stage {
            Stage::Ready | Stage::Done => {
                (self.stage, self.deed, self.backup) = (Stage::Ready, None, None);
                self.ask(desk)
            }
            _ => Effect::None,
        }
    }

    /// Its deed was refused: the rows are shown as before.
    pub fn refused(&mut self, desk: &Desk) -> Effect<Message> {
        if self.stage != Stage::Entering {
            return Effect::None;
        }
        self.stage = Stage::Ready;
        self.ask(desk)
    }

    /// What a key means: Escape puts the page away.
    #[must_use]
    pub fn chord(&self, chord: Chord) -> Option<Message> {
        let bare = !(chord.ctrl || chord.shift || chord.alt);
        (bare && chord.key == ChordKey::Named(Named::Escape)).then_some(Message::Closed)
    }

    /// The page as it looks.
    pub fn view<'a>(&'a self, desk: &'a Desk) -> Element<'a, Message> {
        view::view(self, desk)
    }

    fn ground(&self) -> Option<&Ground> {
        self.standing.as_ref().map(|it| &it.ground)
    }
}
