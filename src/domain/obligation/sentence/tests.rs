use super::super::{DayMonth, Piece, Rounding, Share, UnitBase, worded};
use super::*;
use crate::domain::points::Points;
use crate::domain::unit::UnitKind;
use crate::text;
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn on(y: i32, m: u32, d: u32) -> Option<Due> {
    Some(Due::On(day(y, m, d)))
}

/// A quota with the rest left open.
#[derive(Clone)]
struct Q(Duty);

impl Q {
    fn of(nominators: Nominators, bound: Bound, number: u32) -> Self {
        Self(Duty::Quota {
            nominators,
            bound,
            number,
            share: None,
            kinds: Vec::new(),
            every: Frequency::Once,
            due: None,
            sent_to: String::new(),
            attached: String::new(),
        })
    }

    fn kinds(mut self, of: &[SubjectKind]) -> Self {
        if let Duty::Quota { kinds, .. } = &mut self.0 {
            *kinds = of.to_vec();
        }
        self
    }

    fn every(mut self, often: Frequency) -> Self {
        if let Duty::Quota { every, .. } = &mut self.0 {
            *every = often;
        }
        self
    }

    fn by(self, due: Option<Due>) -> Self {
        Self(self.0.due_by(due))
    }

    fn to(mut self, to: &str, with: &str) -> Self {
        if let Duty::Quota { sent_to, attached, .. } = &mut self.0 {
            (*sent_to, *attached) = (to.to_owned(), with.to_owned());
        }
        self
    }

    fn share(mut self, percent: i64, of: &str, rounding: Rounding) -> Self {
        if let Duty::Quota { share, .. } = &mut self.0 {
            let bases = vec![UnitBase { unit: UnitId(1), count: 9 }];
            *share = Some(Share { percent: Points::hundredths(percent), of: of.into(), rounding, bases });
        }
        self
    }
}

fn unit_name(id: UnitId) -> String {
    ["Hội LHPN huyện Bình Sơn", "Hội LHPN huyện Cao Lộc", "Hội LHPN thành phố Cao Sơn"]
        .get(usize::try_from(id.0 - 1).unwrap())
        .map_or(String::new(), |name| (*name).to_owned())
}

fn report(reporter: &str, every: Frequency, due: Option<Due>, to: &str) -> Duty {
    Duty::Report { reporter: reporter.into(), units: None, every, due, sent_to: to.into() }
}

fn selection(min: u32, max: u32, kinds: &[SubjectKind], to: &str, due: Option<Due>) -> Duty {
    Duty::Selection { min, max, kinds: kinds.to_vec(), upward_to: to.into(), due }
}

fn seats(number: Option<u32>, event: &str, to: &str, due: Option<Due>) -> Duty {
    Duty::Seats { number, event: event.into(), sent_to: to.into(), due }
}

fn milestone(name: &str, due: Option<Due>, to: &str) -> Duty {
    Duty::Milestone { name: name.into(), due, sent_to: to.into() }
}

fn assignment(agency: &str, task: &str, due: Option<Due>) -> Duty {
    Duty::Assignment { agency: agency.into(), task: task.into(), due }
}

fn publicity(forms: &[&str], content: &str, number: Option<u32>, every: Frequency, due: Option<Due>) -> Duty {
    Duty::Publicity {
        agency: "Ban Tuyên giáo".into(),
        forms: forms.iter().map(|&form| form.to_owned()).collect(),
        content: content.into(),
        number,
        every,
        due,
    }
}

#[test]
fn every_kind_of_duty_reads_as_an_official_sentence() {
    use Bound::{AtLeast, AtMost, Exactly};
    use Frequency as F;
    use SubjectKind::{Collective, Household, Model, Person};
    let kind = Nominators::Kind;
    let units = |ids: &[i64]| Nominators::Units(ids.iter().map(|id| UnitId(*id)).collect());
    let twice = Some(Due::TwiceYearly {
        first: DayMonth { day: 15, month: 6 },
        second: DayMonth { day: 15, month: 12 },
    });
    let november = Some(Due::EveryYear { day: 15, month: 11 });
    let office = "Văn phòng Hội LHPN tỉnh";
    let table: Vec<(Duty, &str)> = vec![
        // Quotas: who.
        (
            Q::of(kind(UnitKind::District), AtLeast, 5)
                .kinds(&[Collective, Person])
                .by(on(2017, 4, 20))
                .to(office, "trích ngang thành tích")
                .0,
            "Mỗi huyện, thị xã, thành phố lựa chọn, giới thiệu ít nhất 05 (năm) tập thể hoặc cá nhân điển hình tiên tiến, kèm theo trích ngang thành tích, gửi về Văn phòng Hội LHPN tỉnh trước ngày 20/4/2017",
        ),
        (
            Q::of(kind(UnitKind::Agency), AtLeast, 2).kinds(&[Person, Collective]).by(on(2017, 4, 20)).0,
            "Mỗi cơ quan, đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) tập thể hoặc cá nhân điển hình tiên tiến trước ngày 20/4/2017",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 1)
                .every(F::Monthly)
                .to("Văn phòng Ủy ban MTTQ Việt Nam tỉnh", "danh sách và thành tích")
                .0,
            "Hằng tháng, mỗi đơn vị lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến, kèm theo danh sách và thành tích, gửi về Văn phòng Ủy ban MTTQ Việt Nam tỉnh",
        ),
        (
            Q::of(units(&[1]), AtLeast, 1).by(on(2026, 2, 5)).0,
            "Hội LHPN huyện Bình Sơn lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến trước ngày 05/02/2026",
        ),
        (
            Q::of(units(&[1, 2]), AtLeast, 3).kinds(&[Household]).0,
            "Hội LHPN huyện Bình Sơn và Hội LHPN huyện Cao Lộc, mỗi đơn vị lựa chọn, giới thiệu ít nhất 03 (ba) hộ gia đình điển hình tiên tiến",
        ),
        (
            Q::of(units(&[1, 2, 3]), Exactly, 10).every(F::Yearly).by(november).0,
            "Hằng năm, Hội LHPN huyện Bình Sơn, Hội LHPN huyện Cao Lộc và Hội LHPN thành phố Cao Sơn, mỗi đơn vị lựa chọn, giới thiệu đúng 10 (mười) điển hình tiên tiến trước ngày 15/11",
        ),
        // Quotas: how many of what.
        (
            Q::of(kind(UnitKind::Commune), AtMost, 21).kinds(&[Model]).0,
            "Mỗi xã, phường, thị trấn lựa chọn, giới thiệu không quá 21 (hai mươi mốt) mô hình, sáng kiến tiêu biểu",
        ),
        (
            Q::of(kind(UnitKind::Hamlet), AtLeast, 4).kinds(&[Collective, Person, Household]).0,
            "Mỗi thôn, tổ dân phố, chi hội lựa chọn, giới thiệu ít nhất 04 (bốn) tập thể, cá nhân hoặc hộ gia đình điển hình tiên tiến",
        ),
        (
            Q::of(kind(UnitKind::Province), AtLeast, 4).kinds(&[Model, Household, Person, Collective]).0,
            "Mỗi tỉnh, thành phố lựa chọn, giới thiệu ít nhất 04 (bốn) tập thể, cá nhân, hộ gia đình điển hình tiên tiến hoặc mô hình, sáng kiến tiêu biểu",
        ),
        (
            Q::of(kind(UnitKind::Commune), AtLeast, 2).kinds(&[Person, Model, Person]).0,
            "Mỗi xã, phường, thị trấn lựa chọn, giới thiệu ít nhất 02 (hai) cá nhân điển hình tiên tiến hoặc mô hình, sáng kiến tiêu biểu",
        ),
        (
            Q::of(kind(UnitKind::Commune), AtLeast, 0)
                .kinds(&[Collective])
                .share(3000, "tổng số chi hội", Rounding::Up)
                .0,
            "Mỗi xã, phường, thị trấn lựa chọn, giới thiệu tập thể điển hình tiên tiến với số lượng ít nhất bằng 30% tổng số chi hội (làm tròn lên)",
        ),
        (
            Q::of(kind(UnitKind::District), AtMost, 0)
                .share(1250, "tổng số cán bộ.", Rounding::Down)
                .by(on(2026, 9, 30))
                .to(office, "")
                .0,
            "Mỗi huyện, thị xã, thành phố lựa chọn, giới thiệu điển hình tiên tiến với số lượng không quá 12,5% tổng số cán bộ (làm tròn xuống), gửi về Văn phòng Hội LHPN tỉnh trước ngày 30/9/2026",
        ),
        (
            Q::of(kind(UnitKind::District), Exactly, 0)
                .share(500, "tổng số hội viên", Rounding::Nearest)
                .every(F::Yearly)
                .0,
            "Hằng năm, mỗi huyện, thị xã, thành phố lựa chọn, giới thiệu điển hình tiên tiến với số lượng đúng bằng 5% tổng số hội viên (làm tròn đến số gần nhất)",
        ),
        // Quotas: how often and by when, said once.
        (
            Q::of(Nominators::Every, AtLeast, 1)
                .every(F::Monthly)
                .by(Some(Due::EveryMonth { day: 25 }))
                .to(office, "")
                .0,
            "Hằng tháng, mỗi đơn vị lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến, gửi về Văn phòng Hội LHPN tỉnh trước ngày 25",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 1)
                .every(F::Quarterly)
                .by(Some(Due::EveryQuarter { day: 5 }))
                .to(office, "")
                .0,
            "Hằng quý, mỗi đơn vị lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến, gửi về Văn phòng Hội LHPN tỉnh trước ngày 05 của tháng cuối quý",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 2)
                .every(F::HalfYearly)
                .by(twice)
                .to("", "báo cáo thành tích")
                .0,
            "Định kỳ 6 tháng, mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) điển hình tiên tiến, kèm theo báo cáo thành tích, hoàn thành trước ngày 15/6 và trước ngày 15/12 hằng năm",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 2).every(F::Yearly).by(twice).0,
            "Hằng năm, mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) điển hình tiên tiến trước ngày 15/6 và trước ngày 15/12",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 2)
                .by(Some(Due::InMonth { year: 2026, month: 2 }))
                .to("Gửi về Văn phòng;", "Kèm theo trích ngang.")
                .0,
            "Mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) điển hình tiên tiến, kèm theo trích ngang, gửi về Văn phòng trong tháng 02/2026",
        ),
        (
            Q::of(Nominators::Every, AtLeast, 2).by(Some(Due::InQuarter { year: 2026, quarter: 3 })).0,
            "Mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) điển hình tiên tiến trong quý III/2026",
        ),
        // Selections.
        (
            selection(5, 10, &[Collective, Person], "Trung ương", on(2017, 4, 25)),
            "Trên cơ sở giới thiệu của các đơn vị, lựa chọn từ 05 đến 10 tập thể hoặc cá nhân tiêu biểu, xuất sắc để giới thiệu với Trung ương trước ngày 25/4/2017",
        ),
        (
            selection(10, 10, &[], "Hội đồng Thi đua - Khen thưởng tỉnh", on(2017, 10, 31)),
            "Trên cơ sở giới thiệu của các đơn vị, lựa chọn 10 (mười) điển hình tiêu biểu, xuất sắc để giới thiệu với Hội đồng Thi đua - Khen thưởng tỉnh trước ngày 31/10/2017",
        ),
        (
            selection(0, 3, &[Model], "Hội LHPN Việt Nam", november),
            "Trên cơ sở giới thiệu của các đơn vị, lựa chọn không quá 03 (ba) mô hình, sáng kiến tiêu biểu, xuất sắc để giới thiệu với Hội LHPN Việt Nam trước ngày 15/11 hằng năm",
        ),
        (
            selection(1, 12, &[Household, Person], "", None),
            "Trên cơ sở giới thiệu của các đơn vị, lựa chọn từ 01 đến 12 cá nhân hoặc hộ gia đình tiêu biểu, xuất sắc để giới thiệu lên cấp trên",
        ),
        // Seats.
        (
            seats(
                Some(5),
                "Hội nghị biểu dương điển hình tiên tiến toàn quốc",
                "Ủy ban nhân dân tỉnh",
                on(2017, 4, 25),
            ),
            "Lựa chọn 05 (năm) đại biểu dự Hội nghị biểu dương điển hình tiên tiến toàn quốc, gửi danh sách về Ủy ban nhân dân tỉnh trước ngày 25/4/2017",
        ),
        (
            seats(None, "dự Hội nghị biểu dương điển hình tiên tiến toàn quốc", "", on(2017, 4, 25)),
            "Lựa chọn đại biểu dự Hội nghị biểu dương điển hình tiên tiến toàn quốc theo số lượng được phân bổ, hoàn thành trước ngày 25/4/2017",
        ),
        (
            seats(Some(24), "Đại hội Thi đua yêu nước tỉnh", "", None),
            "Lựa chọn 24 (hai mươi bốn) đại biểu dự Đại hội Thi đua yêu nước tỉnh",
        ),
        // Reports.
        (
            report("Các huyện, thành Hội và đơn vị trực thuộc", F::Once, on(2017, 11, 15), office),
            "Các huyện, thành Hội và đơn vị trực thuộc báo cáo kết quả về Văn phòng Hội LHPN tỉnh trước ngày 15/11/2017",
        ),
        (
            report("Các đơn vị", F::Yearly, november, "Ban Thường trực"),
            "Các đơn vị báo cáo kết quả về Ban Thường trực trước ngày 15/11 hằng năm",
        ),
        (
            report("Ban Thi đua - Khen thưởng", F::HalfYearAndYear, None, "Ủy ban nhân dân tỉnh"),
            "Định kỳ 6 tháng, năm, Ban Thi đua - Khen thưởng báo cáo kết quả về Ủy ban nhân dân tỉnh",
        ),
        (
            report("Các đơn vị", F::HalfYearAndYear, twice, "về Ủy ban nhân dân tỉnh"),
            "Định kỳ 6 tháng, năm, các đơn vị báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/6 và trước ngày 15/12 hằng năm",
        ),
        (
            report("Mỗi chi hội", F::Monthly, Some(Due::EveryMonth { day: 5 }), "Hội LHPN xã"),
            "Mỗi chi hội báo cáo kết quả về Hội LHPN xã trước ngày 05 hằng tháng",
        ),
        (
            report("Các chi hội", F::Monthly, None, "Hội LHPN xã"),
            "Hằng tháng, các chi hội báo cáo kết quả về Hội LHPN xã",
        ),
        (
            report("Cơ quan, đơn vị", F::Quarterly, Some(Due::EveryQuarter { day: 20 }), ""),
            "Hằng quý, cơ quan, đơn vị báo cáo kết quả trước ngày 20 của tháng cuối quý",
        ),
        (
            report(
                "Ban Thường trực Ủy ban MTTQ Việt Nam các xã",
                F::Yearly,
                Some(Due::EveryYear { day: 5, month: 1 }),
                "",
            ),
            "Ban Thường trực Ủy ban MTTQ Việt Nam các xã báo cáo kết quả trước ngày 05/01 hằng năm",
        ),
        // Milestones.
        (
            milestone("sơ kết thực hiện Kế hoạch", Some(Due::EndOfYear { year: 2023 }), ""),
            "Sơ kết thực hiện Kế hoạch vào cuối năm 2023",
        ),
        (
            milestone(
                "Tổng kết thực hiện Kế hoạch",
                Some(Due::EndOfYear { year: 2025 }),
                "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
            ),
            "Tổng kết thực hiện Kế hoạch vào cuối năm 2025, báo cáo kết quả về Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
        ),
        (
            milestone("Tổng kết và biểu dương điển hình tiên tiến cấp tỉnh", on(2017, 12, 20), ""),
            "Tổng kết và biểu dương điển hình tiên tiến cấp tỉnh trước ngày 20/12/2017",
        ),
        (milestone("“Tuần lễ áo dài”.", None, ""), "“Tuần lễ áo dài”"),
        // Assignments.
        (
            assignment(
                "Văn phòng Hội LHPN tỉnh",
                "tiếp nhận, kiểm tra hồ sơ và tham mưu hình thức khen thưởng phù hợp",
                on(2017, 10, 10),
            ),
            "Văn phòng Hội LHPN tỉnh: tiếp nhận, kiểm tra hồ sơ và tham mưu hình thức khen thưởng phù hợp, hoàn thành trước ngày 10/10/2017",
        ),
        (
            assignment("Ban Tuyên giáo Hội LHPN tỉnh:", "theo dõi, đôn đốc các đơn vị.", None),
            "Ban Tuyên giáo Hội LHPN tỉnh: theo dõi, đôn đốc các đơn vị",
        ),
        (
            assignment("Sở Nội vụ", "tổng hợp kết quả", Some(Due::EveryYear { day: 1, month: 12 })),
            "Sở Nội vụ: tổng hợp kết quả, hoàn thành trước ngày 01/12 hằng năm",
        ),
        // Publicity.
        (publicity(&[], "", None, F::Once, None), "Ban Tuyên giáo tuyên truyền các điển hình tiên tiến"),
        (
            publicity(
                &["chuyên mục trên Báo tỉnh", "trang thông tin điện tử", "mạng xã hội"],
                "tuyên truyền gương người tốt, việc tốt",
                Some(2),
                F::Monthly,
                Some(Due::EveryMonth { day: 25 }),
            ),
            "Hằng tháng, Ban Tuyên giáo tuyên truyền gương người tốt, việc tốt thông qua chuyên mục trên Báo tỉnh, trang thông tin điện tử và mạng xã hội, ít nhất 02 (hai) tin, bài, hoàn thành trước ngày 25",
        ),
        (
            publicity(
                &["hội nghị, sinh hoạt chi hội", "hoạt động văn hóa, văn nghệ"],
                "các phong trào thi đua",
                None,
                F::Once,
                on(2017, 12, 20),
            ),
            "Ban Tuyên giáo tuyên truyền các phong trào thi đua thông qua hội nghị, sinh hoạt chi hội; hoạt động văn hóa, văn nghệ, hoàn thành trước ngày 20/12/2017",
        ),
        (
            publicity(&["loa truyền thanh"], "", Some(12), F::Yearly, None),
            "Hằng năm, Ban Tuyên giáo tuyên truyền các điển hình tiên tiến thông qua loa truyền thanh, ít nhất 12 (mười hai) tin, bài",
        ),
    ];
    assert!(table.len() >= 40);
    for (duty, expected) in &table {
        assert_eq!(sentence(duty, unit_name).replace('\u{a0}', " "), *expected);
    }
}

fn any_due() -> BoxedStrategy<Option<Due>> {
    let day_month = || (1u32..29, 1u32..13);
    prop_oneof![
        Just(None),
        (0u64..8000).prop_map(|days| Some(Due::On(day(2010, 1, 1) + chrono::Days::new(days)))),
        day_month().prop_map(|(day, month)| Some(Due::EveryYear { day, month })),
        ((1u32..29, 1u32..7), (1u32..29, 7u32..13)).prop_map(|((d, m), (e, n))| Some(Due::TwiceYearly {
            first: DayMonth { day: d, month: m },
            second: DayMonth { day: e, month: n },
        })),
        (1u32..32).prop_map(|day| Some(Due::EveryQuarter { day })),
        (1u32..32).prop_map(|day| Some(Due::EveryMonth { day })),
        (2015i32..2035, 1u32..13).prop_map(|(year, month)| Some(Due::InMonth { year, month })),
        (2015i32..2035, 1u32..5).prop_map(|(year, quarter)| Some(Due::InQuarter { year, quarter })),
        (2015i32..2035).prop_map(|year| Some(Due::EndOfYear { year })),
    ]
    .boxed()
}

/// Words as offices type them, with the spaces, stops and loose marks that come along.
fn typed() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        Just("  ".to_owned()),
        Just("Các đơn vị".to_owned()),
        Just("trích ngang  thành tích.".to_owned()),
        Just(" kèm theo báo cáo (01 bản);".to_owned()),
        Just("Gửi về Văn phòng Hội,".to_owned()),
        Just("Ho\u{323}\u{302}i LHPN ti\u{309}nh".to_owned()),
        Just("“Dân vận khéo”".to_owned()),
        Just("Ban Tổ chức - Kiểm tra, Văn phòng".to_owned()),
    ]
    .boxed()
}

fn any_kinds() -> impl Strategy<Value = Vec<SubjectKind>> {
    proptest::collection::vec((0usize..4).prop_map(|at| SubjectKind::ALL[at]), 0..5)
}

fn any_every() -> impl Strategy<Value = Frequency> {
    (0usize..6).prop_map(|at| Frequency::ALL[at])
}

fn any_quota() -> BoxedStrategy<Duty> {
    let nominators = prop_oneof![
        (0usize..5).prop_map(|at| Nominators::Kind(UnitKind::ALL[at])),
        proptest::collection::vec((1i64..6).prop_map(UnitId), 0..4).prop_map(Nominators::Units),
        Just(Nominators::Every),
    ];
    let share = prop_oneof![
        Just(None),
        (1i64..10_000, typed(), 0usize..3).prop_map(|(percent, of, at)| Some(Share {
            percent: Points::hundredths(percent),
            of,
            rounding: Rounding::ALL[at],
            bases: Vec::new(),
        })),
    ];
    (nominators, 0usize..3, 1u32..3000, share, any_kinds(), any_every(), any_due(), typed(), typed())
        .prop_map(|(nominators, bound, number, share, kinds, every, due, sent_to, attached)| Duty::Quota {
            nominators,
            bound: Bound::ALL[bound],
            number,
            share,
            kinds,
            every,
            due,
            sent_to,
            attached,
        })
        .boxed()
}

fn any_duty() -> BoxedStrategy<Duty> {
    let number = || proptest::option::of(1u32..200);
    prop_oneof![
        4 => any_quota(),
        1 => (0u32..20, 0u32..20, any_kinds(), typed(), any_due()).prop_map(|(min, more, kinds, upward_to, due)| {
            Duty::Selection { min, max: min + more + u32::from(min + more == 0), kinds, upward_to, due }
        }),
        1 => (number(), typed(), typed(), any_due())
            .prop_map(|(number, event, sent_to, due)| Duty::Seats { number, event, sent_to, due }),
        1 => (typed(), any_every(), any_due(), typed())
            .prop_map(|(reporter, every, due, sent_to)| Duty::Report { reporter, units: None, every, due, sent_to }),
        1 => (typed(), any_due(), typed())
            .prop_map(|(name, due, sent_to)| Duty::Milestone { name, due, sent_to }),
        1 => (typed(), typed(), any_due())
            .prop_map(|(agency, task, due)| Duty::Assignment { agency, task, due }),
        1 => (typed(), proptest::collection::vec(typed(), 0..3), typed(), number(), any_every(), any_due()).prop_map(
            |(agency, forms, content, number, every, due)| Duty::Publicity { agency, forms, content, number, every, due }
        ),
    ]
    .boxed()
}

/// What no sentence may hold, whatever the data.
fn faults(words: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for bad in
        ["  ", " ,", " ;", " .", ",,", ",;", ";,", "( ", " )", "{", "}", "::", "và và", "về về", "gửi gửi"]
    {
        if words.contains(bad) {
            found.push(bad);
        }
    }
    for often in ["hằng tháng", "hằng năm", "hằng quý"] {
        if words.to_lowercase().matches(often).count() > 1 {
            found.push(often);
        }
    }
    if words.matches('(').count() != words.matches(')').count() {
        found.push("brackets");
    }
    if words.starts_with(' ') || words.ends_with([' ', '.', ',', ';', ':']) {
        found.push("ends");
    }
    if words.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase) {
        found.push("first letter");
    }
    if text::nfc(words) != *words {
        found.push("not composed");
    }
    found
}

proptest! {
    #[test]
    fn no_data_can_break_the_grammar(duty in any_duty()) {
        let words = sentence(&duty, unit_name);
        prop_assert!(faults(&words).is_empty(), "{:?} in {words}", faults(&words));
        if let Some(number) = value(&duty, DutyField::NumberInWords, unit_name)
            && !matches!(duty, Duty::Selection { min: 0, .. })
        {
            prop_assert!(words.contains(&number), "{number} in {words}");
        }
        // The day is a figure in the sentence; months, quarters and years stand by their own words.
        if let Some(due) = duty.due() {
            prop_assert!(words.to_lowercase().contains(&due.beside(duty.every()).to_lowercase()), "{words}");
        }
    }

    #[test]
    fn an_own_sentence_of_all_fields_loses_nothing(duty in any_duty()) {
        let pattern = DutyField::ALL.map(|field| format!("{{{}}}", field.word())).join(" | ");
        let pieces = worded(&pattern, &duty, unit_name);
        let words: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Words(words) => words.to_lowercase(),
                Piece::Empty(_) | Piece::Unknown(_) => String::new(),
            })
            .collect();
        for field in DutyField::ALL {
            match value(&duty, field, unit_name) {
                // How often is said by its own field.
                Some(_) if field == DutyField::Due => {
                    let due = duty.due().map(|due| due.beside(duty.every())).unwrap_or_default();
                    prop_assert!(words.contains(&due.to_lowercase()), "{due} in {words}");
                }
                Some(value) => prop_assert!(words.contains(&value.to_lowercase()), "{value} in {words}"),
                None => prop_assert!(pieces.contains(&Piece::Empty(field)), "{field:?}"),
            }
        }
    }

    #[test]
    fn no_pattern_can_break_it(pattern in "[{}a-zđ ,.|]{0,40}", duty in any_duty()) {
        let _ = worded(&pattern, &duty, unit_name);
    }
}
