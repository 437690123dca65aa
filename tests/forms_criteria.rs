//! Sets of criteria on the paper of a plan: groups, notes, bands, formulas, knock-outs, caps and grades.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::written::lines;
use forms_fixture::*;
use guong_sang::domain::Points;
use guong_sang::domain::criteria::{Band, Bound, Caps, CriteriaSet, Criterion, Group, Measure, ready};
use guong_sang::domain::ids::{CriteriaSetId, PlanId};
use guong_sang::domain::plan::{Content, Marking};
use guong_sang::forms::{PlanPaper, Profile, plan_paper};

fn printed(set: CriteriaSet, marking: Marking) -> Vec<String> {
    let head = Content::Heading { text: "Tiêu chí".into() };
    let sections = tree(vec![(0, Marking::Roman, head), (1, marking, Content::Criteria { set: set.id })]);
    let form = plan_paper(
        &PlanPaper { sections, criteria: vec![set], ..plan_input() },
        &Profile::named("union").unwrap(),
    );
    assert_eq!(form.findings, vec![]);
    let all: Vec<String> =
        lines(&form.document).into_iter().map(|line| line.replace('\u{a0}', " ")).collect();
    let from = all.iter().position(|line| line.contains("TIÊU CHÍ")).unwrap() + 1;
    let to = all.iter().position(|line| line.starts_with("Trên đây")).unwrap();
    all[from..to].to_vec()
}

#[test]
fn the_scoring_rule_of_can_tho_is_printed_whole() {
    let mut next = 0;
    let set = ready::find("cantho-2579").unwrap().build(PlanId(1), &mut || {
        next += 1;
        next
    });
    let got = printed(set, Marking::Arabic);
    for line in [
        "1. Đánh giá, xếp loại công tác dân vận",
        "I. Phần thứ nhất (10 điểm)",
        "1. Các nội dung của phần 10 điểm (tối đa 10 điểm).",
        "III. Điểm thưởng, điểm trừ",
        "1. Điểm thưởng (điểm cộng, tối đa 3 điểm);",
        "1. Có hành vi tham nhũng (nếu có, xếp loại nhiều nhất là “Không hoàn thành nhiệm vụ”);",
        "Tổng điểm chuẩn: 100 điểm.",
        "Tổng điểm cộng không quá 3 điểm.",
        "Xếp loại:",
        "- Hoàn thành tốt nhiệm vụ: từ 85 đến dưới 95 điểm;",
        "- Khi có tiêu chí bị 0 điểm, xếp loại nhiều nhất là “Hoàn thành nhiệm vụ”;",
        "- Khi đơn vị không tự chấm điểm, xếp loại nhiều nhất là “Không hoàn thành nhiệm vụ”.",
    ] {
        assert!(got.iter().any(|it| it == line), "{line}: {got:#?}");
    }
}

#[test]
fn every_measure_says_how_it_counts() {
    let points = Points::whole;
    let bound = |at| Some(Bound { at: points(at), closed: true });
    let mut set = CriteriaSet::new(CriteriaSetId(5), PlanId(1), None, "Bảng điểm");
    set.groups = vec![
        Group {
            key: 1,
            parent: None,
            title: "Kết quả.".into(),
            full_marks: None,
            caps: Caps { bonus: Some(points(2)), deduction: None },
        },
        Group {
            key: 2,
            parent: Some(1),
            title: "Hội viên".into(),
            full_marks: Some(points(9)),
            caps: Caps::default(),
        },
    ];
    let mut add = |group: Option<u32>, measure: Measure| {
        let n = set.criteria.len() as i64 + 1;
        set.criteria.push(Criterion {
            group,
            ..Criterion::new(n.into(), format!("M{n}"), format!("Việc {n}"), measure)
        });
    };
    add(
        Some(2),
        Measure::Formula {
            standard: points(5),
            most: Some(points(6)),
            target: Some(points(50)),
            unit: "hộ".into(),
        },
    );
    let bands = vec![
        Band { from: bound(90), to: None, points: points(4) },
        Band { from: None, to: Some(Bound { at: points(90), closed: false }), points: points(1) },
    ];
    add(Some(2), Measure::Bands { unit: "%".into(), bands });
    add(Some(1), Measure::AllOrNothing { points: points(3), extra: false });
    add(Some(1), Measure::AllOrNothing { points: points(1), extra: true });
    set.criteria[2].note = "Kèm xác nhận.".into();
    assert_eq!(
        printed(set.clone(), Marking::Arabic),
        [
            "1. Bảng điểm",
            "I. Kết quả",
            "Điểm cộng trong nhóm không quá 2 điểm.",
            "1. Việc 3 (3 điểm hoặc 0 điểm);",
            "Kèm xác nhận.",
            "2. Việc 4 (điểm cộng, 1 điểm hoặc 0 điểm).",
            "3. Hội viên (9 điểm)",
            "3.1. Việc 1 (kết quả chia chỉ tiêu nhân 5 điểm, không quá 6 điểm);",
            "Chỉ tiêu: 50 hộ.",
            "3.2. Việc 2 (tối đa 4 điểm, theo khung điểm).",
            "+ từ 90% trở lên: 4 điểm;",
            "+ dưới 90%: 1 điểm.",
            "Tổng điểm chuẩn: 13 điểm.",
        ]
    );
    // Without groups the criteria stand behind dashes, as plans always had them.
    set.groups.clear();
    set.criteria.truncate(1);
    set.criteria[0].group = None;
    set.criteria[0].measure = Measure::Points { max: points(10), step: Points::ZERO };
    assert_eq!(printed(set, Marking::Dash), ["- Việc 1 (tối đa 10 điểm)."]);
}
