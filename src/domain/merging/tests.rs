use super::*;
use crate::domain::dossier::{Achievement, DossierState, Held, HeldPaper};
use crate::domain::ids::PlanId;
use crate::domain::subject::{Collective, Detail, Household, Model, Person, Post};
use crate::domain::timeline::{DossierLife, RoundPart};
use crate::text::date::PartialDate;
use proptest::prelude::*;

fn with_names<T>(then: impl FnOnce(&Names<'_>) -> T) -> T {
    let unit = |id: UnitId| format!("Đơn vị {id}");
    let subject = |id: SubjectId| format!("Đối tượng {id}");
    let movement = |id: MovementId| format!("Phong trào {id}");
    then(&Names { unit: &unit, subject: &subject, movement: &movement })
}

fn draft(left: &Subject, right: &Subject) -> MergeDraft {
    with_names(|names| proposed((left, &[]), (right, &[]), names)).unwrap()
}

fn life(id: i64, subject: i64, year: i32) -> DossierLife {
    DossierLife {
        dossier: Dossier::new(DossierId(id), SubjectId(subject), (PlanId(1), year), UnitId(1)),
        plan_name: "Gương sáng".into(),
        unit_name: "Xã Bình Vàng".into(),
        state: DossierState::Noticed,
        steps: Vec::new(),
        returns: Vec::new(),
        rounds: Vec::new(),
        files: 0,
    }
}

fn in_round(mut life: DossierLife) -> DossierLife {
    let round = crate::domain::ids::RoundId(1);
    life.rounds.push(RoundPart { round, name: "Đợt 1".into(), closed_on: None, mean: None, place: None });
    life
}

fn choose(draft: &mut MergeDraft, label: &str, chosen: Chosen) {
    draft.rows.iter_mut().find(|row| row.label == label).unwrap().chosen = chosen;
}

#[test]
fn what_is_proposed_is_the_fuller_record() {
    let person = |phone: &str, address: &str, birth| Person {
        phone: phone.into(),
        address: address.into(),
        birth,
        ..Person::default()
    };
    let left = person("", "Thôn Nà Pồng", Some(PartialDate::Year(1970)));
    let day = PartialDate::Day("1970-03-08".parse().unwrap());
    let right = person("0912345678", "Thôn Nà Pồng, xã Bình Vàng", Some(day));
    let left = Subject::new(SubjectId(1), "Nguyễn Thị Thuý Hoà", Detail::Person(left));
    let mut right = Subject::new(SubjectId(2), "Nguyễn Thị Thúy Hòa", Detail::Person(right));
    right.note = "Gọi buổi chiều".into();
    let merge = draft(&left, &right).merge();
    let Detail::Person(it) = &merge.subject.detail else { unreachable!() };
    assert_eq!((it.phone.as_str(), it.address.as_str()), ("0912345678", "Thôn Nà Pồng, xã Bình Vàng"));
    assert_eq!(it.birth, Some(day), "the whole date says more than the year");
    assert_eq!(merge.subject.name, "Nguyễn Thị Thuý Hoà");
    assert_eq!(merge.subject.other_names, ["Nguyễn Thị Thúy Hòa"]);
    assert_eq!((merge.subject.id, merge.keep, merge.gone), (SubjectId(1), SubjectId(1), SubjectId(2)));
    assert_eq!(merge.subject.note, "Gọi buổi chiều");
}

#[test]
fn what_is_not_chosen_goes_into_the_note() {
    let with = |id, name: &str, phone: &str, religion: &str| {
        let it = Person { phone: phone.into(), religion: religion.into(), ..Person::default() };
        Subject::new(SubjectId(id), name, Detail::Person(it))
    };
    let (left, right) = (with(1, "Lan", "111", "Không"), with(2, "Mai", "222", ""));
    let mut draft = draft(&left, &right);
    choose(&mut draft, "Tên", Chosen::Right);
    choose(&mut draft, "Tôn giáo", Chosen::Right);
    let merge = draft.merge();
    assert_eq!(merge.subject.name, "Mai");
    assert_eq!(merge.subject.other_names, ["Lan"]);
    let Detail::Person(it) = &merge.subject.detail else { unreachable!() };
    assert_eq!((it.phone.as_str(), it.religion.as_str()), ("111", ""));
    assert_eq!(merge.subject.note, "Bản ghi đã gộp còn ghi: Tôn giáo: Không; Điện thoại: 222.");
}

#[test]
fn numbers_that_were_counted_together_stay_together() {
    let with = |id, members, women| {
        let it = Collective { members, women, ..Collective::default() };
        Subject::new(SubjectId(id), "Chi hội 3", Detail::Collective(it))
    };
    let mut draft = draft(&with(1, Some(40), Some(40)), &with(2, Some(20), Some(5)));
    choose(&mut draft, "Số thành viên", Chosen::Right);
    let Detail::Collective(it) = draft.merge().subject.detail else { unreachable!() };
    assert_eq!((it.members, it.women), (Some(20), Some(5)));
}

#[test]
fn records_of_two_kinds_or_without_a_name_are_not_merged() {
    let one = Subject::new(SubjectId(1), "A", Detail::Person(Person::default()));
    let other = Subject::new(SubjectId(2), "A", Detail::Household(Household::default()));
    let gone = Subject {
        anonymised: Some("2026-01-01".parse().unwrap()),
        ..Subject::new(SubjectId(3), "A", Detail::Person(Person::default()))
    };
    with_names(|names| {
        for right in [&other, &gone, &one] {
            assert!(proposed((&one, &[]), (right, &[]), names).is_none());
        }
    });
}

#[test]
fn of_two_dossiers_of_a_year_the_one_before_a_council_goes_on() {
    let left = Subject::new(SubjectId(1), "A", Detail::Person(Person::default()));
    let right = Subject { id: SubjectId(2), ..left.clone() };
    let (mut one, mut two) = (life(1, 1, 2024), in_round(life(2, 2, 2024)));
    let row = |content: &str| Achievement { content: content.into(), ..Achievement::default() };
    one.dossier.achievements = vec![row("Trồng 2 ha rừng"), row("Giúp 5 hộ")];
    two.dossier.achievements = vec![row("Giúp 5 hộ"), row("Hiến 200 m² đất")];
    let paper = |held, note: &str| HeldPaper { item: "profile".into(), held, note: note.into() };
    one.dossier.papers = vec![paper(Held::Have, "bản sao")];
    two.dossier.papers = vec![paper(Held::Waived, "nộp sau")];
    one.dossier.summary = "Người phụ nữ trồng rừng, giúp đỡ các hộ khó khăn trong thôn".into();
    two.dossier.summary = "Hiến đất làm đường".into();
    let lives = [one.clone(), life(3, 1, 2025)];
    let draft =
        with_names(|names| proposed((&left, &lives), (&right, std::slice::from_ref(&two)), names)).unwrap();
    assert_eq!(draft.words(), "Gộp 2 bản ghi, 3 hồ sơ, 4 thành tích; 1 cặp hồ sơ cùng năm thành một");
    assert_eq!(draft.trouble(), None);
    let merge = draft.merge();
    let [twin] = merge.twins.as_slice() else { panic!("one pair") };
    assert_eq!((twin.keep, twin.gone, twin.dossier.id), (DossierId(2), DossierId(1), DossierId(2)));
    assert_eq!(twin.dossier.subject, SubjectId(1), "it belongs to the record that stays");
    let contents: Vec<&str> = twin.dossier.achievements.iter().map(|row| row.content.as_str()).collect();
    assert_eq!(contents, ["Trồng 2 ha rừng", "Giúp 5 hộ", "Hiến 200 m² đất"]);
    assert_eq!(twin.dossier.papers[0].held, Held::Have);
    assert_eq!(twin.dossier.papers[0].note, "bản sao; nộp sau");
    assert_eq!(twin.dossier.summary, one.dossier.summary, "the fuller one is printed");
    assert!(
        merge.subject.note.contains("Hồ sơ năm 2024 đã gộp còn ghi: Tóm tắt thành tích: Hiến đất làm đường.")
    );

    let both =
        with_names(|names| proposed((&left, &[in_round(one.clone())]), (&right, &[two]), names)).unwrap();
    assert!(both.trouble().unwrap().contains("đều đã đưa ra Hội đồng"));
    let out = DossierLife { state: DossierState::Returned, ..one };
    let draft = with_names(|names| proposed((&left, &[out]), (&right, &[life(4, 2, 2024)]), names)).unwrap();
    assert!(draft.trouble().unwrap().contains("trả lại bổ sung"));
}

fn detail() -> impl Strategy<Value = (Detail, Detail)> {
    let word = || prop::sample::select(vec!["", "Một", "Hai", "Một hai", "Ba"]).prop_map(ToOwned::to_owned);
    let five = || prop::array::uniform5(word());
    let years = || prop::collection::vec(2019i32..2023, 0..3);
    let one = || (0..4u8, five(), years());
    (one(), one()).prop_map(|((kind, a, x), (_, b, y))| {
        let make = |[one, two, three, four, five]: [String; 5], years: Vec<i32>| match kind {
            0 => Detail::Person(Person {
                phone: one,
                address: two,
                post: three,
                education: four,
                posts: years
                    .iter()
                    .map(|year| Post {
                        title: five.clone(),
                        from: Some(PartialDate::Year(*year)),
                        ..Post::default()
                    })
                    .collect(),
                ..Person::default()
            }),
            1 => Detail::Collective(Collective {
                head: one,
                address: two,
                cluster: three,
                founded: years.first().copied(),
                ..Collective::default()
            }),
            2 => Detail::Household(Household {
                head: one,
                representative: two,
                occupation: three,
                address: four,
                cultural_years: years,
                ..Household::default()
            }),
            _ => Detail::Model(Model {
                owners: vec![one, five],
                content: two,
                replicated: three,
                address: four,
                started: years.first().copied(),
                ..Model::default()
            }),
        };
        (make(a, x), make(b, y))
    })
}

proptest! {
    #[test]
    fn no_text_is_lost_whatever_is_chosen(
        (one, other) in detail(),
        names in prop::array::uniform4(prop::sample::select(vec!["Lan", "Mai", "Mai Lan", "Hồng", "Cúc"])),
        notes in prop::array::uniform2(prop::sample::select(vec!["", "Ghi một", "Ghi hai"])),
        choices in prop::collection::vec(0..3u8, 30),
    ) {
        let make = |id, name: &str, other: &str, note: &str, detail| Subject {
            other_names: vec![other.to_owned()],
            note: note.to_owned(),
            ..Subject::new(SubjectId(id), name, detail)
        };
        let (left, right) = (make(1, names[0], names[1], notes[0], one), make(2, names[2], names[3], notes[1], other));
        let mut draft = draft(&left, &right);
        for (row, choice) in draft.rows.iter_mut().zip(choices) {
            row.chosen = [Chosen::Left, Chosen::Right, Chosen::Both][choice as usize];
        }
        let merge = draft.merge();
        let written = serde_json::to_string(&merge.subject).unwrap();
        for subject in [&left, &right] {
            let every = serde_json::to_value(subject).unwrap();
            texts(&every, &mut |text| assert!(written.contains(text), "“{text}” is not in {written}"));
        }
        for row in &draft.rows {
            prop_assert!(row.chosen != Chosen::Both || row.both.is_none() || row.result() == row.both.as_deref().unwrap());
        }
        // Whatever is proposed for a record beside its own copy is that record.
        let again = with_names(|names| proposed((&left, &[]), (&Subject { id: SubjectId(9), ..left.clone() }, &[]), names)).unwrap();
        let same = again.merge().subject;
        prop_assert_eq!((&same.detail, &same.note, &same.name), (&left.detail, &left.note, &left.name));
    }
}

fn texts(value: &serde_json::Value, each: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::String(text) => each(text),
        serde_json::Value::Number(number) if number.as_i64().is_some_and(|it| it > 1000) => {
            each(&number.to_string());
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, each)),
        serde_json::Value::Object(all) => all.values().for_each(|one| texts(one, each)),
        _ => {}
    }
}
