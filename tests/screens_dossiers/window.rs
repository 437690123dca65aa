//! A window without a window: the dossier screen with a shell of forty lines, over a store in memory.

#![allow(dead_code, clippy::unwrap_used)]

use chrono::{NaiveDate, Utc};
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::ids::{DossierId, PlanId, UnitId};
use guong_sang::domain::movement::{Movement, MovementKind};
use guong_sang::domain::plan::{Plan, PlanState};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::domain::{Command, Receipt};
use guong_sang::screens::dossiers::{Dossiers, FormMessage, ListMessage, Message, PageMessage, Slot, Tab};
use guong_sang::screens::{Current, Desk, Effect, Handing, Notice, Place, Question, TableJob};
use guong_sang::storage::{DossierFile, DossierFilter, Store, StoreError};
use iced::Task;

use super::pump;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub fn change(desk: &Desk, command: Command) -> Receipt {
    desk.store.change_now(command, desk.stamp(Utc::now())).unwrap()
}

pub fn unit(desk: &Desk, name: &str, parent: Option<UnitId>) -> UnitId {
    let unit = Unit { parent, ..Unit::new(desk.fresh(), UnitKind::Commune, name) };
    let id = unit.id;
    change(desk, Command::SaveUnit { unit });
    id
}

/// A desk with two communes, a movement, and a plan for 2026 with gates.
pub fn desk() -> Desk {
    let mut desk = empty_desk();
    let district = unit(&desk, "Hội LHPN huyện Hòa An", None);
    unit(&desk, "Hội LHPN xã Hồng Quang", Some(district));
    unit(&desk, "Hội LHPN xã Bình Long", Some(district));
    let movement = Movement {
        id: desk.fresh(),
        kind: MovementKind::Campaign,
        name: "Xây dựng gia đình 5 không, 3 sạch".into(),
        from: None,
        to: None,
    };
    change(&desk, Command::SaveMovement { movement });
    let plan = plan(&desk, 2026);
    let gate = |code: &str, title: &str, optional| {
        Criterion::new(desk.fresh(), code, title, Measure::Gate { optional })
    };
    let general = CriteriaSet {
        criteria: vec![gate("ĐK1", "Tổ chức đảng, đoàn thể trong sạch, vững mạnh (nếu có)", true)],
        ..CriteriaSet::new(desk.fresh(), plan, None, "Tiêu chí chung")
    };
    let household = CriteriaSet {
        criteria: vec![gate("ĐK2", "Đạt danh hiệu “Gia đình văn hóa”", false)],
        ..CriteriaSet::new(desk.fresh(), plan, Some(SubjectKind::Household), "Tiêu chí hộ")
    };
    change(&desk, Command::SaveCriteriaSet { set: general });
    change(&desk, Command::SaveCriteriaSet { set: household });
    reload(&mut desk);
    desk.current = Some(Current { plan, year: 2026 });
    desk
}

pub fn empty_desk() -> Desk {
    let mut desk = Desk::new(Store::in_memory().unwrap(), day(2026, 11, 22), 7);
    desk.staff = "Lê Thị Thu".into();
    desk
}

fn plan(desk: &Desk, year: i32) -> PlanId {
    let plan = Plan {
        id: desk.fresh(),
        name: "Gương điển hình 2026".into(),
        subject: "Tuyên truyền gương điển hình tiên tiến".into(),
        from: day(year, 1, 1),
        to: day(year, 12, 31),
        number: None,
        issued_on: None,
        state: PlanState::Draft,
        carries_out: None,
        bases: Vec::new(),
        opening: String::new(),
        closing: String::new(),
        recipients: Vec::new(),
        archive: String::new(),
        signature: None,
        movements: Vec::new(),
        origin: Default::default(),
    };
    let id = plan.id;
    change(desk, Command::SavePlan { plan });
    id
}

pub fn reload(desk: &mut Desk) {
    desk.units = desk.store.read_now(|db| db.units()).unwrap();
    desk.movements = desk.store.read_now(|db| db.movements()).unwrap();
    desk.plans = desk.store.read_now(|db| db.plans()).unwrap();
    desk.entries = desk.store.read_now(|db| db.entries()).unwrap();
}

/// The screen with its desk and everything it asked the shell for.
pub struct Window {
    pub desk: Desk,
    pub screen: Dossiers,
    pub done: Vec<Command>,
    pub receipts: Vec<Receipt>,
    pub refusals: Vec<StoreError>,
    pub told: Vec<Notice>,
    pub asked: Option<Question<Message>>,
    pub went: Vec<Place>,
    pub handed: Vec<Handing>,
    pub tables: Vec<TableJob>,
    pub copied: Vec<String>,
    pub noted: Vec<Command>,
}

impl Window {
    pub fn open(desk: Desk) -> Self {
        let (screen, task) = Dossiers::open(&desk);
        Self::with(desk, screen, task)
    }

    pub fn open_one(desk: Desk, id: DossierId) -> Self {
        let (screen, task) = Dossiers::open_one(id, &desk);
        Self::with(desk, screen, task)
    }

    fn with(desk: Desk, screen: Dossiers, task: Task<Message>) -> Self {
        let mut window = Self {
            desk,
            screen,
            done: Vec::new(),
            receipts: Vec::new(),
            refusals: Vec::new(),
            told: Vec::new(),
            asked: None,
            went: Vec::new(),
            handed: Vec::new(),
            tables: Vec::new(),
            copied: Vec::new(),
            noted: Vec::new(),
        };
        window.run(task);
        window
    }

    pub fn run(&mut self, task: Task<Message>) {
        let (messages, copied) = pump::messages_and_copies(task);
        self.copied.extend(copied);
        for message in messages {
            self.send(message);
        }
    }

    /// What the shell does with an effect.
    pub fn perform(&mut self, effect: Effect<Message>) {
        match effect {
            Effect::None | Effect::Choose(_) | Effect::Print(_) | Effect::Gather(_) | Effect::Open(_) => {}
            Effect::Hand(handing) => self.handed.push(handing),
            Effect::Table(job) => self.tables.push(job),
            Effect::Note(command) => self.note(command),
            Effect::Run(task) => self.run(task),
            Effect::Change(command) | Effect::Save(command) => self.write(command),
            Effect::Go(place) => self.went.push(place),
            Effect::Tell(notice) => self.told.push(notice),
            Effect::Ask(question) => self.asked = Some(question),
            Effect::All(all) => all.into_iter().for_each(|effect| self.perform(effect)),
        }
    }

    pub fn write(&mut self, command: Command) {
        self.done.push(command.clone());
        match self.desk.store.change_now(command, self.desk.stamp(Utc::now())) {
            Ok(receipt) => {
                reload(&mut self.desk);
                let effect = self.screen.refresh(&receipt.changes, &self.desk);
                self.receipts.push(receipt);
                self.perform(effect);
            }
            Err(error) => {
                let effect = self.screen.refused(&error, &self.desk);
                self.refusals.push(error);
                self.perform(effect);
            }
        }
    }

    /// As `write`, but no step that is taken back.
    fn note(&mut self, command: Command) {
        self.noted.push(command.clone());
        let receipt = change(&self.desk, command);
        let effect = self.screen.refresh(&receipt.changes, &self.desk);
        self.perform(effect);
    }

    pub fn undo(&mut self) {
        let undo = self.receipts.last().unwrap().undo.clone().unwrap();
        self.write(undo);
    }

    pub fn send(&mut self, message: Message) {
        let effect = self.screen.update(message, &self.desk);
        self.perform(effect);
    }

    pub fn form(&mut self, message: FormMessage) {
        self.send(Message::Form(message));
    }

    /// Turns to a page of the open dossier.
    pub fn turn(&mut self, tab: Tab) {
        self.form(FormMessage::Page(PageMessage::Picked(tab)));
    }

    pub fn list(&mut self, message: ListMessage) {
        self.send(Message::List(message));
    }

    /// Types into a field without waiting for the pause.
    pub fn types(&mut self, slot: Slot, text: &str) {
        let _ = self.screen.update(Message::Form(FormMessage::Typed(slot, text.into())), &self.desk);
    }

    /// Types into a field and leaves it.
    pub fn fill(&mut self, slot: Slot, text: &str) {
        self.types(slot, text);
        self.form(FormMessage::Left(slot));
    }

    pub fn agree(&mut self) {
        let answer = self.asked.take().unwrap().answer;
        self.send(answer);
    }

    pub fn unit(&self, name: &str) -> UnitId {
        self.desk.units.iter().find(|unit| unit.name.contains(name)).unwrap().id
    }

    /// A dossier of `kind` with name and unit.
    pub fn add(&mut self, kind: SubjectKind, name: &str) -> DossierFile {
        self.send(Message::Added(kind));
        self.fill(Slot::Name, name);
        let unit = self.unit("Hồng Quang");
        self.form(FormMessage::UnitTaken(unit));
        self.file()
    }

    /// The open dossier as it is stored.
    pub fn file(&self) -> DossierFile {
        let id = self.screen.shown().unwrap();
        self.desk.store.read_now(move |db| db.dossier(id)).unwrap()
    }

    /// The dossier at a place of the whole list by name.
    pub fn file_of(&self, place: usize) -> DossierFile {
        let id = self.ids()[place];
        self.desk.store.read_now(move |db| db.dossier(id)).unwrap()
    }

    pub fn ids(&self) -> Vec<DossierId> {
        let filter = DossierFilter::default();
        self.desk.store.read_now(move |db| db.find_dossiers(&filter)).unwrap()
    }

    pub fn back(&mut self) {
        self.form(FormMessage::Back);
    }
}
