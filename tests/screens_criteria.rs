//! "Tiêu chí" of a plan: every sort of criterion typed and kept, groups, grades, derived sets, revisions after scoring;
//! and what lowers the grade, answered in the dossier. Then the faces, drawn for the eye.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/draft.rs"]
mod draft;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "screens_dossiers/window.rs"]
mod window;

use guong_sang::domain::criteria::{
    Band, Bound, Caps, Ceiling, CriteriaSet, Criterion, Grade, GradeRule, Grading, Group, Measure, When,
};
use guong_sang::domain::dossier::GateAnswer;
use guong_sang::domain::ids::{CriteriaSetId, CriterionId, PlanId};
use guong_sang::domain::plan::{Plan, PlanStep};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Command, Points};
use guong_sang::screens::dossiers::{FormMessage, PageMessage, ScreeningMessage, Tab as DossierTab};
use guong_sang::screens::plans::editor::{Message as Ed, Tab};
use guong_sang::screens::plans::{
    BandTyped, CeilingForm, CriteriaForm, CriteriaItem, CriteriaPart, CriteriaTyped as T, DeriveTyped,
    GradeTyped, GroupTyped, MeasureKind, Message, Plans, ReviseTyped,
};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Desk, preview};
use guong_sang::ui::area::Action;
use guong_sang::ui::{Theme, sheet};
use iced::Size;
use iced::widget::text_editor::Edit;
use stage::{Seen, do_now, perform, sample_desk, send, settle};
use std::sync::Arc;

/// The work area of the window at 1366×768.
const WORK: Size = Size::new(1158.0, 692.0);

fn paste(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

fn ed(message: Ed) -> Message {
    Message::Editor(message)
}

struct Page {
    desk: Desk,
    screen: Plans,
}

impl Page {
    fn open(mut desk: Desk) -> Self {
        let (mut screen, task) = Plans::open(&desk);
        settle(&mut screen, &mut desk, task);
        let event = sheet::Event::Scrolled { y: 0.0, room: Size::new(422.0, 540.0) };
        let _ = send(&mut screen, &mut desk, ed(Ed::Preview(preview::Message::Sheet(event))));
        let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
        Self { desk, screen }
    }

    /// A short draft without criteria.
    fn draft() -> Self {
        let mut desk = sample_desk(&["01-office.jsonl"]);
        let _ = draft::enter(&mut desk);
        Self::open(desk)
    }

    fn typed(&mut self, typed: T) -> Seen<Message> {
        send(&mut self.screen, &mut self.desk, ed(Ed::Criteria(Said::Typed(typed))))
    }

    fn left(&mut self) -> Seen<Message> {
        send(&mut self.screen, &mut self.desk, ed(Ed::Criteria(Said::Left)))
    }

    fn sets(&self) -> &[CriteriaSet] {
        &self.screen.editor().unwrap().file().unwrap().sets
    }

    fn form(&self) -> &CriteriaForm {
        self.screen.editor().unwrap().criteria()
    }

    fn plan(&self) -> PlanId {
        self.screen.editor().unwrap().plan()
    }

    /// The set as the store has it.
    fn stored(&self, id: CriteriaSetId) -> CriteriaSet {
        self.desk.store.read_now(move |db| db.criteria_set(id)).unwrap().unwrap()
    }

    fn add(&mut self, kind: MeasureKind, words: &str) -> CriterionId {
        self.typed(T::Added);
        self.typed(T::Kind(kind));
        self.typed(T::Title(paste(words)));
        match self.form().open() {
            Some(CriteriaItem::Criterion(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    fn add_group(&mut self, title: &str) -> u32 {
        self.typed(T::GroupAdded);
        let Some(CriteriaItem::Group(key)) = self.form().open() else { panic!("no group is open") };
        self.typed(T::Grouped(key, GroupTyped::Title(title.into())));
        key
    }

    fn face(&self, name: &str) {
        self.face_in(name, WORK);
    }

    fn face_in(&self, name: &str, size: Size) {
        let mut window = support::window(size, self.screen.view(&self.desk));
        support::shot(&format!("criteria-{name}"), &mut window, Theme::Light);
    }
}

fn whole(points: i64) -> Points {
    Points::whole(points)
}

/// A set with every sort of criterion, written as no form would write it: doubled spaces, lines in an unusual order.
fn every_sort(page: &Page) -> CriteriaSet {
    let end = |at: i64, closed| Some(Bound { at: whole(at), closed });
    let measures = [
        Measure::Gate { optional: false },
        Measure::Gate { optional: true },
        Measure::Points { max: whole(20), step: Points::hundredths(50) },
        Measure::Formula {
            standard: whole(10),
            most: Some(whole(10)),
            target: Some(whole(50)),
            unit: "hộ  dân".into(),
        },
        Measure::Formula { standard: whole(10), most: None, target: None, unit: String::new() },
        Measure::Bands {
            unit: "%".into(),
            bands: vec![
                Band { from: end(95, true), to: None, points: whole(10) },
                Band { from: end(85, true), to: end(95, false), points: whole(8) },
                Band { from: None, to: end(80, true), points: whole(0) },
            ],
        },
        Measure::AllOrNothing { points: whole(5), extra: false },
        Measure::AllOrNothing { points: whole(2), extra: true },
        Measure::Bonus { max: whole(3) },
        Measure::Deduction { max: whole(3) },
        Measure::KnockOut { ceiling: Ceiling::AtMost { grade: "Tốt  nhiệm vụ".into() } },
        Measure::KnockOut { ceiling: Ceiling::NoGrade },
        Measure::Reference,
    ];
    let base = CriteriaSet::new(page.desk.fresh(), page.plan(), None, "Tiêu chí chung");
    let mut set = CriteriaSet::new(page.desk.fresh(), page.plan(), Some(SubjectKind::Person), "Cá  nhân");
    set.derived_from = Some(base.id);
    set.source = "HD  60/HD-BTV".into();
    set.caps = Caps { bonus: Some(whole(3)), deduction: None };
    set.groups = vec![
        Group {
            key: 4,
            parent: None,
            title: "Một  nhóm".into(),
            full_marks: Some(whole(40)),
            caps: Caps::default(),
        },
        Group { key: 2, parent: None, title: "Hai".into(), full_marks: None, caps: set.caps },
        Group { key: 9, parent: Some(4), title: "Trong".into(), full_marks: None, caps: Caps::default() },
    ];
    set.grading = Some(Grading {
        grades: vec![
            Grade { name: "Xuất sắc".into(), from: Some(whole(95)) },
            Grade { name: "Tốt  nhiệm vụ".into(), from: None },
        ],
        rules: vec![
            GradeRule { when: When::NoSelfScore, ceiling: Ceiling::NoGrade },
            GradeRule {
                when: When::ItemZero, ceiling: Ceiling::AtMost { grade: "Tốt  nhiệm vụ".into() }
            },
        ],
    });
    for (at, measure) in measures.into_iter().enumerate() {
        let mut one = Criterion::new(page.desk.fresh(), format!("C{at}"), format!("Dòng  {at}"), measure);
        one.note = "căn cứ  báo cáo".into();
        one.origin = (at % 2 == 0).then(|| page.desk.fresh());
        one.group = [None, Some(4), Some(9), Some(2)][at % 4];
        set.criteria.push(one);
    }
    set.check().unwrap();
    do_now_here(page, base);
    set
}

fn do_now_here(page: &Page, set: CriteriaSet) {
    let stamp = page.desk.stamp(chrono::Utc::now());
    page.desk.store.change_now(Command::SaveCriteriaSet { set }, stamp).unwrap();
}

#[test]
fn opening_and_storing_a_criterion_never_changes_it() {
    let mut page = Page::draft();
    let set = every_sort(&page);
    let changes = do_now(&mut page.desk, Command::SaveCriteriaSet { set: set.clone() });
    let effect = page.screen.refresh(&changes, &page.desk);
    let _ = perform(&mut page.screen, &mut page.desk, effect);
    page.typed(T::SetChosen(set.id));
    assert_eq!(page.form().shown(), Some(set.id));
    for one in &set.criteria {
        let opened = page.typed(T::Opened(one.id));
        assert_eq!(page.form().open(), Some(CriteriaItem::Criterion(one.id)));
        let left = page.left();
        assert!(opened.done.is_empty() && left.done.is_empty(), "{}: {:?}", one.code, left.done);
    }
    for group in &set.groups {
        page.typed(T::GroupOpened(group.key));
        assert!(page.left().done.is_empty());
    }
    page.typed(T::PartChosen(CriteriaPart::Grades));
    assert!(page.left().done.is_empty());
    assert_eq!(page.form().obstacle(), None);
    // Another line is changed: the rest goes back exactly as it came.
    page.typed(T::Opened(set.criteria[12].id));
    page.typed(T::Note("Ghi chú mới".into()));
    let mut expected = set.clone();
    expected.criteria[12].note = "Ghi chú mới".into();
    assert_eq!(page.stored(set.id), expected);
}

#[test]
fn every_sort_of_criterion_can_be_typed() {
    let mut page = Page::draft();
    page.typed(T::SetAdded(Some(SubjectKind::Collective)));
    page.add(MeasureKind::Formula, "Số hộ được vận động");
    page.typed(T::Most("10".into()));
    page.typed(T::Cap("12".into()));
    page.typed(T::Target("50".into()));
    page.typed(T::Unit("hộ".into()));
    page.add(MeasureKind::AllOrNothing, "Có mô hình cấp tỉnh");
    page.typed(T::Most("2".into()));
    page.typed(T::Extra(true));
    page.add(MeasureKind::Bands, "Tỷ lệ hội viên tham gia");
    page.typed(T::Unit("%".into()));
    page.typed(T::Band(0, BandTyped::From("85".into())));
    page.typed(T::Band(0, BandTyped::Points("10".into())));
    page.typed(T::Band(1, BandTyped::To("85".into())));
    page.typed(T::Band(1, BandTyped::ToClosed(true)));
    let told = page.form().band_faults();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("85"), "{told:?}");
    page.typed(T::Band(1, BandTyped::Points("5".into())));
    page.left();
    assert!(page.form().obstacle().unwrap().contains("85"), "what has two answers is not stored");
    page.typed(T::Band(1, BandTyped::ToClosed(false)));
    assert!(page.form().band_faults().is_empty());
    page.typed(T::Band(1, BandTyped::To("80".into())));
    assert_eq!(page.form().band_faults().len(), 1, "a gap is told");
    assert_eq!(page.form().obstacle(), None, "and blocks nothing");
    page.typed(T::Band(1, BandTyped::To("85".into())));
    let set = page.sets()[0].clone();
    assert_eq!(set.criteria.len(), 3);
    assert!(matches!(&set.criteria[0].measure,
        Measure::Formula { most: Some(most), target: Some(_), unit, .. } if *most == whole(12) && unit == "hộ"));
    assert_eq!(set.criteria[1].measure, Measure::AllOrNothing { points: whole(2), extra: true });
    let Measure::Bands { bands, .. } = &set.criteria[2].measure else { panic!("no bands") };
    assert_eq!((bands[0].from.unwrap().closed, bands[1].to.unwrap().closed), (true, false));

    // What was typed for one sort stays while another is tried.
    page.typed(T::Kind(MeasureKind::Reference));
    page.typed(T::Kind(MeasureKind::Bands));
    assert_eq!(page.sets()[0], set);
}

#[test]
fn a_grade_takes_along_what_lowers_to_it() {
    let mut page = Page::draft();
    page.typed(T::SetAdded(Some(SubjectKind::Collective)));
    page.typed(T::PartChosen(CriteriaPart::Grades));
    for (id, (name, from)) in (0..).zip([("Xuất sắc", "95"), ("Tốt", "85"), ("Không hoàn thành", "")])
    {
        page.typed(T::Grade(GradeTyped::Added));
        page.typed(T::Grade(GradeTyped::Name(id, name.into())));
        page.typed(T::Grade(GradeTyped::From(id, from.into())));
    }
    page.typed(T::Grade(GradeTyped::Rule(When::NoSelfScore, Some(CeilingForm::Grade(2)))));
    page.typed(T::Grade(GradeTyped::Rule(When::ItemZero, Some(CeilingForm::Grade(1)))));
    page.typed(T::CapBonus("3".into()));
    page.typed(T::Source("QĐ 2579/QĐ-UBND".into()));
    page.face("grades");
    for (size, tail) in [(WORK, ""), (Size::new(854.0, 436.0), "-150"), (Size::new(1712.0, 1004.0), "-1920")]
    {
        for theme in [Theme::Light, Theme::Dark] {
            let mut drawn = support::window(size, page.screen.view(&page.desk));
            support::shot(&format!("criteria-grades{tail}-{theme:?}"), &mut drawn, theme);
        }
    }
    page.typed(T::PartChosen(CriteriaPart::Lines));
    page.add(MeasureKind::KnockOut, "Bị khiển trách");
    page.typed(T::Ceiling(CeilingForm::Grade(1)));
    page.face("knock-out");
    let set = page.sets()[0].clone();
    let at_most = |grade: &str| Ceiling::AtMost { grade: grade.into() };
    assert_eq!(set.criteria[0].measure, Measure::KnockOut { ceiling: at_most("Tốt") });
    assert_eq!(set.grading.as_ref().unwrap().bounds(1), "từ 85 đến dưới 95 điểm");
    assert_eq!((set.caps.bonus, set.source.as_str()), (Some(whole(3)), "QĐ 2579/QĐ-UBND"));
    page.typed(T::Grade(GradeTyped::Name(1, "Hoàn thành tốt".into())));
    let set = page.sets()[0].clone();
    assert_eq!(set.criteria[0].measure, Measure::KnockOut { ceiling: at_most("Hoàn thành tốt") });
    assert_eq!(set.grading.as_ref().unwrap().rules[1].ceiling, at_most("Hoàn thành tốt"));
    assert_eq!(page.stored(set.id), set);
    let gone = page.typed(T::Grade(GradeTyped::Removed(1)));
    assert!(gone.done.is_empty() && gone.refused.is_empty());
    assert!(page.form().obstacle().unwrap().contains("không còn"));
}

#[test]
fn groups_are_added_nested_and_removed_and_moving_keeps_what_is_typed() {
    let mut page = Page::draft();
    page.typed(T::SetAdded(Some(SubjectKind::Collective)));
    let first = page.add_group("Tuyên truyền");
    let a = page.add(MeasureKind::Points, "Có kế hoạch");
    let second = page.add_group("Vận động");
    let b = page.add(MeasureKind::Points, "Có mô hình");
    page.typed(T::Grouped(second, GroupTyped::Parent(Some(first))));
    page.typed(T::Grouped(first, GroupTyped::Full("25".into())));
    page.typed(T::Grouped(first, GroupTyped::Bonus("2".into())));
    page.typed(T::Grouped(first, GroupTyped::Parent(Some(second))));
    let set = page.sets()[0].clone();
    let group = |set: &CriteriaSet, key| set.groups.iter().find(|one| one.key == key).cloned().unwrap();
    assert_eq!(group(&set, first).parent, None, "a group never stands in itself");
    assert_eq!(group(&set, second).parent, Some(first));
    assert_eq!(
        (group(&set, first).full_marks, group(&set, first).caps.bonus),
        (Some(whole(25)), Some(whole(2)))
    );
    assert_eq!(
        (set.criterion(a).unwrap().group, set.criterion(b).unwrap().group),
        (Some(first), Some(second))
    );
    page.typed(T::Opened(a));
    page.face("groups");

    // A line that cannot be stored yet keeps its text while others are moved and taken away.
    let c = page.add(MeasureKind::Points, "Chưa có điểm");
    page.typed(T::Group(Some(first)));
    page.typed(T::Most("mười".into()));
    page.typed(T::Up(c));
    page.typed(T::Removed(b));
    page.left();
    assert!(page.form().obstacle().unwrap().contains("số lớn hơn 0"));
    assert!(page.sets()[0].criterion(b).is_some(), "nothing is stored by half");
    // Another set is looked at, and the draft is still there when one comes back.
    let here = page.form().shown().unwrap();
    page.typed(T::SetAdded(None));
    assert_ne!(page.form().shown(), Some(here));
    page.typed(T::SetChosen(here));
    assert!(page.form().obstacle().unwrap().contains("số lớn hơn 0"));
    page.typed(T::Opened(c));
    if page.form().open() != Some(CriteriaItem::Criterion(c)) {
        page.typed(T::Opened(c));
    }
    page.typed(T::Most("10".into()));
    let set = page.stored(here);
    let order: Vec<CriterionId> = set.criteria.iter().map(|one| one.id).collect();
    assert_eq!(order, [c, a]);
    page.typed(T::Grouped(first, GroupTyped::Removed));
    let set = page.stored(here);
    assert!(set.criteria.iter().all(|one| one.group.is_none()), "the criteria stay");
    assert_eq!(group(&set, second).parent, None);
}

/// A superior's plan with a scored set.
fn superior(page: &mut Page) -> CriteriaSet {
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let mut plan = Plan::draft(page.desk.fresh(), "Tuyên dương điển hình tiên tiến", day(1, 1), day(12, 31));
    plan.origin.issuer = "Trung ương Hội LHPN Việt Nam".into();
    let mut set =
        CriteriaSet::new(page.desk.fresh(), plan.id, Some(SubjectKind::Collective), "Tập thể tiêu biểu");
    for (at, title) in
        ["Hoàn thành xuất sắc nhiệm vụ", "Có sáng kiến", "Nội bộ đoàn kết"].into_iter().enumerate()
    {
        let measure = Measure::Points { max: whole(30), step: Points::ZERO };
        set.criteria.push(Criterion::new(page.desk.fresh(), format!("TT{}", at + 1), title, measure));
    }
    do_now(&mut page.desk, Command::SavePlan { plan });
    do_now(&mut page.desk, Command::SaveCriteriaSet { set: set.clone() });
    set
}

#[test]
fn a_set_is_derived_from_a_superiors_and_shows_its_link() {
    let mut page = Page::draft();
    let base = superior(&mut page);
    page.typed(T::DeriveAsked);
    let sources = page.form().sources().unwrap();
    assert_eq!(sources.iter().filter(|one| one.set.id == base.id).count(), 1);
    assert!(sources.iter().any(|one| one.plan.contains("Trung ương Hội")));
    page.typed(T::Derive(DeriveTyped::Source(base.id)));
    page.face("derive");
    page.typed(T::Derive(DeriveTyped::Done));
    let own = page.sets()[0].clone();
    assert_eq!((own.derived_from, own.plan, own.kind), (Some(base.id), page.plan(), base.kind));
    assert_eq!(page.form().shown(), Some(own.id));
    assert!(page.form().sources().is_none(), "the page is closed");
    let origins: Vec<_> = own.criteria.iter().map(|one| one.origin).collect();
    assert_eq!(origins, base.criteria.iter().map(|one| Some(one.id)).collect::<Vec<_>>());

    page.typed(T::Opened(own.criteria[0].id));
    page.typed(T::Most("40".into()));
    page.typed(T::Title(paste("Đơn vị ")));
    page.typed(T::Removed(own.criteria[1].id));
    page.add(MeasureKind::Bonus, "Có mô hình mới");
    page.typed(T::PartChosen(CriteriaPart::Links));
    page.face("links");
    page.typed(T::TakenBack(base.criteria[0].id));
    page.typed(T::TakenBack(base.criteria[1].id));
    let now = page.stored(own.id);
    assert_eq!(now.criterion(own.criteria[0].id).unwrap().measure, base.criteria[0].measure);
    assert_eq!(now.criterion(own.criteria[0].id).unwrap().title, base.criteria[0].title);
    assert!(now.criteria.iter().any(|one| one.origin == Some(base.criteria[1].id)));
    assert_eq!(now.criteria.len(), 4);
}

const SCRIPTS: [&str; 4] = ["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl", "04-round.jsonl"];
/// The sample's set for persons.
const PERSONS: CriteriaSetId = CriteriaSetId(3);

/// The sample campaign with scores, its plan being amended.
fn scored() -> Page {
    let mut desk = sample_desk(&SCRIPTS);
    desk.staff = "Vi Thị Thu Thảo".into();
    let plan = desk.current.unwrap().plan;
    let step = Command::StepPlan {
        id: plan,
        step: PlanStep::Amend,
        on: chrono::NaiveDate::from_ymd_opt(2017, 10, 12).unwrap(),
        by: "Vi Thị Thu Thảo".into(),
        reason: "Sửa tiêu chí".into(),
    };
    do_now(&mut desk, step);
    Page::open(desk)
}

#[test]
fn a_printed_set_of_an_issued_plan_is_only_read() {
    let mut page = Page::open(sample_desk(&SCRIPTS));
    page.typed(T::SetChosen(PERSONS));
    assert!(page.form().is_scored());
    page.face("printed");
    page.typed(T::PartChosen(CriteriaPart::Grades));
    page.face("printed-grades");
}

#[test]
fn a_scored_set_is_revised_after_both_rankings_were_seen() {
    let mut page = scored();
    page.typed(T::SetChosen(PERSONS));
    assert!(page.form().is_scored());
    let before = page.stored(PERSONS);
    let first = before.criteria.iter().find(|one| one.measure.is_owed()).unwrap().clone();
    // Typing into a scored set does nothing.
    page.typed(T::Opened(first.id));
    page.typed(T::Most("7".into()));
    assert_eq!(page.stored(PERSONS), before);
    page.face("scored");

    page.typed(T::ReviseAsked);
    page.typed(T::Revise(ReviseTyped::CompareAsked));
    assert_eq!(page.form().revisions().count(), 0, "nothing is changed yet");
    let most = first.measure.max().unwrap();
    if page.form().open() != Some(CriteriaItem::Criterion(first.id)) {
        page.typed(T::Opened(first.id));
    }
    page.typed(T::Most((most - Points::hundredths(50)).to_string()));
    page.typed(T::Step("0,5".into()));
    page.face("revise-draft");
    assert_eq!(page.stored(PERSONS), before, "a draft is not stored");
    page.typed(T::Revise(ReviseTyped::CompareAsked));
    assert_eq!(page.form().revisions().count(), 1);
    assert!(page.form().wants_room());
    page.face("revise-compare");
    page.typed(T::Revise(ReviseTyped::AllShown(true)));
    page.face("revise-compare-all");

    let none = page.typed(T::Revise(ReviseTyped::Done));
    assert!(none.done.is_empty(), "no reason yet");
    page.typed(T::Revise(ReviseTyped::Reason("Hội đồng thống nhất".into())));
    let done = page.typed(T::Revise(ReviseTyped::Done));
    assert!(matches!(done.done[..], [Command::ReviseCriteriaSet(_)]), "{:?}", done.refused);
    let after = page.stored(PERSONS);
    assert_eq!(
        (after.version, after.criterion(first.id).unwrap().measure.max()),
        (2, Some(most - Points::hundredths(50)))
    );
    assert!(!page.form().wants_room());
    let known = page.form().known().unwrap();
    assert_eq!((known.versions.len(), &known.versions[0].set), (1, &before));
    page.typed(T::PartChosen(CriteriaPart::Versions));
    page.face("versions");
}

#[test]
fn a_case_that_lowers_the_grade_is_answered_in_the_dossier() {
    let mut desk = window::desk();
    let plan = desk.current.unwrap().plan;
    let case = Criterion::new(
        desk.fresh(),
        "KT1",
        "Có cán bộ bị xử lý kỷ luật từ cảnh cáo trở lên trong năm",
        Measure::KnockOut { ceiling: Ceiling::NoGrade },
    );
    let id = case.id;
    let set = CriteriaSet {
        criteria: vec![case],
        ..CriteriaSet::new(desk.fresh(), plan, Some(SubjectKind::Person), "Cá nhân")
    };
    window::change(&desk, Command::SaveCriteriaSet { set });
    window::reload(&mut desk);
    let mut w = window::Window::open(desk);
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.turn(DossierTab::Screening);
    let screening = |message| FormMessage::Page(PageMessage::Screening(message));
    w.form(screening(ScreeningMessage::Answered(id, Some(GateAnswer::Failed))));
    w.form(screening(ScreeningMessage::EvidenceTyped(id, "QĐ 15/QĐ-UBKT".into())));
    w.form(screening(ScreeningMessage::EvidenceLeft));
    let answer = w.file().gates.iter().find(|it| it.criterion == id).cloned().unwrap();
    assert_eq!((answer.answer, answer.evidence.as_str()), (GateAnswer::Failed, "QĐ 15/QĐ-UBKT"));
    {
        let mut shown = support::window(WORK, w.screen.view(&w.desk));
        support::shot("criteria-dossier-knock-out", &mut shown, Theme::Light);
    }
    w.form(screening(ScreeningMessage::Answered(id, None)));
    assert!(w.file().gates.iter().all(|it| it.criterion != id));
}

#[test]
fn faces() {
    let mut page = Page::draft();
    page.face("none");
    page.typed(T::SetAdded(Some(SubjectKind::Collective)));
    page.face("empty-set");
    let first = page.add_group("Công tác tuyên truyền, giáo dục, vận động phụ nữ thực hiện chủ trương của Đảng, pháp luật của Nhà nước");
    page.typed(T::Grouped(first, GroupTyped::Full("50".into())));
    page.add(MeasureKind::Bands, "Tỷ lệ hội viên tham gia sinh hoạt chi hội");
    page.typed(T::Unit("%".into()));
    page.typed(T::Band(0, BandTyped::From("95".into())));
    page.typed(T::Band(0, BandTyped::Points("20".into())));
    page.typed(T::Band(1, BandTyped::From("85".into())));
    page.typed(T::Band(1, BandTyped::To("90".into())));
    page.typed(T::Band(1, BandTyped::Points("15".into())));
    page.left();
    page.face("bands");
    page.add(MeasureKind::Formula, "Số hộ hội viên được giúp thoát nghèo");
    page.typed(T::Most("25".into()));
    page.typed(T::Target("50".into()));
    page.typed(T::Unit("hộ".into()));
    page.face("formula");
    let second = page.add_group("Xây dựng tổ chức Hội");
    page.add(MeasureKind::AllOrNothing, "Có mô hình được cấp tỉnh công nhận");
    page.typed(T::Extra(true));
    page.add(MeasureKind::Gate, "Không có đơn thư khiếu nại vượt cấp");
    page.add(MeasureKind::Deduction, "Báo cáo chậm");
    page.typed(T::GroupOpened(second));
    page.face("group-open");
    page.typed(T::GroupOpened(second));
    page.face("lines");
    page.face_in("lines-small", Size::new(772.0, 461.0));
}
