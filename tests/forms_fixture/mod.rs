//! A made-up office with a whole plan and a list of nominations, for the tests of the forms.
#![allow(dead_code, clippy::unwrap_used)]

pub mod written;

use chrono::NaiveDate;
use guong_sang::domain::Points;
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::dossier::{Achievement, Dossier, PastAward};
use guong_sang::domain::ids::*;
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::office::{Office, OfficeKind, Signature};
use guong_sang::domain::plan::{Content, LegalBasis, Marking, Plan, PlanState, Recipient, Section, TextRun};
use guong_sang::domain::subject::{Collective, Detail, Household, Model, Person, Sex, Subject, SubjectKind};
use guong_sang::domain::unit::UnitKind;
use guong_sang::forms::nomination_list::{AttachedTo, Entry, Shown};
use guong_sang::forms::{NominationList, PlanPaper, Register};
use guong_sang::text::PartialDate;

pub fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

pub fn office() -> Office {
    Office {
        kind: OfficeKind::WomensUnion,
        superior: "Hội LHPN tỉnh Cao Sơn".into(),
        issuer: "Ban Thường vụ".into(),
        name: "Ban Thường vụ Hội LHPN tỉnh Cao Sơn".into(),
        short_name: "Hội LHPN tỉnh".into(),
        place: "Cao Sơn".into(),
        symbol: "BTV".into(),
        profile: "union".into(),
        signatures: vec![Signature {
            lines: vec!["TM. BAN THƯỜNG VỤ".into(), "PHÓ CHỦ TỊCH".into()],
            name: "Lục Thị Ánh Tuyết".into(),
        }],
        archive: "VT, TG".into(),
        papers: guong_sang::domain::office::PaperSettings::default(),
    }
}

pub fn plan() -> Plan {
    Plan {
        id: PlanId(1),
        name: "Gương điển hình 2026".into(),
        subject: "Tuyên truyền các phong trào thi đua yêu nước,\ncác điển hình tiên tiến, mô hình mới, nhân tố mới năm 2026"
            .into(),
        from: day(2026, 1, 1),
        to: day(2026, 12, 31),
        number: Some("5".into()),
        issued_on: Some(day(2026, 2, 5)),
        state: PlanState::Draft,
        carries_out: Some(LegalBasis {
            entry: None,
            kind: "Kế hoạch".into(),
            number: "15/KH-UBND".into(),
            date: Some(day(2026, 1, 12)),
            issuer: "Ủy ban nhân dân tỉnh Cao Sơn".into(),
            subject: "về việc tuyên truyền các phong trào thi đua yêu nước năm 2026".into(),
        }),
        bases: vec![
            LegalBasis {
                entry: None,
                kind: "Luật".into(),
                subject: "Thi đua, khen thưởng ngày 15 tháng 6 năm 2022".into(),
                ..LegalBasis::default()
            },
            LegalBasis {
                entry: None,
                kind: "Nghị định".into(),
                number: "152/2025/NĐ-CP".into(),
                date: Some(day(2025, 6, 14)),
                issuer: "Chính phủ".into(),
                subject: "quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng".into(),
            },
        ],
        opening: String::new(),
        closing: "Trên đây là Kế hoạch tuyên truyền các phong trào thi đua yêu nước, các điển hình tiên tiến năm 2026 \
                  của Ban Thường vụ Hội LHPN tỉnh Cao Sơn. Trong quá trình tổ chức thực hiện nếu có vướng mắc, đề nghị \
                  các đơn vị kịp thời báo cáo về Văn phòng Hội LHPN tỉnh để phối hợp giải quyết./."
            .into(),
        recipients: vec![
            Recipient { name: "Hội LHPN Việt Nam".into(), note: "b/c".into() },
            Recipient { name: "UBND tỉnh".into(), note: "b/c".into() },
            Recipient { name: "- Ban TĐKT (Sở Nội vụ);".into(), note: String::new() },
            Recipient { name: "Các xã, phường Hội và đơn vị trực thuộc".into(), note: "thực hiện".into() },
            Recipient { name: "Thường trực Hội LHPN tỉnh".into(), note: "chỉ đạo".into() },
        ],
        archive: String::new(),
        signature: None,
        movements: vec![],
        origin: Default::default(),
    }
}

/// Builds the tree from (depth, marking, content) in reading order.
pub fn tree(rows: Vec<(usize, Marking, Content)>) -> Vec<Section> {
    let mut above: Vec<SectionId> = Vec::new();
    let mut counts: std::collections::HashMap<Option<SectionId>, i32> = std::collections::HashMap::new();
    (1..)
        .zip(rows)
        .map(|(id, (depth, marking, content))| {
            above.truncate(depth);
            let parent = above.last().copied();
            let count = counts.entry(parent).or_default();
            let position = *count;
            *count += 1;
            above.push(SectionId(id));
            Section { id: SectionId(id), plan: PlanId(1), parent, position, marking, content }
        })
        .collect()
}

pub fn sections() -> Vec<Section> {
    use Marking::{Arabic, Dash, Letter, Nested, Plus, Roman};
    let head = |text: &str| Content::Heading { text: text.into() };
    let campaign = Content::Text {
        runs: vec![
            TextRun { text: "Tập trung tuyên truyền cuộc vận động ".into(), ..TextRun::default() },
            TextRun { text: "“Xây dựng gia đình 5 không, 3 sạch”".into(), italic: true, bold: true, shows: None },
            TextRun {
                text: " gắn với việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; mỗi chi hội chọn ít \
                       nhất một việc làm cụ thể, thiết thực để hội viên cùng tham gia."
                    .into(),
                ..TextRun::default()
            },
        ],
    };
    tree(vec![
        (0, Roman, head("Mục đích, yêu cầu")),
        (1, Arabic, head("Mục đích")),
        (
            2,
            Dash,
            Content::text(
                "Nâng cao nhận thức của cán bộ, hội viên, phụ nữ về vị trí, vai trò của các phong trào thi đua yêu nước; biểu dương, tôn vinh kịp thời các gương điển hình tiên tiến, tạo động lực hoàn thành nhiệm vụ được giao, góp phần phát triển kinh tế - xã hội của tỉnh.",
            ),
        ),
        (
            2,
            Dash,
            Content::text(
                "Thông qua phong trào thi đua, các cấp Hội phát hiện, bồi dưỡng, tổng kết và nhân điển hình tiên tiến, rút ra bài học kinh nghiệm về tổ chức triển khai, thực hiện.",
            ),
        ),
        (1, Arabic, head("Yêu cầu")),
        (
            2,
            Dash,
            Content::text(
                "Việc phát hiện, lựa chọn điển hình phải công khai, dân chủ, đúng đối tượng, đúng tiêu chí; điển hình được nhân rộng phải thực sự tiêu biểu, có sức lan tỏa.",
            ),
        ),
        (0, Roman, head("Nội dung và hình thức tuyên truyền")),
        (1, Arabic, head("Nội dung tuyên truyền")),
        (2, Dash, campaign),
        (1, Arabic, head("Công tác phát hiện, lựa chọn điển hình tiên tiến")),
        (2, Nested, head("Đối tượng")),
        (
            3,
            Dash,
            Content::text(
                "Tập thể, cá nhân, hộ gia đình hội viên và các mô hình, sáng kiến tiêu biểu trong công tác Hội và phong trào phụ nữ.",
            ),
        ),
        (2, Nested, head("Tiêu chí cụ thể")),
        (3, Letter, head("Tập thể điển hình tiên tiến")),
        (4, Plus, Content::Criteria { set: CriteriaSetId(1) }),
        (3, Letter, Content::Criteria { set: CriteriaSetId(2) }),
        (2, Nested, head("Số lượng, thời hạn giới thiệu")),
        (3, Dash, Content::Obligation { obligation: ObligationId(1) }),
        (3, Dash, Content::Obligation { obligation: ObligationId(2) }),
        (0, Roman, head("Tổ chức thực hiện")),
        (1, Arabic, head("Cấp tỉnh")),
        (
            2,
            Dash,
            Content::text(
                "Giao Ban Tuyên giáo phối hợp với Văn phòng Hội LHPN tỉnh là bộ phận thường trực, giúp Ban Thường vụ theo dõi, tổng hợp, đề xuất hình thức khen thưởng phù hợp.",
            ),
        ),
        (1, Arabic, head("Các xã, phường Hội và đơn vị trực thuộc")),
        (
            2,
            Dash,
            Content::text(
                "Căn cứ Kế hoạch của tỉnh, chủ động xây dựng kế hoạch của đơn vị và tổ chức thực hiện.",
            ),
        ),
        (2, Dash, Content::Obligation { obligation: ObligationId(3) }),
    ])
}

fn criterion(id: i64, code: &str, title: &str, measure: Measure) -> Criterion {
    Criterion::new(CriterionId(id), code, title, measure)
}

pub fn criteria() -> Vec<CriteriaSet> {
    let points = |max| Measure::Points { max: Points::whole(max), step: Points::ZERO };
    vec![
        CriteriaSet {
            criteria: vec![
                criterion(
                    1,
                    "TC1",
                    "Hoàn thành xuất sắc nhiệm vụ công tác Hội và phong trào phụ nữ, thu hút đông đảo hội viên tham gia;",
                    points(60),
                ),
                criterion(
                    2,
                    "TC2",
                    "Dẫn đầu trong các phong trào thi đua hoặc có sáng kiến, giải pháp công tác hiệu quả",
                    points(40),
                ),
                criterion(
                    3,
                    "ĐK1",
                    "Tổ chức Đảng, đoàn thể trong sạch, vững mạnh (nếu có)",
                    Measure::Gate { optional: true },
                ),
            ],
            ..CriteriaSet::new(
                CriteriaSetId(1),
                PlanId(1),
                Some(SubjectKind::Collective),
                "Tập thể điển hình tiên tiến",
            )
        },
        CriteriaSet {
            criteria: vec![
                criterion(
                    4,
                    "TC1",
                    "Gương mẫu đi đầu trong các phong trào thi đua, các cuộc vận động",
                    points(100),
                ),
                criterion(
                    5,
                    "ĐK1",
                    "Gia đình đạt danh hiệu “Gia đình văn hóa”",
                    Measure::Gate { optional: false },
                ),
            ],
            ..CriteriaSet::new(
                CriteriaSetId(2),
                PlanId(1),
                Some(SubjectKind::Person),
                "Cá nhân điển hình tiên tiến",
            )
        },
    ]
}

pub fn obligations() -> Vec<Obligation> {
    let of = |id, duty| Obligation { id: ObligationId(id), plan: PlanId(1), duty, wording: String::new() };
    vec![
        of(
            1,
            Duty::Quota {
                share: None,
                nominators: Nominators::Kind(UnitKind::Commune),
                bound: Bound::AtLeast,
                number: 2,
                kinds: vec![SubjectKind::Collective, SubjectKind::Person],
                every: Frequency::Once,
                due: Some(Due::On(day(2026, 4, 20))),
                sent_to: "Văn phòng Hội LHPN tỉnh".into(),
                attached: "trích ngang thành tích".into(),
            },
        ),
        of(
            2,
            Duty::Quota {
                share: None,
                nominators: Nominators::Units(vec![UnitId(7)]),
                bound: Bound::AtLeast,
                number: 1,
                kinds: vec![],
                every: Frequency::Monthly,
                due: None,
                sent_to: String::new(),
                attached: String::new(),
            },
        ),
        of(
            3,
            Duty::Report {
                reporter: "Các đơn vị".into(),
                units: None,
                every: Frequency::Yearly,
                due: Some(Due::EveryYear { day: 15, month: 11 }),
                sent_to: "Văn phòng Hội LHPN tỉnh".into(),
            },
        ),
    ]
}

pub fn plan_input() -> PlanPaper {
    PlanPaper {
        office: office(),
        plan: plan(),
        sections: sections(),
        obligations: obligations(),
        criteria: criteria(),
        units: vec![(UnitId(7), "Hội LHPN phường Tân An".into())],
        made: None,
    }
}

pub fn dossier(id: i64, summary: &str, proposed: &str) -> Dossier {
    Dossier {
        field: "Phát triển kinh tế".into(),
        summary: summary.into(),
        proposed: proposed.into(),
        ..Dossier::new(DossierId(id), SubjectId(id), (PlanId(1), 2026), UnitId(7))
    }
}

fn subject(id: i64, name: &str, detail: Detail) -> Subject {
    Subject::new(SubjectId(id), name, detail)
}

const LONG: &str = "Vận động 125 hội viên tham gia tổ tiết kiệm, giúp 18 hộ thoát nghèo; đi đầu trong phong trào phân loại \
                    rác tại nguồn, trồng 2,5 km đường hoa và duy trì sinh hoạt chi hội đều đặn trong 3 năm liền";

pub fn entries() -> Vec<Entry> {
    let person = |post: &str, sex, birth| {
        Detail::Person(Person { post: post.into(), sex: Some(sex), birth: Some(birth), ..Person::default() })
    };
    let mut anh = dossier(1, LONG, "Giấy khen");
    anh.past_awards = vec![
        PastAward {
            year: Some(2024),
            form: "Giấy khen của Hội LHPN tỉnh".into(),
            decision: "31/QĐ-BTV".into(),
            ..PastAward::default()
        },
        PastAward {
            year: Some(2025),
            form: "Bằng khen của UBND tỉnh".into(),
            decision: "Quyết định số 1204/QĐ-UBND".into(),
            ..PastAward::default()
        },
    ];
    let mut tuyet = dossier(4, "", "Giấy khen");
    tuyet.achievements = vec![
        Achievement {
            year: Some(2025),
            content: "Xây dựng tổ hợp tác trồng chè sạch".into(),
            figure: "32".into(),
            measure: "hội viên".into(),
            evidence: String::new(),
        },
        Achievement {
            content: "Dạy nghề miễn phí cho phụ nữ khó khăn.".into(), ..Achievement::default()
        },
    ];
    let rows = [
        (
            anh,
            subject(
                1,
                "Nguyễn Thị Ánh",
                person("Chi hội trưởng chi hội Bản Mới", Sex::Female, PartialDate::Year(1975)),
            ),
        ),
        (
            dossier(2, LONG, "Giấy khen"),
            subject(2, "Lò Văn An", person("Hội viên danh dự", Sex::Male, PartialDate::Day(day(1968, 3, 2)))),
        ),
        (
            dossier(3, LONG, "Bằng khen"),
            subject(
                3,
                "Trần Thị Thuý",
                person("Chủ tịch Hội LHPN phường Tân An", Sex::Female, PartialDate::Year(1982)),
            ),
        ),
        (tuyet, subject(4, "Đinh Thị Ân", person("Hội viên", Sex::Female, PartialDate::Year(1990)))),
        (
            dossier(5, LONG, "Bằng khen"),
            subject(5, "Chi hội phụ nữ tổ dân phố 10", Detail::Collective(Collective::default())),
        ),
        (
            dossier(6, LONG, "Giấy khen"),
            subject(6, "Chi hội phụ nữ tổ dân phố 2", Detail::Collective(Collective::default())),
        ),
        (
            dossier(7, LONG, "Giấy khen"),
            subject(
                7,
                "Hộ bà Nông Thị Bích",
                Detail::Household(Household {
                    head: "Vi Văn Sơn".into(),
                    address: "thôn Nà Lùng".into(),
                    ..Household::default()
                }),
            ),
        ),
        (
            dossier(8, LONG, "Giấy khen"),
            subject(
                8,
                "Mô hình “Ngôi nhà xanh” thu gom phế liệu gây quỹ giúp trẻ em nghèo vượt khó đến trường",
                Detail::Model(Model {
                    owners: vec!["Chi hội phụ nữ thôn Nà Lùng".into()],
                    ..Model::default()
                }),
            ),
        ),
    ];
    rows.iter().map(|(dossier, subject)| Entry::gather(dossier, subject, "Hội LHPN phường Tân An")).collect()
}

pub fn list_input() -> NominationList {
    NominationList {
        office: office(),
        subject: "Đề nghị biểu dương, khen thưởng điển hình tiên tiến năm 2026".into(),
        entries: entries(),
        shown: Shown::default(),
        register: Register { number: None, date: Some(day(2026, 10, 9)), year: Some(2026) },
        attached: Some((AttachedTo::Proposal, Register { number: None, date: None, year: Some(2026) })),
        signature: None,
        made: None,
    }
}

/// The same list grown to `rows` persons, for page breaks.
pub fn long_list(rows: i64) -> NominationList {
    let families = ["Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lý", "Vi", "Đặng"];
    let given = ["An", "Ánh", "Ân", "Bích", "Dung", "Đào", "Hoà", "Lan", "Thuý", "Yến"];
    let entries = (1..=rows)
        .map(|id| {
            let name = format!("{} Thị {}", families[id as usize % 8], given[id as usize % 10]);
            let detail = Detail::Person(Person {
                sex: Some(Sex::Female),
                birth: Some(PartialDate::Year(1960 + (id % 40) as i32)),
                post: "Hội viên".into(),
                ..Person::default()
            });
            Entry::gather(
                &dossier(id, LONG, "Giấy khen"),
                &subject(id, &name, detail),
                "Hội LHPN phường Tân An",
            )
        })
        .collect();
    NominationList { entries, ..list_input() }
}
