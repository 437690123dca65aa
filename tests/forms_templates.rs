//! Every template makes a plan that the store accepts and that prints whole in every profile.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_fixture;

use forms_fixture::written::lines;
use forms_fixture::{day, office};
use guong_sang::cli::sample::stamp;
use guong_sang::domain::Command;
use guong_sang::domain::case::CaseFile;
use guong_sang::domain::office::{Office, OfficeKind};
use guong_sang::domain::papers::PaperType;
use guong_sang::domain::template::{self, Template};
use guong_sang::forms::check::Severity;
use guong_sang::forms::{Form, Profile, Spot, compose, review};
use guong_sang::storage::Database;

const YEAR: i32 = 2026;

fn office_of(kind: OfficeKind) -> Office {
    let (superior, issuer, name, short, symbol) = match kind {
        OfficeKind::WomensUnion => return office(),
        OfficeKind::FatherlandFront => (
            "Ủy ban MTTQ Việt Nam tỉnh Cao Sơn",
            "Ban Thường trực",
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Cao Sơn",
            "Ủy ban MTTQ Việt Nam tỉnh Cao Sơn",
            "MTTQ-BTT",
        ),
        OfficeKind::PeoplesCommittee => {
            ("", "Ủy ban nhân dân xã Tân An", "Ủy ban nhân dân xã Tân An", "Ủy ban nhân dân xã", "UBND")
        }
    };
    Office {
        kind,
        superior: superior.into(),
        issuer: issuer.into(),
        name: name.into(),
        short_name: short.into(),
        symbol: symbol.into(),
        ..office()
    }
}

fn made(template: &Template, office: Option<&Office>, setting: &Office) -> CaseFile {
    let mut database = Database::in_memory().unwrap();
    let set = Command::SetOffice { office: setting.clone() };
    database.perform(&set, &stamp(0)).unwrap();
    let mut next = 100;
    let mut fresh = || {
        next += 1;
        next
    };
    let (plan, command) = template::plan(template, office, YEAR, &mut fresh);
    database.perform(&command, &stamp(1)).unwrap_or_else(|error| panic!("{}: {error}", template.key));
    database.case_file(plan, YEAR, None, false).unwrap().unwrap()
}

fn printed(case: &CaseFile, profile: &Profile) -> Form {
    compose(&case.paper(PaperType::Plan), case, profile, None).unwrap()
}

#[test]
fn every_template_prints_whole_in_every_profile_and_has_no_fault() {
    for template in template::all() {
        let office = office_of(template.kind);
        let case = made(template, Some(&office), &office);
        for (id, _) in Profile::shipped().unwrap() {
            let profile = Profile::named(&id).unwrap();
            let form = printed(&case, &profile);
            assert_eq!(form.findings, vec![], "{} {id}", template.key);
            if id == "party" {
                // Party papers are not judged by the decree's rules for the head.
                continue;
            }
            let paper = case.paper(PaperType::Plan);
            let found = review(&form, &paper, &case, &profile, day(YEAR, 1, 5));
            let worse: Vec<_> = found.iter().filter(|it| it.severity != Severity::Hint).collect();
            assert!(worse.is_empty(), "{} {id}: {worse:#?}", template.key);
        }
    }
}

#[test]
fn without_an_office_only_what_the_office_knows_is_missing() {
    for template in template::all() {
        let bare = Office { signatures: Vec::new(), archive: String::new(), ..office_of(template.kind) };
        let case = made(template, None, &bare);
        let form = printed(&case, &Profile::named("state").unwrap());
        let theirs = |spot| matches!(spot, Spot::Signature | Spot::Recipients);
        assert!(form.findings.iter().all(|missing| theirs(missing.spot)), "{:#?}", form.findings);
        assert_eq!(form.findings.len(), 3, "archive, post, name");
    }
}

#[test]
fn a_template_says_who_what_how_many_and_by_when() {
    let wanted = [
        (
            "union",
            [
                "Mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) tập thể, cá nhân, hộ gia đình điển hình tiên tiến hoặc mô hình, sáng kiến tiêu biểu, kèm theo trích ngang thành tích, gửi về Hội LHPN tỉnh trước ngày 14/8/2026.",
                "- Đạt đủ 8 tiêu chí của Cuộc vận động “Xây dựng gia đình 5 không, 3 sạch” (điều kiện bắt buộc);",
                "a) Tập thể điển hình tiên tiến",
            ],
        ),
        (
            "front",
            [
                "Hằng tháng, mỗi đơn vị lựa chọn, giới thiệu ít nhất 01 (một) điển hình tiên tiến, kèm theo danh sách và tóm tắt thành tích, gửi về Ủy ban MTTQ Việt Nam tỉnh Cao Sơn trước ngày 25.",
                "- Đạt danh hiệu “Gia đình văn hóa” (điều kiện bắt buộc).",
                "b) Cá nhân",
            ],
        ),
        (
            "committee",
            [
                "- Mỗi đơn vị lựa chọn, giới thiệu ít nhất 02 (hai) tập thể hoặc cá nhân điển hình tiên tiến, kèm theo trích ngang thành tích, gửi về cơ quan thường trực thi đua, khen thưởng trước ngày 20/8/2026.",
                "- Tổ chức Đảng, đoàn thể hoàn thành tốt nhiệm vụ trở lên (nếu có).",
                "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
            ],
        ),
    ];
    for (template, (key, sentences)) in template::all().iter().zip(wanted) {
        assert_eq!(template.key, key);
        let office = office_of(template.kind);
        let got = lines(
            &printed(&made(template, Some(&office), &office), &Profile::named("state").unwrap()).document,
        );
        for sentence in sentences {
            assert!(got.iter().any(|line| line.contains(sentence)), "“{sentence}” is not in {got:#?}");
        }
    }
}

#[test]
fn an_office_is_offered_its_own_template_first() {
    for kind in OfficeKind::ALL {
        let offered = template::offered(Some(kind));
        assert_eq!((offered.len(), offered[0].kind), (template::all().len(), kind));
    }
}
