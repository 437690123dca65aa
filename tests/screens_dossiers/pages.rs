//! The pages of an open dossier beside its form: papers and files, screening and returns, life, personal data.

use super::support;
use super::window::{Window, change, day, desk};
use guong_sang::domain::Command;
use guong_sang::domain::checklist::ItemStanding;
use guong_sang::domain::correction::DossierField;
use guong_sang::domain::dossier::{DataBasis, Dossier, DossierState, Held};
use guong_sang::domain::limits::limits;
use guong_sang::domain::subject::SubjectKind;
use guong_sang::screens::dossiers::{
    FormMessage, Message, PageMessage, PapersMessage, PersonalMessage, ScreeningMessage, Slot, Tab,
};
use guong_sang::screens::exports::Exports;
use guong_sang::screens::lacking::{Lacking, Message as LackingMessage};
use guong_sang::screens::{Effect, HandingKind, Place};
use guong_sang::ui::Theme;
use iced::Size;
use std::fs;
use std::path::PathBuf;

const WORK: Size = Size::new(1158.0, 692.0);

fn screening(message: ScreeningMessage) -> FormMessage {
    FormMessage::Page(PageMessage::Screening(message))
}

fn papers(message: PapersMessage) -> FormMessage {
    FormMessage::Page(PageMessage::Papers(message))
}

fn personal(message: PersonalMessage) -> FormMessage {
    FormMessage::Page(PageMessage::Personal(message))
}

fn shows(w: &Window, words: &str) -> bool {
    // As high as the page is, so that nothing lies below the fold.
    support::window(Size::new(1158.0, 2400.0), w.screen.view(&w.desk)).find(words).is_ok()
}

fn shot(name: &str, w: &Window, size: Size) {
    let mut shown = support::window(size, w.screen.view(&w.desk));
    support::shot(&format!("pages-{name}"), &mut shown, Theme::Light);
}

/// A window with the lists of papers and the catalogues that come with the program.
fn window() -> Window {
    let mut desk = desk();
    desk.checklists = desk.store.read_now(|db| db.checklists()).unwrap();
    desk.entries = desk.store.read_now(|db| db.entries()).unwrap();
    Window::open(desk)
}

fn nominated(w: &mut Window) {
    w.add(SubjectKind::Person, "Nguyễn Thị Ánh");
    w.fill(Slot::Proposed, "Giấy khen");
    w.form(screening(ScreeningMessage::DayTyped("20/11/2026".into())));
    w.form(screening(ScreeningMessage::Stepped(DossierState::Nominated)));
    assert_eq!(w.file().state, DossierState::Nominated);
}

fn standing(w: &Window, key: &str) -> ItemStanding {
    let file = w.file();
    let lists = guong_sang::domain::checklist::shipped();
    let kind = file.subject.kind();
    let list = guong_sang::domain::checklist::fitting(lists, &file.dossier.proposed, kind, "", w.desk.today)
        .unwrap();
    let all = guong_sang::domain::checklist::states(list, &file.dossier, &file.subject, &file.attachments);
    all.iter().find(|state| state.item.key == key).unwrap().standing
}

#[test]
fn papers_are_ticked_waived_with_a_reason_and_stored_with_the_dossier() {
    let mut w = window();
    nominated(&mut w);
    w.turn(Tab::Papers);
    assert!(shows(&w, "Giấy tờ, tệp (3)"), "three required papers are missing");
    w.form(papers(PapersMessage::Ticked("report".into(), true)));
    w.form(papers(PapersMessage::Waived("minutes".into(), true)));
    w.form(papers(PapersMessage::NoteTyped("minutes".into(), "Đơn vị chỉ có một người".into())));
    w.form(papers(PapersMessage::NoteLeft));
    assert_eq!(standing(&w, "report"), ItemStanding::There);
    assert_eq!(standing(&w, "minutes"), ItemStanding::Waived);
    assert!(shows(&w, "Giấy tờ, tệp (1)") && shows(&w, "Đơn vị chỉ có một người"));
    let held = w.file().dossier.papers;
    assert_eq!((held[1].held, held[1].note.as_str()), (Held::Waived, "Đơn vị chỉ có một người"));
    w.form(papers(PapersMessage::Waived("minutes".into(), false)));
    assert_eq!(standing(&w, "minutes"), ItemStanding::Missing);
    assert!(w.refusals.is_empty() && w.told.is_empty(), "{:?} {:?}", w.refusals, w.told);
}

fn files(folder: &tempfile::TempDir, all: &[(&str, &[u8])]) -> Vec<PathBuf> {
    all.iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        })
        .collect()
}

#[test]
fn files_are_kept_given_to_a_paper_taken_out_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window();
    nominated(&mut w);
    w.turn(Tab::Papers);
    let chosen = files(&folder, &[("Tờ trình.pdf", b"%PDF-1.7 mot"), ("ảnh.png", &picture())]);
    w.form(papers(PapersMessage::Chosen("proposal".into(), chosen.clone())));
    let file = w.file();
    assert_eq!(file.attachments.len(), 2, "{:?}", w.told);
    assert_eq!(
        (file.attachments[0].name.as_str(), file.attachments[0].item.as_str()),
        ("Tờ trình.pdf", "proposal")
    );
    assert_eq!(standing(&w, "proposal"), ItemStanding::There);
    assert!(matches!(w.done.last(), Some(Command::Batch { commands, .. }) if commands.len() == 2));
    // The same bytes again are told, not stored.
    w.form(papers(PapersMessage::Chosen(String::new(), chosen[..1].to_vec())));
    assert_eq!(w.file().attachments.len(), 2);
    assert!(w.told.last().unwrap().sentence.contains("đã có trong hồ sơ"), "{:?}", w.told);
    let id = file.attachments[0].id;
    w.form(papers(PapersMessage::FileMoved(id, "report".into())));
    w.form(papers(PapersMessage::FileNoteTyped(id, "Bản ký tươi".into())));
    w.form(papers(PapersMessage::FileNoteLeft));
    let moved = &w.file().attachments[0];
    assert_eq!((moved.item.as_str(), moved.note.as_str()), ("report", "Bản ký tươi"));
    w.form(papers(PapersMessage::Removed(id)));
    assert_eq!(w.file().attachments.len(), 1);
    assert!(!shows(&w, "Tờ trình.pdf"));
    w.undo();
    assert_eq!(w.file().attachments.len(), 2);
    assert!(shows(&w, "Tờ trình.pdf"));
    w.form(papers(PapersMessage::Handed(id, HandingKind::Copy)));
    assert_eq!(w.handed.last().unwrap().name, "Tờ trình.pdf");
}

/// A small picture as bytes of a PNG file.
fn picture() -> Vec<u8> {
    let mut map = tiny_skia::Pixmap::new(40, 20).unwrap();
    map.fill(tiny_skia::Color::from_rgba8(200, 30, 40, 255));
    map.encode_png().unwrap()
}

#[test]
fn too_large_a_file_is_refused_in_words_and_a_changed_one_shows_red() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window();
    nominated(&mut w);
    w.turn(Tab::Papers);
    let large = folder.path().join("phim.mp4");
    fs::File::create(&large).unwrap().set_len(limits().unwrap().attachment.at_most + 1).unwrap();
    let small = files(&folder, &[("Xác nhận.pdf", b"%PDF-1.7 hai")]);
    w.form(papers(PapersMessage::Chosen(String::new(), vec![large, small[0].clone()])));
    assert_eq!(w.file().attachments.len(), 1, "the other one is taken all the same");
    assert!(w.told[0].sentence.contains("lớn hơn mức 20 MB"), "{:?}", w.told);
    let sha256 = w.file().attachments[0].sha256.clone();
    let path = w.desk.store.read_now(move |db| Ok(db.file_path(&sha256))).unwrap().unwrap();
    fs::write(&path, "khác").unwrap();
    w.turn(Tab::Facts);
    w.turn(Tab::Papers);
    let words = "Tệp trong thư mục “Tệp kèm theo” đã bị sửa bên ngoài chương trình. Hãy lấy lại từ bản sao lưu, hoặc bỏ dòng này rồi thêm lại tệp.";
    assert!(shows(&w, words));
    fs::remove_file(&path).unwrap();
    w.turn(Tab::Papers);
    let words = "Không còn tệp này trong thư mục “Tệp kèm theo”. Hãy lấy lại từ bản sao lưu, hoặc bỏ dòng này rồi thêm lại tệp.";
    assert!(shows(&w, words));
}

#[test]
fn a_dossier_goes_back_with_marked_fields_and_a_reason_that_says_enough() {
    let mut w = window();
    nominated(&mut w);
    w.turn(Tab::Screening);
    w.form(screening(ScreeningMessage::DayTyped("21/11/2026".into())));
    w.form(screening(ScreeningMessage::ReturnAsked));
    w.form(screening(ScreeningMessage::ReasonTyped("Thiếu".into())));
    assert!(shows(&w, "5/20 ký tự; cần nêu rõ thêm"));
    w.form(screening(ScreeningMessage::ReasonGiven));
    assert!(shows(&w, "Hãy đánh dấu ít nhất một mục cần bổ sung; chỉ các mục đó được mở để sửa."));
    w.form(screening(ScreeningMessage::FieldMarked(DossierField::Summary, true)));
    w.form(screening(ScreeningMessage::ReasonGiven));
    assert_eq!(w.file().state, DossierState::Nominated, "the reason is too short");
    w.form(screening(ScreeningMessage::ReasonTyped("Trích ngang chưa có số liệu năm 2026".into())));
    w.form(screening(ScreeningMessage::ReasonGiven));
    let file = w.file();
    assert_eq!((file.state, file.returns.len()), (DossierState::Returned, 1));
    assert_eq!(file.returns[0].fields, [DossierField::Summary]);
    // What is not marked stays as it was.
    w.turn(Tab::Papers);
    w.form(papers(PapersMessage::Ticked("report".into(), true)));
    assert!(w.file().dossier.papers.is_empty());
    assert!(w.refusals.is_empty(), "{:?}", w.refusals);
    w.turn(Tab::Screening);
    let mut dossier = w.file().dossier;
    dossier.summary = "Giúp 12 hộ thoát nghèo trong năm 2026".into();
    w.write(Command::SaveDossier { dossier });
    w.form(screening(ScreeningMessage::ReturnAnswered));
    assert!(shows(&w, "Từ khi trả lại đã sửa") && shows(&w, "Tóm tắt thành tích"));
    let file = w.file();
    assert_eq!(file.state, DossierState::Nominated);
    assert!(file.returns[0].waits());
    assert!(shows(&w, "Bạn kiểm tra lại phần bổ sung, rồi chuyển bước."));
    // Somebody else sits down: the step waits for who asked, or is taken over with a reason.
    w.desk.staff = "Nông Thị Mai".into();
    assert!(shows(&w, "Lê Thị Thu kiểm tra lại phần bổ sung."));
    w.form(screening(ScreeningMessage::StepAgreed(DossierState::Complete)));
    assert_eq!(w.file().state, DossierState::Nominated);
    w.form(screening(ScreeningMessage::TakeOverAsked));
    w.form(screening(ScreeningMessage::ReasonTyped("Chị Thu đi học tập trung ba tháng".into())));
    w.form(screening(ScreeningMessage::ReasonGiven));
    assert_eq!(w.file().returns[0].asked.by, "Nông Thị Mai");
    w.form(screening(ScreeningMessage::StepAgreed(DossierState::Complete)));
    assert_eq!(w.file().state, DossierState::Complete);
    assert!(w.file().returns[0].checked.is_some());
}

#[test]
fn another_dossier_of_the_same_year_is_warned_of_and_has_a_door() {
    let mut w = window();
    nominated(&mut w);
    let first = w.file();
    // Another plan of the same year.
    let mut plan = w.desk.plans[0].clone();
    plan.id = w.desk.fresh();
    plan.name = "Gương người tốt việc tốt".into();
    let other = Dossier::new(w.desk.fresh(), first.subject.id, (plan.id, 2026), first.dossier.unit);
    let id = other.id;
    change(&w.desk, Command::SavePlan { plan });
    change(&w.desk, Command::SaveDossier { dossier: other });
    super::window::reload(&mut w.desk);
    let mut w = Window::open_one(w.desk, first.dossier.id);
    w.turn(Tab::Screening);
    assert!(shows(&w, "Cần lưu ý về khen thưởng") && shows(&w, "Mở hồ sơ đó"));
    w.turn(Tab::Life);
    assert!(shows(&w, "Gương người tốt việc tốt") && shows(&w, "Hồ sơ chưa được đưa vào đợt xét nào."));
    w.form(FormMessage::Page(PageMessage::Screening(ScreeningMessage::Showed(id))));
    // It belongs to another plan, which is chosen first.
    assert_eq!((w.went.last(), w.screen.shown()), (Some(&Place::Dossier(id)), Some(first.dossier.id)));
}

#[test]
fn why_data_are_kept_is_written_down_and_a_record_can_be_made_anonymous() {
    let mut w = window();
    nominated(&mut w);
    w.turn(Tab::Personal);
    let purpose = guong_sang::domain::personal::offers().purpose[0].words.as_str();
    w.form(personal(PersonalMessage::PurposeTaken(purpose)));
    w.form(personal(PersonalMessage::BasisChosen(DataBasis::Consent)));
    w.form(personal(PersonalMessage::GivenTyped("5/9/26".into())));
    w.form(personal(PersonalMessage::Left));
    w.form(personal(PersonalMessage::UntilTaken));
    let kept = w.file().dossier.personal;
    assert_eq!(
        (kept.purpose.as_str(), kept.basis, kept.given_on),
        (purpose, DataBasis::Consent, Some(day(2026, 9, 5)))
    );
    assert_eq!(kept.keep_until, guong_sang::domain::personal::kept_until(2026));
    w.form(personal(PersonalMessage::UntilTyped("31/2".into())));
    w.form(personal(PersonalMessage::Left));
    assert!(shows(&w, "Không có ngày này. Hãy ghi ví dụ 5/9/2026."));
    assert_eq!(w.file().dossier.personal.keep_until, kept.keep_until, "the last good day stays");
    w.form(personal(PersonalMessage::UntilTyped("1/10/2026".into())));
    w.form(personal(PersonalMessage::Left));
    assert!(shows(&w, "Quá thời hạn giữ") && shows(&w, "Dữ liệu cá nhân (1)"));
    // Without a reason nothing is asked; with one, what goes and what stays is said first.
    w.form(personal(PersonalMessage::AnonymiseAsked));
    assert!(w.asked.is_none());
    w.form(personal(PersonalMessage::ReasonTyped("Hết thời hạn giữ".into())));
    w.form(personal(PersonalMessage::AnonymiseAsked));
    let sentence = w.asked.as_ref().unwrap().sentence.clone();
    for words in ["Nguyễn Thị Ánh", "văn bản đã ban hành", "Không hoàn tác được", "bản sao lưu cũ"]
    {
        assert!(sentence.contains(words), "{words}: {sentence}");
    }
    w.agree();
    assert!(w.file().subject.anonymised.is_some(), "{:?}", w.refusals);
    assert!(w.receipts.last().unwrap().undo.is_none());
    assert!(!shows(&w, "Nguyễn Thị Ánh") && shows(&w, "Đã ẩn danh"));
    w.form(personal(PersonalMessage::ExportsAsked));
    assert_eq!(w.went.last(), Some(&Place::Exports));
}

#[test]
fn what_is_lacking_is_told_by_unit_with_the_day_on_which_it_is_due() {
    let mut w = window();
    nominated(&mut w);
    let plan = w.desk.current.unwrap().plan;
    let quota = serde_json::json!({"deed": "save_obligation", "obligation": {"id": 77, "plan": plan, "duty": {
        "duty": "quota", "nominators": {"kind": "commune"}, "bound": "at_least", "number": 2, "kinds": [],
        "every": "once", "due": {"on": "2026-11-30"}, "sent_to": "Văn phòng", "attached": ""}}});
    change(&w.desk, serde_json::from_value(quota).unwrap());
    let (mut screen, task) = Lacking::open(&w.desk);
    for message in super::pump::messages(task) {
        let _ = screen.update(message, &w.desk);
    }
    let find = |words: &str| {
        let found = support::window(Size::new(1158.0, 1200.0), screen.view(&w.desk)).find(words).is_ok();
        assert!(found, "{words}");
    };
    // Eight days from the day of these tests.
    for words in
        ["Hội LHPN xã Hồng Quang", "Nguyễn Thị Ánh", "Hạn 30/11/2026", "Còn 8 ngày", "Thiếu mục bắt buộc"]
    {
        find(words);
    }
    let mut shown = support::window(WORK, screen.view(&w.desk));
    support::shot("pages-lacking", &mut shown, Theme::Light);
    drop(shown);
    let id = w.file().dossier.id;
    let door = screen.update(LackingMessage::Showed(id), &w.desk);
    assert!(matches!(door, Effect::Go(Place::Dossier(there)) if there == id));
}

#[test]
fn what_left_the_program_is_listed_newest_first() {
    let w = window();
    for (id, what, personal) in
        [(1, "Danh sách hồ sơ năm 2026", true), (2, "Văn bản: Tờ trình (Word)", false)]
    {
        let note = serde_json::json!({"deed": "note_export", "export": {"id": id, "what": what, "rows": 24 * (2 - id),
            "columns": [], "personal": personal, "file": "tệp.xlsx", "on": format!("2026-11-{:02}", 20 + id), "by": "Lê Thị Thu"}});
        change(&w.desk, serde_json::from_value(note).unwrap());
    }
    let (mut screen, task) = Exports::open(&w.desk);
    for message in super::pump::messages(task) {
        let _ = screen.update(message, &w.desk);
    }
    let mut shown = support::window(WORK, screen.view(&w.desk));
    let place =
        |shown: &mut iced_test::Simulator<'_, _, _, _>, words: &str| shown.find(words).unwrap().bounds().y;
    assert!(place(&mut shown, "Văn bản: Tờ trình (Word)") < place(&mut shown, "Danh sách hồ sơ năm 2026"));
    assert!(
        shown.find("Có dữ liệu cá nhân").is_ok() && shown.find("24 dòng · Lê Thị Thu · “tệp.xlsx”").is_ok()
    );
    support::shot("pages-exports", &mut shown, Theme::Light);
}

#[test]
fn pictures_of_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = window();
    nominated(&mut w);
    let zoomed = Size::new(772.0, 461.0);
    let long =
        "Xác nhận của Ủy ban nhân dân xã Hồng Quang về thành tích giúp hội viên thoát nghèo bền vững.pdf";
    let chosen = files(&folder, &[(long, b"%PDF-1.7 ba"), ("ảnh chị Ánh.png", &picture())]);
    shot("facts", &w, WORK);
    w.turn(Tab::Papers);
    shot("papers-empty", &w, WORK);
    w.form(papers(PapersMessage::Chosen("proposal".into(), chosen)));
    w.form(papers(PapersMessage::Waived("minutes".into(), true)));
    shot("papers", &w, WORK);
    shot("papers-zoomed", &w, zoomed);
    w.turn(Tab::Screening);
    shot("screening", &w, WORK);
    shot("screening-zoomed", &w, zoomed);
    w.form(screening(ScreeningMessage::ReturnAsked));
    w.form(screening(ScreeningMessage::FieldMarked(DossierField::Summary, true)));
    w.form(screening(ScreeningMessage::ReasonTyped("Trích ngang chưa có số liệu năm 2026".into())));
    shot("screening-return", &w, WORK);
    w.form(screening(ScreeningMessage::ReasonGiven));
    shot("screening-out", &w, WORK);
    w.turn(Tab::Facts);
    shot("facts-out", &w, WORK);
    w.turn(Tab::Screening);
    w.form(screening(ScreeningMessage::ReturnAnswered));
    w.desk.staff = "Nông Thị Mai".into();
    shot("screening-waits", &w, WORK);
    w.turn(Tab::Life);
    shot("life", &w, WORK);
    w.turn(Tab::Personal);
    w.form(personal(PersonalMessage::BasisChosen(DataBasis::Consent)));
    shot("personal", &w, WORK);
    shot("personal-zoomed", &w, zoomed);
    w.send(Message::Form(FormMessage::Back));
}
